// Makes the scripts that readers get as one file each out of wwwroot/js: a chat opens with two requests instead of two
// dozen, and the launcher costs none. The order counts: each builds on those before it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { minify } from "terser";

const BUNDLES = {
  // On every page: what a swapped #main needs, and the launcher.
  page: ["chat-load", "navigation"],
  // When the panel opens. The parts up to the marks are the author's page's as well, see _Scripts.cshtml.
  chat: [
    "chat",
    "chat-tones",
    "chat-post",
    "chat-frames",
    "chat-socket",
    "chat-stream",
    "chat-line",
    "chat-bubbles",
    "chat-delivery",
    "chat-outbox",
    "chat-composer",
    "chat-older",
    "chat-log",
    "chat-marks",
    "chat-news",
    "chat-sound",
    "chat-new",
    "chat-peek",
    "chat-phone",
    "chat-menu",
    "chat-unreached",
    "chat-panel",
    "chat-start",
    "chat-gone",
    "chat-reading",
  ],
};

const from = new URL("wwwroot/js/", import.meta.url);
const to = new URL("wwwroot/dist/", import.meta.url);

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
for (const [name, parts] of Object.entries(BUNDLES)) {
  const sources = Object.fromEntries(parts.map((part) => [`${part}.js`, readFileSync(new URL(`${part}.js`, from), "utf8")]));
  const { code } = await minify(sources, { ecma: 2022, compress: { passes: 2 }, format: { comments: false } });
  writeFileSync(new URL(`${name}.min.js`, to), `${code}\n`);
}

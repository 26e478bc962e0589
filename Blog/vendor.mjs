// Copies the browser libraries from node_modules to wwwroot/lib, with their licences, and notes what was copied.
// hashes.json is what a test holds the served files against.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const LIBRARIES = [
  { package: "htmx-ext-ws", script: "dist/ws.min.js", licence: "LICENSE" },
  { package: "htmx.org", script: "dist/htmx.min.js", licence: "LICENSE" },
];

const from = new URL("node_modules/", import.meta.url);
const to = new URL("wwwroot/lib/", import.meta.url);

// A library that left the list must leave the folder too.
rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });

const copies = LIBRARIES.flatMap((library) => {
  const name = library.script.split("/").at(-1);
  const { version } = JSON.parse(readFileSync(new URL(`${library.package}/package.json`, from), "utf8"));
  return [
    { file: name, source: library.script },
    { file: name.replace(".min.js", ".LICENSE.txt"), source: library.licence },
  ].map((copy) => ({ ...copy, package: library.package, version }));
}).sort((a, b) => (a.file < b.file ? -1 : 1));

const hashes = {};
for (const { file, source, package: name, version } of copies) {
  copyFileSync(new URL(`${name}/${source}`, from), new URL(file, to));
  const sha384 = createHash("sha384").update(readFileSync(new URL(file, to))).digest("base64");
  hashes[file] = { package: name, version, sha384 };
}

writeFileSync(new URL("hashes.json", to), `${JSON.stringify(hashes, null, 2)}\n`);

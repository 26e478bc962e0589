"use strict";

// Every heading of a text gets a link to itself, which also puts the whole address on the clipboard. Beside the heading
// and not in it: a heading is read out as its own words alone.
(() => {
    const words = document.currentScript.dataset;

    function makeLink(heading) {
        const link = document.createElement("a");
        link.className = "anchor";
        link.href = "#" + heading.id;
        link.textContent = "#";
        link.setAttribute("aria-label", words.link.replace("{0}", () => heading.textContent));
        return link;
    }

    function addLinks(root) {
        for (const heading of root.querySelectorAll("article.reading > :is(h2, h3, h4, h5, h6)[id]")) {
            const place = document.createElement("div");
            place.className = "anchored";
            heading.replaceWith(place);
            place.append(heading, makeLink(heading));
        }
    }

    document.addEventListener("click", async (event) => {
        const link = event.target.closest(".anchored > .anchor");
        if (!link) {
            return;
        }

        try {
            await navigator.clipboard.writeText(link.href);
        } catch {
            // Forbidden, or no https: the address bar has it.
            return;
        }

        const name = link.getAttribute("aria-label");
        if (name !== words.copied) {
            link.setAttribute("aria-label", words.copied);
            link.dataset.copied = words.copied;
            window.setTimeout(() => {
                link.setAttribute("aria-label", name);
                delete link.dataset.copied;
            }, 2000);
        }
    });

    addLinks(document);
    document.addEventListener("htmx:load", (event) => addLinks(event.target));
})();

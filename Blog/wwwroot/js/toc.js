"use strict";

// The table of contents says where the reader is. Nothing else moves: the page is never scrolled here.
(() => {
    // A heading is behind the reader once it is above this part of the window. The area reaches up without an end, so
    // that a jump over many headings changes what it holds as well.
    const area = { rootMargin: "10000000px 0px -70% 0px" };
    let observer = null;
    let links = [];
    let passed = new Set();

    // Not by link.hash, in which every letter but those of English is percent signs.
    function headingOf(link) {
        return document.getElementById(link.getAttribute("href").slice(1));
    }

    function mark() {
        const current = links.findLast((link) => passed.has(headingOf(link)));
        for (const link of links) {
            if (link === current) {
                link.setAttribute("aria-current", "true");
            } else {
                link.removeAttribute("aria-current");
            }
        }

        if (current) {
            show(current);
        }
    }

    // A long table scrolls by itself; scrollIntoView might take the page along.
    function show(link) {
        const box = link.closest("nav");
        const place = link.getBoundingClientRect();
        const view = box.getBoundingClientRect();
        if (place.top < view.top) {
            box.scrollTop -= view.top - place.top;
        } else if (place.bottom > view.bottom) {
            box.scrollTop += place.bottom - view.bottom;
        }
    }

    function note(entries) {
        for (const entry of entries) {
            if (entry.isIntersecting) {
                passed.add(entry.target);
            } else {
                passed.delete(entry.target);
            }
        }

        mark();
    }

    function follow() {
        const found = [...document.querySelectorAll("#main .toc a")];
        if (found.length === links.length && found.every((link, index) => link === links[index])) {
            return;
        }

        observer?.disconnect();
        links = found;
        passed = new Set();
        observer = new IntersectionObserver(note, area);
        for (const link of links) {
            if (headingOf(link)) {
                observer.observe(headingOf(link));
            }
        }
    }

    follow();
    document.addEventListener("htmx:load", follow);
})();

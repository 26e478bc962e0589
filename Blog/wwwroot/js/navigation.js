"use strict";

// What a full page load does by itself and a swapped #main does not: the scroll position of every history entry, the
// current section in the masthead, the focus, and a page for a failure.
(() => {
    let restoredScroll = 0;
    let restoring = null;
    let scrollTimer = 0;

    // htmx's history cache is off (private text must not lie in it), and with it goes the scroll position. It is kept in
    // the entry's own state, so that two entries of one address have one each.
    function keepScroll() {
        window.clearTimeout(scrollTimer);
        history.replaceState({ ...history.state, scroll: window.scrollY }, "");
    }

    // The same rule as in _Layout.cshtml: a section is current on its own page and on those below it.
    function markSection() {
        for (const link of document.querySelectorAll(".sections a")) {
            const isBelow = link.pathname !== "/" && location.pathname.startsWith(link.pathname + "/");
            if (link.pathname === location.pathname || isBelow) {
                link.setAttribute("aria-current", "page");
            } else {
                link.removeAttribute("aria-current");
            }
        }
    }

    // The masthead is not swapped, but whoever signs in comes back to the page that is open now.
    function aimSignIn() {
        const link = document.querySelector(".signin");
        if (!link) {
            return;
        }

        const here = location.pathname + location.search;
        const address = new URL(link.href);
        if (here === "/") {
            address.searchParams.delete("returnUrl");
        } else {
            address.searchParams.set("returnUrl", here);
        }

        link.href = address.pathname + address.search;
    }

    function followAddress() {
        markSection();
        aimSignIn();
    }

    // A link that was followed has left with the old part; without this, the keyboard starts again at the very top.
    function focus(element) {
        if (element) {
            element.tabIndex = -1;
            element.focus({ preventScroll: true });
        }
    }

    // A click that asks for a new tab or window is the browser's. htmx leaves it alone on boosted links only; on those
    // with an address of their own it would swap, and no tab would open.
    document.addEventListener("click", (event) => {
        if ((event.ctrlKey || event.metaKey || event.shiftKey) && event.target.closest("a[href]")) {
            event.stopPropagation();
        }
    }, true);

    document.addEventListener("scroll", () => {
        window.clearTimeout(scrollTimer);
        scrollTimer = window.setTimeout(keepScroll, 100);
    }, { passive: true });

    // htmx has just written its own state over ours, and pushes the new entry next.
    document.addEventListener("htmx:beforeHistoryUpdate", keepScroll);
    document.addEventListener("htmx:pushedIntoHistory", followAddress);
    document.addEventListener("htmx:replacedInHistory", followAddress);

    window.addEventListener("popstate", (event) => {
        window.clearTimeout(scrollTimer);
        restoredScroll = event.state?.scroll ?? 0;
    });

    // Whoever goes back twice, or goes on meanwhile, is not interested in the first page any more; come late, it would take
    // the place of the one that the address names.
    document.addEventListener("htmx:historyCacheMiss", (event) => {
        restoring?.abort();
        restoring = event.detail.xhr;
    });
    document.addEventListener("htmx:beforeHistoryUpdate", () => restoring?.abort());

    document.addEventListener("htmx:historyRestore", () => {
        window.scrollTo({ top: restoredScroll, behavior: "instant" });
        keepScroll();
        followAddress();
    });

    document.addEventListener("htmx:afterSettle", (event) => {
        const { boosted, requestConfig } = event.detail;
        if (boosted) {
            focus(document.querySelector("#main h1"));
        } else if (requestConfig?.elt.matches("a[href]") && requestConfig.target.contains(requestConfig.elt)) {
            focus(document.querySelector(`#main [id="${requestConfig.target.id}"]`));
        }
    });

    // Where htmx would do nothing, the browser shows what happened: the server's page for the failure, or its own.
    document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
    for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
        document.addEventListener(failure, (event) => {
            const { verb, path, elt } = event.detail.requestConfig;
            if (verb === "get" && elt.matches("a[href]") && !elt.closest("#chat-pane")) {
                location.assign(path);
            }
        });
    }
})();

"use strict";

// The field stands outside of what a link or Back swaps: it follows the address, except under the hands of who types.
(() => {
    const field = () => document.getElementById("search-text");

    function follow() {
        const text = location.pathname === "/search" ? new URLSearchParams(location.search).get("q") ?? "" : "";
        if (field() && field().value !== text) {
            field().value = text;
        }
    }

    function followUnlessTyping() {
        if (document.activeElement !== field()) {
            follow();
        }
    }

    function announce(event) {
        if (event.detail.requestConfig?.elt.id === "search") {
            document.getElementById("search-status").textContent = document.querySelector("#main [data-announced]")?.textContent.trim() ?? "";
        }
    }

    document.addEventListener("htmx:afterSettle", announce);
    document.addEventListener("htmx:pushedIntoHistory", followUnlessTyping);
    document.addEventListener("htmx:replacedInHistory", followUnlessTyping);
    document.addEventListener("htmx:historyRestore", follow);
})();

"use strict";

// Voting and commenting are forms that htmx sends. This keeps what was typed until it is posted, says what failed, and
// takes the offer to undo away in time.
(() => {
    const words = document.currentScript.dataset;
    const field = () => document.querySelector("#comment-form textarea:not([readonly])");
    const key = () => `comment ${document.getElementById("comment-form").getAttribute("action")}`;

    // Kept per tab and article; a browser that forbids storage only loses the draft.
    function keep(text) {
        try {
            if (text) {
                sessionStorage.setItem(key(), text);
            } else {
                sessionStorage.removeItem(key());
            }
        } catch { /* storage is forbidden or full */ }
    }

    function bringBack() {
        const text = field();
        if (!text) {
            return;
        }

        try {
            if (text.form.dataset.posted) {
                keep("");
            } else if (!text.value) {
                text.value = sessionStorage.getItem(key()) ?? "";
            }
        } catch { /* storage is forbidden: nothing was kept */ }
    }

    // Only what the keyboard has lost is given back: whoever clicked elsewhere meanwhile stays there.
    function focusIfLost(element) {
        if (element && (document.activeElement === document.body || !document.activeElement)) {
            element.tabIndex = -1;
            element.focus({ preventScroll: true });
        }
    }

    function endUndo(place) {
        if (!place.isConnected) {
            return;
        }

        const hadFocus = place.contains(document.activeElement);
        place.remove();
        if (hadFocus) {
            focusIfLost(document.querySelector("#comments-title, #main h1"));
        }
    }

    function start(root) {
        for (const place of [root, ...root.querySelectorAll("[data-undo]")].filter((element) => element.dataset?.undo)) {
            window.setTimeout(() => endUndo(place), Number(place.dataset.undo) * 1000);
            delete place.dataset.undo;
        }

        if (document.getElementById("comment-form")) {
            bringBack();
        }
    }

    function showFailure(form) {
        form.parentElement.querySelector(":scope > [data-failure]")?.remove();
        const failure = document.createElement("p");
        failure.className = "error";
        failure.dataset.failure = "";
        failure.setAttribute("role", "alert");
        failure.textContent = words.failed;
        form.after(failure);
    }

    document.addEventListener("input", (event) => {
        if (event.target === field()) {
            keep(event.target.value);
        }
    });

    // Signed out meanwhile: the form's place shows the text and the way to sign in.
    document.addEventListener("htmx:beforeSwap", (event) => {
        if (event.detail.xhr.status === 401 && event.detail.target.id === "comment-form") {
            event.detail.shouldSwap = true;
            event.detail.isError = false;
        }
    });

    document.addEventListener("htmx:beforeRequest", (event) => {
        event.detail.elt.parentElement?.querySelector(":scope > [data-failure]")?.remove();
    });

    // Posted, and htmx is on the way to the page of comments that shows it.
    document.addEventListener("htmx:afterRequest", (event) => {
        if (event.detail.elt.id === "comment-form" && event.detail.xhr.status === 204) {
            keep("");
        }
    });

    for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
        document.addEventListener(failure, (event) => {
            const { elt, xhr } = event.detail;
            if (!elt.matches?.("form[data-talk]")) {
                return;
            }

            // 400: the page's token is older than the sign-in. A new page has a new one, and what was typed is kept.
            if (xhr?.status === 400) {
                location.reload();
            } else if (xhr?.status !== 401) {
                showFailure(elt);
            }
        });
    }

    document.addEventListener("htmx:afterSettle", (event) => {
        const { target, requestConfig } = event.detail;
        if (requestConfig?.elt.closest?.("[id^='comment-'], #waiting-list") && target) {
            focusIfLost(document.getElementById(requestConfig.target.id));
        }
    });

    // What one person typed is not for the next.
    document.addEventListener("submit", (event) => {
        if (event.target.matches("form[action='/account/logout']")) {
            try {
                Object.keys(sessionStorage).filter((name) => name.startsWith("comment ")).forEach((name) => sessionStorage.removeItem(name));
            } catch { /* storage is forbidden: nothing was kept */ }
        }
    });

    document.addEventListener("htmx:load", (event) => start(event.detail.elt));
})();

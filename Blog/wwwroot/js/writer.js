"use strict";

// What a plain form cannot do for a writer: keep the text in this tab until it is saved, and speak of times in the
// writer's own zone. The form works without.
(() => {
    const form = document.getElementById("writer");
    const field = (name) => form.elements.namedItem(name);
    const key = `writing ${form.dataset.user} ${form.dataset.article}`;
    const kept = ["Title", "Text", "Tags", "Language", "TranslationOf"];
    let isChanged = form.dataset.unsaved === "true";
    let isLeaving = false;
    let keepTimer = 0;

    function typed() {
        const values = Object.fromEntries(kept.map((name) => [name, field(name).value]));
        return { ...values, FormId: field("FormId").value, Version: field("Version").value };
    }

    function keep() {
        window.clearTimeout(keepTimer);
        try {
            sessionStorage.setItem(key, JSON.stringify(typed()));
        } catch {
            // Storage may be full or forbidden. The form and the warning on leaving are there all the same.
        }
    }

    function isSaved(draft) {
        return (form.dataset.sent ?? "").split(" ").includes(draft.FormId) || kept.every((name) => draft[name] === field(name).value);
    }

    function restore(draft) {
        for (const name of [...kept, "FormId", "Version"]) {
            field(name).value = draft[name];
        }

        isChanged = true;
        field("Text").dispatchEvent(new Event("input", { bubbles: true }));
    }

    function offerToRestore() {
        const stored = sessionStorage.getItem(key);
        const draft = stored && JSON.parse(stored);
        if (!draft || isChanged || isSaved(draft)) {
            sessionStorage.removeItem(key);
            return;
        }

        const offer = document.getElementById("kept-text");
        offer.hidden = false;
        offer.addEventListener("click", (event) => {
            if (event.target.closest("[data-restore]")) {
                restore(draft);
                offer.hidden = true;
            } else if (event.target.closest("[data-discard]")) {
                sessionStorage.removeItem(key);
                offer.hidden = true;
            }
        });
    }

    // The field shows and takes local time; the form sends UTC, which is what its value holds without this script.
    function speakLocalTime() {
        const date = field("PublishAt");
        const zone = document.getElementById("time-zone");
        zone.textContent = zone.dataset.words.replace("…", Intl.DateTimeFormat().resolvedOptions().timeZone);
        const utc = new Date(`${date.getAttribute("value")}Z`);
        if (!Number.isNaN(utc.getTime())) {
            date.value = new Date(utc.getTime() - utc.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
        }

        form.addEventListener("formdata", (event) => {
            const local = new Date(date.value);
            if (!Number.isNaN(local.getTime())) {
                event.formData.set("PublishAt", local.toISOString().slice(0, 16));
            }
        });
    }

    form.addEventListener("input", () => {
        isChanged = true;
        window.clearTimeout(keepTimer);
        keepTimer = window.setTimeout(keep, 300);
    });

    form.addEventListener("submit", (event) => {
        // htmx takes the preview's.
        if (!event.defaultPrevented) {
            keep();
            isLeaving = true;
        }
    });

    // Back to a page that the browser has kept as it was: it can be left once more.
    window.addEventListener("pageshow", () => { isLeaving = false; });

    window.addEventListener("beforeunload", (event) => {
        if (isChanged && !isLeaving) {
            keep();
            event.preventDefault();
        }
    });

    // A preview is no reason to leave for the sign-in: the text would stay behind.
    form.addEventListener("htmx:beforeOnLoad", (event) => {
        if (event.detail.xhr.status === 401) {
            event.preventDefault();
            document.getElementById("signed-out").hidden = false;
        }
    });

    speakLocalTime();
    offerToRestore();
})();

"use strict";

// Without script a copy button could do nothing, so script brings it.
(() => {
    const words = document.currentScript.dataset;

    function addButtons(root) {
        for (const header of root.querySelectorAll(".code > header")) {
            if (!header.querySelector("button")) {
                const button = document.createElement("button");
                button.type = "button";
                button.className = "btn btn-quiet btn-sm";
                button.textContent = words.copy;
                header.append(button);
            }
        }
    }

    document.addEventListener("click", async (event) => {
        const button = event.target.closest(".code > header > button");
        if (!button) {
            return;
        }

        const code = button.closest(".code").querySelector("code");
        try {
            await navigator.clipboard.writeText(code.textContent);
        } catch {
            // The browser may forbid it; then the code is selected, ready for the keyboard.
            getSelection().selectAllChildren(code);
            return;
        }

        button.textContent = words.copied;
        window.setTimeout(() => { button.textContent = words.copy; }, 2000);
    });

    // The clipboard needs https or localhost; elsewhere the button would be one that fails.
    if (navigator.clipboard) {
        addButtons(document);
        document.addEventListener("htmx:load", (event) => addButtons(event.target));
    }
})();

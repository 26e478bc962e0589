"use strict";

// The theme button posts a form and works without this; with it the theme changes at once.
(() => {
    const order = ["auto", "light", "dark"];
    const icons = { auto: "auto", light: "sun", dark: "moon" };

    function show(form, theme) {
        const button = form.querySelector("button");
        if (theme === "auto") {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = theme;
        }

        form.dataset.themeSwitch = theme;
        button.value = order[(order.indexOf(theme) + 1) % order.length];
        button.setAttribute("aria-label", form.dataset[theme]);
        const use = button.querySelector("use");
        use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${icons[theme]}`));
    }

    document.addEventListener("submit", async (event) => {
        const form = event.target.closest("form[data-theme-switch]");
        if (!form) {
            return;
        }

        event.preventDefault();
        const before = form.dataset.themeSwitch;
        const theme = form.querySelector("button").value;
        show(form, theme);
        try {
            // The answer leads back to this page, which is on the screen already.
            const response = await fetch(form.action, { method: "POST", body: new URLSearchParams({ value: theme }), redirect: "manual" });
            if (response.type !== "opaqueredirect") {
                show(form, before);
            }
        } catch {
            show(form, before);
        }
    });
})();

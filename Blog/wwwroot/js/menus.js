// Menus that open from a button: one at a time, closed by Escape, by a press beside them and by what they do.
(() => {
    'use strict';

    const open = () => document.querySelectorAll('details.menu[open]');

    document.addEventListener('click', (event) => {
        open().forEach((menu) => {
            if (!menu.contains(event.target) || event.target.closest('button[formaction]')) menu.open = false;
        });
    });

    // A button outside of its form has an address of its own, which htmx knows only of buttons inside.
    document.addEventListener('htmx:configRequest', (event) => {
        const submitter = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
        const address = submitter && submitter.getAttribute('formaction');
        if (address) event.detail.path = address;
    });

    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        open().forEach((menu) => {
            const held = menu.contains(document.activeElement);
            menu.open = false;
            if (held) menu.querySelector('summary').focus();
        });
    });
})();

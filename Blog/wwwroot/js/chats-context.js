// Beside the conversation: what is known of its visitor, as a pane or in the conversation's place, and the time where
// the visitor is.
(() => {
    'use strict';

    const chat = window.blogChat;
    const language = document.documentElement.lang;
    const panes = () => document.getElementById('panes');

    const tick = () => document.querySelectorAll('[data-clock]').forEach((clock) => {
        try {
            clock.textContent = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: clock.dataset.clock }).format(new Date());
            clock.title = clock.dataset.clock;
        } catch { /* a zone that this browser does not know keeps its name */ }
    });

    document.addEventListener('click', (event) => {
        const link = event.target.closest('[data-action="context"], [data-action="thread"]');
        if (!link) return;
        event.preventDefault();
        panes().dataset.view = link.dataset.action;
        document.getElementById(link.dataset.action).focus();
    });

    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id === 'context') tick();
    });

    chat.ready(() => {
        tick();
        setInterval(tick, 15000);
    });
})();

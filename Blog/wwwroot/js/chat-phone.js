// On a phone, and wherever else there is as little room, the panel is the whole screen: the page behind it keeps still, and
// the composer stands on the keyboard.
// Whether the pane is modal is said before htmx sees it: a pane whose attributes change later opens a second socket.
(() => {
    'use strict';

    const chat = window.blogChat;
    const margin = 8;
    const phone = matchMedia('(max-width: 30rem), (max-height: 30rem)');
    const widget = () => document.getElementById('chat');
    const isOpen = () => widget() && widget().hasAttribute('data-open');

    // By its form alone, and with its label: the browser's own way would take the page behind along.
    chat.showField = (field) => {
        const form = field.closest('.chat-start');
        if (!form) return;
        const [edges, place] = [form, field.closest('.field') || field].map((part) => part.getBoundingClientRect());
        const below = field.getBoundingClientRect().bottom + margin - edges.bottom;
        const above = place.top - margin - edges.top;
        if (below > 0 || above < 0) form.scrollTop += below > 0 ? below : above;
    };

    const fit = () => {
        if (!widget() || !window.visualViewport) return;
        const { height, offsetTop, scale } = window.visualViewport;
        // Somebody who enlarges the page wants to see a part of the panel and no smaller panel.
        if (!phone.matches || !isOpen() || scale !== 1) {
            widget().style.removeProperty('--chat-height');
            widget().style.removeProperty('--chat-top');
            return;
        }

        widget().style.setProperty('--chat-height', `${height}px`);
        widget().style.setProperty('--chat-top', `${offsetTop}px`);
    };

    // A keyboard takes the height from the form, and may cover the very field that it was opened for.
    const lower = new ResizeObserver(() => chat.showField(document.activeElement));

    const watch = () => {
        const form = document.getElementById('chat-start');
        if (form) lower.observe(form);
    };

    const keepStill = () => {
        const isModal = phone.matches && isOpen();
        [...document.body.children].forEach((part) => {
            if (part !== widget() && part.tagName !== 'SCRIPT') part.inert = isModal;
        });
        fit();
    };

    document.addEventListener('htmx:beforeSwap', (event) => {
        if (phone.matches && event.detail.target.id === 'chat-pane' && widget()) {
            event.detail.serverResponse = event.detail.serverResponse.replace('aria-modal="false"', 'aria-modal="true"');
        }
    });

    const pane = widget() && document.getElementById('chat-pane');
    if (pane && phone.matches && pane.hasAttribute('aria-modal')) pane.setAttribute('aria-modal', 'true');

    // Where a link of the panel leads is seen only without the panel.
    const giveWay = () => {
        if (phone.matches && isOpen()) document.dispatchEvent(new Event('chat:close'));
    };

    document.addEventListener('htmx:pushedIntoHistory', giveWay);
    document.addEventListener('click', (event) => {
        if (event.target.closest('#chat-pane a[href]:not([hx-get], [download], [target], .older)')) giveWay();
    });

    document.addEventListener('chat:toggled', keepStill);
    document.addEventListener('htmx:afterSettle', keepStill);
    phone.addEventListener('change', keepStill);
    if (window.visualViewport) {
        window.visualViewport.addEventListener('resize', fit);
        window.visualViewport.addEventListener('scroll', fit);
    }
    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id === 'chat-pane') watch();
    });
    chat.ready(watch);
    chat.ready(keepStill);
})();

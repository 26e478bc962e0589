// Shows what the server sends, whatever brought it: the socket, the stream or the answer to a request. Message n is shown
// only where slot n waits for it, and everything else only where an element of its id stands.
(() => {
    'use strict';

    const chat = window.blogChat;
    const intoSlot = /^<div hx-swap-oob="beforebegin:#slot-([0-9a-f]{32})-(\d+)"/;
    const ofElement = /^<[a-z]+[^>]*? id="([^"]+)"/;

    const isWanted = (html) => {
        const target = intoSlot.exec(html);
        if (!target) {
            const element = ofElement.exec(html);
            return element !== null && document.getElementById(element[1]) !== null;
        }

        const [, c, number] = target;
        const seq = Number(number);
        if (chat.slot(c, seq)) return true;
        // A gap: what lies between is asked for.
        if (chat.messages(c) && seq > chat.cursor(c) + 1) chat.resume();
        return false;
    };

    const shown = () => document.dispatchEvent(new Event('chat:frame'));

    // Gives way to a script that shows a fragment in a manner of its own.
    const isTaken = (html) => !document.dispatchEvent(new CustomEvent('chat:fragment', { detail: html, cancelable: true }));

    chat.receive = (html) => {
        const template = document.createElement('template');
        template.innerHTML = html;
        for (const element of [...template.content.children]) {
            const fragment = element.outerHTML;
            if (isTaken(fragment) || !isWanted(fragment)) continue;
            htmx.swap(document.body, fragment, { swapStyle: 'none', swapDelay: 0, settleDelay: 0 });
        }
        shown();
    };

    document.addEventListener('htmx:wsBeforeMessage', (event) => {
        if (!isTaken(event.detail.message) && isWanted(event.detail.message)) return;
        event.preventDefault();
        shown();
    });
    document.addEventListener('htmx:wsAfterMessage', shown);
})();

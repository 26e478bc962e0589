// The launcher says how things stand, and beside it an answer shows that nobody has seen. It opens nothing by itself, and
// what is put away stays away; the number on the launcher stays until it is read.
(() => {
    'use strict';

    const chat = window.blogChat;
    const mostOfText = 80;
    let unreadBefore = 0;
    const launcher = () => document.getElementById('chat-launcher');
    const place = () => document.getElementById('chat-peek');

    const hide = () => {
        if (place()) place().replaceChildren();
    };

    const excerpt = (text) => {
        const line = text.replace(/\s+/g, ' ').trim();
        const letters = [...line];
        return letters.length > mostOfText ? `${letters.slice(0, mostOfText).join('').trimEnd()}…` : line;
    };

    const show = ({ author, text }) => {
        const mould = document.querySelector('template[data-mould="peek"]');
        if (!place() || !mould) return;
        const bubble = mould.content.cloneNode(true);
        bubble.querySelector('[data-part="author"]').textContent = author;
        bubble.querySelector('[data-part="text"]').textContent = excerpt(text);
        place().replaceChildren(bubble);
    };

    // The words are the server's; they come with the number and with the dot.
    const name = () => {
        const unread = document.getElementById('chat-unread');
        const presence = document.getElementById('chat-launcher-presence');
        if (!launcher()) return;
        if (unread) launcher().setAttribute('aria-label', unread.dataset.words);
        if (presence) launcher().title = presence.dataset.words;
    };

    document.addEventListener('chat:answer', (event) => {
        if (place() && !document.getElementById('chat').hasAttribute('data-open')) show(event.detail);
    });
    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="dismiss-peek"]')) return;
        hide();
        launcher().focus();
    });
    document.addEventListener('chat:shown', hide);
    document.addEventListener('chat:frame', () => {
        name();
        const number = Number(document.getElementById('chat-unread')?.dataset.unread);
        // Read in another tab. The number comes after the message.
        if (number === 0 && unreadBefore > 0) hide();
        unreadBefore = number;
    });
    document.addEventListener('htmx:afterSettle', name);
    chat.ready(name);
})();

// Draws the open thread anew when its conversation was closed or opened elsewhere.
(() => {
    'use strict';

    const chat = window.blogChat;
    let asked = null;

    const isOutdated = (room) => {
        const state = room && room.querySelector('[data-closed]');
        // A part from long ago has no composer either.
        if (!state || room.dataset.part) return false;
        return (state.dataset.closed === 'true') !== (room.querySelector('#chat-composer') === null);
    };

    // A thread that somebody asked for is on its way.
    const isAsked = () => asked !== null && asked.readyState > 0 && asked.readyState < 4;

    const addressOfThread = (room) => `/chats/${room.dataset.conversation}`;

    // The closed state changed elsewhere: the thread is got anew, the draft is kept. What somebody asks for meanwhile, by
    // opening another one or by a button of this one, brings a thread itself, and would not find its place any more.
    document.addEventListener('chat:frame', () => {
        const room = chat.room();
        if (isOutdated(room)) htmx.ajax('GET', addressOfThread(room), { target: '#thread', swap: 'outerHTML' });
    });

    const isRenewal = ({ requestConfig, target }) => target.id === 'thread' && requestConfig?.elt === document.body;
    const isNeeded = ({ requestConfig }) => !isAsked() && isOutdated(chat.room()) && requestConfig.path === addressOfThread(chat.room());

    document.addEventListener('htmx:beforeRequest', (event) => {
        if (event.detail.target.id !== 'thread') return;
        if (!isRenewal(event.detail)) asked = event.detail.xhr;
        else if (!isNeeded(event.detail)) event.preventDefault();
    });
    document.addEventListener('htmx:beforeSwap', (event) => {
        if (isRenewal(event.detail) && !isNeeded(event.detail)) event.detail.shouldSwap = false;
    });
})();

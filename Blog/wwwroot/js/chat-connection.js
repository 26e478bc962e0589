// One socket per tab: it says where it wants to go on, and drops frames that are not the next one.
(() => {
    'use strict';

    const chat = window.blogChat;
    const firstDelay = 250;
    const longestDelay = 4000;
    let socket = null;

    htmx.config.wsReconnectDelay = (retries) => {
        const delay = Math.min(longestDelay, firstDelay * 2 ** retries);
        return delay / 2 + Math.random() * delay / 2;
    };

    // The extension keeps the address of the first connect for ever: where to go on is put in anew each time.
    htmx.createWebSocket = (address) => {
        const url = new URL(address);
        const room = chat.room();
        if (room && room.dataset.viewer === 'visitor') url.searchParams.set('after', chat.cursor(room.dataset.conversation));
        return new WebSocket(url);
    };

    const show = (state) => {
        document.querySelectorAll('[data-connection]').forEach((line) => {
            if (line.dataset.connection !== state) line.dataset.connection = state;
        });
    };

    const resume = () => {
        const room = chat.room();
        if (!room) {
            chat.send({ type: 'watch', tab: chat.tab() });
            return;
        }

        const c = room.dataset.conversation;
        const after = chat.cursor(c);
        chat.send(room.dataset.viewer === 'author' ? { type: 'watch', c, after, tab: chat.tab() } : { type: 'resume', after });
    };

    chat.tab = () => {
        const inbox = document.getElementById('inbox');
        return inbox ? inbox.dataset.tab : 'open';
    };

    chat.resume = resume;

    chat.isOpen = () => socket !== null;

    // False when there is no line: what must not be lost belongs into the outbox.
    chat.send = (frame) => {
        if (!socket) return false;
        socket.sendImmediately(JSON.stringify(frame));
        return true;
    };

    document.addEventListener('htmx:wsConnecting', () => show('connecting'));

    document.addEventListener('htmx:wsOpen', (event) => {
        socket = event.detail.socketWrapper;
        show('open');
        resume();
        document.dispatchEvent(new Event('chat:open'));
    });

    document.addEventListener('htmx:wsClose', () => {
        socket = null;
        // A pane that was swapped for another takes its socket with it.
        show(chat.room() || document.body.hasAttribute('ws-connect') ? 'offline' : 'connecting');
        document.dispatchEvent(new Event('chat:closed'));
    });

    // Compare and swap: message n is shown only where slot n waits for it.
    document.addEventListener('htmx:wsBeforeMessage', (event) => {
        const target = /^<div hx-swap-oob="beforebegin:#slot-([0-9a-f]{32})-(\d+)"/.exec(event.detail.message);
        if (!target) return;
        const [, c, number] = target;
        const seq = Number(number);
        if (chat.slot(c, seq)) return;
        event.preventDefault();
        if (chat.messages(c) && seq > chat.cursor(c) + 1) resume();
    });

    document.addEventListener('htmx:wsAfterMessage', () => {
        const room = chat.room();
        const beat = document.getElementById('chat-heartbeat');
        if (!room || !beat || !beat.value || room.dataset.viewer === 'author') return;
        if (Number(beat.value) > chat.cursor(room.dataset.conversation)) beat.dataset.behind = 'true';
    });

    // A tab that comes back to life may have slept through its line's end.
    window.addEventListener('pageshow', (event) => {
        if (event.persisted && socket) resume();
    });
})();

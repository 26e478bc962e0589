// What the chat's scripts share. The visitor's pane and the author's thread are both a "room": an element with
// data-conversation and data-viewer, a log, a list of pending bubbles and a composer.
(() => {
    'use strict';

    const account = document.body.dataset.account || '';
    const typed = /^chat-(draft|note|outbox)-/;
    let titled = '';

    const slotNumber = (slot) => Number(slot.id.slice(slot.id.lastIndexOf('-') + 1));

    // What was typed is kept under the account that is signed in, for nobody else to see or to send.
    const placeOf = (key) => (account && typed.test(key) ? `${key}@${account}` : key);

    const isOwn = (place) => !typed.test(place) || place === placeOf(place.split('@')[0]);

    const chat = {
        account,

        // The room of this tab: the visitor's pane, or the thread that the author has open.
        room: () => document.querySelector('[data-conversation][data-viewer]'),

        // The author's page: one line for the list and the thread that is open.
        isDesk: () => document.body.hasAttribute('ws-connect'),

        side: () => (chat.isDesk() ? '/chats' : '/chat'),

        log: (room) => room && room.querySelector('[role="log"]'),

        messages: (c) => document.getElementById(`messages-${c}`),

        // The number of the newest message that is shown; the slot after it waits for the next.
        cursor: (c) => {
            const slot = document.querySelector(`li[id^="slot-${c}-"]`);
            return slot ? slotNumber(slot) - 1 : 0;
        },

        slot: (c, seq) => document.getElementById(`slot-${c}-${seq}`),

        // The file of icons keeps the address that the server gave it.
        showIcon: (button, name) => {
            const use = button.querySelector('use');
            use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${name}`));
        },

        // Insecure origins have no randomUUID.
        newId: () => {
            if (crypto.randomUUID) return crypto.randomUUID();
            const bytes = crypto.getRandomValues(new Uint8Array(16));
            bytes[6] = (bytes[6] & 0x0f) | 0x40;
            bytes[8] = (bytes[8] & 0x3f) | 0x80;
            const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
            return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
        },

        // Kept per tab; a browser that forbids storage only loses the draft on reload.
        keep: (key, value) => {
            try {
                if (value) sessionStorage.setItem(placeOf(key), value);
                else sessionStorage.removeItem(placeOf(key));
            } catch { /* storage is forbidden or full */ }
        },

        kept: (key) => {
            try {
                return sessionStorage.getItem(placeOf(key)) || '';
            } catch {
                return '';
            }
        },

        keptKeys: (start) => {
            try {
                return Object.keys(sessionStorage).filter((place) => place.startsWith(start) && isOwn(place)).map((place) => place.split('@')[0]);
            } catch {
                return [];
            }
        },

        // When the page and all of these scripts are there; chat-load.js brings them later than the page.
        ready: (work) => document.addEventListener(document.getElementById('chat-scripts') ? 'chat:loaded' : 'DOMContentLoaded', work, { once: true }),

        // The number of unread messages stands before the title, whoever changes the title; a visitor also reads who answered.
        showUnread: () => {
            const counter = document.getElementById('chat-unread') || document.getElementById('inbox');
            const unread = Number(counter ? counter.dataset.unread : 0);
            const answered = counter && counter.dataset.answered;
            let plain = document.title.replace(/^\(\d+\+?\) /, '');
            if (titled && plain.startsWith(titled)) plain = plain.slice(titled.length);
            const author = answered && unread > 0 && chat.room()
                ? [...chat.room().querySelectorAll('li[data-seq][data-sender="author"] .by bdi')].pop()
                : null;
            titled = author ? `${answered.replace('{0}', author.textContent)} — ` : '';
            const title = unread > 0 ? `(${unread}) ${titled}${plain}` : plain;
            if (document.title !== title) document.title = title;
        },
    };

    // What was begun before signing in goes along; what another account has left in this tab goes away.
    const moveIn = () => {
        for (const place of Object.keys(sessionStorage).filter((key) => !isOwn(key))) {
            const [key, owner] = place.split('@');
            if (!owner && !chat.kept(key)) chat.keep(key, sessionStorage.getItem(place));
            sessionStorage.removeItem(place);
        }
    };

    try {
        if (account) moveIn();
    } catch { /* storage is forbidden: nothing was kept */ }

    window.blogChat = chat;

    chat.ready(() => {
        chat.showUnread();
        new MutationObserver(chat.showUnread).observe(document.querySelector('title'), { childList: true });
    });
    document.addEventListener('chat:frame', chat.showUnread);
    document.addEventListener('htmx:afterSettle', chat.showUnread);
})();

// Tells an author who looks elsewhere that somebody writes: by a sound, a dot on the page's icon and a notification. Of
// all tabs one rings, and none while the conversation is on somebody's screen in one of them.
(() => {
    'use strict';

    const chat = window.blogChat;
    const ringAgain = 30 * 1000;
    // How long the tabs have to say that the conversation is being looked at.
    const verdict = 300;
    // Their frames do not come at the same moment: a verdict may be there before this tab has heard of the message.
    const verdictLasts = 1000;
    const previewLength = 80;
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('blog-desk') : null;
    const icon = document.querySelector('link[rel="icon"]');
    const plainIcon = icon.href;
    const unread = new Map();
    const called = new Map();
    const ringing = new Map();
    const lookedAt = new Map();
    let hasLooked = false;
    // Without locks (on an insecure address) no tab can know of the others.
    let isBell = !navigator.locks;

    const rows = () => [...document.querySelectorAll('#inbox .rows > li')].map((li) => {
        const link = li.querySelector('a.row');
        return {
            c: li.id.slice('row-'.length),
            link,
            unread: Number(link.dataset.unread),
            isOwn: link.dataset.own === 'true',
            isOthers: link.dataset.others === 'true',
            isWaiting: link.querySelector('.timer') !== null,
        };
    });

    const isLookedAt = (c) => {
        const room = chat.room();
        return document.visibilityState === 'visible' && room !== null && room.dataset.conversation === c;
    };

    const notify = ({ c, link }) => {
        if (document.visibilityState === 'visible' || !('Notification' in window) || Notification.permission !== 'granted') return;
        const name = link.querySelector('b').firstChild.textContent;
        const note = new Notification(name, { body: link.querySelector('.last').textContent.slice(0, previewLength), tag: c, icon: '/icon.svg', silent: true });
        note.onclick = () => {
            note.close();
            window.focus();
            const row = document.querySelector(`#row-${c} a.row`);
            if (row) row.click();
            else location.assign(`/chats/${c}`);
        };
    };

    const hush = (c) => {
        clearTimeout(called.get(c));
        clearInterval(ringing.get(c));
        called.delete(c);
        ringing.delete(c);
    };

    // A question that nobody has opened rings on; whoever goes away for coffee hears it when they are back.
    const ring = (row, isNew) => {
        const isSeen = performance.now() - (lookedAt.get(row.c) ?? -Infinity) < verdictLasts;
        if (!isBell || isSeen) return;
        chat.sound.play();
        notify(row);
        if (isNew && row.isWaiting) ringing.set(row.c, setInterval(chat.sound.play, ringAgain));
    };

    const call = (row, isNew) => {
        hush(row.c);
        if (isLookedAt(row.c)) {
            if (channel) channel.postMessage(row.c);
            return;
        }

        called.set(row.c, setTimeout(() => ring(row, isNew), verdict));
    };

    const look = () => {
        const shown = rows();
        for (const row of shown) {
            const before = unread.get(row.c);
            unread.set(row.c, row.unread);
            if (row.unread === 0 || !row.isWaiting || row.isOthers) hush(row.c);
            if (hasLooked && !row.isOwn && !row.isOthers && row.unread > (before ?? 0)) call(row, before === undefined);
        }

        [...ringing.keys()].filter((c) => !shown.some((row) => row.c === c)).forEach(hush);
        hasLooked = true;
        const address = Number(document.getElementById('inbox').dataset.unread) > 0 ? '/icon-unread.svg' : plainIcon;
        if (icon.href !== new URL(address, location.href).href) icon.href = address;
    };

    if (channel) {
        channel.addEventListener('message', (event) => {
            lookedAt.set(event.data, performance.now());
            hush(event.data);
        });
    }

    // Held for as long as the tab lives; the next in the queue takes it over.
    if (navigator.locks) {
        navigator.locks.request('blog-desk-bell', () => {
            isBell = true;
            return new Promise(() => {});
        });
    }

    document.addEventListener('chat:frame', look);
    chat.ready(look);
})();

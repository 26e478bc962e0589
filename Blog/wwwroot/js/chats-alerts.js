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
    const known = new Map();
    const called = new Map();
    const lookedAt = new Map();
    let hasLooked = false;
    let again = 0;
    let sounds = false;
    let notifies = false;

    // What the author has taken or has not seen, whichever list is shown.
    const calls = () => [...document.querySelectorAll('#inbox .calls > li')].map((li) => ({
        c: li.dataset.call,
        name: li.querySelector('b').textContent,
        text: li.querySelector('span').textContent,
        unread: Number(li.dataset.unread),
        isOwn: li.dataset.own === 'true',
        isMine: li.dataset.mine === 'true',
        ringsOn: li.dataset.rings === 'true' && li.dataset.own !== 'true',
    }));

    // A phone shows the list or what is known of the visitor in the thread's place.
    const isLookedAt = (c) => {
        const room = chat.room();
        return document.visibilityState === 'visible' && room !== null && room.dataset.conversation === c && room.getClientRects().length > 0;
    };

    const notify = ({ c, name, text }) => {
        if (document.visibilityState === 'visible' || !('Notification' in window) || Notification.permission !== 'granted' || chat.sound.isQuiet()) return;
        const note = new Notification(name, { body: text.slice(0, previewLength), tag: c, icon: '/icon.svg', silent: true });
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
        called.delete(c);
    };

    // A question that nobody has opened rings on while the visitor is there; whoever goes away for coffee hears it when they
    // are back.
    const ringOn = () => {
        if (calls().some((call) => call.ringsOn && !isLookedAt(call.c))) {
            if (sounds) chat.sound.play();
            return;
        }

        clearInterval(again);
        again = 0;
    };

    const ringOnFromNow = () => {
        clearInterval(again);
        again = setInterval(ringOn, ringAgain);
    };

    const ring = (call) => {
        if (performance.now() - (lookedAt.get(call.c) ?? -Infinity) < verdictLasts) return;
        if (notifies) notify(call);
        if (!sounds) return;
        chat.sound.play();
        ringOnFromNow();
    };

    const announce = (call) => {
        hush(call.c);
        if (isLookedAt(call.c)) {
            if (channel) channel.postMessage(call.c);
            return;
        }

        called.set(call.c, setTimeout(() => ring(call), verdict));
    };

    const look = () => {
        const now = calls();
        for (const c of known.keys()) {
            if (now.some((call) => call.c === c && call.unread > 0)) continue;
            hush(c);
            known.delete(c);
        }

        for (const call of now) {
            const before = known.get(call.c) ?? { unread: 0, isMine: false };
            known.set(call.c, call);
            const isHanded = call.isMine && !before.isMine;
            if (hasLooked && !call.isOwn && (call.unread > before.unread || isHanded)) announce(call);
        }

        if (again === 0 && now.some((call) => call.ringsOn)) ringOnFromNow();
        hasLooked = true;
        const address = now.some((call) => call.unread > 0) ? '/icon-unread.svg' : plainIcon;
        if (icon.href !== new URL(address, location.href).href) icon.href = address;
    };

    if (channel) {
        channel.addEventListener('message', (event) => {
            lookedAt.set(event.data, performance.now());
            hush(event.data);
        });
    }

    // Held for as long as the tab lives; the next in the queue takes it over. Without locks (on an insecure address) no tab
    // can know of the others.
    const take = (name, taken) => {
        if (!navigator.locks) {
            taken();
            return;
        }

        navigator.locks.request(name, () => {
            taken();
            return new Promise(() => {});
        });
    };

    take('blog-desk-notes', () => {
        notifies = true;
    });
    // A tab that may not sound would be a bell that nobody hears.
    document.addEventListener('chat:sounding', () => take('blog-desk-bell', () => {
        sounds = true;
    }), { once: true });

    document.addEventListener('chat:frame', look);
    chat.ready(look);
})();

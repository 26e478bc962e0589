// The author's page: switching conversations under one socket, and a list that never moves under the pointer.
(() => {
    'use strict';

    const chat = window.blogChat;
    const panes = () => document.getElementById('panes');
    const inbox = () => document.getElementById('inbox');
    const received = new Map();
    let held = null;
    let isChoosing = false;

    const markCurrent = () => {
        document.querySelectorAll('a.row').forEach((row) => {
            if (row.pathname === location.pathname) row.setAttribute('aria-current', 'page');
            else row.removeAttribute('aria-current');
        });
    };

    const pad = (number) => String(number).padStart(2, '0');

    // The waiting times; amber after two minutes, red after ten, and in words for those who do not see it.
    const tick = () => document.querySelectorAll('.timer[data-since]').forEach((timer) => {
        const seconds = Math.max(0, Math.floor((Date.now() - new Date(timer.dataset.since)) / 1000));
        const hours = Math.floor(seconds / 3600);
        const minutes = Math.floor(seconds / 60) % 60;
        timer.querySelector('[data-elapsed]').textContent = hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
        const level = seconds >= 600 ? 'alarm' : seconds >= 120 ? 'warn' : '';
        if (timer.dataset.level === level) return;
        timer.dataset.level = level;
        const words = timer.querySelector('[data-level-words]');
        words.textContent = level ? ` (${words.dataset[level]})` : '';
    });

    // Its elements stay while somebody points at it, has the focus in it or has chosen another one, which comes into its place.
    const isBusy = () => {
        if (!inbox()) return false;
        const rows = inbox().querySelector('.rows');
        return isChoosing || inbox().matches(':hover') || rows.contains(document.activeElement);
    };

    const settle = () => {
        markCurrent();
        tick();
        chat.showUnread();
    };

    const replace = (element, content) => htmx.swap(element, content, { swapStyle: 'outerHTML' });

    // The address of this page with this list and what was looked for: a reload and a step back show them again.
    const addressOf = () => {
        const { tab, ...rest } = chat.list();
        const { q } = document.getElementById('found').dataset;
        const query = new URLSearchParams({ ...(tab !== 'open' && { tab }), ...rest, ...(q && { q }) }).toString();
        const path = /^\/chats\/[0-9a-f]{32}$/.test(location.pathname) ? location.pathname : '/chats';
        return query ? `${path}?${query}` : path;
    };

    chat.keepAddress = () => history.replaceState(history.state, '', addressOf());

    const keepList = () => {
        if (!/^\/chats(\/[0-9a-f]{32})?$/.test(location.pathname) || location.search) return;
        chat.keepAddress();
        markCurrent();
    };

    // A frame that was on its way when another list was chosen.
    const isOfAnotherList = (html) => {
        const opening = new DOMParser().parseFromString(`${html.slice(0, html.indexOf('>') + 1)}</div>`, 'text/html').body.firstElementChild;
        return JSON.stringify(chat.list(opening)) !== JSON.stringify(chat.list());
    };

    // What stands in the list or calls beside it has reached this page, whichever conversation is open. Told once a number.
    const tellReceived = (html) => {
        const rows = {};
        for (const [, c, seq] of html.matchAll(/<li (?:id="row-|data-call=")([0-9a-f]{32})" data-last="(\d+)"/g)) {
            if (received.get(c) !== seq) rows[c] = Number(seq);
        }
        if (Object.keys(rows).length === 0 || !chat.send({ type: 'received', rows })) return;
        for (const [c, seq] of Object.entries(rows)) received.set(c, String(seq));
    };

    // The link itself stays: it may have the focus, or be half clicked.
    const renew = (shown, row) => {
        shown.dataset.last = row.dataset.last;
        const [link, fresh] = [shown.querySelector('a.row'), row.querySelector('a.row')];
        for (const name of ['data-unread', 'data-others']) {
            if (fresh.hasAttribute(name)) link.setAttribute(name, fresh.getAttribute(name));
            else link.removeAttribute(name);
        }
        link.replaceChildren(...fresh.childNodes);
    };

    // While somebody points at the list its rows change where they stand, and new ones come at the end; the order follows when the pointer leaves.
    const updateInPlace = (html) => {
        const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('inbox');
        const rows = inbox().querySelector('.rows');
        Object.assign(inbox().dataset, { unread: fresh.dataset.unread, waiting: fresh.dataset.waiting });
        const tabs = fresh.querySelectorAll('.tabs > a');
        inbox().querySelectorAll('.tabs > a').forEach((tab, place) => tab.replaceChildren(...tabs[place].childNodes));
        inbox().querySelector('.calls').replaceWith(fresh.querySelector('.calls'));
        for (const row of fresh.querySelectorAll('.rows > li')) {
            const shown = document.getElementById(row.id);
            if (!shown) {
                htmx.swap(rows, row.outerHTML, { swapStyle: 'beforeend' });
            } else {
                renew(shown, row);
            }
        }
        settle();
    };

    const release = () => {
        if (held === null || isBusy()) return;
        const html = held;
        held = null;
        replace(inbox(), html);
        settle();
    };

    document.addEventListener('chat:fragment', (event) => {
        if (!/^<div class="inbox"/.test(event.detail)) return;
        event.preventDefault();
        tellReceived(event.detail);
        if (isOfAnotherList(event.detail)) return;
        held = event.detail.replace(' hx-swap-oob="true"', '');
        if (isBusy()) updateInPlace(held);
        else release();
    });

    // A new line may be to a server that heard nothing of it.
    document.addEventListener('chat:closed', () => received.clear());

    document.addEventListener('pointerout', () => requestAnimationFrame(release));
    document.addEventListener('focusout', () => requestAnimationFrame(release));

    // A thread was swapped in: watch it, on the same socket.
    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id !== 'thread') return;
        const room = chat.room();
        panes().dataset.view = room ? 'thread' : 'list';
        document.dispatchEvent(new Event('chat:room'));
        chat.resume();
        settle();
        if (chat.goOnTyping()) return;
        const field = room && room.querySelector('#chat-composer textarea');
        if (field && !matchMedia('(pointer: coarse)').matches) field.focus();
    });

    const isForList = (event) => event.detail.target && event.detail.target.id === 'inbox' && event.detail.requestConfig;
    document.addEventListener('htmx:beforeRequest', (event) => {
        if (isForList(event)) isChoosing = true;
    });
    document.addEventListener('htmx:afterRequest', (event) => {
        if (!isForList(event)) return;
        isChoosing = false;
        release();
    });

    // Another list was chosen.
    document.addEventListener('htmx:afterSwap', (event) => {
        if (!isForList(event)) return;
        held = null;
        // It is told once more for the filters, which come with it.
        if (addressOf() === location.pathname + location.search) return;
        history.pushState({ htmx: true }, '', addressOf());
        settle();
        chat.resume();
        inbox().querySelector('[aria-current="page"]')?.focus({ preventScroll: true });
    });

    // Nothing fails in silence: what the server says is shown where the conversation stood, and here what it could not say.
    const failed = (isShown) => {
        document.getElementById('chats-failed').hidden = !isShown;
    };
    ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach((name) => document.addEventListener(name, () => failed(true)));
    document.addEventListener('htmx:afterRequest', (event) => {
        if (event.detail.successful) failed(false);
    });
    document.addEventListener('chat:open', () => failed(false));

    document.addEventListener('htmx:pushedIntoHistory', keepList);
    document.addEventListener('htmx:historyRestore', () => {
        const room = chat.room();
        panes().dataset.view = room ? 'thread' : 'list';
        document.dispatchEvent(new Event('chat:room'));
        chat.resume();
        settle();
    });

    chat.ready(() => {
        settle();
        setInterval(tick, 1000);
    });
})();

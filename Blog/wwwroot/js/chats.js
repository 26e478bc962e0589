// The author's page: switching conversations under one socket, and a list that never moves under the pointer.
(() => {
    'use strict';

    const chat = window.blogChat;
    const panes = () => document.getElementById('panes');
    const inbox = () => document.getElementById('inbox');
    const received = new Map();
    let held = null;

    const markCurrent = () => {
        document.querySelectorAll('a.row').forEach((row) => {
            if (row.getAttribute('href') === location.pathname) row.setAttribute('aria-current', 'page');
            else row.removeAttribute('aria-current');
        });
    };

    const pad = (number) => String(number).padStart(2, '0');

    // The waiting times; amber after two minutes, red after ten.
    const tick = () => document.querySelectorAll('.timer[data-since]').forEach((timer) => {
        const seconds = Math.max(0, Math.floor((Date.now() - new Date(timer.dataset.since)) / 1000));
        const hours = Math.floor(seconds / 3600);
        const minutes = Math.floor(seconds / 60) % 60;
        timer.querySelector('[data-elapsed]').textContent = hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
        const level = seconds >= 600 ? 'alarm' : seconds >= 120 ? 'warn' : '';
        if (timer.dataset.level !== level) timer.dataset.level = level;
    });

    const isBusy = () => {
        const rows = inbox() && inbox().querySelector('.rows');
        return rows && (rows.matches(':hover') || rows.contains(document.activeElement));
    };

    const settle = () => {
        markCurrent();
        tick();
        chat.showUnread();
    };

    const replace = (element, content) => htmx.swap(element, content, { swapStyle: 'outerHTML' });

    // What stands in the list or calls beside it has reached this page, whichever conversation is open. Told once a number.
    const tellReceived = (html) => {
        const rows = {};
        for (const [, c, seq] of html.matchAll(/<li (?:id="row-|data-call=")([0-9a-f]{32})" data-last="(\d+)"/g)) {
            if (received.get(c) !== seq) rows[c] = Number(seq);
        }
        if (Object.keys(rows).length === 0 || !chat.send({ type: 'received', rows })) return;
        for (const [c, seq] of Object.entries(rows)) received.set(c, String(seq));
    };

    // While somebody points at the list its rows change where they stand, and new ones come at the end; the order follows when the pointer leaves.
    const updateInPlace = (html) => {
        const fresh = new DOMParser().parseFromString(html, 'text/html').getElementById('inbox');
        const rows = inbox().querySelector('.rows');
        inbox().dataset.unread = fresh.dataset.unread;
        replace(inbox().querySelector('.tabs'), fresh.querySelector('.tabs').outerHTML);
        inbox().querySelector('.calls').replaceWith(fresh.querySelector('.calls'));
        for (const row of fresh.querySelectorAll('.rows > li')) {
            const shown = document.getElementById(row.id);
            if (!shown) {
                htmx.swap(rows, row.outerHTML, { swapStyle: 'beforeend' });
            } else if (!shown.contains(document.activeElement)) {
                replace(shown, row.outerHTML);
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
        held = event.detail.replace(' hx-swap-oob="true"', '');
        event.preventDefault();
        tellReceived(held);
        if (isBusy()) updateInPlace(held);
        else release();
    });

    // A new line may be to a server that heard nothing of it.
    document.addEventListener('chat:closed', () => received.clear());

    document.addEventListener('pointerout', () => requestAnimationFrame(release));
    document.addEventListener('focusout', () => requestAnimationFrame(release));

    // The closed state changed elsewhere: the thread is got anew, the draft is kept.
    document.addEventListener('chat:frame', () => {
        const room = chat.room();
        const state = room && room.querySelector('[data-closed]');
        // A part from long ago has no composer either.
        if (!state || room.dataset.part) return;
        const isShownClosed = room.querySelector('#chat-composer') === null;
        if ((state.dataset.closed === 'true') !== isShownClosed) {
            htmx.ajax('GET', `/chats/${room.dataset.conversation}`, { target: '#thread', swap: 'outerHTML' });
        }
    });

    // A thread was swapped in: watch it, on the same socket.
    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id !== 'thread') return;
        const room = chat.room();
        panes().dataset.view = room ? 'thread' : 'list';
        document.dispatchEvent(new Event('chat:room'));
        chat.resume();
        settle();
        const field = room && room.querySelector('#chat-composer textarea');
        if (field && !matchMedia('(pointer: coarse)').matches) field.focus();
    });

    document.addEventListener('htmx:pushedIntoHistory', markCurrent);
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

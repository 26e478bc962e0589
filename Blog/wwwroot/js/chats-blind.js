// The field that somebody types in can go away under their hands: a colleague takes the chat over, or it is closed. What is
// typed on is meant for the field and is no command, until the hands rest or do something else.
(() => {
    'use strict';

    const chat = window.blogChat;
    const rest = 5000;
    const choices = ['Tab', 'Escape', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
    let field = null;
    let typedAt = 0;
    let before = null;

    const isShown = (element) => element.getClientRects().length > 0;
    const isGone = () => field !== null && !isShown(field);
    const isNowhere = () => document.activeElement === field || document.activeElement === document.body || !document.activeElement;

    chat.isTyped = (target) => target.matches('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])');

    chat.isBlind = () => isGone() && Date.now() - typedAt < rest;

    const choose = () => {
        field = null;
    };

    document.addEventListener('pointerdown', choose, true);
    document.addEventListener('keydown', (event) => {
        const isDone = event.key === 'Enter' && event.target.closest('dialog');
        if (choices.includes(event.key) || isDone) {
            choose();
        } else if (chat.isTyped(event.target)) {
            field = event.target;
            typedAt = Date.now();
        } else if (chat.isBlind()) {
            typedAt = Date.now();
        }
    }, true);

    // On the thread itself nothing is pressed by what is typed on. Whoever paused before it happened has not seen it yet.
    const standBack = () => {
        typedAt = Date.now();
        document.getElementById('thread')?.focus({ preventScroll: true });
    };

    const settle = () => {
        if (isGone() && isNowhere()) standBack();
    };

    document.addEventListener('chat:frame', settle);

    // The thread is drawn anew: what is written in it goes on in the same place, if that is still there.
    document.addEventListener('htmx:beforeSwap', (event) => {
        if (event.detail.target.id !== 'thread') return;
        const { activeElement } = document;
        const reply = document.querySelector('.reply');
        before = {
            c: chat.room()?.dataset.conversation,
            mode: reply && reply.dataset.mode,
            id: chat.isTyped(activeElement) ? activeElement.id : '',
            value: activeElement.value,
        };
    });

    // True when the focus needs no other place.
    chat.goOnTyping = () => {
        const { c, mode, id, value } = before || {};
        before = null;
        if (!c || chat.room()?.dataset.conversation !== c) return false;
        if (mode === 'note') chat.showMode('note');
        if (!id) return mode === 'note';
        const same = document.getElementById(id);
        if (!same || !isShown(same)) {
            standBack();
            return true;
        }

        if (!same.value && value) same.value = value;
        same.focus({ preventScroll: true });
        return true;
    };
})();

// The menu of the visitor's pane and the forms beside the conversation. All of it works by itself; the script closes what
// is done, keeps what is being typed, and takes away what a browser that was told to forget still holds.
(() => {
    'use strict';

    const chat = window.blogChat;
    const menu = () => document.getElementById('chat-menu');
    const step = () => document.getElementById('chat-step');
    let withheld = '';
    let focused = '';

    const close = (takeFocus) => {
        menu().querySelectorAll('details[open]').forEach((part) => part.removeAttribute('open'));
        menu().removeAttribute('open');
        if (takeFocus) menu().querySelector('summary').focus();
    };

    // Before the panel hears of the key: it would close as well.
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape' || !menu() || !menu().open) return;
        event.preventDefault();
        close(true);
    }, { capture: true });

    document.addEventListener('click', (event) => {
        if (!menu() || !menu().open) return;
        if (!menu().contains(event.target) || event.target.closest('.menu-list a')) close(false);
    });

    // One confirmation at a time.
    document.addEventListener('toggle', (event) => {
        if (!event.target.open || !event.target.matches('.menu-list details')) return;
        menu().querySelectorAll('.menu-list details[open]').forEach((part) => {
            if (part !== event.target) part.removeAttribute('open');
        });
    }, { capture: true });

    // The same step again: what is typed into it stays. Another one waits until nobody writes in the one that is there.
    document.addEventListener('chat:fragment', (event) => {
        const here = step();
        const coming = /^<div [^>]*id="chat-step" data-step="([^"]*)"/.exec(event.detail);
        if (!here || !coming) return;
        const isSame = coming[1] === here.dataset.step;
        withheld = !isSame && here.contains(document.activeElement) && document.activeElement.matches('input') ? event.detail : '';
        if (isSame || withheld) event.preventDefault();
        else if (here.contains(document.activeElement)) focused = document.activeElement.id;
    });

    // A step that came over the line before the answer to the press: the button that was pressed is a new one, and htmx tells
    // of the answer only where the old one was.
    document.addEventListener('chat:frame', () => {
        const next = focused && document.getElementById(focused);
        focused = '';
        if (next && document.activeElement === document.body) next.focus({ preventScroll: true });
    });

    // Focus that goes nowhere may be on its way to the button beside the field.
    document.addEventListener('focusout', (event) => {
        if (!withheld || !step() || !step().contains(event.target)) return;
        if (event.relatedTarget ? step().contains(event.relatedTarget) : event.target.value) return;
        const next = withheld;
        withheld = '';
        setTimeout(() => chat.receive(next));
    });

    document.addEventListener('chat:room', () => {
        withheld = '';
    });

    chat.forget = () => {
        chat.outbox.forget();
        chat.keptKeys('chat-').forEach((key) => chat.keep(key, ''));
    };

    // Whoever has gone on meanwhile is not called back.
    const hasGoneOn = () => {
        const place = document.activeElement;
        return place !== null && place !== document.body && !menu().contains(place) && !step().contains(place);
    };

    document.addEventListener('htmx:afterRequest', (event) => {
        const { successful, requestConfig } = event.detail;
        if (!successful || !requestConfig.path.startsWith('/chat/mine/')) return;
        if (/\/(forget|erase)$/.test(requestConfig.path)) {
            document.dispatchEvent(new Event('chat:forgotten'));
        } else if (requestConfig.path.endsWith('/end')) {
            const staysHere = hasGoneOn() || step().contains(document.activeElement);
            close(false);
            if (!staysHere) document.querySelector('#chat-composer textarea').focus();
        } else if (!hasGoneOn()) {
            // The form is another one now.
            const pressed = requestConfig.triggeringEvent?.submitter?.id;
            const next = document.querySelector('#chat-step [aria-invalid="true"]') || document.getElementById(pressed) || document.querySelector('#chat-composer textarea');
            if (next) next.focus({ preventScroll: true });
        }
    });
})();

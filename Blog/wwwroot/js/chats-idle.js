// A desk that is left open keeps nobody waiting: while a chat waits, an author who does nothing in any tab is asked, and then
// set to away by the form that says so by hand.
(() => {
    'use strict';

    const chat = window.blogChat;
    const asksAfter = 5 * 60 * 1000;
    const leavesAfter = 60 * 1000;
    const look = 5 * 1000;
    const tellsEvery = 2 * 1000;
    const key = 'desk-set-away';
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('blog-desk-idle') : null;
    const question = document.getElementById('chats-idle');
    const notice = document.getElementById('chats-set-away');
    let active = Date.now();
    let told = 0;
    let asked = 0;
    let before = null;

    const choice = (isAway) => document.querySelector(`#availability [name="away"][value="${isAway}"]`);
    const isAway = () => choice(true).getAttribute('aria-pressed') === 'true';
    const isWaitedFor = () => {
        const inbox = document.getElementById('inbox');
        return inbox !== null && Number(inbox.dataset.waiting) > 0;
    };

    const withdraw = () => {
        if (asked === 0) return;
        asked = 0;
        const hadFocus = question.contains(document.activeElement);
        question.hidden = true;
        if (hadFocus && before && before.isConnected) before.focus({ preventScroll: true });
    };

    const ask = () => {
        asked = Date.now();
        before = document.activeElement;
        question.hidden = false;
        question.querySelector('button').focus({ preventScroll: true });
    };

    // Said until the author is available again, also after a reload.
    const showNotice = () => {
        if (!isAway()) chat.keep(key, '');
        notice.hidden = !chat.kept(key);
    };

    const leave = () => {
        chat.keep(key, 'yes');
        choice(true).click();
    };

    const check = () => {
        if (isAway() || !isWaitedFor() || Date.now() - active < asksAfter) withdraw();
        else if (asked === 0) ask();
        else if (Date.now() - asked >= leavesAfter) leave();
    };

    const beActive = (at) => {
        active = Math.max(active, at);
        check();
    };

    // Also what is done in another tab counts.
    const act = () => {
        const now = Date.now();
        if (channel && now - told >= tellsEvery) {
            told = now;
            channel.postMessage(now);
        }
        beActive(now);
    };

    // What a script presses is nobody's deed.
    const hear = (event) => {
        if (event.isTrusted) act();
    };

    ['pointerdown', 'keydown', 'wheel', 'click'].forEach((name) => document.addEventListener(name, hear, { passive: true }));
    // The way to the button must not take the button away.
    document.addEventListener('pointermove', (event) => {
        if (asked === 0) hear(event);
    }, { passive: true });
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') act();
    });
    if (channel) channel.addEventListener('message', (event) => beActive(event.data));

    notice.querySelector('[data-action="back"]').addEventListener('click', () => choice(false).click());
    document.addEventListener('htmx:afterSwap', () => {
        showNotice();
        check();
    });
    document.addEventListener('chat:frame', check);
    setInterval(check, look);
    showNotice();
    act();
})();

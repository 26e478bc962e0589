// Tells the authors that this page is being read, while somebody looks at it. Only there when an administrator has turned it
// on, and the privacy page says so. The number is this tab's and gone with it.
(() => {
    'use strict';

    const every = 10 * 1000;
    const key = 'blog-reader';
    let timer = 0;

    const makeId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

    const kept = () => {
        try {
            const id = sessionStorage.getItem(key) || makeId();
            sessionStorage.setItem(key, id);
            return id;
        } catch {
            return makeId();
        }
    };

    const id = kept();

    const from = () => {
        try {
            const host = new URL(document.referrer).hostname;
            return host === location.hostname ? '' : host;
        } catch {
            return '';
        }
    };

    const words = (more) => new URLSearchParams({ id, path: location.pathname, ...more });

    const show = (html) => {
        const chat = document.getElementById('chat');
        if (!chat || chat.hasAttribute('data-open')) return;
        document.getElementById('chat-invitation')?.remove();
        chat.insertAdjacentHTML('beforebegin', html);
    };

    const tell = async () => {
        clearTimeout(timer);
        if (document.visibilityState !== 'visible') return;
        timer = setTimeout(tell, every);
        const answer = await fetch('/reading', { method: 'POST', body: words({ referrer: from() }) }).catch(() => null);
        if (answer && answer.status === 200) show(await answer.text());
    };

    const leave = () => navigator.sendBeacon('/reading', words({ left: 'true' }));

    document.addEventListener('click', (event) => {
        if (event.target.closest('[data-action="leave-invitation"]')) document.getElementById('chat-invitation').remove();
    });

    // Not when "Answer" is clicked: the click comes again when the chat's scripts are there.
    document.addEventListener('chat:toggled', () => {
        if (document.getElementById('chat').hasAttribute('data-open')) document.getElementById('chat-invitation')?.remove();
    });

    document.addEventListener('htmx:pushedIntoHistory', tell);
    document.addEventListener('htmx:historyRestore', tell);
    document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') tell();
        else leave();
    });
    window.addEventListener('pagehide', leave);
    tell();
})();

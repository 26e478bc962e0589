// Tells the authors that this page is being read, while somebody looks at it. Only there when an administrator has turned it
// on, and the privacy page says so. The number is this tab's and gone with it.
(() => {
    'use strict';

    const every = 10 * 1000;
    const key = 'blog-reader';
    let timer = 0;

    const makeId = () => {
        if (crypto.randomUUID) return crypto.randomUUID();
        const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    };

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
        if (event.target.closest('#chat-invitation :is(a, button)')) document.getElementById('chat-invitation').remove();
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

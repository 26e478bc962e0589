// Tells the authors that this page is being read, while somebody looks at it. Only there when an administrator has turned it
// on, and the privacy page says so. The number is this tab's and gone with it.
(() => {
    'use strict';

    const every = 10 * 1000;
    const key = 'blog-reader';
    const visitsKey = 'blog-visits';
    const peaceKey = 'blog-peace';
    const peaceLasts = 24 * 60 * 60 * 1000;
    let timer = 0;

    const makeId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

    // What a browser without storage does not keep is told anew.
    const stored = (storage, name, value) => {
        try {
            if (value !== undefined) window[storage].setItem(name, value);
            return window[storage].getItem(name);
        } catch {
            return null;
        }
    };

    // A tab that has no number yet is a new visit.
    const id = stored('sessionStorage', key) || makeId();
    if (stored('sessionStorage', key) !== id) {
        stored('sessionStorage', key, id);
        stored('localStorage', visitsKey, Number(stored('localStorage', visitsKey)) + 1);
    }

    const wantsPeace = () => Date.now() - Number(stored('localStorage', peaceKey)) < peaceLasts;

    const from = () => {
        try {
            const host = new URL(document.referrer).hostname;
            return host === location.hostname ? '' : host;
        } catch {
            return '';
        }
    };

    // Whoever has a chat open finds an author there.
    const chats = () => document.querySelector('#chat-pane[data-pane="conversation"]') !== null && !document.querySelector('#chat-step[data-closed="true"]');

    const words = (more) => new URLSearchParams({
        id,
        path: location.pathname,
        visits: stored('localStorage', visitsKey) || 1,
        peace: wantsPeace(),
        chats: chats(),
        ...more,
    });

    const isWriting = () => document.activeElement && document.activeElement.matches('input, textarea, select, [contenteditable]');

    // Whoever writes is not spoken to before the field is left.
    const show = (html) => {
        if (isWriting()) {
            document.activeElement.addEventListener('blur', () => setTimeout(() => show(html)), { once: true });
            return;
        }

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
        const bubble = event.target.closest('#chat-invitation');
        if (!bubble) return;
        if (event.target.closest('[data-action="leave-invitation"]')) {
            stored('localStorage', peaceKey, Date.now());
            bubble.remove();
        } else if (event.target.closest('[data-action="open-chat"]')) {
            // The chat begins with it, whichever page it is begun on.
            const [author, text] = [...bubble.querySelectorAll('p')].map((line) => line.textContent);
            stored('sessionStorage', 'chat-invitation', JSON.stringify({ id: bubble.dataset.invitation, author, text, at: Date.now() }));
        }
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

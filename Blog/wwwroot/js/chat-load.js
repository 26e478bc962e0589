// Most readers never chat: the chat's scripts stay in a template until somebody opens the panel. A page that comes with
// a conversation has them already, and no template.
(() => {
    'use strict';

    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('blog-chat') : null;
    const launcher = () => document.getElementById('chat-launcher');
    const opener = (event) => event.target.closest('#chat-launcher, [data-action="open-chat"]');
    const scripts = new Map();
    let isLoaded = document.getElementById('chat-scripts') === null;

    const fetchScript = (src) => new Promise((resolve, reject) => {
        const copy = document.createElement('script');
        copy.src = src;
        // Fetched side by side and run in their order.
        copy.async = false;
        copy.onload = resolve;
        copy.onerror = () => {
            // Fetched again the next time; those that came must not run twice.
            scripts.delete(src);
            copy.remove();
            reject(new Error(src));
        };
        document.head.append(copy);
    });

    const add = ({ src }) => {
        if (!scripts.has(src)) scripts.set(src, fetchScript(src));
        return scripts.get(src);
    };

    const load = async () => {
        await Promise.all([...document.getElementById('chat-scripts').content.querySelectorAll('script')].map(add));
        if (isLoaded) return;
        isLoaded = true;
        document.dispatchEvent(new Event('chat:loaded'));
    };

    document.addEventListener('click', async (event) => {
        if (isLoaded || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        const link = opener(event);
        if (!link) return;
        event.preventDefault();
        try {
            await load();
            link.click();
        } catch {
            // The page for browsers without script needs none of them.
            location.assign(launcher().href);
        }
    });

    // A launcher with the role of a button also answers to the space bar.
    document.addEventListener('keydown', (event) => {
        if (event.key !== ' ' || event.target.id !== 'chat-launcher') return;
        event.preventDefault();
        event.target.click();
    });

    // Whoever points at it is about to press it.
    document.addEventListener('pointerover', (event) => {
        if (!isLoaded && event.pointerType === 'mouse' && opener(event)) load().catch(() => {});
    });

    // Another tab has started a conversation: this one shows it too.
    if (channel) {
        channel.addEventListener('message', async (event) => {
            if (isLoaded || event.data !== 'started') return;
            await load().catch(() => {});
            document.dispatchEvent(new Event('chat:started'));
        });
    }

    const follow = () => {
        if (launcher()) launcher().href = `/chat?from=${encodeURIComponent(location.pathname)}`;
    };

    document.addEventListener('htmx:pushedIntoHistory', follow);
    document.addEventListener('htmx:historyRestore', follow);

    // A chat belongs to who is signed in: on signing out nothing of it stays in any tab.
    const leaving = 'BroadcastChannel' in window ? new BroadcastChannel('blog-signed-out') : null;

    const clear = () => {
        try {
            Object.keys(sessionStorage).filter((key) => key.startsWith('chat-')).forEach((key) => sessionStorage.removeItem(key));
        } catch { /* storage is forbidden: nothing was kept */ }
    };

    document.addEventListener('submit', (event) => {
        if (!event.target.matches('form[action="/account/logout"]')) return;
        clear();
        leaving?.postMessage('');
    });

    leaving?.addEventListener('message', () => {
        clear();
        document.querySelectorAll('#chat-composer textarea, #chat-text, #note-text').forEach((field) => {
            field.value = '';
        });
        document.dispatchEvent(new Event('chat:signed-out'));
    });

    if (launcher()) {
        launcher().setAttribute('role', 'button');
        launcher().setAttribute('aria-controls', 'chat-pane');
        launcher().setAttribute('aria-expanded', 'false');
    }

    // The panel was open on the page before.
    document.addEventListener('DOMContentLoaded', () => {
        try {
            if (!isLoaded && launcher() && sessionStorage.getItem('chat-open')) load().catch(() => {});
        } catch { /* storage is forbidden: the panel starts closed */ }
    });
})();

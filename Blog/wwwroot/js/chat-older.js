// The beginning of a long log: older messages come when one scrolls up to it, and go again when one has left them far behind.
(() => {
    'use strict';

    const chat = window.blogChat;
    const nearTop = 40;
    const mostShown = 300;

    const fetchOlder = async (link) => {
        const answer = await fetch(link.dataset.history, { headers: { 'HX-Request': 'true' } }).catch(() => null);
        return answer && answer.ok ? answer.text() : null;
    };

    // What is read stays where it is.
    const show = (html, link) => {
        const log = link.closest('[role="log"]');
        const list = log.querySelector('ol');
        const older = document.createElement('template');
        older.innerHTML = html;
        const height = log.scrollHeight;
        // What is old is not read out.
        log.setAttribute('aria-busy', 'true');
        const hadFocus = link === document.activeElement;
        link.remove();
        const next = older.content.querySelector('a.older');
        if (next) log.prepend(next);
        list.prepend(...older.content.querySelectorAll('li'));
        chat.arrange(list);
        log.scrollTop += log.scrollHeight - height;
        if (hadFocus) (next || log).focus({ preventScroll: true });
        setTimeout(() => log.removeAttribute('aria-busy'));
    };

    document.addEventListener('click', async (event) => {
        const link = event.target.closest('a.older[data-history]');
        if (!link) return;
        event.preventDefault();
        if (link.dataset.busy) return;
        link.dataset.busy = 'true';
        const html = await fetchOlder(link);
        if (!link.isConnected) return;
        if (html === null) delete link.dataset.busy;
        else show(html, link);
    });

    document.addEventListener('chat:scrolled', () => {
        const log = chat.log(chat.room());
        if (log && log.scrollTop < nearTop) log.querySelector('a.older[data-history]')?.click();
    });

    // Nobody reads so far above the end: what is taken out comes again with a scroll or the link.
    chat.trim = (room, log) => {
        const list = chat.messages(room.dataset.conversation);
        const items = [...list.querySelectorAll('li[data-seq]')];
        const mould = room.querySelector('template[data-mould="older"]');
        if (items.length <= mostShown || !mould) return;
        const first = items[items.length - mostShown];
        while (list.firstElementChild !== first) list.firstElementChild.remove();
        log.querySelector('a.older')?.remove();
        const link = mould.content.firstElementChild.cloneNode(true);
        link.dataset.history += first.dataset.seq;
        log.prepend(link);
        chat.arrange(list);
    };
})();

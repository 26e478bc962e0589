// What authors see between the messages: notes, and what the visitor read. Each kind comes as one list, whole; here its
// items get their places behind the messages, also when older messages are fetched or the log is drawn anew.
(() => {
    'use strict';

    const chat = window.blogChat;
    const nearEnd = 100;

    const number = (item) => Number(item.dataset.aside.replace(/\D/g, ''));
    const isNote = (item) => item.dataset.aside.startsWith('note');

    // Behind one message stands first what was read, then the notes in the order in which they were written.
    const isBefore = (one, other) => (isNote(one) === isNote(other) ? number(one) < number(other) : !isNote(one));

    const put = (c, log, item) => {
        const after = Number(item.dataset.after);
        const anchor = document.getElementById(`m-${c}-${after}`);
        if (!anchor && !(after === 0 && document.getElementById(`m-${c}-1`))) return;
        const shown = log.querySelector(`[data-aside="${item.dataset.aside}"]`);
        if (shown && shown.dataset.state === item.dataset.state) return;
        const copy = item.cloneNode(true);
        if (shown) {
            shown.replaceWith(copy);
            return;
        }

        let next = anchor ? anchor.nextElementSibling : log.firstElementChild;
        while (next && next.matches('[data-aside]') && isBefore(next, item)) next = next.nextElementSibling;
        log.insertBefore(copy, next);
    };

    // From its first message on the list is complete: what is not in it was deleted.
    const sweep = (list, log, kind) => {
        if (!list.dataset.from) return;
        for (const shown of log.querySelectorAll(`[data-aside^="${kind}-"]`)) {
            if (Number(shown.dataset.after) < Number(list.dataset.from)) continue;
            if (!list.querySelector(`[data-aside="${shown.dataset.aside}"]`)) shown.remove();
        }
    };

    const place = () => {
        const room = chat.room();
        const c = room && room.dataset.conversation;
        const log = c && chat.messages(c);
        if (!log) return;
        const frame = chat.log(room);
        const isAtEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight <= nearEnd;
        for (const kind of ['read', 'note']) {
            const list = document.getElementById(`${kind}s-${c}`);
            if (!list) continue;
            sweep(list, log, kind);
            [...list.children].forEach((item) => put(c, log, item));
        }
        if (isAtEnd) frame.scrollTop = frame.scrollHeight;
    };

    document.addEventListener('chat:frame', place);
    document.addEventListener('chat:room', place);
    document.addEventListener('htmx:oobAfterSwap', place);
    chat.ready(place);
})();

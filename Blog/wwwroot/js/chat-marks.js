// How far messages come: this side tells what it has received and seen, and shows under its own messages what the other
// side has.
(() => {
    'use strict';

    const chat = window.blogChat;
    const seenAfter = 1000;
    const clock = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const reported = { seen: new Map(), received: new Map() };
    let seenTimer = 0;

    const tell = (type, c, upTo) => {
        if (upTo <= (reported[type].get(c) || 0)) return;
        const names = chat.isDesk() ? { c } : {};
        if (chat.send({ type, ...names, upTo })) reported[type].set(c, upTo);
    };

    const isShown = (log) => log.getClientRects().length > 0 && document.visibilityState === 'visible';

    const report = () => {
        const room = chat.room();
        const log = chat.log(room);
        if (!log) return;
        const c = room.dataset.conversation;
        if (isShown(log)) tell('seen', c, chat.cursor(c));
        // An author's list tells what came for all of its conversations.
        else if (!chat.isDesk()) tell('received', c, chat.cursor(c));
    };

    // Seen is what stood on a visible screen for a second.
    const reportSoon = () => {
        clearTimeout(seenTimer);
        seenTimer = setTimeout(report, seenAfter);
    };

    const stateOf = (seq, marks) => {
        if (seq <= Number(marks.dataset.seen)) return 'seen';
        return seq <= Number(marks.dataset.delivered) ? 'delivered' : 'sent';
    };

    const words = (state, marks) => {
        const word = marks.dataset[`words${state[0].toUpperCase()}${state.slice(1)}`];
        return state === 'seen' && marks.dataset.seenAt ? `${word} ${clock.format(new Date(marks.dataset.seenAt))}` : word;
    };

    const say = (li, state, text, mould) => {
        let line = li.querySelector('.state');
        if (!text) {
            line?.remove();
            return;
        }

        if (!line) {
            line = mould.content.firstElementChild.cloneNode(true);
            li.append(line);
        }
        line.dataset.mark = state;
        if (line.lastElementChild.textContent !== text) line.lastElementChild.textContent = text;
    };

    // Under the newest of one's own messages in each state, as far as it differs from what is said below it.
    const show = () => {
        const room = chat.room();
        const marks = room && document.getElementById(`marks-${room.dataset.conversation}`);
        if (!marks || !marks.dataset.wordsSent) return;
        const mould = room.querySelector('template[data-mould="state"]');
        let below = '';
        for (const li of [...room.querySelectorAll(`li[data-seq][data-sender="${room.dataset.viewer}"]`)].reverse()) {
            const state = stateOf(Number(li.dataset.seq), marks);
            say(li, state, state === below ? '' : words(state, marks), mould);
            below = state;
        }
    };

    const update = () => {
        show();
        reportSoon();
    };

    ['chat:frame', 'chat:open', 'chat:shown', 'chat:room', 'visibilitychange'].forEach((name) => document.addEventListener(name, update));
    // Seen again after it was made unread.
    document.addEventListener('chat:room', () => {
        const room = chat.room();
        if (room && chat.isDesk()) reported.seen.delete(room.dataset.conversation);
    });
    // A new line may be to a server that heard nothing of it.
    document.addEventListener('chat:closed', () => Object.values(reported).forEach((numbers) => numbers.clear()));
})();

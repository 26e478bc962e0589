// The log of messages: local times, groups, where it is scrolled to, and what has been seen.
(() => {
    'use strict';

    const chat = window.blogChat;
    const nearEnd = 100;
    const groupSpan = 5 * 60 * 1000;
    const language = document.documentElement.lang;
    const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const dayName = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' });
    const shortDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long' });
    const exact = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
    let stick = true;

    const localTimes = (root) => root.querySelectorAll('time[data-local]').forEach((time) => {
        const date = new Date(time.dateTime);
        const isOfToday = date.toDateString() === new Date().toDateString();
        if (time.dataset.local === 'weekday') time.textContent = `${weekday.format(date)} ${clock.format(date)}`;
        else time.textContent = time.closest('.row') && !isOfToday ? shortDay.format(date) : clock.format(date);
        time.title = exact.format(date);
        time.removeAttribute('data-local');
    });

    const timeOf = (li) => {
        const time = li.querySelector('time');
        return time ? new Date(time.dateTime) : null;
    };

    // One header per group, one line per day: both hang on the message before, which is there by the order of the slots.
    const group = (ol) => {
        let before = null;
        for (const li of ol.querySelectorAll('li[data-seq]')) {
            const date = timeOf(li);
            const beforeDate = before && timeOf(before);
            const isNewDay = !beforeDate || beforeDate.toDateString() !== date.toDateString();
            const above = li.previousElementSibling;
            const news = above && above.matches('.new') ? above : null;
            const day = news ? news.previousElementSibling : above;
            const hasDay = day && day.matches('.day');
            if (isNewDay && !hasDay) {
                const line = document.createElement('li');
                line.className = 'day';
                line.textContent = dayName.format(date);
                (news || li).before(line);
            } else if (!isNewDay && hasDay) {
                day.remove();
            }
            li.toggleAttribute('data-continues', !isNewDay && before.dataset.sender === li.dataset.sender && before.dataset.by === li.dataset.by
                && li.dataset.sender !== 'system' && date - beforeDate < groupSpan);
            before = li;
        }
    };

    const toEnd = (log) => {
        log.scrollTop = log.scrollHeight;
    };

    // Puts messages that came at another place than the end into the order of the page.
    chat.arrange = (list) => {
        localTimes(list);
        group(list);
    };

    chat.toEnd = (log) => {
        stick = true;
        toEnd(log);
    };

    chat.isAtEnd = (log) => stick || isNearEnd(log);

    const isNearEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight <= nearEnd;

    const isShown = (log) => log.getClientRects().length > 0 && document.visibilityState === 'visible';

    const refresh = () => {
        const room = chat.room();
        const log = chat.log(room);
        if (!log) return;
        localTimes(room);
        group(log.querySelector('ol'));
        if (stick) {
            chat.trim(room, log);
            toEnd(log);
        }
    };

    // The message at the top and how far it has gone over the edge: a new page has fewer messages above it, and other heights.
    const placeOf = (log) => {
        const edge = log.getBoundingClientRect().top;
        const li = [...log.querySelectorAll('li[data-seq]')].find((item) => item.getBoundingClientRect().bottom > edge);
        return li ? `${li.dataset.seq} ${li.getBoundingClientRect().top - edge}` : '';
    };

    // A message that is not shown lies before all that are.
    const goTo = (log, kept) => {
        const [seq, offset] = kept.split(' ').map(Number);
        const li = log.querySelector(`li[data-seq="${seq}"]`);
        log.scrollTop = li ? Math.round(log.scrollTop + li.getBoundingClientRect().top - log.getBoundingClientRect().top - offset) : 0;
    };

    // A hidden log can not be scrolled: its place is found when it shows.
    const place = () => {
        const room = chat.room();
        const log = chat.log(room);
        if (!log) return;
        // A part from long ago stands where it was looked for.
        if (room.dataset.part) {
            stick = false;
            refresh();
            return;
        }

        const kept = chat.kept(`chat-scroll-${room.dataset.conversation}`);
        stick = !kept;
        refresh();
        if (kept) goTo(log, kept);
    };

    const enter = () => {
        const room = chat.room();
        const log = chat.log(room);
        if (!log) return;
        place();
        if (room.dataset.part) return;
        // The composer grows, the window turns, a keyboard opens: the newest message stays in sight.
        new ResizeObserver(() => {
            if (stick) toEnd(log);
        }).observe(log);
        log.addEventListener('scroll', () => {
            if (!isShown(log)) return;
            stick = isNearEnd(log);
            chat.keep(`chat-scroll-${room.dataset.conversation}`, stick ? '' : placeOf(log));
            document.dispatchEvent(new Event('chat:scrolled'));
        }, { passive: true });
    };

    document.addEventListener('chat:written', () => {
        stick = true;
        const room = chat.room();
        const log = chat.log(room);
        if (log) toEnd(log);
        const pending = document.getElementById(`pending-${room.dataset.conversation}`);
        pending.scrollTop = pending.scrollHeight;
    });
    document.addEventListener('chat:frame', () => {
        localTimes(document);
        refresh();
    });
    document.addEventListener('chat:shown', () => {
        localTimes(document);
        place();
    });
    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.querySelectorAll) localTimes(event.detail.elt);
    });
    document.addEventListener('chat:room', () => {
        localTimes(document);
        enter();
    });
    chat.ready(() => {
        localTimes(document);
        enter();
    });
})();

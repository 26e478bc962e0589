// What was written and is not stored yet. Only the head is on its way; the next one goes when it has come back as a
// stored message, so that sending again never changes the order. It is kept over a reload.
(() => {
    'use strict';

    const chat = window.blogChat;
    const { patience, free, flush, flushLater, flushNow, tryAgain, isWatched } = chat.delivery;
    const afterLoss = 1000;
    const keyOf = (c) => `chat-outbox-${chat.isDesk() ? 'author' : 'visitor'}-${c}`;
    const queues = new Map();

    const queueOf = (c) => {
        if (!queues.has(c)) queues.set(c, { c, items: [], isBusy: false, timer: 0 });
        return queues.get(c);
    };

    const each = (work) => [...queues.values()].forEach(work);

    const queueWith = (clientId) => [...queues.values()].find((queue) => queue.items.some((item) => item.clientId === clientId));

    const store = (queue) => chat.keep(keyOf(queue.c), queue.items.length > 0 ? JSON.stringify(queue.items.map(({ clientId, text }) => ({ clientId, text }))) : '');

    const clear = (queue) => {
        free(queue);
        queue.items.forEach((item) => clearTimeout(item.notice));
        queue.items = [];
        store(queue);
    };

    const isStored = (c, clientId) => {
        const messages = chat.messages(c);
        return messages !== null && messages.querySelector(`[data-client-id="${clientId}"]`) !== null;
    };

    const shift = (queue) => {
        clearTimeout(queue.items.shift().notice);
        free(queue);
        store(queue);
    };

    // The conversation is over for good: all that was written goes into the form of the next one. The bubbles stay until it is there.
    const moveOn = (queue) => {
        const text = queue.items.map((item) => item.text).join('\n');
        const bubble = queue.items.map((item) => chat.bubbles.find(item.clientId)).find((found) => found && found.dataset.answer);
        const reason = bubble ? bubble.querySelector('.reason').textContent : '';
        clear(queue);
        document.dispatchEvent(new CustomEvent('chat:over', { detail: { c: queue.c, text, reason } }));
    };

    // A bubble goes when its message stands in the log, or when the server took it away or refused it.
    const settle = (queue) => {
        if (!chat.bubbles.isShown(queue.c)) return;
        let head;
        while ((head = queue.items[0])) {
            const bubble = chat.bubbles.find(head.clientId);
            if (isStored(queue.c, head.clientId)) {
                chat.bubbles.remove(head.clientId);
            } else if (bubble && bubble.dataset.answer === 'later') {
                delete bubble.dataset.answer;
                tryAgain(queue, head, 0);
                break;
            } else if (bubble && bubble.dataset.answer === 'another') {
                moveOn(queue);
                break;
            } else if (bubble && bubble.dataset.state !== 'failed') {
                break;
            }
            shift(queue);
        }
        flush(queue);
    };

    const add = (queue, item) => {
        queue.items.push(item);
        item.notice = setTimeout(() => {
            if (!item.state) chat.bubbles.mark(item, 'waiting');
        }, patience);
        chat.bubbles.add(queue.c, item);
    };

    const restore = () => {
        for (const key of chat.keptKeys(keyOf(''))) {
            const queue = queueOf(key.slice(keyOf('').length));
            for (const item of JSON.parse(chat.kept(key) || '[]')) {
                if (!queue.items.some((known) => known.clientId === item.clientId)) add(queue, item);
            }
        }
        each((queue) => queue.items.forEach((item) => chat.bubbles.add(queue.c, item)));
        each(settle);
    };

    chat.outbox = {
        shift,

        moveOn,

        write: (c, text) => {
            const queue = queueOf(c);
            add(queue, { clientId: chat.newId(), text });
            store(queue);
            document.dispatchEvent(new Event('chat:written'));
            flush(queue);
        },

        // Nothing that was written is sent any more.
        forget: () => each(clear),

        retry: (clientId) => {
            const queue = queueWith(clientId);
            if (queue) flushNow(queue);
        },

        drop: (clientId) => {
            const queue = queueWith(clientId);
            if (!queue) return;
            if (queue.items[0].clientId === clientId) free(queue);
            queue.items = queue.items.filter((item) => item.clientId !== clientId);
            store(queue);
            flush(queue);
        },
    };

    document.addEventListener('chat:frame', () => each(settle));
    document.addEventListener('chat:open', () => each((queue) => {
        if (queue.items[0] && chat.socket.isLive()) queue.items[0].isDoubtful = false;
        flushNow(queue);
    }));
    document.addEventListener('chat:closed', () => each((queue) => {
        if (queue.items.length > 0) flushLater(queue, afterLoss);
    }));
    document.addEventListener('chat:room', () => {
        restore();
        // What was sent for a conversation that is no longer shown has nobody who would see it come back.
        each((queue) => {
            if (!isWatched(queue.c) && queue.items.length > 0) flushNow(queue);
        });
    });
    document.addEventListener('chat:signed-out', () => each((queue) => {
        queue.items.forEach((item) => chat.bubbles.remove(item.clientId));
        clear(queue);
    }));
    chat.ready(restore);

    // What is not stored would be lost with the tab.
    window.addEventListener('beforeunload', (event) => {
        if ([...queues.values()].some((queue) => queue.items.some((item) => item.state))) event.preventDefault();
    });
})();

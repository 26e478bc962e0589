// What was written and is not stored yet. Only the head is on its way; the next one goes when it has come back as a
// stored message, so that sending again never changes the order. It is kept over a reload.
(() => {
    'use strict';

    const chat = window.blogChat;
    const patience = 5000;
    const longestDelay = 30 * 1000;
    const triesShownAsWaiting = 3;
    const refusals = [403, 404, 409, 413, 422];
    const side = document.body.hasAttribute('ws-connect') ? 'author' : 'visitor';
    const keyOf = (c) => `chat-outbox-${side}-${c}`;
    const queues = new Map();

    const queueOf = (c) => {
        if (!queues.has(c)) queues.set(c, { c, items: [], isBusy: false, timer: 0 });
        return queues.get(c);
    };

    const store = (queue) => chat.keep(keyOf(queue.c), queue.items.length > 0 ? JSON.stringify(queue.items.map(({ clientId, text }) => ({ clientId, text }))) : '');

    const isStored = (c, clientId) => {
        const messages = chat.messages(c);
        return messages !== null && messages.querySelector(`[data-client-id="${clientId}"]`) !== null;
    };

    const isWatched = (c) => {
        const room = chat.room();
        return room !== null && room.dataset.conversation === c;
    };

    const free = (queue) => {
        clearTimeout(queue.timer);
        queue.isBusy = false;
    };

    const shift = (queue) => {
        clearTimeout(queue.items.shift().notice);
        free(queue);
        store(queue);
    };

    const flushLater = (queue, delay) => {
        free(queue);
        queue.isBusy = true;
        queue.timer = setTimeout(() => {
            queue.isBusy = false;
            flush(queue);
        }, delay);
    };

    // There was no answer, or one that asks for patience.
    const tryAgain = (queue, item, seconds) => {
        item.tries = (item.tries || 0) + 1;
        chat.bubbles.mark(item, item.tries >= triesShownAsWaiting ? 'unsent' : 'waiting');
        const delay = seconds > 0 ? seconds * 1000 : Math.min(longestDelay, 1000 * 2 ** (item.tries - 1));
        flushLater(queue, delay * (0.75 + Math.random() / 2));
    };

    const post = async (queue, item) => {
        const { c } = queue;
        const answer = await chat.post(side === 'author' ? '/chats/messages' : '/chat/messages', { c, clientId: item.clientId, text: item.text, after: chat.cursor(c) });
        const html = answer ? await answer.text().catch(() => '') : '';
        if (queue.items[0] !== item) return;
        if (answer && answer.ok) {
            if (chat.bubbles.isShown(c)) chat.receive(html);
            if (queue.items[0] === item) {
                chat.bubbles.remove(item.clientId);
                shift(queue);
            }
            flush(queue);
        } else if (answer && refusals.includes(answer.status)) {
            chat.bubbles.mark(item, 'failed');
            if (html && chat.bubbles.isShown(c)) chat.receive(html);
            if (queue.items[0] === item) shift(queue);
            flush(queue);
        } else {
            tryAgain(queue, item, answer ? Number(answer.headers.get('Retry-After')) : 0);
        }
    };

    // A socket that is dead and does not know it swallows what it is given: in doubt the same message goes by request.
    function flush(queue) {
        const head = queue.items[0];
        if (!head || queue.isBusy || chat.isOver()) return;
        queue.isBusy = true;
        const names = side === 'author' ? { c: queue.c } : {};
        if (!head.isDoubtful && chat.socket.isLive() && isWatched(queue.c) && chat.send({ type: 'message', ...names, clientId: head.clientId, text: head.text })) {
            queue.timer = setTimeout(() => {
                head.isDoubtful = true;
                post(queue, head);
            }, patience);
        } else {
            post(queue, head);
        }
    }

    // After every frame: a bubble goes when its message stands in the log, or when the server took it away or refused it.
    const settle = () => {
        for (const queue of queues.values()) {
            if (!chat.bubbles.isShown(queue.c)) continue;
            let head;
            while ((head = queue.items[0])) {
                const bubble = chat.bubbles.find(head.clientId);
                if (isStored(queue.c, head.clientId)) {
                    chat.bubbles.remove(head.clientId);
                } else if (bubble && bubble.dataset.answer === 'later') {
                    delete bubble.dataset.answer;
                    tryAgain(queue, head, 0);
                    break;
                } else if (bubble && bubble.dataset.state !== 'failed') {
                    break;
                }
                shift(queue);
            }
            flush(queue);
        }
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
            queue.items.forEach((item) => chat.bubbles.add(queue.c, item));
        }
        settle();
    };

    const each = (work) => [...queues.values()].forEach(work);

    const queueWith = (clientId) => [...queues.values()].find((queue) => queue.items.some((item) => item.clientId === clientId));

    chat.outbox = {
        write: (c, text) => {
            const queue = queueOf(c);
            add(queue, { clientId: chat.newId(), text });
            store(queue);
            document.dispatchEvent(new Event('chat:written'));
            flush(queue);
        },

        retry: (clientId) => {
            const queue = queueWith(clientId);
            if (!queue) return;
            free(queue);
            flush(queue);
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

    document.addEventListener('chat:frame', settle);
    document.addEventListener('chat:open', () => each((queue) => {
        if (queue.items[0] && chat.socket.isLive()) queue.items[0].isDoubtful = false;
        free(queue);
        flush(queue);
    }));
    document.addEventListener('chat:closed', () => each((queue) => {
        if (queue.items.length > 0) flushLater(queue, 1000);
    }));
    document.addEventListener('chat:room', () => {
        restore();
        // What was sent for a conversation that is no longer shown has nobody who would see it come back.
        each((queue) => {
            if (isWatched(queue.c) || queue.items.length === 0) return;
            free(queue);
            flush(queue);
        });
    });
    document.addEventListener('DOMContentLoaded', restore);

    // What is not stored would be lost with the tab.
    window.addEventListener('beforeunload', (event) => {
        if ([...queues.values()].some((queue) => queue.items.some((item) => item.state))) event.preventDefault();
    });
})();

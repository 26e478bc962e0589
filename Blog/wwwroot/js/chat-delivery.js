// Sends the head of an outbox, by the socket or by request, until it is stored or refused. The head is on its way, or
// waits for its next try, while the queue is busy.
(() => {
    'use strict';

    const chat = window.blogChat;
    const patience = 5000;
    const longestDelay = 30 * 1000;
    const triesShownAsWaiting = 3;
    const refusals = [403, 404, 409, 413, 422];
    // What is longer is refused, and may fit no frame: an answer to a request says so where a socket would only be closed.
    const longestText = 2000;

    const isWatched = (c) => {
        const room = chat.room();
        return room !== null && room.dataset.conversation === c;
    };

    const free = (queue) => {
        clearTimeout(queue.timer);
        queue.isBusy = false;
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
        const answer = await chat.post(`${chat.side()}/messages`, { c, clientId: item.clientId, text: item.text, after: chat.cursor(c) });
        const html = answer ? await answer.text().catch(() => '') : '';
        if (queue.items[0] !== item) return;
        const isRefused = answer !== null && refusals.includes(answer.status);
        if (answer === null || (!answer.ok && !isRefused)) {
            tryAgain(queue, item, answer ? Number(answer.headers.get('Retry-After')) : 0);
            return;
        }

        if (isRefused) chat.bubbles.mark(item, 'failed');
        if (html && chat.bubbles.isShown(c)) chat.receive(html);
        else if (isRefused && html.includes('data-answer="another"')) chat.outbox.moveOn(queue);
        if (queue.items[0] === item) {
            if (!isRefused) chat.bubbles.remove(item.clientId);
            chat.outbox.shift(queue);
        }
        flush(queue);
    };

    // A socket that is dead and does not know it swallows what it is given: in doubt the same message goes by request.
    function flush(queue) {
        const head = queue.items[0];
        if (!head || queue.isBusy || chat.isOver()) return;
        queue.isBusy = true;
        const names = chat.isDesk() ? { c: queue.c } : {};
        const mayGoBySocket = !head.isDoubtful && head.text.length <= longestText && chat.socket.isLive() && isWatched(queue.c);
        if (!mayGoBySocket || !chat.send({ type: 'message', ...names, clientId: head.clientId, text: head.text })) {
            post(queue, head);
            return;
        }

        queue.timer = setTimeout(() => {
            head.isDoubtful = true;
            post(queue, head);
        }, patience);
    }

    chat.delivery = {
        patience,
        free,
        flush,
        flushLater,
        tryAgain,
        isWatched,

        flushNow: (queue) => {
            free(queue);
            flush(queue);
        },
    };
})();

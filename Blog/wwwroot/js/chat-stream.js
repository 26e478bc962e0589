// The way round for browsers whose sockets do not get through: a stream of server-sent events, and requests for what this
// side says. Opened and closed by the line.
(() => {
    'use strict';

    const chat = window.blogChat;
    const firstDelay = 250;
    const longestDelay = 4000;
    const attemptLasts = 5000;
    const longestSilence = 45 * 1000;
    const hiddenLasts = 30 * 1000;

    let source = null;
    let number = '';
    let isLive = false;
    let isWanted = false;
    let failures = 0;
    let retry = 0;
    let silence = 0;
    let hiding = 0;
    let said = Promise.resolve();

    const address = () => {
        const room = chat.room();
        const query = new URLSearchParams({ s: number });
        if (room) {
            query.set('c', room.dataset.conversation);
            query.set('after', chat.cursor(room.dataset.conversation));
        }
        if (chat.account) query.set('account', chat.account);
        if (chat.isDesk()) Object.entries(chat.list()).forEach(([name, value]) => query.set(name, value));
        return `${chat.side()}/events?${query}`;
    };

    const drop = () => {
        [retry, silence].forEach(clearTimeout);
        if (source) source.close();
        source = null;
        isLive = false;
    };

    const lose = () => {
        const wasLive = isLive;
        drop();
        failures = wasLive ? 0 : failures + 1;
        const delay = Math.min(longestDelay, firstDelay * 2 ** failures);
        retry = setTimeout(connect, delay / 2 + Math.random() * delay / 2);
        if (wasLive) chat.streamLost();
    };

    const hear = (event) => {
        clearTimeout(silence);
        silence = setTimeout(lose, longestSilence);
        chat.receive(event.data);
        // The stream runs one way: without an answer the server could not tell who has left.
        if (event.data.includes('id="chat-heartbeat"')) chat.stream.signal({ type: 'alive' });
        if (isLive) return;
        isLive = true;
        failures = 0;
        chat.streamFound();
    };

    function connect() {
        drop();
        if (!isWanted || (!chat.room() && !chat.isDesk())) return;
        number = chat.newId();
        source = new EventSource(address());
        source.addEventListener('message', hear);
        source.addEventListener('state', hear);
        source.addEventListener('over', () => {
            if (!chat.streamOver()) lose();
        });
        // The browser's own way back would ask for what is shown already.
        source.addEventListener('error', lose);
        silence = setTimeout(lose, attemptLasts);
    }

    chat.stream = {
        isLive: () => isLive,

        open: () => {
            if (isWanted || chat.isOver()) return;
            isWanted = true;
            failures = 0;
            connect();
        },

        close: () => {
            isWanted = false;
            drop();
        },

        wake: () => {
            clearTimeout(hiding);
            if (isWanted && !source) connect();
        },

        // One after the other, as over a socket. False when there is no stream.
        signal: (frame) => {
            if (!isLive) return false;
            const s = number;
            said = said.then(async () => {
                const answer = await chat.post(`${chat.side()}/signals`, { s, frame: JSON.stringify(frame) });
                if (answer && answer.status === 410 && s === number && isLive) lose();
            });
            return true;
        },
    };

    // HTTP/1.1 has six connections to a host, for all tabs together: one that nobody looks at gives its own back.
    document.addEventListener('visibilitychange', () => {
        clearTimeout(hiding);
        if (document.visibilityState === 'hidden' && !chat.isDesk()) hiding = setTimeout(drop, hiddenLasts);
    });

    // A page that is kept for "Back" would come back with a second stream.
    window.addEventListener('pagehide', drop);
})();

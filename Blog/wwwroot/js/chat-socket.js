// The socket, one per tab, opened by htmx's ws extension. When to give one up and when to try again is decided here.
(() => {
    'use strict';

    const chat = window.blogChat;
    const firstDelay = 250;
    const longestDelay = 4000;
    const patientAfter = 5 * 60 * 1000;
    const patientDelay = 30 * 1000;
    const attemptLasts = 2000;
    const longestSilence = 45 * 1000;
    const besideStream = 5 * 60 * 1000;
    const soonTries = 3;
    const never = 0x7fffffff;

    let socket = null;
    let extension = null;
    let element = null;
    let isLive = false;
    let hasWorked = chat.kept('chat-way') === 'socket';
    let failures = 0;
    let triesBeside = 0;
    let lostAt = 0;
    let retry = 0;
    let attempt = 0;
    let silence = 0;

    const jitter = (delay) => delay / 2 + Math.random() * delay / 2;

    // Beside a stream it is tried soon where sockets worked before, and seldom where they never did.
    const nextDelay = () => {
        if (chat.stream.isLive()) {
            triesBeside += 1;
            return hasWorked && triesBeside <= soonTries ? longestDelay / 2 : besideStream;
        }
        if (Date.now() - lostAt > patientAfter) return jitter(patientDelay);
        return jitter(Math.min(longestDelay, firstDelay * 2 ** failures));
    };

    // The extension would come back in its own time and for ever.
    htmx.config.wsReconnectDelay = () => never;

    // The extension keeps the address of the first connect: where to go on is put in anew each time.
    htmx.createWebSocket = (address) => {
        const url = new URL(address);
        const room = chat.room();
        if (room && room.dataset.viewer === 'visitor') url.searchParams.set('after', chat.cursor(room.dataset.conversation));
        socket = new WebSocket(url);
        clearTimeout(attempt);
        attempt = setTimeout(giveUp, attemptLasts);
        return socket;
    };

    const connect = () => {
        clearTimeout(retry);
        if (extension && element.isConnected && !socket && !chat.isOver()) extension.reconnect();
    };

    const connectLater = () => {
        clearTimeout(retry);
        retry = setTimeout(connect, nextDelay());
    };

    const lose = (code) => {
        const wasLive = isLive;
        socket = null;
        isLive = false;
        [attempt, silence, retry].forEach(clearTimeout);
        // A pane that was swapped for another takes its socket with it.
        if (!element.isConnected) return;
        failures = wasLive ? 0 : failures + 1;
        lostAt = lostAt || Date.now();
        chat.lost(code, failures, wasLive);
        if (!chat.isOver()) connectLater();
    };

    // A socket that is still opening ends with an event at once; a dead one would not tell for minutes.
    function giveUp() {
        if (!socket) return;
        const dead = socket;
        if (dead.readyState === WebSocket.OPEN) {
            dead.onopen = dead.onclose = dead.onerror = null;
            lose(1006);
        }
        dead.close();
    }

    const hear = () => {
        [attempt, silence].forEach(clearTimeout);
        silence = setTimeout(giveUp, longestSilence);
        if (isLive) return;
        isLive = true;
        hasWorked = true;
        failures = 0;
        lostAt = 0;
        chat.found();
    };

    chat.socket = {
        isLive: () => isLive,

        connect,

        hasWorked: () => hasWorked,

        // The stream has taken over.
        stepBack: () => {
            triesBeside = 0;
            if (!socket) connectLater();
        },

        giveUp,

        // Asks, and takes silence for an answer.
        probe: () => {
            chat.resume();
            clearTimeout(attempt);
            attempt = setTimeout(giveUp, attemptLasts);
        },

        send: (frame) => {
            if (!socket || socket.readyState !== WebSocket.OPEN) return false;
            socket.send(JSON.stringify(frame));
            return true;
        },
    };

    document.addEventListener('htmx:wsConnecting', (event) => {
        const isNew = element !== event.target;
        element = event.target;
        if (isNew) {
            [isLive, failures, lostAt] = [false, 0, 0];
            chat.begin();
        }
    });

    document.addEventListener('htmx:wsOpen', (event) => {
        if (event.detail.event.target !== socket) return;
        extension = event.detail.socketWrapper;
        chat.resume();
    });

    document.addEventListener('htmx:wsBeforeMessage', hear);

    document.addEventListener('htmx:wsClose', (event) => {
        if (event.detail.event.target !== socket) return;
        extension = event.detail.socketWrapper;
        lose(event.detail.event.code);
    });
})();

// The line to the server, one per tab: a socket, or a stream where sockets do not get through. It says where it wants to
// go on, and the page says how it stands.
(() => {
    'use strict';

    const chat = window.blogChat;
    const flicker = 1000;
    const triesBeforeStream = 2;
    const triesAfterSocket = 5;
    let isOver = false;
    let isThreadGone = false;
    let darkening = 0;

    const show = (state) => {
        clearTimeout(darkening);
        document.querySelectorAll('[data-connection]').forEach((line) => {
            if (line.dataset.connection === state) return;
            line.dataset.connection = state;
            if (state === 'offline' && line.dataset.since) sayWhen(line);
        });
    };

    // Authors are told since when nothing reaches them.
    const sayWhen = (line) => {
        const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
        line.querySelector('[data-when="offline"]').textContent = line.dataset.since.replace('{0}', now);
    };

    // A line that is back at once was never seen to be gone.
    const showLoss = () => {
        clearTimeout(darkening);
        darkening = setTimeout(() => show('offline'), flicker);
    };

    const tell = (event) => document.dispatchEvent(new Event(event));

    // Which conversations the author's list holds: a tab, and what it is narrowed to, a page.
    chat.list = (inbox = document.getElementById('inbox')) => {
        if (!inbox) return { tab: 'open' };
        const { tab, tag, article, only, page } = inbox.dataset;
        return { tab, ...(tag && { tag }), ...(article && { article: Number(article) }), ...(only && { only }), ...(page && { page: Number(page) }) };
    };

    // Asks for what is missing; on an author's page also says which conversation is shown.
    chat.resume = () => {
        const room = chat.room();
        if (!room) {
            if (chat.isDesk()) chat.send({ type: 'watch', ...chat.list() });
            return;
        }

        const c = room.dataset.conversation;
        const after = chat.cursor(c);
        chat.send(room.dataset.viewer === 'author' ? { type: 'watch', c, after, ...chat.list() } : { type: 'resume', after });
    };

    chat.isOver = () => isOver;

    // False when there is no line: what must not be lost belongs into the outbox.
    chat.send = (frame) => chat.socket.send(frame) || chat.stream.signal(frame);

    // The socket's and the stream's words to the line follow.

    chat.begin = () => {
        isOver = false;
        chat.stream.close();
        show('connecting');
        // Where sockets did not get through on the page before, the stream is not kept waiting for them.
        if (chat.kept('chat-way') === 'stream') chat.stream.open();
    };

    chat.found = () => {
        chat.stream.close();
        chat.keep('chat-way', 'socket');
        show('open');
        tell('chat:open');
    };

    chat.lost = (code, failures, wasLive) => {
        if (wasLive) tell('chat:closed');
        if (code === 1008 && !isThreadGone) {
            chat.end();
            return;
        }

        // Where sockets have worked, a server that restarts is likelier than a proxy that refuses them.
        if (failures >= (chat.socket.hasWorked() ? triesAfterSocket : triesBeforeStream)) chat.stream.open();
        if (chat.stream.isLive()) return;
        showLoss();
        // A browser does not tell why it got no socket: the conversation may be gone.
        if (failures >= triesBeforeStream) tell('chat:refused');
    };

    chat.streamFound = () => {
        show('fallback');
        chat.keep('chat-way', 'stream');
        chat.socket.stepBack();
        tell('chat:open');
    };

    // The stream's last word: as a socket's that is closed with 1008.
    chat.streamOver = () => {
        if (isThreadGone) return false;
        chat.end();
        return true;
    };

    chat.streamLost = () => {
        showLoss();
        tell('chat:closed');
        chat.socket.connect();
    };

    // Not allowed any more: nothing is tried again.
    chat.end = () => {
        isOver = true;
        chat.stream.close();
        // A visitor's line has said why with its last word.
        show(chat.isDesk() ? 'offline' : 'over');
        tell('chat:refused');
        document.querySelector('.link-bar')?.remove();
    };

    // An author's line that asked for a conversation which is not there any more is told so and ended: it comes back without
    // it. On a line that lives on, a heartbeat answers the next question.
    document.addEventListener('chat:fragment', ({ detail }) => {
        const opening = detail.slice(0, detail.indexOf('>'));
        if (/ id="(thread|context)"/.test(opening)) isThreadGone = true;
        else if (opening.includes(' id="chat-heartbeat"')) isThreadGone = false;
    });

    // A tab that comes back to life may have slept through its line's end.
    const wake = () => {
        if (document.visibilityState !== 'visible') return;
        if (chat.socket.isLive()) {
            chat.socket.probe();
            return;
        }

        chat.stream.wake();
        if (!chat.stream.isLive()) chat.socket.connect();
    };

    window.addEventListener('online', wake);
    window.addEventListener('offline', chat.socket.giveUp);
    window.addEventListener('pageshow', (event) => {
        if (event.persisted) wake();
    });
    document.addEventListener('visibilitychange', wake);
})();

// Tells the authors of an open conversation which page its visitor reads, and how much of it has been on the screen.
(() => {
    'use strict';

    const chat = window.blogChat;
    const step = 10;
    const tellEvery = 3000;
    let path = '';
    let toldPercent = 0;
    let percent = 0;
    let timer = 0;

    const isTold = () => {
        const room = chat.room();
        return room !== null && room.dataset.viewer === 'visitor' && document.getElementById('chat') !== null;
    };

    const tell = () => {
        timer = 0;
        if (!isTold()) return;
        const isMoved = path !== location.pathname;
        if (!isMoved && percent < Math.min(100, toldPercent + step)) return;
        if (isMoved) percent = 0;
        look();
        if (!chat.send({ type: 'reading', path: location.pathname, percent })) return;
        [path, toldPercent] = [location.pathname, percent];
    };

    // Of the text itself: a page goes on below it with comments.
    function look() {
        const text = document.querySelector('#main .reading');
        if (!text) return;
        const box = text.getBoundingClientRect();
        if (box.height === 0) return;
        percent = Math.max(percent, Math.round(100 * Math.min(1, Math.max(0, (innerHeight - box.top) / box.height))));
    }

    document.addEventListener('scroll', () => {
        if (!isTold()) return;
        if (path === location.pathname) look();
        timer ||= setTimeout(tell, tellEvery);
    }, { passive: true });

    document.addEventListener('htmx:pushedIntoHistory', tell);
    document.addEventListener('htmx:historyRestore', tell);
    document.addEventListener('chat:open', () => {
        path = '';
        tell();
    });
})();

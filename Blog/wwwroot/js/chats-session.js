// An author's session that is over looks like a line that is lost: asked once the line was refused, the server tells them apart.
(() => {
    'use strict';

    const chat = window.blogChat;
    const notice = () => document.getElementById('chats-over');
    const isOthers = 409;

    document.addEventListener('chat:refused', async () => {
        const answer = await fetch(`/chat/token?account=${chat.account}`).catch(() => null);
        if (!answer || answer.status !== isOthers) return;
        notice().querySelector('a').href = `/account/login?returnUrl=${encodeURIComponent(location.pathname + location.search)}`;
        notice().hidden = false;
    });

    document.addEventListener('chat:open', () => {
        notice().hidden = true;
    });
})();

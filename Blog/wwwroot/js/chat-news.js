// Tells the other scripts of an answer that came just now, once each: sound and bubble go by it.
(() => {
    'use strict';

    const chat = window.blogChat;
    let c = '';
    let told = 0;

    const newest = (room) => [...room.querySelectorAll('li[data-seq][data-sender="author"]')].pop();

    const numberOf = (li) => (li ? Number(li.dataset.seq) : 0);

    // What stands there when a conversation appears was not told just now.
    const meet = () => {
        const room = chat.room();
        if (!room || room.dataset.conversation === c) return;
        c = room.dataset.conversation;
        told = numberOf(newest(room));
    };

    const look = () => {
        const room = chat.room();
        if (!room) return;
        meet();
        const answer = newest(room);
        if (numberOf(answer) <= told) return;
        told = numberOf(answer);
        document.dispatchEvent(new CustomEvent('chat:answer', {
            detail: { seq: told, author: answer.querySelector('.by bdi').textContent, text: answer.querySelector('.text').textContent },
        }));
    };

    // The panel is open and the tab is looked at.
    chat.isSeen = () => document.visibilityState === 'visible'
        && (!document.getElementById('chat') || document.getElementById('chat').hasAttribute('data-open'));

    document.addEventListener('chat:room', meet);
    document.addEventListener('chat:frame', look);
    chat.ready(meet);
})();

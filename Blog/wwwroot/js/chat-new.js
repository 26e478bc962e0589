// What is new in a log: a line above what came while nobody looked, and a button down to what came while one read above.
(() => {
    'use strict';

    const chat = window.blogChat;
    let atEndUpTo = 0;

    const items = (c) => [...chat.messages(c).querySelectorAll('li[data-seq]')];

    const isForeign = (li, room) => li.dataset.sender !== room.dataset.viewer && li.dataset.sender !== 'system';

    const removeLine = (c) => chat.messages(c).querySelector('li.new')?.remove();

    const addLine = (room, after) => {
        const words = room.querySelector('data[data-new]');
        const c = room.dataset.conversation;
        if (!words || chat.messages(c).querySelector('li.new')) return;
        const first = items(c).find((li) => Number(li.dataset.seq) > after && isForeign(li, room));
        if (!first) return;
        const line = document.createElement('li');
        line.className = 'new';
        line.textContent = words.dataset.new;
        first.before(line);
    };

    const count = () => {
        const room = chat.room();
        const log = chat.log(room);
        const button = room && room.querySelector('[data-action="to-end"]');
        if (!log || !button) return;
        const c = room.dataset.conversation;
        if (chat.isAtEnd(log)) atEndUpTo = chat.cursor(c);
        const number = items(c).filter((li) => Number(li.dataset.seq) > atEndUpTo && isForeign(li, room)).length;
        button.hidden = number === 0;
        const text = button.dataset.words.replace('{0}', number);
        if (button.lastElementChild.textContent !== text) button.lastElementChild.textContent = text;
    };

    const enter = () => {
        const room = chat.room();
        if (!chat.log(room) || !chat.messages(room.dataset.conversation)) return;
        atEndUpTo = chat.cursor(room.dataset.conversation);
        const words = room.querySelector('data[data-new]');
        if (words) addLine(room, Number(words.value));
    };

    document.addEventListener('chat:answer', (event) => {
        if (!chat.isSeen()) addLine(chat.room(), event.detail.seq - 1);
    });
    document.addEventListener('chat:written', () => removeLine(chat.room().dataset.conversation));
    document.addEventListener('chat:scrolled', count);
    document.addEventListener('chat:frame', count);
    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="to-end"]')) return;
        chat.toEnd(chat.log(chat.room()));
        chat.log(chat.room()).focus();
    });
    document.addEventListener('chat:room', enter);
    chat.ready(enter);
})();

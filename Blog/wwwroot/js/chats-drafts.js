// In the list: what was begun in a conversation that is not open, in the place of its last words. And the box that is
// written in grows with its text, where the style sheet alone can not do it.
(() => {
    'use strict';

    const chat = window.blogChat;
    const grows = CSS.supports('field-sizing', 'content');
    const original = new WeakMap();
    let isAsked = false;

    const show = (row) => {
        const c = row.id.slice('row-'.length);
        const last = row.querySelector('.last');
        const room = chat.room();
        const draft = room && room.dataset.conversation === c ? '' : chat.kept(`chat-draft-${c}`).trim();
        if (!draft) {
            if (original.has(last)) last.replaceChildren(...original.get(last));
            original.delete(last);
            return;
        }

        if (!original.has(last)) original.set(last, [...last.childNodes]);
        const word = document.getElementById('draft-mould').content.cloneNode(true);
        last.replaceChildren(word, ` ${draft.slice(0, 100)}`);
    };

    const refresh = () => {
        isAsked = false;
        document.querySelectorAll('#inbox .rows > li').forEach(show);
    };

    const later = () => {
        if (isAsked) return;
        isAsked = true;
        requestAnimationFrame(refresh);
    };

    const grow = (field) => {
        if (grows || !field) return;
        field.style.height = 'auto';
        field.style.height = `${field.scrollHeight + 2}px`;
    };

    document.addEventListener('input', (event) => {
        if (event.target.matches('.reply textarea')) grow(event.target);
    });
    ['chat:frame', 'chat:room', 'htmx:load'].forEach((name) => document.addEventListener(name, later));
    document.addEventListener('chat:written', () => grow(document.querySelector('#chat-composer textarea')));
    chat.ready(() => {
        refresh();
        document.querySelectorAll('.reply textarea').forEach(grow);
    });
})();

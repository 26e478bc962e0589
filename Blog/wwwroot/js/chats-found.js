// What was looked for: the conversation opens at the message that was found, and the list comes back when the search is left.
// It stands in the address of the page, so that a reload and a step back show it again.
(() => {
    'use strict';

    const chat = window.blogChat;

    const land = () => {
        const room = chat.room();
        const seq = room && room.dataset.at;
        const message = seq && room.querySelector(`li[data-seq="${seq}"]`);
        if (!message) return;
        message.classList.add('is-found');
        message.scrollIntoView({ block: 'center' });
    };

    const found = () => document.getElementById('found');
    const field = () => document.getElementById('desk-search');

    const leave = () => {
        field().value = '';
        if (!found().dataset.q) return;
        found().replaceChildren();
        delete found().dataset.q;
        chat.keepAddress();
    };

    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="leave-search"]')) return;
        event.preventDefault();
        leave();
        field().focus();
    });

    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && event.target.id === 'desk-search') leave();
    });

    // Older ones come under the same words.
    document.addEventListener('htmx:afterSwap', (event) => {
        if (event.detail.target?.id === 'found') chat.keepAddress();
    });

    // A step back brings the page that its address names; the field is not a part of it.
    document.addEventListener('htmx:historyRestore', () => {
        field().value = found().dataset.q ?? '';
    });

    document.addEventListener('chat:room', land);
    chat.ready(land);
})();

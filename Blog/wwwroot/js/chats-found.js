// What was looked for: the conversation opens at the message that was found, and the list comes back when the search is left.
(() => {
    'use strict';

    const chat = window.blogChat;

    const land = () => {
        const room = chat.room();
        const seq = room && room.dataset.at;
        const found = seq && room.querySelector(`li[data-seq="${seq}"]`);
        if (!found) return;
        found.classList.add('is-found');
        found.scrollIntoView({ block: 'center' });
    };

    const leave = () => {
        document.getElementById('found').replaceChildren();
        const field = document.getElementById('desk-search');
        field.value = '';
        return field;
    };

    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="leave-search"]')) return;
        event.preventDefault();
        leave().focus();
    });

    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && event.target.id === 'desk-search') leave();
    });

    document.addEventListener('chat:room', land);
    chat.ready(land);
})();

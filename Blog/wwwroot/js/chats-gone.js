// The open conversation was deleted, or handed to somebody else: what was written in it and not sent stands in its place, to
// be copied.
(() => {
    'use strict';

    const chat = window.blogChat;
    let unsent = '';

    const isGoneWord = (html) => html.slice(0, html.indexOf('>')).includes(' id="thread"');

    // Before it is swapped away.
    document.addEventListener('chat:fragment', (event) => {
        const room = chat.room();
        if (!room || !isGoneWord(event.detail)) return;
        const bubbles = [...room.querySelectorAll('.pending > li')];
        const fields = [...room.querySelectorAll('textarea')];
        unsent = [...bubbles.map((li) => li.querySelector('.text').textContent), ...fields.map((field) => field.value)]
            .filter((text) => text.trim())
            .join('\n\n');
        bubbles.forEach((li) => chat.outbox.drop(li.id.slice('p-'.length)));
    });

    document.addEventListener('htmx:load', (event) => {
        const place = event.detail.elt.id === 'thread' && event.detail.elt.querySelector('[data-unsent]');
        if (!place || !unsent) return;
        place.querySelector('textarea').value = unsent;
        place.hidden = false;
        unsent = '';
        // A phone would go back to the list.
        document.getElementById('panes').dataset.view = 'thread';
    });
})();

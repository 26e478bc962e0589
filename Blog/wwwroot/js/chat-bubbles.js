// The bubbles of what is written and not stored yet: sending; waiting, because there was no answer; unsent, when that
// happened too often; failed, when the server refused it.
(() => {
    'use strict';

    const chat = window.blogChat;

    const list = (c) => document.getElementById(`pending-${c}`);

    const find = (clientId) => document.getElementById(`p-${clientId}`);

    chat.bubbles = {
        find,

        isShown: (c) => list(c) !== null,

        add: (c, item) => {
            const mould = list(c) && list(c).parentElement.querySelector('template[data-mould="pending"]');
            if (!mould || find(item.clientId)) return;
            const li = mould.content.querySelector('li').cloneNode(true);
            li.id = `p-${item.clientId}`;
            li.querySelector('.text').textContent = item.text;
            if (item.state) li.dataset.state = item.state;
            list(c).append(li);
        },

        mark: (item, state) => {
            const wasUnsent = item.state === 'unsent';
            item.state = state;
            const li = find(item.clientId);
            if (!li || li.dataset.state === state) return;
            // It is read out once, and not with every try that the server answers with another bubble.
            if (wasUnsent) li.querySelector('[data-when="unsent"]')?.removeAttribute('role');
            li.dataset.state = state;
        },

        remove: (clientId) => {
            const li = find(clientId);
            if (li) li.remove();
        },
    };

    const edit = (li) => {
        const field = document.querySelector('#chat-composer textarea');
        const text = li.querySelector('.text').textContent;
        field.value = field.value ? `${field.value}\n${text}` : text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.focus();
    };

    document.addEventListener('click', (event) => {
        const button = event.target.closest('.pending [data-action]');
        const li = button && button.closest('li');
        if (!li) return;
        const clientId = li.id.slice('p-'.length);
        if (button.dataset.action === 'retry') {
            chat.outbox.retry(clientId);
            return;
        }

        if (button.dataset.action === 'edit') edit(li);
        chat.outbox.drop(clientId);
        li.remove();
    });
})();

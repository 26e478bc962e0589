// What was written and is not stored yet. Only the head is on its way; the next one goes when it has come back as a
// stored message, so that resending never changes the order.
(() => {
    'use strict';

    const chat = window.blogChat;
    const queues = new Map();

    const queueOf = (c) => {
        if (!queues.has(c)) queues.set(c, { items: [], isSent: false });
        return queues.get(c);
    };

    const pendingList = (c) => document.getElementById(`pending-${c}`);

    const bubble = (clientId) => document.getElementById(`p-${clientId}`);

    const isStored = (c, clientId) => {
        const messages = chat.messages(c);
        return messages && messages.querySelector(`[data-client-id="${clientId}"]`) !== null;
    };

    const addBubble = (c, item) => {
        const list = pendingList(c);
        const mould = list && list.parentElement.querySelector('template[data-mould="pending"]');
        if (!mould || bubble(item.clientId)) return;
        const li = mould.content.querySelector('li').cloneNode(true);
        li.id = `p-${item.clientId}`;
        li.querySelector('.text').textContent = item.text;
        list.append(li);
    };

    const flush = (c) => {
        const queue = queueOf(c);
        const head = queue.items[0];
        if (!head || queue.isSent) return;
        const room = chat.room();
        const names = room && room.dataset.viewer === 'author' ? { c } : {};
        queue.isSent = chat.send({ type: 'message', ...names, clientId: head.clientId, text: head.text });
    };

    // After every swap: a bubble goes when its message stands in the log; the server took it away, or refused it.
    const settle = () => {
        for (const [c, queue] of queues) {
            const list = pendingList(c);
            if (!list) continue;
            let head;
            while ((head = queue.items[0])) {
                const own = bubble(head.clientId);
                if (isStored(c, head.clientId)) {
                    if (own) own.remove();
                } else if (own && own.dataset.state !== 'failed') {
                    break;
                }
                queue.items.shift();
                queue.isSent = false;
            }
            flush(c);
        }
    };

    const enqueue = (c, text) => {
        const item = { clientId: chat.newId(), text };
        queueOf(c).items.push(item);
        addBubble(c, item);
        document.dispatchEvent(new CustomEvent('chat:written', { detail: { c } }));
        flush(c);
    };

    // The extension would send the form's fields at once: the outbox takes over.
    document.addEventListener('htmx:wsConfigSend', (event) => {
        const form = event.target;
        if (!form.matches('#chat-composer')) return;
        event.preventDefault();
        const field = form.elements.text;
        const text = field.value.trim();
        if (!text) {
            field.focus();
            return;
        }

        const c = form.dataset.conversation;
        field.value = '';
        chat.keep(`chat-draft-${c}`, '');
        enqueue(c, text);
        field.focus();
    });

    // Enter sends and Shift+Enter breaks the line; with a touch keyboard, or while a character is being composed, Enter is a line break.
    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || !event.target.matches('#chat-composer textarea, #chat-text')) return;
        if (event.isComposing || event.keyCode === 229 || event.shiftKey) return;
        const isAsked = event.ctrlKey || event.metaKey;
        if (!isAsked && matchMedia('(pointer: coarse)').matches) return;
        event.preventDefault();
        const button = event.target.form.querySelector('button:not([type="button"])') || document.querySelector(`button[form="${event.target.form.id}"]`);
        if (!button || !button.disabled) event.target.form.requestSubmit();
    });

    // A refused bubble: its text goes back into the box, or away.
    document.addEventListener('click', (event) => {
        const button = event.target.closest('[data-action="edit"], [data-action="discard"]');
        const li = button && button.closest('li');
        if (!li) return;
        if (button.dataset.action === 'edit') {
            const field = document.querySelector('#chat-composer textarea');
            const text = li.querySelector('.text').textContent;
            field.value = field.value ? `${field.value}\n${text}` : text;
            field.focus();
        }
        li.remove();
    });

    document.addEventListener('input', (event) => {
        if (!event.target.matches('#chat-composer textarea')) return;
        chat.keep(`chat-draft-${event.target.form.dataset.conversation}`, event.target.value);
    });

    const restore = () => {
        const room = chat.room();
        if (!room) return;
        const c = room.dataset.conversation;
        const field = room.querySelector('#chat-composer textarea');
        if (field && !field.value) field.value = chat.kept(`chat-draft-${c}`);
        for (const item of queueOf(c).items) addBubble(c, item);
        settle();
    };

    document.addEventListener('htmx:wsAfterMessage', settle);
    document.addEventListener('chat:open', () => {
        for (const c of queues.keys()) flush(c);
    });
    document.addEventListener('chat:closed', () => {
        for (const queue of queues.values()) queue.isSent = false;
    });
    document.addEventListener('chat:room', restore);
    document.addEventListener('DOMContentLoaded', restore);

    // What is not stored would be lost with the tab.
    window.addEventListener('beforeunload', (event) => {
        if ([...queues.values()].some((queue) => queue.items.length > 0)) event.preventDefault();
    });
})();

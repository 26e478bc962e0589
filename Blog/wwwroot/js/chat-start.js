// The form before the first message: the name enables it, what is typed is kept, and whether somebody is here stays true.
(() => {
    'use strict';

    const chat = window.blogChat;
    const presenceEvery = 4000;

    const isOpen = () => document.getElementById('chat')?.hasAttribute('data-open') === true && document.visibilityState === 'visible';

    // The name enables the chat. Without script the fields are enabled from the start, and the server says the same.
    const enable = () => {
        const form = document.getElementById('chat-start');
        if (!form) return;
        const name = form.elements.name;
        const isNamed = !name || name.value.trim().length > 0;
        const text = document.getElementById('chat-text');
        const button = document.querySelector('button[form="chat-start"]');
        if (text.disabled === isNamed) text.disabled = !isNamed;
        if (button.disabled === isNamed) button.disabled = !isNamed;
    };

    // The host of another site, and nothing else of its address.
    const cameFrom = () => {
        try {
            const { host, hostname } = new URL(document.referrer);
            return host === location.host ? '' : hostname;
        } catch {
            return '';
        }
    };

    // What an author said to this reader: the chat begins with it.
    const showInvitation = (form) => {
        const kept = chat.kept('chat-invitation');
        if (!kept) return;
        const { id, author, text } = JSON.parse(kept);
        form.elements.invitation.value = id;
        const place = document.getElementById('chat-invited');
        place.querySelector('b').textContent = author;
        place.querySelector('span[dir]').textContent = text;
        place.hidden = false;
    };

    const prefill = () => {
        const form = document.getElementById('chat-start');
        const name = form && form.elements.name;
        if (name && !name.value) name.value = chat.kept('chat-name');
        const text = document.getElementById('chat-text');
        if (form && text && !text.value) text.value = chat.kept('chat-draft-start');
        if (form) {
            form.elements.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
            form.elements.referrer.value = cameFrom();
            showInvitation(form);
        }
        enable();
    };

    document.addEventListener('input', (event) => {
        if (event.target.id === 'chat-name') {
            chat.keep('chat-name', event.target.value);
            enable();
        } else if (event.target.id === 'chat-text') {
            chat.keep('chat-draft-start', event.target.value);
        }
    });

    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="forget-article"]')) return;
        const about = document.getElementById('chat-about');
        about.querySelector('[name="path"]').value = '';
        about.querySelector('.chip').remove();
        document.getElementById('chat-name')?.focus();
    });

    // A second press while the first message is on its way would do no harm, but looks as if nothing happened.
    document.addEventListener('htmx:beforeRequest', (event) => {
        if (event.target.id === 'chat-start') document.querySelector('button[form="chat-start"]').disabled = true;
    });
    document.addEventListener('htmx:afterRequest', (event) => {
        if (event.target.id !== 'chat-start') return;
        enable();
        if (event.detail.successful) chat.keep('chat-invitation', '');
    });

    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id === 'chat-pane') prefill();
    });

    chat.ready(prefill);

    // There is no line before the first message, so an open form asks now and then.
    setInterval(async () => {
        const form = document.getElementById('chat-start');
        if (!form || !isOpen()) return;
        const path = form.elements.path ? form.elements.path.value : '';
        const answer = await fetch(`/chat/presence?path=${encodeURIComponent(path)}`).catch(() => null);
        if (answer && answer.ok) chat.receive(await answer.text());
    }, presenceEvery);
})();

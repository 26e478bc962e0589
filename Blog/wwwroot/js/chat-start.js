// The form before the first message: the name enables it, what is typed is kept, and whether somebody is here stays true.
(() => {
    'use strict';

    const chat = window.blogChat;
    const presenceEvery = 4000;
    const invitationLasts = 30 * 60 * 1000;
    let left = '';

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
        const { id, author, text, at } = JSON.parse(kept);
        // The server knows of it for as long.
        if (Date.now() - at > invitationLasts) return;
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
        const email = document.getElementById('chat-email');
        if (email && !email.value) email.value = chat.kept('chat-email');
        const text = document.getElementById('chat-text');
        if (form && text && !text.value) text.value = chat.kept('chat-draft-start');
        if (form) {
            form.elements.zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
            form.elements.referrer.value = cameFrom();
            showInvitation(form);
        }
        enable();
    };

    const join = (...texts) => texts.filter((text) => text).join('\n');

    // Another tab was quicker: what was written for the first message goes on in the chat that is there.
    document.addEventListener('chat:room', () => {
        const draft = chat.kept('chat-draft-start');
        const field = document.querySelector('#chat-composer textarea');
        if (!draft || !field || chat.isDesk() || field.form.dataset.conversation === left) return;
        left = '';
        field.value = join(field.value, draft);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        chat.keep('chat-draft-start', '');
    });

    const errorOf = (sentence) => {
        const word = document.createElement('p');
        word.className = 'error';
        word.setAttribute('role', 'alert');
        word.textContent = sentence;
        return word;
    };

    // What was written for a conversation that takes it no more begins the next one, or goes on in the one that another tab has begun.
    chat.carryOver = (c, text) => {
        const draft = join(text, chat.kept(`chat-draft-${c}`));
        chat.keep(`chat-draft-${c}`, '');
        chat.keep('chat-draft-start', join(chat.kept('chat-draft-start'), draft));
        left = c;
    };

    document.addEventListener('chat:over', async (event) => {
        const { c, text, reason } = event.detail;
        chat.carryOver(c, text);
        await htmx.ajax('GET', '/chat/pane?new=true', { target: '#chat-pane', swap: 'outerHTML' }).catch(() => {});
        if (!document.getElementById('chat-start')) return;
        document.querySelector('.composer-errors').replaceChildren(...(reason ? [errorOf(reason)] : []));
        (document.getElementById('chat-text').disabled ? document.getElementById('chat-name') : document.getElementById('chat-text')).focus();
    });

    // The field that waits for the name says so, where the server would say it.
    const showNameError = (sentence) => {
        const name = document.getElementById('chat-name');
        document.getElementById('chat-name-error')?.remove();
        if (sentence) name.setAttribute('aria-describedby', 'chat-name-error');
        else name.removeAttribute('aria-describedby');
        name.setAttribute('aria-invalid', String(Boolean(sentence)));
        if (!sentence) return;
        const word = errorOf(sentence);
        word.id = 'chat-name-error';
        name.after(word);
    };

    const askForName = () => {
        showNameError(document.getElementById('chat-start').dataset.nameless);
        document.getElementById('chat-name').focus();
    };

    document.addEventListener('pointerdown', (event) => {
        const text = document.getElementById('chat-text');
        if (!text || !text.disabled || event.button !== 0 || !event.target.closest('.composer')) return;
        event.preventDefault();
        askForName();
    });

    document.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.isComposing || event.target.id !== 'chat-name' || event.target.value.trim()) return;
        event.preventDefault();
        askForName();
    });

    document.addEventListener('input', (event) => {
        if (event.target.id === 'chat-name') {
            chat.keep('chat-name', event.target.value);
            enable();
            if (event.target.value.trim() && document.getElementById('chat-name-error')) showNameError('');
        } else if (event.target.id === 'chat-email') {
            chat.keep('chat-email', event.target.value);
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
        if (event.target.id === 'chat-start') enable();
    });

    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id !== 'chat-pane') return;
        prefill();
    });

    chat.ready(prefill);

    // By its words and its dot; a time stands here in the words of its reader.
    const meaning = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('time').forEach((time) => time.replaceWith(time.dateTime));
        const dot = copy.matches('[data-presence]') ? copy : copy.querySelector('[data-presence]');
        return `${dot ? dot.dataset.presence : ''} ${copy.dataset.wanted} ${copy.textContent.trim()}`;
    };

    // What is the same is left alone: a reader of the screen would read it out again.
    const isNews = (element) => {
        const here = document.getElementById(element.id);
        return here !== null && meaning(here) !== meaning(element);
    };

    // There is no line before the first message, so an open form asks now and then.
    setInterval(async () => {
        const form = document.getElementById('chat-start');
        if (!form || !isOpen()) return;
        const path = form.elements.path ? form.elements.path.value : '';
        const answer = await fetch(`/chat/presence?path=${encodeURIComponent(path)}`).catch(() => null);
        if (!answer || !answer.ok) return;
        const template = document.createElement('template');
        template.innerHTML = await answer.text();
        chat.receive([...template.content.children].filter(isNews).map((element) => element.outerHTML).join(''));
    }, presenceEvery);
})();

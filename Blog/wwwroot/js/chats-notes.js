// Answering or noting: two tabs over one place to write. What is noted is kept per conversation, as answers are.
(() => {
    'use strict';

    const chat = window.blogChat;
    const keyOf = (form) => `chat-note-${form.dataset.conversation}`;
    const field = () => document.getElementById('note-text');
    // What is on its way to be stored, by conversation.
    const sent = new Map();

    const join = (...texts) => texts.filter((text) => text).join('\n');

    const keep = (form, text) => {
        const note = sent.get(keyOf(form));
        if (note) note.next = text;
        chat.keep(keyOf(form), join(note && note.text, text));
    };

    // The answer brought another form, or no answer came: what was typed meanwhile stays, behind what was not stored.
    const settle = (key, note, isStored) => {
        if (sent.get(key) !== note) return;
        sent.delete(key);
        const draft = isStored ? note.next : join(note.text, note.next);
        chat.keep(key, draft);
        if (field() && keyOf(field().form) === key) field().value = draft;
    };

    const show = (mode, isAsked) => {
        const reply = document.querySelector('.reply');
        if (!reply) return;
        reply.dataset.mode = mode;
        reply.querySelectorAll('[role="tab"]').forEach((tab) => {
            const isThis = tab.id === `tab-${mode}`;
            tab.setAttribute('aria-selected', isThis);
            tab.tabIndex = isThis ? 0 : -1;
        });
        const text = document.querySelector(`#panel-${mode} textarea`);
        if (isAsked && text) text.focus();
    };

    chat.showMode = (mode) => show(mode, true);

    document.addEventListener('click', (event) => {
        const tab = event.target.closest('.reply [role="tab"]');
        if (tab) chat.showMode(tab.id.slice('tab-'.length));
    });

    document.addEventListener('keydown', (event) => {
        if (event.target.matches('.reply [role="tab"]') && ['ArrowLeft', 'ArrowRight'].includes(event.key)) {
            event.preventDefault();
            show(event.target.id === 'tab-note' ? 'reply' : 'note', false);
            document.querySelector('.reply [aria-selected="true"]').focus();
            return;
        }

        // As in an answer: Enter keeps it, Shift+Enter breaks the line.
        if (event.key !== 'Enter' || event.target.id !== 'note-text' || event.defaultPrevented) return;
        if (event.isComposing || event.keyCode === 229 || event.shiftKey) return;
        if (!(event.ctrlKey || event.metaKey) && matchMedia('(pointer: coarse)').matches) return;
        event.preventDefault();
        event.target.form.requestSubmit();
    });

    document.addEventListener('input', (event) => {
        if (event.target.id === 'note-text') keep(event.target.form, event.target.value);
    });

    // As with an answer, the field is free for what comes next. Until it is stored, what was sent is a part of the draft.
    document.addEventListener('htmx:beforeRequest', (event) => {
        const form = event.detail.elt;
        if (form.id !== 'note-form') return;
        const key = keyOf(form);
        const note = { text: form.elements.text.value, next: '' };
        sent.set(key, note);
        form.elements.text.value = '';
        // Heard by the form itself: when another conversation was opened meanwhile, it stands on no page any more.
        form.addEventListener('htmx:afterRequest', ({ detail }) => settle(key, note, detail.successful), { once: true });
    });

    document.addEventListener('htmx:load', (event) => {
        const form = event.detail.elt;
        if (form.id !== 'note-form' || field().getClientRects().length === 0) return;
        if (document.activeElement === document.body || form.contains(document.activeElement)) field().focus();
    });

    const restore = () => {
        if (!field() || field().value) return;
        const key = keyOf(field().form);
        field().value = sent.has(key) ? sent.get(key).next : chat.kept(key);
    };

    document.addEventListener('chat:room', restore);
    chat.ready(restore);
})();

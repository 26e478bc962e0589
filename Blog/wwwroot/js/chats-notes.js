// Answering or noting: two tabs over one place to write. What is noted is kept per conversation, as answers are.
(() => {
    'use strict';

    const chat = window.blogChat;
    const keyOf = (form) => `chat-note-${form.dataset.conversation}`;
    const field = () => document.getElementById('note-text');

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
        if (event.target.id === 'note-text') chat.keep(keyOf(event.target.form), event.target.value);
    });

    // It is stored: the draft goes.
    document.addEventListener('htmx:beforeSwap', (event) => {
        const form = event.detail.target;
        if (form.id === 'note-form' && event.detail.xhr.status === 200) chat.keep(keyOf(form), '');
    });

    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id === 'note-form' && field().getClientRects().length > 0) field().focus();
    });

    const restore = () => {
        if (field() && !field().value) field().value = chat.kept(keyOf(field().form));
    };

    document.addEventListener('chat:room', restore);
    chat.ready(restore);
})();

// The box that is written in: sending, keys, the draft, and the word that somebody types.
(() => {
    'use strict';

    const chat = window.blogChat;
    const typingEvery = 1000;
    let typedAt = 0;
    let typingIn = '';

    const names = (c) => (chat.isDesk() ? { c } : {});

    const stopTyping = () => {
        if (!typingIn) return;
        chat.send({ type: 'typing', ...names(typingIn), stop: true });
        typingIn = '';
    };

    const tellTyping = (c) => {
        if (typingIn === c && Date.now() - typedAt < typingEvery) return;
        if (typingIn !== c) stopTyping();
        if (!chat.send({ type: 'typing', ...names(c) })) return;
        [typingIn, typedAt] = [c, Date.now()];
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
        stopTyping();
        chat.outbox.write(c, text);
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

    document.addEventListener('input', (event) => {
        if (!event.target.matches('#chat-composer textarea')) return;
        const c = event.target.form.dataset.conversation;
        chat.keep(`chat-draft-${c}`, event.target.value);
        if (event.target.value.trim()) tellTyping(c);
        else stopTyping();
    });

    document.addEventListener('focusout', (event) => {
        if (event.target.matches('#chat-composer textarea')) stopTyping();
    });

    const restore = () => {
        const room = chat.room();
        const field = room && room.querySelector('#chat-composer textarea');
        if (field && !field.value) field.value = chat.kept(`chat-draft-${room.dataset.conversation}`);
    };

    // Nobody would take the word back that came over a line which is gone.
    document.addEventListener('chat:closed', () => document.querySelectorAll('.typing').forEach((line) => line.replaceChildren()));

    document.addEventListener('chat:room', restore);
    chat.ready(restore);
})();

// The visitor's panel: opening and closing it.
(() => {
    'use strict';

    const chat = window.blogChat;
    const channel = 'BroadcastChannel' in window ? new BroadcastChannel('blog-chat') : null;
    const widget = () => document.getElementById('chat');
    const launcher = () => document.getElementById('chat-launcher');
    const pane = () => document.getElementById('chat-pane');
    const kind = () => (pane() ? pane().dataset.pane : undefined);
    const isEmpty = () => pane() && (!kind() || kind() === 'farewell');

    const isOpen = () => widget() && widget().hasAttribute('data-open');

    let hadFocus = false;

    // What does not come is said by chat-unreached.js.
    const loadPane = () => htmx.ajax('GET', '/chat/pane', { target: '#chat-pane', swap: 'outerHTML' }).catch(() => {});

    const focusFirst = () => {
        const fields = [...pane().querySelectorAll('input:not([type="hidden"]), textarea')].filter((field) => !field.disabled);
        const first = pane().querySelector('[data-focus]')
            || document.querySelector('#chat-composer textarea')
            || fields.find((field) => !field.value && field.type !== 'email')
            || fields[fields.length - 1];
        if (first) first.focus({ preventScroll: true });
        if (first) chat.showField(first);
    };

    const reflect = () => {
        if (launcher()) launcher().setAttribute('aria-expanded', String(isOpen()));
        document.dispatchEvent(new Event('chat:toggled'));
    };

    const open = async (takeFocus) => {
        widget().setAttribute('data-open', '');
        chat.keep('chat-open', 'yes');
        reflect();
        if (isEmpty()) await loadPane();
        if (!isOpen()) return;
        document.dispatchEvent(new Event('chat:shown'));
        if (takeFocus) focusFirst();
    };

    const close = (takeFocus) => {
        widget().removeAttribute('data-open');
        chat.keep('chat-open', '');
        reflect();
        if (takeFocus) launcher().focus();
        // What is read of earlier has no line over which an answer would come.
        if (kind() === 'past' || kind() === 'earlier') loadPane();
    };

    document.addEventListener('chat:close', () => close(false));

    document.addEventListener('click', (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0 || !widget()) return;
        if (event.target.closest('#chat-launcher')) {
            event.preventDefault();
            if (isOpen()) close(true);
            else open(true);
        } else if (event.target.closest('[data-action="open-chat"]')) {
            event.preventDefault();
            open(true);
        } else if (event.target.closest('[data-action="close-chat"]')) {
            close(true);
        }
    });

    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && isOpen() && widget().contains(event.target)) close(true);
    });

    // What the pane shows depends on the page that it is opened on.
    document.addEventListener('htmx:configRequest', (event) => {
        if (event.detail.path.startsWith('/chat/pane')) event.detail.parameters.path = location.pathname;
    });

    document.addEventListener('htmx:beforeSwap', (event) => {
        if (event.target.id === 'chat-pane') hadFocus = event.target.contains(document.activeElement);
    });

    document.addEventListener('htmx:afterSwap', (event) => {
        const current = pane();
        if (!current || !widget() || !widget().contains(current)) return;
        if (event.detail.requestConfig && event.detail.requestConfig.path === '/chat/conversations' && current.dataset.pane === 'conversation') {
            ['chat-draft-start', 'chat-email', 'chat-invitation'].forEach((key) => chat.keep(key, ''));
            if (channel) channel.postMessage('started');
        }
    });

    document.addEventListener('htmx:load', (event) => {
        if (event.detail.elt.id !== 'chat-pane') return;
        if (kind() === 'conversation' || kind() === 'past') document.dispatchEvent(new Event('chat:room'));
        if (kind() !== 'start') {
            if (isOpen() || !widget()) focusFirst();
        } else if (isOpen() && pane().querySelector('[aria-invalid="true"]')) {
            pane().querySelector('[aria-invalid="true"]').focus();
        } else if (hadFocus && !pane().contains(document.activeElement)) {
            // What was pressed is gone, and the keyboard would begin again at the top of the page.
            focusFirst();
        }
        hadFocus = false;
    });

    // Another tab has started the conversation: this one shows it too.
    const showStarted = () => {
        if (!widget()) return;
        if (kind() !== 'conversation' || document.querySelector('#chat-step[data-closed="true"]')) loadPane();
    };

    document.addEventListener('chat:forgotten', () => {
        chat.forget();
        if (channel) channel.postMessage('forgotten');
    });

    // Another tab has forgotten it: nothing of it stays here.
    const showForgotten = () => {
        chat.forget();
        if (!widget()) {
            location.replace('/chat');
            return;
        }
        close(false);
        htmx.swap(pane(), '<section id="chat-pane" hidden></section>', { swapStyle: 'outerHTML', swapDelay: 0, settleDelay: 0 });
    };

    if (channel) channel.addEventListener('message', (event) => (event.data === 'forgotten' ? showForgotten() : showStarted()));
    document.addEventListener('chat:started', showStarted);

    const moved = () => {
        if (document.getElementById('chat-start') && document.getElementById('chat-about')) {
            htmx.ajax('GET', '/chat/pane?new=true', { target: '#chat-about', swap: 'outerHTML', select: '#chat-about' }).catch(() => {});
        }
    };

    document.addEventListener('htmx:pushedIntoHistory', moved);
    document.addEventListener('htmx:historyRestore', moved);
    chat.ready(() => {
        if (!widget()) return;
        reflect();
        if (chat.kept('chat-open')) open(false);
    });
})();

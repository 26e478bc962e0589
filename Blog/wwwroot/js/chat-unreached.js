// What was asked for in the visitor's panel and did not get through: said where it was asked, and nothing is lost. Messages
// of a chat that is open have their own way, see chat-delivery.js.
(() => {
    'use strict';

    const chat = window.blogChat;
    const sendingAfter = 1000;
    const renewed = new WeakSet();
    let sending = 0;

    const template = () => document.getElementById('chat-unreached');
    const isOurs = ({ requestConfig }) => template() !== null && requestConfig !== undefined && requestConfig.path.startsWith('/chat/');

    const clear = () => {
        clearTimeout(sending);
        document.querySelectorAll('[data-unreached]').forEach((word) => word.remove());
    };

    const words = (selector) => {
        const word = template().content.querySelector(selector).cloneNode(true);
        word.dataset.unreached = '';
        return word;
    };

    const say = (elt, pane) => {
        if (elt.id === 'chat-start') {
            document.querySelector('.composer-errors').replaceChildren(words('[role="alert"]'));
        } else if (elt.matches('form')) {
            elt.append(words('[role="alert"]'));
        } else if (elt.matches('a')) {
            elt.after(words('[role="alert"]'));
        } else if (pane && pane.id === 'chat-pane' && !pane.dataset.pane) {
            const again = words('button');
            pane.className = 'chat unreached';
            pane.setAttribute('role', 'dialog');
            pane.setAttribute('aria-label', pane.closest('#chat').getAttribute('aria-label'));
            pane.replaceChildren(words('[role="alert"]'), again);
            pane.hidden = false;
        }
    };

    // Somebody has signed in or out in another tab since: the form's token is of before.
    const sendsAgain = async (elt, status) => {
        if (status !== 400 || !elt.matches('form') || renewed.has(elt)) return false;
        renewed.add(elt);
        const token = await chat.freshToken();
        if (!token || !elt.isConnected) return false;
        document.querySelectorAll('#chat-pane [name="__RequestVerificationToken"]').forEach((field) => {
            field.value = token;
        });
        elt.requestSubmit();
        return true;
    };

    document.addEventListener('htmx:beforeRequest', (event) => {
        if (!isOurs(event.detail)) return;
        clear();
        if (event.detail.elt.id !== 'chat-start') return;
        document.querySelector('.composer-errors').replaceChildren();
        sending = setTimeout(() => document.querySelector('.composer-errors')?.replaceChildren(words('[role="status"]')), sendingAfter);
    });

    document.addEventListener('htmx:afterRequest', (event) => {
        if (isOurs(event.detail)) clear();
    });

    ['htmx:responseError', 'htmx:sendError', 'htmx:timeout'].forEach((name) => document.addEventListener(name, async (event) => {
        if (!isOurs(event.detail)) return;
        const { elt, target, xhr } = event.detail;
        if (!await sendsAgain(elt, xhr ? xhr.status : 0)) say(elt, target);
    }));
})();

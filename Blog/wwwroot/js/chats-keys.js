// Answering without a mouse. Single keys do something outside of text fields only, and can be turned off; what has Ctrl
// or Alt, and Escape, work everywhere.
(() => {
    'use strict';

    const chat = window.blogChat;
    const panes = () => document.getElementById('panes');
    // What was found stands over the list while there is any of it.
    const rows = () => {
        const found = [...document.querySelectorAll('#found a.row')];
        return found.length > 0 ? found : [...document.querySelectorAll('#inbox a.row')];
    };
    const dialog = () => document.querySelector('dialog[open]');
    const areOn = () => document.getElementById('keys-switch').dataset.keys === 'on';
    const inThread = (handler) => document.querySelector(`#thread button[formaction$="handler=${handler}"]`);

    const press = (...handlers) => {
        const button = handlers.map(inThread).find((found) => found);
        if (!button) return false;
        // The list stands still while the focus is in it; what is done here changes it.
        if (rows().includes(document.activeElement)) document.activeElement.blur();
        button.click();
        return true;
    };

    const current = () => rows().find((row) => row.hasAttribute('aria-current'));

    // The row that has the focus, else the one that is open.
    const neighbour = (by) => {
        const all = rows();
        const from = all.indexOf(all.includes(document.activeElement) ? document.activeElement : current());
        return all[from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, from + by))];
    };

    const point = (by) => {
        const row = neighbour(by);
        if (!row) return;
        panes().dataset.view = 'list';
        row.focus();
    };

    const backToList = () => {
        panes().dataset.view = 'list';
        const row = current() || rows()[0];
        if (row) row.focus();
        else document.activeElement.blur();
    };

    // The next one that waits for this author; what somebody else answers waits for them.
    const closeAndGoOn = () => {
        const open = current();
        const button = inThread('close');
        if (!button) return;
        const waiting = rows().find((row) => row !== open && !row.matches('[data-others="true"]') && row.querySelector('.timer'));
        const next = waiting && waiting.parentElement.id;
        const { form } = button;
        const path = button.getAttribute('formaction');
        // Heard by the form itself: when the thread was drawn anew before the answer came, it stands on no page any more.
        const goOn = (event) => {
            if (event.detail.requestConfig?.path !== path) return;
            form.removeEventListener('htmx:afterRequest', goOn);
            const row = next && event.detail.successful && document.querySelector(`#${next} a.row:not([data-others="true"])`);
            if (row) row.click();
        };
        form.addEventListener('htmx:afterRequest', goOn);
        press('close');
    };

    const show = (id) => {
        const asked = document.getElementById(id);
        asked.showModal();
        return asked;
    };

    const commands = {
        reply: () => chat.showMode('reply'),
        note: () => chat.showMode('note'),
        claim: () => press('claim', 'takeover'),
        close: () => press('close'),
        'close-next': closeAndGoOn,
        unread: () => press('unread'),
        tag: () => {
            const field = document.getElementById('tag-name');
            if (!field) return;
            if (field.getClientRects().length === 0) panes().dataset.view = 'context';
            field.focus();
        },
        search: () => {
            const field = document.querySelector('.bar input[type="search"]');
            // A narrow page shows it beside the list only.
            if (field.getClientRects().length === 0) panes().dataset.view = 'list';
            field.focus();
        },
        keys: () => show('chats-keys'),
    };

    chat.run = (command) => commands[command]();

    const single = {
        j: () => point(1), k: () => point(-1), r: commands.reply, n: commands.note, a: commands.claim, e: commands.close,
        u: commands.unread, t: commands.tag, '/': commands.search, '?': commands.keys,
    };

    // Those that also work while somebody writes.
    const always = (event) => {
        if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') return chat.openPalette;
        if (event.altKey && !event.ctrlKey && ['ArrowUp', 'ArrowDown'].includes(event.key) && event.target.closest('.reply')) {
            const row = neighbour(event.key === 'ArrowUp' ? -1 : 1);
            return () => row && row !== current() && row.click();
        }

        const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
        return event.key === 'Escape' && isPlain && !document.querySelector('details.menu[open]') ? backToList : null;
    };

    const alone = (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || chat.isTyped(event.target) || chat.isBlind() || !areOn()) return null;
        if (event.shiftKey && event.key.toLowerCase() === 'e') return commands['close-next'];
        return event.shiftKey && event.key !== '?' && event.key !== '/' ? null : single[event.key.toLowerCase()];
    };

    document.addEventListener('keydown', (event) => {
        if (event.defaultPrevented || event.isComposing || event.repeat && event.key.toLowerCase() === 'e' || dialog()) return;
        const work = always(event) || alone(event);
        if (!work) return;
        event.preventDefault();
        work();
    });

    document.addEventListener('click', (event) => {
        if (event.target.closest('[data-action="keys"]')) commands.keys();
        if (event.target.closest('[data-action="close-dialog"]')) event.target.closest('dialog').close();
    });
})();

// One field from which every command and every conversation of the list is reached.
(() => {
    'use strict';

    const chat = window.blogChat;
    const box = () => document.getElementById('chats-palette');
    const field = () => document.getElementById('palette-query');
    const options = () => [...document.querySelectorAll('#palette-list [role="option"]:not([hidden])')];

    const choose = (option) => {
        document.querySelectorAll('#palette-list [role="option"]').forEach((other) => other.setAttribute('aria-selected', other === option));
        if (!option) {
            field().removeAttribute('aria-activedescendant');
            return;
        }

        field().setAttribute('aria-activedescendant', option.id);
        option.scrollIntoView({ block: 'nearest' });
    };

    const filter = () => {
        const wanted = field().value.trim().toLocaleLowerCase();
        document.querySelectorAll('#palette-list [role="option"]').forEach((option) => {
            option.hidden = !option.textContent.toLocaleLowerCase().includes(wanted);
        });
        const isEmpty = options().length === 0;
        document.getElementById('palette-list').hidden = isEmpty;
        document.getElementById('palette-none').hidden = !isEmpty;
        field().setAttribute('aria-expanded', !isEmpty);
        choose(options()[0]);
    };

    // The conversations are those of the list, by name and last words.
    const fill = () => {
        const list = document.getElementById('palette-list');
        list.querySelectorAll('[data-row]').forEach((old) => old.remove());
        document.querySelectorAll('#inbox .rows > li').forEach((row) => {
            const option = list.querySelector('[data-command]').cloneNode(false);
            delete option.dataset.command;
            option.id = `palette-${row.id}`;
            option.dataset.row = row.id;
            for (const part of ['b', '.last']) {
                const words = document.createElement('span');
                words.dir = 'auto';
                words.textContent = row.querySelector(part).textContent;
                option.append(words);
            }
            list.append(option);
        });
    };

    const run = (option) => {
        if (!option) return;
        box().close();
        const row = option.dataset.row && document.querySelector(`#${option.dataset.row} a.row`);
        if (row) row.click();
        else if (option.dataset.command) chat.run(option.dataset.command);
    };

    chat.openPalette = () => {
        fill();
        field().value = '';
        filter();
        box().showModal();
        field().focus();
    };

    document.addEventListener('input', (event) => {
        if (event.target === field()) filter();
    });

    document.addEventListener('keydown', (event) => {
        if (event.target !== field() || event.isComposing) return;
        const all = options();
        const at = all.findIndex((option) => option.getAttribute('aria-selected') === 'true');
        if (event.key === 'ArrowDown') choose(all[(at + 1) % all.length]);
        else if (event.key === 'ArrowUp') choose(all[(at + all.length - 1) % all.length]);
        else if (event.key === 'Enter') run(all[at]);
        else return;
        event.preventDefault();
    });

    document.addEventListener('click', (event) => {
        const option = event.target.closest('#palette-list [role="option"]');
        if (option) run(option);
    });
})();

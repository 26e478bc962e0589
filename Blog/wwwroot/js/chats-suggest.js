// What opens over the composer: saved replies after "/", articles and their sections after "[[". Arrows choose, Enter or
// Tab inserts, Escape closes. The rows are the server's.
(() => {
    'use strict';

    const pause = 150;
    const reply = /(?:^|\s)\/([\p{L}\p{N}-]*)$/u;
    const article = /\[\[([^[\]\n]{0,60})$/;
    let replies = null;
    let timer = 0;
    let asked = 0;
    let begin = 0;

    const field = () => document.querySelector('#chat-composer textarea');
    const list = () => document.getElementById('suggestions');
    const isOpen = () => list() !== null && !list().hidden;
    const options = () => [...list().querySelectorAll('[role="option"]')];
    const chosen = () => list().querySelector('[aria-selected="true"]');

    const close = () => {
        clearTimeout(timer);
        asked += 1;
        if (!isOpen()) return;
        list().hidden = true;
        list().replaceChildren();
        if (field()) ['aria-activedescendant', 'aria-controls', 'aria-haspopup'].forEach((name) => field().removeAttribute(name));
    };

    const choose = (option) => {
        options().forEach((other) => other.setAttribute('aria-selected', other === option));
        option.scrollIntoView({ block: 'nearest' });
        field().setAttribute('aria-activedescendant', option.id);
    };

    const open = (rows, from) => {
        if (rows.length === 0) {
            close();
            return;
        }

        begin = from;
        rows.forEach((row, index) => { row.id = `suggestion-${index}`; });
        list().replaceChildren(...rows);
        list().hidden = false;
        field().setAttribute('aria-controls', 'suggestions');
        field().setAttribute('aria-haspopup', 'listbox');
        choose(rows[0]);
    };

    const rowsIn = (html) => {
        const template = document.createElement('template');
        template.innerHTML = html;
        return [...template.content.querySelectorAll('[role="option"]')];
    };

    const get = async (address) => {
        try {
            const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
            return answer.ok ? await answer.text() : '';
        } catch {
            return '';
        }
    };

    // Those whose shortcut begins so come first, then those that have it anywhere.
    const fitting = (html, typed) => {
        const wanted = typed.toLocaleLowerCase();
        const rank = (row) => (row.dataset.key.startsWith(wanted) ? 0 : row.textContent.toLocaleLowerCase().includes(wanted) ? 1 : 2);
        return rowsIn(html).filter((row) => rank(row) < 2).sort((one, other) => rank(one) - rank(other)).slice(0, 8);
    };

    const look = async () => {
        const text = field().value.slice(0, field().selectionStart);
        const [ofReply, ofArticle] = [reply.exec(text), article.exec(text)];
        clearTimeout(timer);
        asked += 1;
        const question = asked;
        if (ofReply) {
            replies ??= get(list().dataset.replies);
            const html = await replies;
            // One that did not come is asked for again.
            if (!html) replies = null;
            if (question === asked) open(fitting(html, ofReply[1]), text.length - ofReply[1].length - 1);
        } else if (ofArticle) {
            timer = setTimeout(async () => {
                const html = await get(`${list().dataset.articles}?q=${encodeURIComponent(ofArticle[1])}`);
                if (question === asked && field()) open(rowsIn(html), text.length - ofArticle[0].length);
            }, pause);
        } else {
            close();
        }
    };

    const insert = (option) => {
        const { name, article: title } = document.querySelector('.reply').dataset;
        const text = option.dataset.text.replaceAll(/\{(name|article)\}/g, (_, key) => (key === 'name' ? name : title));
        const box = field();
        const end = box.selectionStart;
        close();
        box.setRangeText(text, begin, end, 'end');
        box.focus();
        box.dispatchEvent(new Event('input', { bubbles: true }));
        close();
    };

    document.addEventListener('input', (event) => {
        if (event.target === field() && list()) look();
    });

    // Before the composer's own keys: Enter would send.
    document.addEventListener('keydown', (event) => {
        if (!isOpen() || event.target !== field() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
        const rows = options();
        const at = rows.indexOf(chosen());
        if (event.key === 'ArrowDown') choose(rows[(at + 1) % rows.length]);
        else if (event.key === 'ArrowUp') choose(rows[(at + rows.length - 1) % rows.length]);
        else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) insert(chosen());
        else if (event.key === 'Escape') close();
        else return;
        event.preventDefault();
        event.stopPropagation();
    }, true);

    // The field keeps the focus.
    document.addEventListener('mousedown', (event) => {
        if (event.target.closest('#suggestions')) event.preventDefault();
    });

    document.addEventListener('click', (event) => {
        const option = event.target.closest('#suggestions [role="option"]');
        if (option) insert(option);
        else if (event.target !== field()) close();
    });

    document.addEventListener('chat:room', close);
    document.addEventListener('focusout', (event) => {
        if (event.target === field()) close();
    });
})();

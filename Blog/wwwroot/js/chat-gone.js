// A line that is refused does not tell a browser why. Whether the conversation is gone is asked by a request, which brings the
// pane that says so; what was written and not sent is kept for the next one.
(() => {
    'use strict';

    const chat = window.blogChat;
    const longest = 15 * 1000;
    const pauseAfterAnswer = 10 * 1000;
    const pauseForRequest = 1000;
    let isAsking = false;
    let askedAt = 0;

    // The answer to one's own "delete" says more.
    const isBusy = (room) => room.querySelector('form.htmx-request') !== null;

    const fetchPane = async (c) => {
        const headers = { 'HX-Request': 'true', 'HX-Target': 'chat-pane' };
        const answer = await fetch(`/chat/mine/gone?c=${c}`, { headers, signal: AbortSignal.timeout(longest) });
        const html = answer.status === 200 ? await answer.text() : '';
        // A network that asks for a sign-in of its own answers everything with a page.
        return { status: answer.status, html: html.includes('data-pane="farewell"') ? html : '' };
    };

    // It comes by itself: whoever is busy elsewhere on the page stays there.
    const swap = (room, html) => {
        const [hadFocus, before] = [room.contains(document.activeElement), document.activeElement];
        htmx.swap(room, html, { swapStyle: 'outerHTML', swapDelay: 0, settleDelay: 0 });
        if (hadFocus) return;
        document.activeElement.blur();
        before.focus({ preventScroll: true });
    };

    const show = (room, html) => {
        const bubbles = [...room.querySelectorAll('.pending > li')];
        chat.carryOver(room.dataset.conversation, bubbles.map((li) => li.querySelector('.text').textContent).join('\n'));
        chat.end();
        bubbles.forEach((li) => chat.outbox.drop(li.id.slice('p-'.length)));
        swap(room, html);
    };

    const ask = async () => {
        const room = chat.room();
        if (!room || isAsking || Date.now() - askedAt < pauseAfterAnswer) return;
        if (isBusy(room)) {
            setTimeout(ask, pauseForRequest);
            return;
        }

        isAsking = true;
        const { status, html } = await fetchPane(room.dataset.conversation).catch(() => ({ status: 0, html: '' }));
        isAsking = false;
        // Without an answer it is asked again with the next try.
        if (status !== 0) askedAt = Date.now();
        if (html && room === chat.room() && !isBusy(room)) show(room, html);
    };

    document.addEventListener('chat:refused', ask);
    // What was answered before the line stood says nothing of its loss.
    document.addEventListener('chat:open', () => {
        askedAt = 0;
    });
})();

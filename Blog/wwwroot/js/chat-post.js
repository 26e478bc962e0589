// Requests of the chat's scripts, with the form's token: a stale one is got anew, once.
(() => {
    'use strict';

    const chat = window.blogChat;
    const longest = 15 * 1000;
    let fresh = '';

    const token = () => {
        const field = document.querySelector('#chat-composer [name="__RequestVerificationToken"]');
        return fresh || (field ? field.value : '');
    };

    const renew = async () => {
        // A page that is still open when another account has signed in gets none: it would send under that one's name.
        const answer = await fetch(`/chat/token?account=${chat.account}`, { signal: AbortSignal.timeout(longest) });
        if (answer.ok) fresh = await answer.text();
        return answer.ok;
    };

    const send = (path, fields) => fetch(path, {
        method: 'POST',
        body: new URLSearchParams({ ...fields, __RequestVerificationToken: token() }),
        headers: { 'HX-Request': 'true' },
        signal: AbortSignal.timeout(longest),
    });

    // Null when there is none to be had.
    chat.freshToken = async () => (await renew().catch(() => false) ? fresh : null);

    // The answer, or null when none came.
    chat.post = async (path, fields) => {
        try {
            if (!token()) await renew();
            const answer = await send(path, fields);
            return answer.status === 400 && await renew() ? await send(path, fields) : answer;
        } catch {
            return null;
        }
    };
})();

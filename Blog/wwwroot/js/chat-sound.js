// The visitor's sound for an answer that nobody is looking at: on from the first opening of the panel, until it is muted.
// One tab sounds, and none while another shows the conversation.
(() => {
    'use strict';

    const chat = window.blogChat;
    const key = 'blog-chat-sound';
    const grace = 150;
    const claimLasts = 1500;
    let audio = null;

    const stored = () => chat.remembered(key);
    const store = (value) => chat.remember(key, value);

    const show = () => {
        const button = document.querySelector('[data-action="sound"]');
        if (!button || !('AudioContext' in window)) return;
        const isOn = stored() === 'on';
        button.hidden = false;
        button.querySelector('span').textContent = isOn ? button.dataset.on : button.dataset.off;
        chat.showIcon(button, isOn ? 'bell-off' : 'bell');
    };

    // A browser plays nothing before somebody has pressed something.
    const wake = () => {
        if (stored() !== 'on' || !('AudioContext' in window) || (navigator.userActivation && !navigator.userActivation.hasBeenActive)) return;
        audio ??= new AudioContext();
        if (audio.state === 'suspended') audio.resume();
    };

    // The second tone is lower than the first.
    const play = () => {
        if (stored() === 'on' && audio && audio.state === 'running') chat.tones(audio, 784, 587, 0.15);
    };

    // Who holds the claim speaks for all tabs: one that shows the answer takes it first, and says nothing.
    const claim = (work) => {
        if (!navigator.locks) {
            work();
            return;
        }

        navigator.locks.request('blog-chat-sound', { ifAvailable: true }, async (lock) => {
            if (!lock) return;
            work();
            await new Promise((resolve) => setTimeout(resolve, claimLasts));
        });
    };

    document.addEventListener('chat:answer', () => {
        if (chat.isSeen()) claim(() => {});
        else setTimeout(() => claim(play), grace);
    });

    document.addEventListener('click', (event) => {
        if (!event.target.closest('[data-action="sound"]')) return;
        store(stored() === 'on' ? 'off' : 'on');
        wake();
        show();
        play();
    });

    document.addEventListener('chat:shown', () => {
        if (stored() === null) store('on');
        wake();
        show();
    });
    document.addEventListener('pointerdown', wake);
    document.addEventListener('keydown', wake);
    document.addEventListener('htmx:load', show);
    chat.ready(show);
})();

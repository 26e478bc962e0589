// The sound of the author's page, and the button that turns it on: a browser plays nothing before somebody has pressed
// something, so the state is said in words.
(() => {
    'use strict';

    const chat = window.blogChat;
    const button = document.getElementById('chats-sound');
    const key = 'blog-desk-sound';
    let audio = null;

    const isWanted = () => chat.remembered(key) === 'on';
    const remember = (isOn) => chat.remember(key, isOn ? 'on' : 'off');
    const isOn = () => audio !== null && audio.state === 'running';

    const show = () => {
        button.querySelector('span').textContent = isOn() ? button.dataset.on : button.dataset.off;
        button.querySelector('use').setAttribute('href', isOn() ? '/icons.svg#bell' : '/icons.svg#bell-off');
    };

    const start = async () => {
        if (audio === null) {
            audio = new AudioContext();
            audio.addEventListener('statechange', show);
        }
        await audio.resume();
        show();
    };

    const stop = async () => {
        await audio.close();
        audio = null;
        show();
    };

    chat.sound = {
        // The second tone is higher than the first.
        play: () => {
            if (isOn()) chat.tones(audio, 660, 880, 0.2);
        },
    };

    button.addEventListener('click', async () => {
        const isTurnedOn = !isOn();
        remember(isTurnedOn);
        if (!isTurnedOn) {
            await stop();
            return;
        }

        await start();
        chat.sound.play();
        if ('Notification' in window && Notification.permission === 'default') Notification.requestPermission();
    });

    if ('AudioContext' in window) button.hidden = false;

    // Turned on an earlier day: the browser lets it play after the first press of anything.
    if (isWanted()) {
        const wake = (event) => {
            if (isWanted() && !isOn() && !button.contains(event.target)) start();
        };
        document.addEventListener('pointerdown', wake);
        document.addEventListener('keydown', wake);
    }
})();

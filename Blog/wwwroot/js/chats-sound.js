// The sound of the author's page, and the button that turns it on: a browser plays nothing before somebody has pressed
// something, so the state is said in words.
(() => {
    'use strict';

    const chat = window.blogChat;
    const button = document.getElementById('chats-sound');
    const key = 'blog-desk-sound';
    const quietLook = 10 * 1000;
    let audio = null;

    const isWanted = () => chat.remembered(key) === 'on';
    const remember = (isOn) => chat.remember(key, isOn ? 'on' : 'off');
    const isOn = () => audio !== null && audio.state === 'running';

    // The author's quiet hours, by the clock of this device; over midnight when they end before they begin.
    const isQuiet = () => {
        const { quietFrom: from, quietUntil: until } = button.dataset;
        if (!from) return false;
        const now = new Date().toTimeString().slice(0, 5);
        return from < until ? from <= now && now < until : from <= now || now < until;
    };

    const words = () => {
        if (!isOn()) return button.dataset.off;
        return isQuiet() ? button.dataset.quiet : button.dataset.on;
    };

    const show = () => {
        const text = words();
        if (button.querySelector('span').textContent === text) return;
        button.querySelector('span').textContent = text;
        chat.showIcon(button, isOn() && !isQuiet() ? 'bell' : 'bell-off');
    };

    const start = async () => {
        if (audio === null) {
            audio = new AudioContext();
            audio.addEventListener('statechange', show);
        }
        await audio.resume();
        show();
        document.dispatchEvent(new Event('chat:sounding'));
    };

    const stop = async () => {
        await audio.close();
        audio = null;
        show();
    };

    // The second tone is higher than the first.
    const sound = () => {
        if (isOn()) chat.tones(audio, 660, 880, 0.2);
    };

    chat.sound = {
        isQuiet,
        play: () => {
            if (!isQuiet()) sound();
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
        // Also in quiet hours: who turns it on wants to hear it.
        sound();
        if ('Notification' in window && Notification.permission === 'default') Notification.requestPermission();
    });

    if ('AudioContext' in window) button.hidden = false;
    setInterval(show, quietLook);

    // Turned on an earlier day: the browser lets it play after the first press of anything.
    if (isWanted()) {
        const wake = (event) => {
            if (isWanted() && !isOn() && !button.contains(event.target)) start();
        };
        document.addEventListener('pointerdown', wake);
        document.addEventListener('keydown', wake);
    }
})();

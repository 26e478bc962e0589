// The sound of the author's page, and the button that turns it on: a browser plays nothing before somebody has pressed
// something, so the state is said in words.
(() => {
    'use strict';

    const chat = window.blogChat;
    const button = document.getElementById('chats-sound');
    const key = 'blog-desk-sound';
    let audio = null;

    const isWanted = () => {
        try {
            return localStorage.getItem(key) === 'on';
        } catch {
            return false;
        }
    };

    const remember = (isOn) => {
        try {
            localStorage.setItem(key, isOn ? 'on' : 'off');
        } catch { /* storage is forbidden: the sound is for this page only */ }
    };

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
        // Two short tones, the second higher.
        play: () => {
            if (!isOn()) return;
            const tone = audio.createOscillator();
            const volume = audio.createGain();
            const now = audio.currentTime;
            tone.frequency.setValueAtTime(660, now);
            tone.frequency.setValueAtTime(880, now + 0.12);
            volume.gain.setValueAtTime(0.0001, now);
            volume.gain.exponentialRampToValueAtTime(0.2, now + 0.02);
            volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.3);
            tone.connect(volume).connect(audio.destination);
            tone.start(now);
            tone.stop(now + 0.32);
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

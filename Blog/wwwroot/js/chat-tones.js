// The sound of both sides: two short tones. Whether it sounds is remembered for the browser, not for the tab.
(() => {
    'use strict';

    const chat = window.blogChat;

    chat.tones = (audio, first, second, loudness) => {
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        const now = audio.currentTime;
        tone.frequency.setValueAtTime(first, now);
        tone.frequency.setValueAtTime(second, now + 0.12);
        volume.gain.setValueAtTime(0.0001, now);
        volume.gain.exponentialRampToValueAtTime(loudness, now + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.3);
        tone.connect(volume).connect(audio.destination);
        tone.start(now);
        tone.stop(now + 0.32);
    };

    chat.remember = (key, value) => {
        try {
            localStorage.setItem(key, value);
        } catch { /* storage is forbidden: it holds for this page only */ }
    };

    chat.remembered = (key) => {
        try {
            return localStorage.getItem(key);
        } catch {
            return null;
        }
    };
})();

import { useCallback, useEffect, useRef, useState } from 'react';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { translate } from '#shared/i18n/translate.ts';

/** Two falling notes, a third apart: heard across a room, hurting nobody. */
const NOTES_HZ = [660, 528] as const;
const NOTE_SECONDS = 0.55;
const BETWEEN_SECONDS = 0.38;
const LOUDNESS = 0.5;

export type Call = { callId: number; token: string; room: string };

function playChime(audio: AudioContext): void {
  for (const [index, hertz] of NOTES_HZ.entries()) {
    const begin = audio.currentTime + index * BETWEEN_SECONDS;
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, begin);
    loudness.gain.linearRampToValueAtTime(LOUDNESS, begin + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + NOTE_SECONDS);
    tone.connect(loudness).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + NOTE_SECONDS);
  }
}

/** 'टोकन ए 7, कमरा 2': the letter by its name, the digits as the voice of that language reads them. */
export function spokenCall(language: Language, { token, room }: Pick<Call, 'token' | 'room'>): string {
  const names = translate(language, 'queue.letterNames').split(' ');
  const letters = token.match(/[A-Z]/gi) ?? [];
  const digits = token.match(/\d+/)?.[0] ?? '';
  const said = [
    ...letters.map(letter => names[letter.toUpperCase().charCodeAt(0) - 65] ?? letter),
    String(Number(digits)),
  ].join(' ');
  return room
    ? translate(language, 'queue.spokenWithRoom', { token: said, room })
    : translate(language, 'queue.spoken', { token: said });
}

function voiceOf(language: Language): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const voices = window.speechSynthesis.getVoices();
  return (
    voices.find(voice => voice.lang.replace('_', '-').toLowerCase() === `${language}-in`) ??
    voices.find(voice => voice.lang.toLowerCase().startsWith(language))
  );
}

function speak(language: Language, call: Call): void {
  // Without a voice of the language the chime alone has called: English letters in a Hindi room help nobody.
  const voice = voiceOf(language);
  if (!voice) return;
  const words = new SpeechSynthesisUtterance(spokenCall(language, call));
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.85;
  window.speechSynthesis.speak(words);
}

/** Calls that are new since the last look; the first look calls nobody. */
export function newCalls(screen: WaitingScreen, lastCallId: number | undefined): Call[] {
  if (lastCallId === undefined) return [];
  return screen.doctors
    .flatMap(({ room, called }) => called.map(({ callId, token }) => ({ callId, token, room })))
    .filter(({ callId }) => callId > lastCallId)
    .sort((a, b) => a.callId - b.callId);
}

export function latestCallId(screen: WaitingScreen): number {
  return Math.max(0, ...screen.doctors.flatMap(({ called }) => called.map(({ callId }) => callId)));
}

/** Chime and voice for every new call. A browser lets no page sound before somebody has pressed something in it. */
export function useWallSound(screen: WaitingScreen | undefined): { canSound: boolean; start: () => void } {
  const audio = useRef<AudioContext | undefined>(undefined);
  const last = useRef<number | undefined>(undefined);
  const [canSound, setCanSound] = useState(false);

  const start = useCallback(() => {
    if (!('AudioContext' in window)) return;
    audio.current ??= new AudioContext();
    const context = audio.current;
    void context.resume().then(() => {
      setCanSound(context.state === 'running');
    });
  }, []);

  // The desktop's own window may sound at once.
  useEffect(() => {
    start();
    return () => {
      void audio.current?.close();
      audio.current = undefined;
    };
  }, [start]);

  useEffect(() => {
    if (!screen) return;
    const calls = newCalls(screen, last.current);
    last.current = Math.max(last.current ?? 0, latestCallId(screen));
    if (screen.voice === 'off' || !audio.current) return;
    for (const [index, call] of calls.entries()) {
      setTimeout(() => {
        if (audio.current?.state === 'running') playChime(audio.current);
        if (screen.voice === 'speech') setTimeout(() => speak(screen.language, call), 1_000);
      }, index * 1_200);
    }
  }, [screen]);

  return { canSound, start };
}

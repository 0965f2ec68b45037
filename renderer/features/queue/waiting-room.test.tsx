import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import { Refusal } from '../../api/refusal.ts';
import { testClient } from '../../api/test-client.ts';
import { Gate } from '../../app/gate.tsx';
import { Providers } from '../../app/providers.tsx';
import { renderPage, statusOf } from '../../app/test-page.tsx';
import { NOW } from './board.test-support.ts';
import { WaitingRoomScreen } from './waiting-room.screen.tsx';
import { latestCallId, newCalls, spokenCall } from './wall-sound.ts';

type Called = WaitingScreen['doctors'][number]['called'];

function wall(called: Called, more: Partial<WaitingScreen> = {}): WaitingScreen {
  return {
    clinicName: 'Sanjeevani Clinic',
    now: NOW,
    voice: 'chime',
    language: 'en',
    doctors: [
      {
        doctorId: 2,
        doctorName: 'Dr Meera Kulkarni',
        room: '2',
        away: null,
        called,
        next: ['A-08', 'P-03', 'A-09', 'A-10'].map(token => ({ token, name: '' })),
        waitingCount: 6,
      },
    ],
    ...more,
  };
}

const called = (token: string, callId: number, at = NOW) => ({ token, name: '', callId, at });

/** A line that the test feeds, and ends. */
function line() {
  const waiting: WaitingScreen[] = [];
  let isEnded = false;
  let wake: () => void = () => {};
  const nudge = () => wake();
  return {
    async *screens(): AsyncGenerator<WaitingScreen> {
      for (;;) {
        const next = waiting.shift();
        if (next) yield next;
        else if (isEnded) return;
        else await new Promise<void>(resolve => (wake = resolve));
      }
    },
    send: (next: WaitingScreen) =>
      act(async () => {
        waiting.push(next);
        nudge();
      }),
    end: () =>
      act(async () => {
        isEnded = true;
        nudge();
      }),
  };
}

const tones: number[] = [];
class SilentAudio {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  async resume() {
    if (SilentAudio.isAllowed) this.state = 'running';
  }
  async close() {}
  createOscillator() {
    const frequency = { value: 0 };
    return {
      frequency,
      connect: (next: unknown) => next,
      start: () => tones.push(frequency.value),
      stop() {},
    };
  }
  createGain() {
    const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    return { gain, connect: (next: unknown) => next };
  }
  static isAllowed = false;
}

beforeEach(() => {
  tones.length = 0;
  SilentAudio.isAllowed = false;
  vi.stubGlobal('AudioContext', SilentAudio);
});
afterEach(() => {
  vi.unstubAllGlobals();
  location.hash = '';
});

function openWall(first: WaitingScreen) {
  const feed = line();
  const page = renderPage(<WaitingRoomScreen />, {
    session: null,
    handlers: { queue: { followWaitingScreen: () => feed.screens() } },
  });
  return { ...page, ...feed, first: () => feed.send(first), user: userEvent.setup() };
}

test('the wall shows numbers, rooms and the time, and no name, no search and no way anywhere', async () => {
  const { first, container } = openWall(wall([called('A-07', 12)]));
  await first();
  await screen.findByText('A-07');
  screen.getByText('Room 2');
  screen.getByText('+3');
  expect(container.textContent).not.toMatch(/Kavita|Lakshmi|Day board/);
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('link')).toBeNull();
});

test('a call is on the wall as soon as it is made, and chimes once the sound was started', async () => {
  const { first, send, user } = openWall(wall([called('A-07', 12)]));
  await first();
  SilentAudio.isAllowed = true;
  await user.click(await screen.findByRole('button', { name: 'Start sound' }));
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
  expect(tones).toEqual([]);

  await send(wall([called('A-08', 15), called('A-07', 12)]));
  await screen.findByText('A-08', { selector: 'span' });
  await waitFor(() => expect(tones).toEqual([660, 528]));
  await send(wall([called('A-08', 15)]));
  expect(tones).toHaveLength(2);
});

test('the doctor is away till, in the language of the room', async () => {
  const { first } = openWall({
    ...wall([]),
    language: 'hi',
    doctors: wall([]).doctors.map(doctor => ({ ...doctor, away: { untilMinute: 670 } })),
  });
  await first();
  await screen.findByText('11:10 तक बाहर');
  screen.getByText('कमरा 2');
});

test('a lost line is said quietly, the numbers stay, and the wall finds back by itself', async () => {
  const feeds = [line(), line()];
  let opened = 0;
  renderPage(<WaitingRoomScreen />, {
    session: null,
    handlers: {
      queue: {
        followWaitingScreen: () => {
          const feed = feeds[Math.min(opened, 1)];
          opened += 1;
          if (opened === 2) throw new Refusal('CLINIC_LOCKED');
          return feed?.screens() ?? line().screens();
        },
      },
    },
  });
  await feeds[0]?.send(wall([called('A-07', 12)]));
  await screen.findByText('A-07');
  await feeds[0]?.end();
  await screen.findByText('Reconnecting …');
  screen.getByText('A-07');
  await feeds[1]?.send(wall([called('A-09', 20)]));
  await screen.findByText('A-09', { selector: 'span' }, { timeout: 5_000 });
  expect(screen.queryByText('Reconnecting …')).toBeNull();
});

test('the wall needs nobody signed in, and any other address in its window meets the lock', async () => {
  location.hash = '#/waiting-room';
  const feed = line();
  testClient({
    setup: { status: () => statusOf(null) },
    queue: { followWaitingScreen: () => feed.screens() },
  });
  render(
    <Providers env="test">
      <Gate />
    </Providers>,
  );
  await feed.send(wall([called('A-07', 12)]));
  await screen.findByText('A-07');
  expect(screen.queryByText('Who is here')).toBeNull();

  await act(async () => {
    location.hash = '#/board';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  await screen.findByText('Who is here');
  expect(screen.queryByText('A-07')).toBeNull();
});

test('whoever leaves the wall in its window proves first who they are', async () => {
  location.hash = '#/waiting-room';
  const feed = line();
  const owner = { userId: 1, fullName: 'Dr Meera Kulkarni', roles: ['owner' as const], signedInAt: 0 };
  const client = testClient({
    setup: { status: () => statusOf(owner) },
    users: { lock: () => ({}) },
    queue: { followWaitingScreen: () => feed.screens() },
  });
  render(
    <Providers env="test">
      <Gate />
    </Providers>,
  );
  await feed.send(wall([]));
  await waitFor(() => expect(client.sent.some(({ name }) => name === 'setup.status')).toBe(true));
  await screen.findByText('Room 2');
  await act(async () => {
    location.hash = '#/today';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  await waitFor(() => expect(client.inputsOf(contract.users.lock)).toHaveLength(1));
});

test('the first look calls nobody; afterwards every new call is called once, in order', () => {
  const one = wall([called('A-08', 15), called('A-07', 12)]);
  expect(newCalls(one, undefined)).toEqual([]);
  expect(newCalls(one, 11).map(({ token }) => token)).toEqual(['A-07', 'A-08']);
  expect(newCalls(one, latestCallId(one))).toEqual([]);
});

test('a call is spoken with the letter’s name in the language of the room', () => {
  expect(spokenCall('hi', { token: 'A-07', room: '2' })).toBe('टोकन ए 7, कमरा 2');
  expect(spokenCall('hi', { token: 'P-12', room: '' })).toBe('टोकन पी 12');
  expect(spokenCall('en', { token: 'E-01', room: '2' })).toBe('Token E 1, room 2');
});

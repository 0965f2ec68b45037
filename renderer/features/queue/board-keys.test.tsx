import { renderHook, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { Refusal } from '../../api/refusal.ts';
import { useActiveBindings } from '../../ui/key-bindings.ts';
import { meera } from '../appointments/appointments.test-support.ts';
import { lakshmi } from '../patients/patients.test-support.ts';
import { board, booking, row } from './board.test-support.ts';
import { openBoard } from './open-board.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), visit: vi.fn(), patient: vi.fn(), looseEnds: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: vi.fn(async () => undefined) }));

beforeEach(() => vi.clearAllMocks());

async function intoTheList(user: UserEvent): Promise<HTMLElement> {
  const list = await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(list));
  return list;
}

function tokensOf(list: HTMLElement): (string | undefined)[] {
  return within(list)
    .getAllByRole('option')
    .map(option => option.textContent?.match(/^[A-Z]-\d\d/)?.[0]);
}

test('booked people stand behind the arrived and before the held, the late ones amber', async () => {
  openBoard({
    queue: {
      dayBoard: () =>
        board(
          [
            row(1, { state: 'held' }),
            row(2, { state: 'arrived' }),
            row(3, { state: 'skipped' }),
            row(4, { state: 'toBill' }),
            row(5, { state: 'done' }),
            row(6, { priority: 'urgent', minutes: 1 }),
            row(7, { minutes: 20 }),
          ],
          [],
          { booked: [booking(9, { startMinute: 720 }), booking(8, { startMinute: 680 })] },
        ),
    },
  });
  const list = await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });

  expect(tokensOf(list)).toEqual(['A-04', 'A-06', 'A-07', 'A-02', 'P-08', 'P-09', 'A-01', 'A-03', 'A-05']);
  expect(within(list).getByText('11:20').hasAttribute('data-long')).toBe(true);
  expect(within(list).getByText('12:00').hasAttribute('data-long')).toBe(false);
});

test.each([
  ['k', 'waiting', { action: 'skip', visitId: 1 }],
  ['h', 'waiting', { action: 'hold', visitId: 1 }],
  ['b', 'skipped', { action: 'return', visitId: 1, to: 'place' }],
  ['{Shift>}B{/Shift}', 'held', { action: 'return', visitId: 1, to: 'end' }],
  ['r', 'withDoctor', { action: 'recall', visitId: 1 }],
  ['a', 'arrived', { action: 'ready', visitId: 1 }],
] as const)('%s on somebody who is %s', async (key, state, input) => {
  const { user, inputsOf } = openBoard({}, [row(1, { state })]);
  await intoTheList(user);
  await user.keyboard(key);
  await waitFor(() => expect(inputsOf(contract.queue.act)).toEqual([input]));
});

test('the sheet of all keys has the letters of the chosen row, and W', async () => {
  openBoard({}, [row(1, { state: 'held' })]);
  await screen.findByText('OPD number');
  const { result } = renderHook(useActiveBindings);
  const words = new Map(result.current.map(({ keys, label }) => [keys, label]));
  expect(words.get('B')).toBe('Back to the queue');
  expect(words.get('E')).toBe('What happened so far');
  expect(words.get('W')).toBe('Doctor is away');
  // Nobody who is held is skipped.
  expect(words.has('K')).toBe(false);
});

test('keys that do not fit the state do nothing', async () => {
  const { user, inputsOf } = openBoard({}, [row(1, { state: 'done' })]);
  await intoTheList(user);
  await user.keyboard('skhrbaultxo');
  expect(inputsOf(contract.queue.act)).toEqual([]);
  expect(inputsOf(contract.queue.call)).toEqual([]);
  expect(screen.queryByText(/Why/)).toBeNull();
});

test('Ctrl Enter belongs to what is written beside the queue and opens nobody; Enter opens', async () => {
  const { user } = openBoard({}, [row(1, { state: 'toBill' })]);
  await intoTheList(user);
  const times = () => Object.values(opened).reduce((sum, open) => sum + open.mock.calls.length, 0);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(times()).toBe(0);
  await user.keyboard('{Enter}');
  expect(times()).toBe(1);
});

test('S sends in, and Z takes exactly that back', async () => {
  const event = { event: 'called', fromState: 'waiting', toState: 'withDoctor', reason: '' } as const;
  const { user, inputsOf } = openBoard({
    queue: { events: () => [{ ...event, id: 71, at: 0, byName: 'Kavita Nair', isUndone: false }] },
  });
  await intoTheList(user);
  await user.keyboard('s');
  await waitFor(() => expect(inputsOf(contract.queue.call)).toEqual([{ visitId: 1 }]));
  await screen.findByText('A-01 is with the doctor');
  await user.keyboard('z');

  await waitFor(() => expect(inputsOf(contract.queue.undo)).toEqual([{ visitId: 1, eventId: 71 }]));
  await screen.findByText('Taken back: A-01 stands as before');
  await user.keyboard('{Control>}z{/Control}');
  await screen.findByText('There is nothing to take back.');
  expect(inputsOf(contract.queue.undo)).toHaveLength(1);
});

test('Z on a fresh screen takes the last move of the chosen person back', async () => {
  const { user, inputsOf } = openBoard({}, [
    row(1, { state: 'held', undo: { eventId: 33, event: 'held', at: 0 } }),
  ]);
  await intoTheList(user);
  await user.keyboard('z');
  await waitFor(() => expect(inputsOf(contract.queue.undo)).toEqual([{ visitId: 1, eventId: 33 }]));
});

test('an undo that came too late is said and nobody moves', async () => {
  const { user } = openBoard(
    {
      queue: {
        undo: () => {
          throw new Refusal('NOTHING_TO_UNDO');
        },
      },
    },
    [row(1, { undo: { eventId: 33, event: 'held', at: 0 } })],
  );
  await intoTheList(user);
  await user.keyboard('z');
  await screen.findByText('Something newer has happened; it cannot be taken back.');
});

test('U asks how urgent and why, and offers what the vitals say', async () => {
  const suggestion = {
    priority: 'urgent' as const,
    because: [{ kind: 'vital' as const, what: 'spo2Percent', value: '88' }],
  };
  const { user, inputsOf } = openBoard({}, [row(1, { suggestion })]);
  const list = await intoTheList(user);
  within(list).getByText('Look: SpO₂ 88');
  await user.keyboard('u');
  await waitFor(() => expect(screen.getByLabelText('Why')).toBe(document.activeElement));
  await user.keyboard('{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.act)).toEqual([
      { action: 'prioritise', visitId: 1, priority: 'urgent', reason: 'SpO₂ 88' },
    ]),
  );
});

test('a temperature that speaks is written as the thermometer shows it', async () => {
  const suggestion = {
    priority: 'urgent' as const,
    because: [{ kind: 'vital' as const, what: 'temperatureCelsius', value: '38.11' }],
  };
  const { user } = openBoard({}, [row(1, { suggestion })]);
  const list = await intoTheList(user);
  within(list).getByText('Look: Temp 100.6 °F');
  await user.keyboard('u');
  expect((await screen.findByLabelText<HTMLInputElement>('Why')).value).toBe('Temp 100.6 °F');
});

test.each([
  ['u', 'How urgent is A-01?'],
  ['t', 'Give to another doctor'],
  ['l', 'Why has A-01 left?'],
  ['c', 'What has A-01 come for?'],
  ['e', 'What happened so far'],
])('a question by %s has the room of the facts, until it is closed', async (key, words) => {
  const { user } = openBoard();
  await intoTheList(user);
  const side = within(screen.getByRole('complementary', { name: 'Chosen person' }));
  await side.findByText('OPD number');
  await user.keyboard(key);
  const [asked] = await side.findAllByText(words);
  expect(asked?.closest('[data-whole]')).not.toBeNull();
  expect(side.queryByText('OPD number')).toBeNull();
  await user.keyboard('{Escape}');
  await side.findByText('OPD number');
});

test('nobody goes before others without a reason', async () => {
  const { user, inputsOf } = openBoard();
  await intoTheList(user);
  await user.keyboard('u');
  await screen.findByText('How urgent is A-01?');
  await user.keyboard('{ArrowDown}{Enter}');
  await screen.findByText('Why? A few words');
  expect(inputsOf(contract.queue.act)).toEqual([]);
  await user.keyboard('Chest pain{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.queue.act)).toEqual([
      { action: 'prioritise', visitId: 1, priority: 'emergency', reason: 'Chest pain' },
    ]),
  );
});

test('a booked person is checked in with A and printed the promised token', async () => {
  let isHere = false;
  const arrived = row(40, { token: 'P-08', fullName: 'Venkatesh Rao' });
  const { user, inputsOf } = openBoard({
    queue: {
      dayBoard: () => (isHere ? board([arrived]) : board([], [], { booked: [booking(8)] })),
      arrive: () => {
        isHere = true;
        return { visitId: 40, token: 'P-08', patientId: 508 };
      },
    },
  });
  const list = await intoTheList(user);
  await user.keyboard('a');
  await waitFor(() => expect(inputsOf(contract.queue.arrive)).toEqual([{ appointmentId: 8 }]));
  await screen.findByText('P-08 is here');
  await waitFor(() => expect(inputsOf(contract.queue.tokenSlip)).toEqual([{ visitId: 40 }]));
  await waitFor(() => expect(within(list).getByRole('option').textContent).toContain('Waiting'));
});

test('whoever is chosen while an arrival is on its way stays in hand', async () => {
  let answer = () => {};
  const { user, inputsOf } = openBoard({
    queue: {
      dayBoard: () => board([row(1)], [], { booked: [booking(8)] }),
      arrive: () =>
        new Promise(resolve => {
          answer = () => resolve({ visitId: 40, token: 'P-08', patientId: 508 });
        }),
    },
  });
  await intoTheList(user);
  await user.keyboard('{End}a');
  await waitFor(() => expect(inputsOf(contract.queue.arrive)).toEqual([{ appointmentId: 8 }]));
  await user.keyboard('{Home}');
  answer();
  await screen.findByText('P-08 is here');
  await user.keyboard('h');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toEqual([{ action: 'hold', visitId: 1 }]));
});

test('X asks why before a booking is cancelled, and Undo books it again', async () => {
  const { user, inputsOf } = openBoard({
    queue: { dayBoard: () => board([], [], { booked: [booking(8)] }) },
    appointments: {
      cancel: () => booking(8, { state: 'cancelled' }),
      restore: () => booking(8),
    },
  });
  await intoTheList(user);
  await user.keyboard('x');
  await screen.findByLabelText('Why is P-08 cancelled?');
  await user.keyboard('{Enter}');
  await screen.findByText('Needed');
  await user.keyboard('Rang up{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.appointments.cancel)).toEqual([{ appointmentId: 8, reason: 'Rang up' }]),
  );
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(inputsOf(contract.appointments.restore)).toEqual([{ appointmentId: 8 }]));
});

test('O marks a no-show without asking more than one Enter', async () => {
  const { user, inputsOf } = openBoard({
    queue: { dayBoard: () => board([], [], { booked: [booking(8)] }) },
    appointments: { markNoShow: () => ({ marked: 1 }) },
  });
  await intoTheList(user);
  await user.keyboard('o{Enter}');
  await waitFor(() =>
    expect(inputsOf(contract.appointments.markNoShow)).toEqual([{ appointmentIds: [8], reason: '' }]),
  );
});

test('T gives to another doctor, L asks why, C notes what for', async () => {
  const { user, inputsOf } = openBoard();
  await intoTheList(user);
  await user.keyboard('t1');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toHaveLength(1));
  await user.keyboard('{Escape}');
  await intoTheList(user);
  await user.keyboard('l');
  await screen.findByLabelText('Why has A-01 left?');
  await user.keyboard('Could not wait{Enter}');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toHaveLength(2));
  await intoTheList(user);
  await user.keyboard('c');
  await screen.findByLabelText('What has A-01 come for?');
  await user.keyboard('Fever{Enter}');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toHaveLength(3));
  expect(inputsOf(contract.queue.act)).toEqual([
    { action: 'transfer', visitId: 1, doctorId: 3 },
    { action: 'leave', visitId: 1, reason: 'Could not wait' },
    { action: 'complaint', visitId: 1, complaint: 'Fever' },
  ]);
});

test('E shows what happened so far, the latest first', async () => {
  const one = { fromState: 'waiting', reason: '', at: 0, isUndone: false } as const;
  const { user } = openBoard({
    queue: {
      events: () => [
        { ...one, id: 1, event: 'issued', toState: 'waiting', byName: 'Kavita Nair' },
        { ...one, id: 2, event: 'held', toState: 'held', byName: 'Sr Sunita', isUndone: true },
      ],
    },
  });
  await intoTheList(user);
  await user.keyboard('e');
  const events = await screen.findByRole('region', { name: 'What happened so far' });
  await within(events).findByText('Held');
  expect(within(events).getAllByRole('listitem')[0]?.textContent).toContain('Sr Sunita · taken back');
});

test('W says until when the doctor is away, and once more that the doctor is back', async () => {
  let away: { untilMinute: number | null; reason: string } | null = null;
  const { user, inputsOf } = openBoard({
    queue: {
      dayBoard: () => board([row(1)], [], { away }),
      setAway: ({ isAway, untilMinute = null }) => {
        away = isAway ? { untilMinute, reason: '' } : null;
        return {};
      },
    },
  });
  await intoTheList(user);
  await user.keyboard('w');
  await waitFor(() => expect(screen.getByLabelText('Until when')).toBe(document.activeElement));
  await user.keyboard('12:10{Enter}');
  await screen.findByText('Away till 12:10 pm');
  await user.keyboard('w');
  await waitFor(() =>
    expect(inputsOf(contract.queue.setAway)).toEqual([
      { doctorId: 2, isAway: true, untilMinute: 730, reason: '' },
      { doctorId: 2, isAway: false },
    ]),
  );
});

test('each row carries one chip at most, the most pressing', async () => {
  openBoard(
    {
      billing: {
        feeStandings: () =>
          [3, 4].map(visitId => ({
            visitId,
            isFree: true,
            feePaise: 0,
            freeUntil: '2026-11-28',
            freeLeft: 1,
            paidOn: '2026-11-14',
            paidBillNumber: 'B/26-27/000001',
          })),
      },
    },
    [
      row(1, { priority: 'emergency', alerts: ['mlc'], duePaise: 5_000 }),
      row(2, { alerts: ['infectious'], duePaise: 5_000 }),
      row(3, { duePaise: 5_000 }),
      row(4),
    ],
  );
  const list = await screen.findByRole('listbox', { name: 'Queue of Dr Meera Kulkarni' });
  await within(list).findByText('Free');
  const words = within(list)
    .getAllByRole('option')
    .map(option => option.textContent?.match(/Emergency|MLC|Infectious|₹\d+ due|Free/g));
  expect(words).toEqual([['Emergency'], ['Infectious'], ['₹50 due'], ['Free']]);
});

test('the panel says the free follow-up, the turn and the number of the visit', async () => {
  openBoard(
    {
      billing: {
        feeStandings: () => [
          {
            visitId: 1,
            isFree: true,
            feePaise: 0,
            freeUntil: '2026-11-28',
            freeLeft: 1,
            paidOn: '2026-11-14',
            paidBillNumber: 'B/26-27/000001',
          },
        ],
      },
    },
    [row(1, { window: { fromMinute: 700, toMinute: 725 } })],
  );
  await screen.findByText('Free till 28 Nov (1 left)');
  await screen.findByText('about 11:40–12:05');
  await screen.findByText('261121/001');
});

test('F4 books whoever was chosen, and nobody while a new caller rings before anybody was', async () => {
  const { user } = openBoard({ users: { list: () => [meera] } }, [row(1), row(2, { fullName: 'Asha Rao' })]);
  await user.click(await screen.findByLabelText('Phone'));
  const panel = async () => within(await screen.findByRole('complementary', { name: 'Book an appointment' }));
  await user.keyboard('{F4}');
  await (await panel()).findByPlaceholderText('Name, phone, UHID');
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('option', { name: /Asha Rao/ }));
  await user.click(screen.getByLabelText('Phone'));
  await user.keyboard('{F4}');
  await (await panel()).findByText(lakshmi.fullName);
});

test('a press on a row of the other list chooses that row at once, not the first one; Tab chooses the first', async () => {
  const asha = row(11, { token: 'B-01', fullName: 'Asha Rao' });
  const imran = row(12, { token: 'B-02', fullName: 'Imran Khan', minutes: 1 });
  const { user, inputsOf } = openBoard({ queue: { dayBoard: () => board([row(1)], [asha, imran]) } });
  await intoTheList(user);
  const isChosen = (name: RegExp) => screen.getByRole('option', { name }).getAttribute('aria-selected');

  // The button is still down: nothing has been clicked yet.
  await user.pointer({ keys: '[MouseLeft>]', target: screen.getByRole('option', { name: /Imran Khan/ }) });
  expect([isChosen(/Asha Rao/), isChosen(/Imran Khan/)]).toEqual(['false', 'true']);
  await user.keyboard('h');
  await waitFor(() => expect(inputsOf(contract.queue.act)).toEqual([{ action: 'hold', visitId: 12 }]));
  await user.pointer('[/MouseLeft]');

  // A press beside the rows gives the list the keyboard and chooses nobody.
  await user.click(screen.getByRole('option', { name: /Joseph Kurian/ }));
  await user.click(screen.getByRole('listbox', { name: 'Queue of Dr Arvind Solanki' }));
  expect(isChosen(/Joseph Kurian/)).toBe('true');

  await user.click(screen.getByRole('option', { name: /Joseph Kurian/ }));
  // Over the button at the head of the other list.
  await user.tab();
  await user.tab();
  expect(isChosen(/Asha Rao/)).toBe('true');
});

test('the foot says when the sitting ends and how many walk-ins still fit', async () => {
  openBoard({
    queue: {
      dayBoard: () =>
        board([row(1)], [], {
          session: {
            sessionId: 1,
            startMinute: 570,
            endMinute: 810,
            lastTokenMinute: 780,
            walkInsLeft: 4,
            isRunning: true,
          },
        }),
    },
  });
  await screen.findByText('Session ends 1:30 pm · last token 1:00 · 4 walk-ins left');
});

test('what earlier days left undone is one line away', async () => {
  const end = {
    kind: 'visitNotBilled' as const,
    visitId: 3,
    appointmentId: null,
    token: 'A-03',
    fullName: 'Joseph Kurian',
    localName: '',
    patientId: 103,
    doctorId: 2,
    doctorName: 'Dr Meera Kulkarni',
    state: 'toBill',
  };
  const { user } = openBoard({
    reports: {
      looseEnds: () => [
        { ...end, onDate: '2026-11-20' },
        { ...end, onDate: '2026-11-21' },
      ],
    },
  });
  await user.click(await screen.findByRole('button', { name: /1 thing left from an earlier day/ }));
  expect(opened.looseEnds).toHaveBeenCalled();
});

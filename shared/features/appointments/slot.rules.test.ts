import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedMinutes, keptIds, overlapProblems, sessionProblems } from './session.rules.ts';
import { closureSchema, newSessionSchema, type Session } from './session.schema.ts';
import { holds, nearestFree, slotStarts, slotsOf } from './slot.rules.ts';

function session(more: Partial<Session> = {}): Session {
  return {
    ...{ id: 1, doctorId: 2, weekday: 1, startMinute: 570, endMinute: 630, mode: 'slots', slotMinutes: 10 },
    ...{ perSlot: 1, breaks: [], lastTokenMinute: null, walkInQuota: null, phoneQuota: null, room: '' },
    ...more,
  };
}

const openDay = { closed: [], takenAt: [], nowMinute: -1_000 };

test('a sitting is cut into whole slots, and a rest too short for one is none', () => {
  expect(slotStarts(session())).toEqual([570, 580, 590, 600, 610, 620]);
  expect(slotStarts(session({ slotMinutes: 25 }))).toEqual([570, 595]);
});

test('slots stop before a break and begin anew after it, in whatever order breaks were typed', () => {
  const breaks = [
    { fromMinute: 610, toMinute: 615, word: '' },
    { fromMinute: 585, toMinute: 592, word: 'Tea' },
  ];
  expect(slotStarts(session({ breaks }))).toEqual([570, 592, 615]);
});

test('a slot is past when it ends, not when it begins', () => {
  const states = (nowMinute: number) =>
    slotsOf(session(), { ...openDay, nowMinute }).map(({ state }) => state);
  expect(states(579).slice(0, 2)).toEqual(['free', 'free']);
  expect(states(580).slice(0, 2)).toEqual(['past', 'free']);
});

test('a closure that ends as a slot begins leaves that slot open', () => {
  const day = { ...openDay, closed: [{ fromMinute: 585, toMinute: 600 }] };
  expect(slotsOf(session(), day).map(({ state }) => state)).toEqual([
    ...['free', 'closed', 'closed', 'free', 'free', 'free'],
  ]);
  expect([580, 600, 605].map(start => holds(session(), day.closed, start))).toEqual([false, true, false]);
});

test('whoever sits anywhere within a slot takes a place of it', () => {
  const day = { ...openDay, takenAt: [580, 585, 600] };
  const taken = slotsOf(session({ perSlot: 2 }), day).map(slot => `${slot.taken} ${slot.state}`);
  expect(taken).toEqual(['0 free', '2 full', '0 free', '1 free', '0 free', '0 free']);
});

test('the nearest free slot is offered, the earlier of two as near', () => {
  const slots = slotsOf(session(), { ...openDay, takenAt: [590] });
  expect(nearestFree(slots, 590)).toBe(580);
  expect(nearestFree(slots, 596)).toBe(600);
  expect(nearestFree([], 596)).toBeNull();
});

test('hours of a day count from the midnight of the evening before too, whole days do not', () => {
  const closure = closureSchema.parse({
    ...{ id: 1, doctorId: null, fromDate: '2027-04-01', toDate: '2027-04-01', reason: 'Train' },
    ...{ fromMinute: 30, toMinute: 90 },
  });
  expect(closedMinutes(closure, '2027-03-31')).toEqual({ fromMinute: 1_470, toMinute: 1_530 });
  expect(closedMinutes(closure, '2027-04-01')).toEqual({ fromMinute: 30, toMinute: 90 });
  expect(closedMinutes(closure, '2027-03-29')).toBeNull();
  const whole = { ...closure, fromMinute: null, toMinute: null };
  expect(closedMinutes(whole, '2027-03-31')).toBeNull();
  expect(closedMinutes(whole, '2027-04-01')).toEqual({ fromMinute: 0, toMinute: 2_880 });
});

test('a sitting keeps its id by its beginning first, then by its hours, each id once', () => {
  const before = [session({ id: 7 }), session({ id: 8, startMinute: 1_050, endMinute: 1_200 })];
  const later = session({ startMinute: 580, endMinute: 640 });
  expect(keptIds(before, [session({ startMinute: 1_050, endMinute: 1_100 }), later])).toEqual(
    new Map([
      [0, 8],
      [1, 7],
    ]),
  );
  expect(keptIds(before, [later, session()])).toEqual(new Map([[1, 7]]));
  expect(keptIds(before, [session({ weekday: 2 })])).toEqual(new Map());
});

const anySession = fc
  .record({
    weekday: fc.nat(6),
    startMinute: fc.nat(1_439),
    length: fc.integer({ min: 3, max: 960 }),
    slotMinutes: fc.integer({ min: 3, max: 120 }),
    breakAt: fc.nat(960),
    breakLength: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ length, breakAt, breakLength, ...rest }) => {
    const endMinute = Math.min(2_879, rest.startMinute + length);
    const fromMinute = rest.startMinute + breakAt;
    return session({
      ...{ ...rest, endMinute },
      breaks: [{ fromMinute, toMinute: fromMinute + breakLength, word: '' }],
    });
  });

test('whatever a valid sitting looks like, its slots lie inside it, outside its breaks and side by side', () => {
  let valid = 0;
  fc.assert(
    fc.property(anySession, one => {
      fc.pre(sessionProblems(one).length === 0);
      valid += 1;
      const starts = slotStarts(one);
      starts.forEach((start, index) => {
        const end = start + one.slotMinutes;
        expect(start).toBeGreaterThanOrEqual(one.startMinute);
        expect(end).toBeLessThanOrEqual(one.endMinute);
        expect(starts[index + 1] ?? end).toBeGreaterThanOrEqual(end);
        for (const pause of one.breaks) expect(end <= pause.fromMinute || start >= pause.toMinute).toBe(true);
      });
    }),
  );
  expect(valid).toBeGreaterThan(50);
});

test('sittings are refused exactly when two of a week, laid end to end, share a minute', () => {
  const week = 7 * 1_440;
  const minutesOf = ({ weekday, startMinute, endMinute }: Session) =>
    Array.from(
      { length: endMinute - startMinute },
      (_, index) => (weekday * 1_440 + startMinute + index) % week,
    );
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 4 }), sessions => {
      const minutes = sessions.flatMap(minutesOf);
      expect(overlapProblems(sessions).length > 0).toBe(new Set(minutes).size < minutes.length);
    }),
  );
});

test('what is not typed has its plain meaning', () => {
  const typed = { weekday: 1, startMinute: 570, endMinute: 630, mode: 'slots', slotMinutes: 10 };
  expect(newSessionSchema.parse(typed)).toEqual({
    ...typed,
    ...{ perSlot: 1, breaks: [], lastTokenMinute: null, walkInQuota: null, phoneQuota: null, room: '' },
  });
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Session, WriteContext } from '../../server/service.ts';
import { closeTestClinics, openTestClinic, PEOPLE, type TestClinic } from '../../server/test-clinic.ts';
import {
  bookedOf,
  bookingToday,
  issueToken,
  markArrived,
  nextBookingOf,
  sessionForToken,
  sessionNow,
  walkInCount,
} from './appointments.service.ts';
import { book, morning, NOON, nights, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);

const doctorId = PEOPLE.doctor;
const TOMORROW = '2026-11-22';

const reader = (clinic: TestClinic) => clinic.server.house.opened().db.reader;

/** What the queue does inside its own writes. */
function within<Result>(clinic: TestClinic, work: (ctx: WriteContext) => Result): Result {
  const session: Session = {
    userId: PEOPLE.receptionist,
    fullName: '',
    roles: ['receptionist'],
    signedInAt: 0,
  };
  return clinic.server.house.opened().db.transaction(db =>
    work({
      ...{ db, session, now: clinic.clock.now, zone: 'Asia/Kolkata', today: () => TODAY },
      ...{ alsoChanges: () => {}, subject: () => {} },
    } as unknown as WriteContext),
  );
}

let nextVisit = 0;
function give(
  clinic: TestClinic,
  of: { onDate: string; sessionId: number },
  letter: 'A' | 'E' = 'A',
): string {
  nextVisit += 1;
  return within(clinic, ctx => issueToken(ctx, { doctorId, ...of, letter, visitId: nextVisit }));
}

test('each letter counts for itself in each sitting, and a refused action gives its number back', async () => {
  const clinic = await openTestClinic();
  const of = { onDate: TODAY, sessionId: 1 };
  expect([give(clinic, of), give(clinic, of), give(clinic, of, 'E')]).toEqual(['A-01', 'A-02', 'E-01']);
  const failing = () =>
    within(clinic, ctx => {
      issueToken(ctx, { doctorId, ...of, letter: 'A', visitId: 9 });
      throw new Error('refused');
    });
  expect(failing).toThrow('refused');
  expect(give(clinic, of)).toBe('A-03');
  expect(give(clinic, { ...of, sessionId: 2 })).toBe('A-01');
  expect(walkInCount(reader(clinic), { doctorId, ...of })).toBe(3);
});

test('a schedule set in the middle of a day does not give the morning’s numbers a second time', async () => {
  const clinic = await openTestClinic();
  const of = sessionForToken(reader(clinic), doctorId, TODAY, 700);
  expect([give(clinic, of), give(clinic, of)]).toEqual(['A-01', 'A-02']);
  await sits(clinic, morning({ walkInQuota: 3 }));
  // By the same row of numbers, or the quota would begin anew.
  expect(sessionNow(reader(clinic), doctorId, TODAY, 710)?.walkInCount).toBe(2);
  const [day] = await clinic.call(contract.appointments.slots, { doctorId, fromDate: TODAY, toDate: TODAY });
  expect(day?.sessions[0]?.walkInCount).toBe(2);
  expect(give(clinic, sessionForToken(reader(clinic), doctorId, TODAY, 710))).toBe('A-03');
  const [patientId = 0] = await register(clinic, 1);
  expect((await book(clinic, { patientId, startMinute: NOON })).token).toBe('P-01');
  expect(give(clinic, sessionForToken(reader(clinic), doctorId, TOMORROW, 710))).toBe('A-01');
});

test('the sitting of now is the one that runs, else the next of today, else none', async () => {
  const clinic = await openTestClinic();
  const evening = morning({ startMinute: 1_050, endMinute: 1_230, lastTokenMinute: 1_200, walkInQuota: 20 });
  await sits(clinic, [...morning(), ...evening]);
  const at = (minute: number) => sessionNow(reader(clinic), doctorId, TODAY, minute);
  const seen = [599, 600, 779, 780, 1_050, 1_229].map(minute => [
    at(minute)?.startMinute,
    at(minute)?.isRunning,
  ]);
  expect(seen).toEqual([
    ...[
      [600, false],
      [600, true],
      [600, true],
      [1_050, false],
      [1_050, true],
      [1_050, true],
    ],
  ]);
  expect(at(1_230)).toBeNull();
  expect(at(1_100)).toMatchObject({ lastTokenMinute: 1_200, walkInQuota: 20, walkInCount: 0, onDate: TODAY });
  // Who comes after the last sitting still gets a number that nobody else of that evening has.
  const last = sessionForToken(reader(clinic), doctorId, TODAY, 1_300);
  expect(last).toMatchObject({ onDate: TODAY, sessionId: at(1_100)?.sessionId, sitting: null });
  expect(sessionNow(reader(clinic), PEOPLE.secondDoctor, TODAY, 700)).toBeNull();
  expect(sessionForToken(reader(clinic), PEOPLE.secondDoctor, TODAY, 700).sessionId).toBe(0);
});

test('last night’s sitting runs on after midnight with its own date and numbers', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, nights());
  const before = sessionNow(reader(clinic), doctorId, TODAY, 1_439);
  const after = sessionNow(reader(clinic), doctorId, TOMORROW, 0);
  if (!before || !after) throw new Error('the night runs');
  expect(after).toMatchObject({
    sessionId: before.sessionId,
    onDate: TODAY,
    nowMinute: 1_440,
    isRunning: true,
  });
  expect([give(clinic, before), give(clinic, after)]).toEqual(['A-01', 'A-02']);
  const over = sessionNow(reader(clinic), doctorId, TOMORROW, 120);
  expect(over).toMatchObject({ onDate: TOMORROW, isRunning: false });
  expect(over && give(clinic, over)).toBe('A-01');
});

test('a sitting under a leave says from which minute on it is open', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  await clinic.call(contract.appointments.addClosure, {
    ...{ doctorId, fromDate: TODAY, toDate: TODAY, fromMinute: 700, toMinute: 730, reason: 'Camp' },
  });
  const at = (minute: number) => sessionNow(reader(clinic), doctorId, TODAY, minute)?.openMinute;
  expect([500, 699, 700, 729, 730].map(at)).toEqual([600, 699, 730, 730, 730]);
});

test('the day’s bookings are those who are still awaited, and arriving takes one out', async () => {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const [asha = 0, baldev = 0] = await register(clinic, 2);
  const one = await book(clinic, { patientId: asha, startMinute: NOON });
  await book(clinic, { patientId: baldev, startMinute: 710 });
  const next = await book(clinic, { patientId: asha, startMinute: 610, onDate: '2026-11-25' });
  expect(bookedOf(reader(clinic), TODAY).map(({ patientId }) => patientId)).toEqual([baldev, asha]);
  expect(bookingToday(reader(clinic), asha, doctorId, TODAY)?.id).toBe(one.id);
  expect(bookingToday(reader(clinic), asha, PEOPLE.secondDoctor, TODAY)).toBeUndefined();
  expect(within(clinic, ctx => markArrived(ctx, one.id, 41))).toMatchObject({
    state: 'arrived',
    visitId: 41,
  });
  expect(bookedOf(reader(clinic), TODAY)).toHaveLength(1);
  expect(() => within(clinic, ctx => markArrived(ctx, one.id, 42))).toThrow('NOT_POSSIBLE_ANY_MORE');
  expect(nextBookingOf(reader(clinic), asha, doctorId, TODAY)?.id).toBe(next.id);
  expect(nextBookingOf(reader(clinic), asha, doctorId, '2026-11-25')).toBeUndefined();
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { appointments, queue } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

// The test clinic's clock stands at 11:42, minute 702.
describe('in a sitting', () => {
  test('the last token goes at its minute; a reason and the permission let in', async () => {
    await q.sitting(540, 780, { lastTokenMinute: 700 });
    const patientId = await q.person();
    expect(await refusalOf(q.walkIn({ patientId }))).toEqual({
      code: 'LAST_TOKEN_GONE',
      data: { lastTokenMinute: 700 },
    });
    const nurse = await q.owner.as('nurse');
    const input = { patientId, doctorId: PEOPLE.doctor, overbookReason: 'Old woman from a village' };
    expect((await refusalOf(nurse.call(queue.giveToken, input))).code).toBe('MAY_NOT_OVERBOOK');
    const { visitId, token } = await q.desk.call(queue.giveToken, input);
    expect(token).toBe('A-01');
    expect((await q.row(visitId)).isOverbooked).toBe(true);
    const [issued] = await q.desk.call(queue.events, { visitId });
    expect(issued).toMatchObject({ event: 'issued', reason: 'Old woman from a village', isUndone: false });
  });

  test('walk-ins end with their quota, and the board says how many are left', async () => {
    await q.sitting(540, 780, { walkInQuota: 2 });
    await q.walkIn();
    expect((await q.column()).session).toMatchObject({ walkInsLeft: 1, isRunning: true });
    await q.walkIn();
    expect(await refusalOf(q.walkIn())).toEqual({ code: 'WALK_INS_FULL', data: { quota: 2 } });
    expect((await q.column()).session?.walkInsLeft).toBe(0);
  });

  test('an emergency is let in whatever the sitting says, with an E and before everybody', async () => {
    await q.sitting(540, 780, { walkInQuota: 1, lastTokenMinute: 704 });
    const first = await q.walkIn();
    const emergency = await q.walkIn({ kind: 'emergency', complaint: 'Fits' });
    expect([first.token, emergency.token]).toEqual(['A-01', 'E-01']);
    expect(await q.row(emergency.visitId)).toMatchObject({ priority: 'emergency', complaint: 'Fits' });
    const called = await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor });
    expect(called.visitId).toBe(emergency.visitId);
  });

  test('a leave or a holiday refuses; "away till further notice" does not', async () => {
    await q.desk.call(queue.setAway, { doctorId: PEOPLE.doctor, isAway: true, reason: 'Ward round' });
    await q.walkIn();
    const today = { fromDate: '2026-11-21', toDate: '2026-11-21' };
    await q.owner.call(appointments.addClosure, { doctorId: null, ...today, reason: 'Holiday' });
    const patientId = await q.person();
    const refused = { code: 'DOCTOR_AWAY', data: {} };
    expect(await refusalOf(q.walkIn({ patientId }))).toEqual(refused);
    expect(await refusalOf(q.walkIn({ patientId, overbookReason: 'Begs' }))).toEqual(refused);
    await q.sitting(540, 780);
    expect(await refusalOf(q.walkIn({ patientId }))).toEqual(refused);
  });

  test('a ward round inside the sitting lets in with a reason, a leave to its end does not', async () => {
    await q.sitting(540, 780);
    const leave = { doctorId: PEOPLE.doctor, fromDate: '2026-11-21', toDate: '2026-11-21', reason: 'Ward' };
    await q.owner.call(appointments.addClosure, { ...leave, fromMinute: 690, toMinute: 730 });
    const patientId = await q.person();
    expect(await refusalOf(q.walkIn({ patientId }))).toEqual({
      code: 'DOCTOR_BACK_LATER',
      data: { backMinute: 730 },
    });
    expect((await q.walkIn({ patientId, overbookReason: 'Will wait' })).token).toBe('A-01');
    await q.owner.call(appointments.addClosure, { ...leave, fromMinute: 720, toMinute: 780 });
    const refused = q.walkIn({ overbookReason: 'Will wait' });
    expect(await refusalOf(refused)).toEqual({ code: 'DOCTOR_AWAY', data: {} });
  });

  test('a sitting that begins late by a leave gives its numbers beforehand', async () => {
    await q.sitting(1_020, 1_200);
    await q.owner.call(appointments.addClosure, {
      ...{ doctorId: PEOPLE.doctor, fromDate: '2026-11-21', toDate: '2026-11-21', reason: 'Ward' },
      ...{ fromMinute: 1_000, toMinute: 1_080 },
    });
    expect((await q.walkIn()).token).toBe('A-01');
  });

  test('walk-ins given before there was a sitting count in its quota', async () => {
    await q.walkIn();
    await q.walkIn();
    await q.sitting(540, 1_080, { walkInQuota: 3 });
    expect((await q.column()).session?.walkInsLeft).toBe(1);
    expect((await q.walkIn()).token).toBe('A-03');
    expect((await refusalOf(q.walkIn())).code).toBe('WALK_INS_FULL');
  });

  test('nobody is put before others by the token alone', async () => {
    const patientId = await q.person();
    const urgent = { patientId, doctorId: PEOPLE.doctor, priority: 'urgent' as 'soon' };
    expect((await refusalOf(q.desk.call(queue.giveToken, urgent))).code).toBe('INVALID_INPUT');
  });

  test('after the last sitting of the day a walk-in needs a reason, and its number goes on', async () => {
    await q.sitting(540, 705);
    expect((await q.walkIn()).token).toBe('A-01');
    q.owner.clock.advance(10 * 60_000);
    const patientId = await q.person();
    expect((await refusalOf(q.walkIn({ patientId }))).data).toEqual({ lastTokenMinute: 705 });
    expect((await q.walkIn({ patientId, overbookReason: 'Fever' })).token).toBe('A-02');
  });

  test('the morning and the evening count for themselves', async () => {
    const weekdays = [0, 1, 2, 3, 4, 5, 6];
    const sessions = [540, 1_020].flatMap(startMinute =>
      weekdays.map(weekday => ({
        ...{ weekday, startMinute, endMinute: startMinute + 240, mode: 'tokens' as const, slotMinutes: 10 },
      })),
    );
    const validFrom = '2026-11-21';
    await q.owner.call(appointments.setSchedule, { doctorId: PEOPLE.doctor, validFrom, sessions });
    const morning = [(await q.walkIn()).token, (await q.walkIn()).token];
    q.owner.clock.advance(5 * 3_600_000);
    expect([...morning, (await q.walkIn()).token]).toEqual(['A-01', 'A-02', 'A-01']);
  });
});

describe('somebody booked', () => {
  test('is checked in with the promised number when the desk gives a walk-in token', async () => {
    await q.sitting(540, 900);
    const patientId = await q.person();
    const appointmentId = await q.book(patientId, 710);
    expect((await q.column()).booked).toMatchObject([{ id: appointmentId, token: 'P-01' }]);
    const given = await q.walkIn({ patientId });
    expect(given).toMatchObject({ token: 'P-01', isFromBooking: true });
    expect(await q.row(given.visitId)).toMatchObject({ appointmentId, bookedMinute: 710 });
    expect((await q.column()).booked).toEqual([]);
    expect((await q.walkIn()).token).toBe('A-01');
    const again = q.desk.call(queue.arrive, { appointmentId });
    expect(await refusalOf(again)).toEqual({ code: 'NOT_POSSIBLE_ANY_MORE', data: { state: 'arrived' } });
  });

  test('who comes as an emergency has an E, the booking is honoured by it and its number is not given again', async () => {
    await q.sitting(540, 900);
    const patientId = await q.person();
    const appointmentId = await q.book(patientId, 710);
    const given = await q.walkIn({ patientId, kind: 'emergency' });
    expect(given).toMatchObject({ token: 'E-01', isFromBooking: true });
    expect(await q.row(given.visitId)).toMatchObject({ appointmentId, priority: 'emergency' });
    expect((await q.column()).booked).toEqual([]);
    await q.book(await q.person(), 760);
    expect((await q.column()).booked).toMatchObject([{ token: 'P-02' }]);
  });

  test.each([
    ['a quarter of an hour late keeps the booked turn', 15, true],
    ['later than that has the turn of the arrival', 16, false],
  ])('%s', async (_, minutesLate, keepsTurn) => {
    await q.sitting(540, 900);
    const patientId = await q.person();
    const appointmentId = await q.book(patientId, 710);
    await q.at('2026-11-21T11:50');
    q.owner.clock.advance(minutesLate * 60_000);
    const { visitId } = await q.desk.call(queue.arrive, { appointmentId, complaint: 'Cough' });
    const row = await q.row(visitId);
    expect(row.turnAt === Date.parse('2026-11-21T11:50+05:30')).toBe(keepsTurn);
    expect(row.turnAt === row.arrivedAt).toBe(!keepsTurn);
  });

  test('is not checked in on another day', async () => {
    await q.sitting(540, 900);
    const appointmentId = await q.book(await q.person(), 700, '2026-11-22');
    expect(await refusalOf(q.desk.call(queue.arrive, { appointmentId }))).toEqual({
      code: 'NOT_TODAY',
      data: { onDate: '2026-11-22' },
    });
  });

  test('and already sitting in the queue is named', async () => {
    await q.sitting(540, 900);
    const patientId = await q.person();
    const walkIn = await q.walkIn({ patientId });
    const appointmentId = await q.book(patientId, 760);
    expect(await refusalOf(q.desk.call(queue.arrive, { appointmentId }))).toEqual({
      code: 'ALREADY_IN_QUEUE',
      data: { visitId: walkIn.visitId, token: walkIn.token },
    });
  });
});

describe('the visit', () => {
  test('gets the running OPD number of the day, and another pattern goes on without a clash', async () => {
    const first = await q.walkIn();
    const second = await q.walkIn({ doctorId: PEOPLE.secondDoctor });
    const numbers = [(await q.row(first.visitId)).number, (await q.row(second.visitId)).number];
    expect(numbers).toEqual(['261121/001', '261121/002']);
    await q.change({ visitNumberPattern: '{yy}{mm}21/{n:3}' });
    expect((await q.row((await q.walkIn()).visitId)).number).toBe('261121/003');
    await q.change({ visitNumberPattern: 'OPD-{fy}-{n:5}' });
    expect((await q.row((await q.walkIn()).visitId)).number).toBe('OPD-26-27-00001');
  });

  test('waits for the nurse first where the clinic wants it so, but not an emergency', async () => {
    await q.change({ nurseSeesFirst: true });
    const [measured, waved, emergency] = [
      await q.walkIn(),
      await q.walkIn(),
      await q.walkIn({ kind: 'emergency' }),
    ];
    expect((await q.row(measured.visitId)).state).toBe('arrived');
    expect((await q.row(emergency.visitId)).state).toBe('waiting');
    const nurse = await q.owner.as('nurse');
    await nurse.call(contract.encounters.recordVitals, {
      visitId: measured.visitId,
      vitals: { pulsePerMinute: 80 },
    });
    expect(await q.row(measured.visitId)).toMatchObject({ state: 'waiting', hasVitals: true });
    await q.act({ action: 'ready', visitId: waved.visitId });
    expect((await q.row(waved.visitId)).state).toBe('waiting');
    const again = q.act({ action: 'ready', visitId: waved.visitId });
    expect((await refusalOf(again)).data).toEqual({ state: 'waiting' });
  });
});

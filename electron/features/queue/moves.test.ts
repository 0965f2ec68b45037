import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { queue } = contract;
type Act = InputOf<typeof queue.act>;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

async function undoLast(visitId: number) {
  const { undo } = await q.row(visitId);
  return q.desk.call(queue.undo, { visitId, eventId: undo?.eventId ?? 0 });
}

describe('calling', () => {
  test('three recalls, then the person is skipped, and comes back to the own place', async () => {
    const first = await q.walkIn();
    const second = await q.walkIn();
    const { visitId } = first;
    await q.doctor.call(queue.call, { visitId });
    for (let call = 0; call < 3; call++) await q.act({ action: 'recall', visitId });
    expect((await q.row(visitId)).callCount).toBe(4);
    expect(await refusalOf(q.act({ action: 'recall', visitId }))).toEqual({
      code: 'MOVE_NOT_POSSIBLE',
      data: { state: 'withDoctor' },
    });
    await q.act({ action: 'skip', visitId });
    expect((await q.row(visitId)).state).toBe('skipped');
    await q.act({ action: 'return', visitId });
    expect((await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor })).visitId).toBe(visitId);
    expect((await q.row(visitId)).callCount).toBe(1);
    expect((await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor })).visitId).toBe(second.visitId);
  });

  test('who is put to the end comes after everybody who waits', async () => {
    const [first, second] = [await q.walkIn(), await q.walkIn()];
    await q.act({ action: 'hold', visitId: first.visitId });
    q.owner.clock.advance(60_000);
    await q.act({ action: 'return', visitId: first.visitId, to: 'end' });
    const order = [];
    for (let turn = 0; turn < 2; turn++)
      order.push((await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor })).visitId);
    expect(order).toEqual([second.visitId, first.visitId]);
  });

  test('a move that changes no state leaves the minutes in it alone', async () => {
    const { visitId } = await q.walkIn();
    const before = await q.row(visitId);
    q.owner.clock.advance(600_000);
    await q.act({ action: 'prioritise', visitId, priority: 'soon', reason: 'Old' });
    await q.act({ action: 'complaint', visitId, complaint: 'Cough' });
    expect(await q.row(visitId)).toMatchObject({
      ...{ stateSince: before.stateSince, priority: 'soon', priorityReason: 'Old', complaint: 'Cough' },
    });
  });
});

test('nobody is put before others without a reason', async () => {
  const { visitId } = await q.walkIn();
  expect(await refusalOf(q.act({ action: 'prioritise', visitId, priority: 'urgent' }))).toEqual({
    code: 'INVALID_INPUT',
    data: { problems: [{ path: 'reason', code: 'REASON_REQUIRED' }] },
  });
  await q.act({ action: 'prioritise', visitId, priority: 'urgent', reason: 'Breathless' });
  await q.act({ action: 'prioritise', visitId, priority: 'routine' });
  expect(await q.row(visitId)).toMatchObject({ priority: 'routine', priorityReason: '' });
});

describe('taking back', () => {
  const standing = async (visitId: number, doctorId?: number) => {
    const { rows } = await q.column(doctorId);
    const row = rows.find(one => one.visitId === visitId);
    const { undo: _, window: __, suggestion: ___, ...rest } = row ?? {};
    return rest;
  };

  test.each<[string, (visitId: number) => Act, boolean]>([
    ['hold', visitId => ({ action: 'hold', visitId }), false],
    ['skip', visitId => ({ action: 'skip', visitId }), false],
    ['leave', visitId => ({ action: 'leave', visitId, reason: 'No time' }), false],
    ['priority', visitId => ({ action: 'prioritise', visitId, priority: 'urgent', reason: 'Pain' }), false],
    ['complaint', visitId => ({ action: 'complaint', visitId, complaint: 'Fever' }), false],
    ['recall', visitId => ({ action: 'recall', visitId }), true],
    ['skip of who was called', visitId => ({ action: 'skip', visitId }), true],
    ['return to the end', visitId => ({ action: 'return', visitId, to: 'end' }), true],
  ])('a %s restores exactly what was', async (_, move, isCalled) => {
    const { visitId } = await q.walkIn();
    if (isCalled) await q.doctor.call(queue.call, { visitId });
    q.owner.clock.advance(300_000);
    const before = await standing(visitId);
    await q.act(move(visitId));
    q.owner.clock.advance(60_000);
    expect(await standing(visitId)).not.toEqual(before);
    await undoLast(visitId);
    expect(await standing(visitId)).toEqual(before);
    const events = await q.desk.call(queue.events, { visitId });
    expect(events.slice(-2).map(({ event, isUndone }) => [event, isUndone])).toEqual([
      [expect.any(String), true],
      ['undone', false],
    ]);
  });

  test('a transfer gives the old number and doctor back, and the other number stays used', async () => {
    await q.walkIn();
    const { visitId } = await q.walkIn();
    const before = await standing(visitId);
    const doctorId = PEOPLE.secondDoctor;
    expect((await q.act({ action: 'transfer', visitId, doctorId })).token).toBe('A-01');
    expect((await undoLast(visitId)).token).toBe('A-02');
    expect(await standing(visitId)).toEqual(before);
    expect((await q.walkIn({ doctorId })).token).toBe('A-02');
  });

  test('only the last thing, once, and not what the doctor or the money has done', async () => {
    const { visitId } = await q.walkIn();
    const refused = { code: 'NOTHING_TO_UNDO', data: {} };
    const [issued] = await q.desk.call(queue.events, { visitId });
    expect(await refusalOf(q.desk.call(queue.undo, { visitId, eventId: issued?.id ?? 0 }))).toEqual(refused);
    await q.act({ action: 'hold', visitId });
    const held = (await q.row(visitId)).undo?.eventId ?? 0;
    await q.act({ action: 'return', visitId });
    expect(await refusalOf(q.desk.call(queue.undo, { visitId, eventId: held }))).toEqual(refused);
    await undoLast(visitId);
    expect((await q.row(visitId)).undo).toBeNull();
    const undone = (await q.desk.call(queue.events, { visitId })).at(-1)?.id ?? 0;
    expect(await refusalOf(q.desk.call(queue.undo, { visitId, eventId: undone }))).toEqual(refused);
    await q.doctor.call(queue.call, { visitId });
    await q.doctor.call(contract.encounters.sign, { visitId, body: { complaints: 'Fever' } });
    expect((await q.row(visitId)).undo).toBeNull();
  });

  test('not when the person was queued again, not on another day, not to a doctor who left', async () => {
    const { visitId, patientId } = await q.walkIn();
    await q.act({ action: 'leave', visitId, reason: 'No time' });
    await q.walkIn({ patientId });
    const left = (await q.row(visitId)).undo?.eventId ?? 0;
    expect((await refusalOf(q.desk.call(queue.undo, { visitId, eventId: left }))).code).toBe(
      'NOTHING_TO_UNDO',
    );

    const other = await q.walkIn({ doctorId: PEOPLE.secondDoctor });
    await q.act({ action: 'transfer', visitId: other.visitId, doctorId: PEOPLE.doctor });
    await q.owner.call(contract.users.disable, { userId: PEOPLE.secondDoctor });
    expect((await refusalOf(undoLast(other.visitId))).code).toBe('NOTHING_TO_UNDO');

    const held = await q.walkIn();
    await q.act({ action: 'hold', visitId: held.visitId });
    const eventId = (await q.row(held.visitId)).undo?.eventId ?? 0;
    await q.at('2026-11-22T09:00');
    const late = q.desk.call(queue.undo, { visitId: held.visitId, eventId });
    expect((await refusalOf(late)).code).toBe('NOTHING_TO_UNDO');
  });
});

test('nobody is sent to a doctor whose leave covers the rest of the day', async () => {
  const { visitId } = await q.walkIn();
  const doctorId = PEOPLE.secondDoctor;
  const leave = { doctorId, fromDate: '2026-11-21', toDate: '2026-11-21', reason: 'Camp' };
  await q.owner.call(contract.appointments.addClosure, { ...leave, fromMinute: 690, toMinute: 800 });
  const back = await q.act({ action: 'transfer', visitId, doctorId });
  expect(back.token).toBe('A-01');
  await undoLast(visitId);
  await q.owner.call(contract.appointments.addClosure, leave);
  const refused = q.act({ action: 'transfer', visitId, doctorId });
  expect(await refusalOf(refused)).toEqual({ code: 'DOCTOR_AWAY', data: {} });
});

describe('the day after', () => {
  test('what was left unfinished is not called any more, but can be marked as left', async () => {
    const { visitId } = await q.walkIn();
    await q.at('2026-11-22T09:00');
    expect((await refusalOf(q.doctor.call(queue.call, { visitId }))).code).toBe('VISIT_NOT_WAITING');
    const none = q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor });
    expect((await refusalOf(none)).code).toBe('NOBODY_WAITING');
    expect((await refusalOf(q.act({ action: 'hold', visitId }))).code).toBe('MOVE_NOT_POSSIBLE');
    await q.act({ action: 'leave', visitId, reason: 'Went home yesterday' });
  });

  test('a sitting past midnight goes on: its people stay on the board, are called, and keep counting', async () => {
    await q.sitting(1_200, 1_500);
    await q.at('2026-11-21T23:50');
    const [late, seen] = [await q.walkIn(), await q.walkIn()];
    await q.act({ action: 'leave', visitId: seen.visitId, reason: 'Tired' });
    await q.at('2026-11-22T00:20');
    expect((await q.column()).rows.map(({ visitId }) => visitId)).toEqual([late.visitId]);
    expect((await q.column()).session).toMatchObject({ startMinute: 1_200, isRunning: true });
    const refused = q.walkIn({ patientId: late.patientId });
    expect((await refusalOf(refused)).code).toBe('ALREADY_IN_QUEUE');
    expect((await q.walkIn()).token).toBe('A-03');
    await q.act({ action: 'hold', visitId: late.visitId });
    await undoLast(late.visitId);
    const called = await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor });
    expect(called.visitId).toBe(late.visitId);
    await q.at('2026-11-22T01:10');
    expect((await q.column()).rows).toHaveLength(2);
    expect((await q.row((await q.walkIn()).visitId)).token).toBe('A-01');
  });
});

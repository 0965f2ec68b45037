import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { billing, queue } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

const tokens = async (doctorId?: number) => (await q.column(doctorId)).rows.map(({ token }) => token);
const lastEvent = async (visitId: number) => (await q.desk.call(queue.events, { visitId })).at(-1)?.id ?? 0;

test('a clinic without sittings that is late keeps its people past midnight, for six hours each', async () => {
  await q.at('2026-11-21T23:30');
  const { visitId, patientId } = await q.walkIn();
  await q.at('2026-11-22T00:10');
  expect(await tokens()).toEqual(['A-01']);
  expect(await refusalOf(q.walkIn({ patientId }))).toEqual({
    code: 'ALREADY_IN_QUEUE',
    data: { visitId, token: 'A-01' },
  });
  expect(await q.desk.call(billing.feeStandings, {})).toMatchObject([{ visitId }]);
  const called = await q.doctor.call(queue.callNext, { doctorId: PEOPLE.doctor });
  expect(called.visitId).toBe(visitId);
  await q.at('2026-11-22T05:30');
  expect(await tokens()).toEqual(['A-01']);
  await q.at('2026-11-22T05:32');
  expect(await tokens()).toEqual([]);
  expect((await q.walkIn({ patientId })).token).toBe('A-01');
});

test('the end of a night sitting sends nobody away: who came at its beginning stays six hours more', async () => {
  await q.sitting(1_200, 1_680);
  await q.at('2026-11-21T10:00');
  await q.walkIn({ overbookReason: 'Early' });
  await q.at('2026-11-21T20:05');
  const { visitId, patientId } = await q.walkIn();
  await q.at('2026-11-22T04:01');
  expect((await q.row(visitId)).state).toBe('waiting');
  expect(await tokens()).toEqual(['A-02']);
  expect((await refusalOf(q.walkIn({ patientId }))).code).toBe('ALREADY_IN_QUEUE');
  await q.at('2026-11-22T10:00');
  expect(await tokens()).toEqual([]);
});

test('numbers given before the night sitting was set stay with it, whichever sitting they are of', async () => {
  await q.at('2026-11-21T18:30');
  const { visitId } = await q.walkIn();
  await q.sitting(1_200, 1_560);
  await q.at('2026-11-22T01:55');
  expect((await q.row(visitId)).token).toBe('A-01');
});

test('after midnight nobody is given to a doctor on whose board they would not stand', async () => {
  await q.sitting(1_200, 1_800);
  await q.at('2026-11-21T20:30');
  const [late, later] = [await q.walkIn(), await q.walkIn()];
  const doctorId = PEOPLE.secondDoctor;
  await q.at('2026-11-22T00:30');
  await q.act({ action: 'transfer', visitId: later.visitId, doctorId });
  expect(await tokens(doctorId)).toEqual(['A-01']);
  await q.desk.call(queue.undo, { visitId: later.visitId, eventId: await lastEvent(later.visitId) });
  await q.at('2026-11-22T03:00');
  const refused = q.act({ action: 'transfer', visitId: late.visitId, doctorId });
  expect((await refusalOf(refused)).code).toBe('MOVE_NOT_POSSIBLE');
  expect(await tokens()).toEqual(['A-01', 'A-02']);
});

test('"away till 00:40" survives midnight, and further notice lasts as long as the night sitting', async () => {
  await q.sitting(1_200, 1_560);
  const away = { doctorId: PEOPLE.doctor, isAway: true, reason: 'Ward' };
  await q.at('2026-11-21T23:50');
  await q.desk.call(queue.setAway, { ...away, untilMinute: 1_480 });
  await q.at('2026-11-22T00:05');
  expect((await q.column()).away).toEqual({ untilMinute: 40, reason: 'Ward' });
  await q.at('2026-11-22T00:40');
  expect((await q.column()).away).toBeNull();
  await q.at('2026-11-22T23:50');
  await q.desk.call(queue.setAway, away);
  await q.at('2026-11-23T01:59');
  expect((await q.column()).away).toEqual({ untilMinute: null, reason: 'Ward' });
  await q.at('2026-11-23T02:00');
  expect((await q.column()).away).toBeNull();
});

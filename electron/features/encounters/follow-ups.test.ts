import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { encounters, queue } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

/** Seen today and asked to come back on 28 November. */
async function asked(followUpOn: string | null = '2026-11-28') {
  const { visitId, patientId } = await q.walkIn();
  await q.doctor.call(queue.call, { visitId });
  q.owner.clock.advance(300_000);
  await q.doctor.call(encounters.sign, { visitId, body: { complaints: 'Fever', followUpOn } });
  return { visitId, patientId };
}

const listed = (includesClosed = false) =>
  q.desk.call(encounters.followUps, { fromDate: '2026-11-25', toDate: '2026-11-30', includesClosed });
const states = async (includesClosed = false) => (await listed(includesClosed)).map(({ state }) => state);

test('who was asked to come back is due, and overdue from the next day on', async () => {
  const { visitId } = await asked();
  await asked('2026-12-05');
  await asked(null);
  expect(await listed()).toMatchObject([
    { visitId, dueOn: '2026-11-28', seenOn: '2026-11-21', state: 'due', bookedOn: null, calls: [] },
  ]);
  await q.at('2026-11-28T20:00');
  expect(await states()).toEqual(['due']);
  await q.at('2026-11-29T09:00');
  expect(await states()).toEqual(['overdue']);
});

test.each([
  ['2026-11-24', 'due'],
  ['2026-11-25', 'came'],
  ['2026-11-29', 'came'],
])('a visit on %s makes it %s', async (day, state) => {
  const { patientId } = await asked();
  await q.at(`${day}T10:00`);
  await q.walkIn({ patientId });
  expect(await states(true)).toEqual([state]);
  expect(await states()).toEqual(state === 'came' ? [] : [state]);
});

test('neither another doctor nor leaving unseen is coming back', async () => {
  const { patientId } = await asked();
  await q.at('2026-11-28T10:00');
  await q.walkIn({ patientId, doctorId: PEOPLE.secondDoctor });
  const { visitId } = await q.walkIn({ patientId });
  await q.act({ action: 'leave', visitId, reason: 'No time' });
  expect(await states()).toEqual(['due']);
});

test('a booking is shown with its day', async () => {
  const { patientId } = await asked();
  await q.sitting(540, 900);
  await q.book(patientId, 600, '2026-11-27');
  expect(await listed()).toMatchObject([{ state: 'booked', bookedOn: '2026-11-27' }]);
  await q.at('2026-11-28T10:00');
  expect(await states()).toEqual(['due']);
});

test('calls are kept in their order, and the last word may end it', async () => {
  const { visitId } = await asked();
  await q.desk.call(encounters.noteFollowUpCall, { visitId, result: 'noAnswer' });
  const after = await q.desk.call(encounters.noteFollowUpCall, {
    ...{ visitId, result: 'recovered', note: 'Son says she is well' },
  });
  expect(after).toMatchObject({ state: 'closed', calls: [{ result: 'noAnswer' }, { result: 'recovered' }] });
  expect(after.calls[1]).toMatchObject({ note: 'Son says she is well', byName: 'Kavita Nair' });
  expect(await states()).toEqual([]);
  await q.desk.call(encounters.noteFollowUpCall, { visitId, result: 'coming' });
  expect(await states()).toEqual(['due']);
});

test('nobody is called who was not asked to come back', async () => {
  const { visitId } = await asked(null);
  const call = q.desk.call(encounters.noteFollowUpCall, { visitId, result: 'coming' });
  expect((await refusalOf(call)).code).toBe('NO_FOLLOW_UP_ASKED');
});

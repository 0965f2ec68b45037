import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { encounters, patients, queue } = contract;

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

async function seenOn(
  day: string,
  patientId: number,
  followUpOn: string | null,
  doctorId?: number,
  time = '10:00',
) {
  await q.at(`${day}T${time}`);
  const doctor = doctorId === PEOPLE.secondDoctor ? await q.owner.as('secondDoctor') : q.doctor;
  const { visitId } = await q.walkIn({ patientId, ...(doctorId ? { doctorId } : {}) });
  await doctor.call(queue.call, { visitId });
  q.owner.clock.advance(300_000);
  await doctor.call(encounters.sign, { visitId, body: { complaints: 'Fever', followUpOn } });
}

const allDue = async (includesClosed = false) =>
  (
    await q.desk.call(encounters.followUps, {
      ...{ fromDate: '2026-11-01', toDate: '2027-02-01', includesClosed },
    })
  ).map(({ dueOn, state }) => [dueOn, state]);

test.each([
  ['another day', '2026-12-20', [['2026-12-20', 'due']]],
  ['nothing more', null, []],
])(
  'seen again early and asked for %s, nobody is called for the day named before',
  async (_what, next, due) => {
    const { patientId } = await asked('2026-12-05');
    await seenOn('2026-11-24', patientId, next);
    expect(await allDue()).toEqual(due);
    expect((await allDue(true))[0]).toEqual(['2026-12-05', 'came']);
  },
);

test('seen twice on one day, the later word counts; another doctor’s word ends nothing', async () => {
  const { patientId } = await asked('2026-12-05');
  await seenOn('2026-11-22', patientId, null, PEOPLE.secondDoctor);
  expect(await allDue()).toEqual([['2026-12-05', 'due']]);
  await seenOn('2026-11-23', patientId, '2026-12-10');
  await seenOn('2026-11-23', patientId, '2026-12-12', PEOPLE.doctor, '14:00');
  expect(await allDue()).toEqual([['2026-12-12', 'due']]);
});

test('seen again under the record into which the first was merged, the first asks for nobody', async () => {
  const { patientId: goneId } = await asked('2026-12-05');
  await q.at('2026-11-23T10:00');
  const keptId = await q.person();
  await q.owner.call(patients.merge, { keptId, goneId, reason: 'one person' });
  expect(await allDue()).toEqual([['2026-12-05', 'due']]);
  await seenOn('2026-11-24', keptId, '2026-12-20');
  expect(await allDue()).toEqual([['2026-12-20', 'due']]);
});

test('the list goes over a year at most', async () => {
  const ask = q.desk.call(encounters.followUps, { fromDate: '1800-01-01', toDate: '2999-12-31' });
  expect((await refusalOf(ask)).data.problems).toEqual([{ path: 'toDate', code: 'TOO_MANY_DAYS' }]);
});

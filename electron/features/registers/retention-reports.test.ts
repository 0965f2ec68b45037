import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { encounters } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

async function asked(followUpOn: string, patientId?: number) {
  const given = await q.walkIn(patientId === undefined ? {} : { patientId });
  await q.doctor.call(encounters.sign, {
    ...{ visitId: given.visitId, body: { complaints: 'Fever', followUpOn } },
  });
  return given;
}

const winter = { fromDate: '2026-11-01', toDate: '2027-03-31' };

test('new people are told from returning ones by month, and who came again within 90 days', async () => {
  const first = await q.walkIn();
  await q.walkIn();
  const gone = await q.walkIn();
  await q.act({ visitId: gone.visitId, action: 'leave', reason: 'Could not wait' });
  await q.at('2026-12-05T10:00');
  await q.walkIn({ patientId: first.patientId });
  await q.walkIn();
  const { grid, ...shown } = await showTo(q.owner, { report: 'returning', ...winter });
  const cells = cellsOf({ grid, ...shown }, 'month', 'visits', 'people', 'fresh', 'old', 'back', 'backShare');
  expect(cells).toEqual([
    ['2026-11', 2, 2, 2, 0, 1, null],
    ['2026-12', 2, 2, 1, 1, 0, null],
  ]);
  await q.at('2027-03-20T10:00');
  const later = await showTo(q.owner, { report: 'returning', ...winter });
  expect(cellsOf(later, 'back', 'backShare')).toEqual([
    [1, 50],
    [0, 0],
  ]);
});

test('who has not come for three months is listed with the phone, until they come or are booked', async () => {
  await q.sitting(600, 780);
  const away = await asked('2026-12-01');
  const back = await q.walkIn();
  const booked = await q.walkIn();
  await q.at('2026-12-20T10:00');
  await q.walkIn({ patientId: back.patientId });
  await q.at('2027-02-21T10:00');
  await q.book(booked.patientId, 600, '2027-02-22');
  const lost = (months: string) => showTo(q.owner, { report: 'lost', ...winter, options: { months } });
  expect(cellsOf(await lost('3'), 'name', 'phone', 'days', 'visits', 'asked')).toEqual([
    ['Person B', '50000 40001', 92, 1, '2026-12-01'],
  ]);
  expect((await lost('3')).opens).toEqual([{ kind: 'patient', id: away.patientId }]);
  expect(cellsOf(await lost('2'), 'name')).toEqual([['Person B'], ['Person C']]);
  expect((await lost('6')).rowCount).toBe(0);
});

test('a follow-up is kept within a week of its day; what is not due yet does not lower the share', async () => {
  const people = [];
  for (let each = 0; each < 5; each += 1) people.push(await asked('2026-12-10'));
  const [onTime, early, late, ,] = people.map(({ patientId }) => patientId);
  await asked('2027-01-04');
  await q.at('2026-12-02T10:00');
  await q.walkIn({ patientId: early ?? 0 });
  await q.at('2026-12-17T10:00');
  await q.walkIn({ patientId: onTime ?? 0 });
  await q.at('2026-12-18T10:00');
  await q.walkIn({ patientId: late ?? 0 });
  const kept = await showTo(q.owner, { report: 'followUpsKept', ...winter });
  expect(cellsOf(kept, 'asked', 'kept', 'early', 'late', 'never', 'open', 'share')).toEqual([
    [6, 1, 1, 1, 2, 1, 20],
  ]);
  expect(totalOf(kept, 'share')).toBe(20);
});

test('calls about follow-ups are listed by the day of the call', async () => {
  const { visitId } = await asked('2026-11-28');
  await q.at('2026-11-29T23:30');
  await q.desk.call(encounters.noteFollowUpCall, { visitId, result: 'coming', note: 'On Monday' });
  const calls = await showTo(q.owner, {
    report: 'followUpCalls',
    fromDate: '2026-11-29',
    toDate: '2026-11-29',
  });
  expect(cellsOf(calls, 'by', 'name', 'asked', 'result', 'note')).toEqual([
    ['Kavita Nair', 'Person B', '2026-11-28', 'Is coming', 'On Monday'],
  ]);
  const before = { fromDate: '2026-11-28', toDate: '2026-11-28' };
  expect((await showTo(q.owner, { report: 'followUpCalls', ...before })).rowCount).toBe(0);
});

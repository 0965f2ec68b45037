import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { inBoardOrder } from '#shared/features/queue/board-order.rules.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { auditDetail, csvRows } from '../../server/test-grid-file.test-support.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';

const { queue } = contract;

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
  await q.sitting(540, 1_200);
});
afterEach(closeTestClinics);

async function fullDay(): Promise<void> {
  const gone = await q.walkIn();
  await q.walkIn({ complaint: 'Fever since two days' });
  await q.walkIn({ doctorId: PEOPLE.secondDoctor });
  await q.act({ action: 'leave', visitId: gone.visitId, reason: 'Could not wait' });
  await q.book(await q.person('Booked Later'), 1_000);
}

test('the day goes out in the order of the board, doctor by doctor, without a phone', async () => {
  await fullDay();
  const file = await q.desk.call(queue.exportDayBoard, { format: 'csv' });
  expect(file.fileName).toBe('day-board-2026-11-21.csv');
  const [head = [], ...rows] = csvRows(file);
  const { doctors } = await q.desk.call(queue.dayBoard, {});
  const shown = doctors.flatMap(doctor =>
    inBoardOrder(doctor).map(({ token, person }) => [doctor.doctorName, token, person.fullName]),
  );
  expect(rows.map(cells => ['Doctor', 'Token', 'Name'].map(name => cells[head.indexOf(name)]))).toEqual(
    shown,
  );
  expect(rows.map(cells => cells[head.indexOf('State')])).toEqual(['Waiting', 'Booked', 'Left', 'Waiting']);
  expect(rows.map(cells => cells[head.indexOf('Came for')])).toContain('Fever since two days');
  expect(rows[1]).toContain('4:40 pm');
  expect(rows.flat().join(' ')).not.toMatch(/50000/);
  expect(auditDetail(q.desk, 'dayBoard.exported')).toEqual({ doctorId: null, format: 'csv', rows: 4 });
});

test('a doctor takes out the own queue, and a nurse’s file says nothing of money', async () => {
  await fullDay();
  const own = csvRows(await q.doctor.call(queue.exportDayBoard, { doctorId: PEOPLE.doctor, format: 'csv' }));
  expect(own.slice(1).map(([doctor]) => doctor)).toEqual(new Array(3).fill('Dr Meera Kulkarni'));
  const nurse = await q.owner.as('nurse');
  const [head] = csvRows(await nurse.call(queue.exportDayBoard, { format: 'csv' }));
  expect(head).not.toContain('Dues');
  expect(csvRows(await q.desk.call(queue.exportDayBoard, { format: 'csv' }))[0]).toContain('Dues');
  const accountant = await q.owner.as('accountant');
  expect((await refusalOf(accountant.call(queue.exportDayBoard, { format: 'csv' }))).code).toBe(
    'NOT_ALLOWED',
  );
});

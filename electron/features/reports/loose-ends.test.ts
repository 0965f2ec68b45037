import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { openTestBooks, type TestBooks, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';

const { appointments, encounters, queue, reports } = contract;

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(closeTestClinics);

async function visit(doctorId: number = PEOPLE.doctor): Promise<number> {
  return (await books.desk.call(queue.giveToken, { patientId: books.patientId, doctorId })).visitId;
}

const kinds = async (onDate?: string) =>
  (await books.desk.call(reports.looseEnds, onDate ? { onDate } : {})).map(({ kind }) => kind);

test('a day leaves undone: who waits, who was seen and not billed, a note not signed, who did not come', async () => {
  const sessions = [0, 1, 2, 3, 4, 5, 6].map(weekday => ({
    ...{ weekday, startMinute: 540, endMinute: 1_000, mode: 'slots' as const, slotMinutes: 10 },
  }));
  const doctorId = PEOPLE.doctor;
  await books.owner.call(appointments.setSchedule, { doctorId, validFrom: TODAY, sessions });
  expect(await kinds()).toEqual([]);
  const seen = await visit();
  const doctor = await books.owner.as('doctor');
  await doctor.call(queue.call, { visitId: seen });
  await doctor.call(encounters.sign, { visitId: seen, body: { complaints: 'Fever' } });
  const waiting = await visit(PEOPLE.secondDoctor);
  const booked = await books.desk.call(appointments.book, {
    ...{ patientId: books.patientId, doctorId, onDate: TODAY, startMinute: 720 },
  });
  expect(await books.desk.call(reports.looseEnds, {})).toMatchObject([
    { kind: 'visitNotBilled', visitId: seen, state: 'toBill', doctorName: 'Dr Meera Kulkarni' },
    { kind: 'visitNotFinished', visitId: waiting, state: 'waiting', fullName: 'Baldev Malviya' },
    { kind: 'bookedNotArrived', visitId: null, appointmentId: booked.id, token: 'P-01' },
  ]);
  await books.at('2026-11-22T09:00');
  expect(await kinds()).toEqual([]);
  expect(await kinds(TODAY)).toHaveLength(3);
  await books.desk.call(queue.act, { action: 'leave', visitId: waiting, reason: 'Went home' });
  await books.desk.call(appointments.markNoShow, { appointmentIds: [booked.id] });
  expect(await kinds(TODAY)).toEqual(['visitNotBilled']);
});

test('a day with loose ends is closed only with a reason, which stands on the sheet and in its seal', async () => {
  await visit();
  const input = await books.closeInput(0);
  expect(await refusalOf(books.owner.call(reports.closeDay, input))).toEqual({
    code: 'LOOSE_ENDS_NEED_REASON',
    data: { count: 1 },
  });
  await books.owner.call(reports.closeDay, { ...input, looseEndsReason: 'Comes back on Monday' });
  const { pdf } = await books.owner.call(reports.printDaySheet, {});
  const text = textOf(Buffer.from(pdf, 'base64'));
  expect(text).toContain('Closed with 1 left open');
  expect(text).toContain('Comes back on Monday');
  const driver = books.owner.server.house.opened().db.driver;
  const sheet = driver.prepare('SELECT sheet FROM day_closes').pluck().get() as string;
  expect(JSON.parse(sheet)).toMatchObject({ looseEndsReason: 'Comes back on Monday', looseEndCount: 1 });
});

test('a day without loose ends keeps no reason for them', async () => {
  await books.close(0, { looseEndsReason: 'Just so' });
  const { pdf } = await books.owner.call(reports.printDaySheet, {});
  expect(textOf(Buffer.from(pdf, 'base64'))).not.toContain('Just so');
});

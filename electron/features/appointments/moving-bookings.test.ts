import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { book, morning, NOON, register, sits, TODAY } from './test-bookings.ts';

afterEach(closeTestClinics);

const TOMORROW = '2026-11-22';
const appointments = contract.appointments;

async function desk() {
  const clinic = await openTestClinic();
  await sits(clinic, morning());
  const [asha = 0, baldev = 0, chitra = 0] = await register(clinic, 3);
  return { clinic, asha, baldev, chitra };
}

function move(clinic: TestClinic, appointmentId: number, onDate: string, startMinute: number) {
  return clinic.call(appointments.reschedule, {
    ...{ appointmentId, doctorId: PEOPLE.doctor, onDate, startMinute, reason: 'Exam' },
  });
}

function cancel(clinic: TestClinic, appointmentId: number) {
  return clinic.call(appointments.cancel, { appointmentId, reason: 'Better now' });
}

function restore(clinic: TestClinic, appointmentId: number) {
  return clinic.call(appointments.restore, { appointmentId });
}

const eventsOf = (clinic: TestClinic, appointmentId: number) =>
  clinic.server.house
    .opened()
    .db.reader.all<{ event: string }>(
      sql`SELECT event FROM appointment_events WHERE appointment_id = ${appointmentId} ORDER BY id`,
    )
    .map(({ event }) => event);

test('a moved booking leaves its number behind and gets the next of its new place', async () => {
  const { clinic, asha, baldev } = await desk();
  const old = await book(clinic, { patientId: asha, startMinute: NOON, note: 'Report', kind: 'followUp' });
  const moved = await move(clinic, old.id, TODAY, 730);
  expect(moved).toMatchObject({
    token: 'P-02',
    startMinute: 730,
    note: 'Report',
    kind: 'followUp',
    state: 'booked',
  });
  const { appointments: all } = await clinic.call(appointments.ofPatient, { patientId: asha });
  expect(all.find(({ id }) => id === old.id)).toMatchObject({
    ...{ state: 'rescheduled', token: 'P-01', reason: 'Exam', rescheduledToId: moved.id },
  });
  expect((await book(clinic, { patientId: baldev, startMinute: NOON })).token).toBe('P-03');
  expect(eventsOf(clinic, old.id)).toEqual(['booked', 'rescheduled']);
  expect(await refusalOf(move(clinic, old.id, TOMORROW, 600))).toEqual({
    ...{ code: 'NOT_POSSIBLE_ANY_MORE', data: { state: 'rescheduled' } },
  });
});

test('a move that is refused leaves the booking where it was and uses no number', async () => {
  const { clinic, asha, baldev, chitra } = await desk();
  const first = await book(clinic, { patientId: asha, startMinute: NOON });
  await book(clinic, { patientId: baldev, startMinute: 730 });
  expect((await refusalOf(move(clinic, first.id, TODAY, 730))).code).toBe('SLOT_TAKEN');
  expect((await refusalOf(move(clinic, first.id, TODAY, NOON))).code).toBe('ALREADY_BOOKED');
  const { appointments: all } = await clinic.call(appointments.ofPatient, { patientId: asha });
  expect(all).toEqual([first]);
  expect((await book(clinic, { patientId: chitra, startMinute: 740 })).token).toBe('P-03');
});

test('two desks move the same booking: it is moved once', async () => {
  const { clinic, asha } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  const other = await clinic.as('doctor');
  const answers = await Promise.allSettled([move(clinic, id, TOMORROW, 600), move(other, id, TOMORROW, 610)]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'NOT_POSSIBLE_ANY_MORE' },
  });
});

test('a cancelled number is never given again, and a second cancel is told', async () => {
  const { clinic, asha, baldev } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  expect(await cancel(clinic, id)).toMatchObject({ state: 'cancelled', reason: 'Better now', token: 'P-01' });
  expect((await refusalOf(cancel(clinic, id))).code).toBe('NOT_POSSIBLE_ANY_MORE');
  expect((await book(clinic, { patientId: baldev, startMinute: NOON })).token).toBe('P-02');
});

test('a cancel is taken back with its old number, but not into a place that was given away', async () => {
  const { clinic, asha, baldev } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  await cancel(clinic, id);
  expect(await restore(clinic, id)).toMatchObject({ state: 'booked', token: 'P-01', reason: '' });
  await cancel(clinic, id);
  await book(clinic, { patientId: baldev, startMinute: NOON });
  expect((await refusalOf(restore(clinic, id))).code).toBe('SLOT_TAKEN');
  expect(eventsOf(clinic, id)).toEqual(['booked', 'cancelled', 'restored', 'cancelled']);
});

test('a cancel is not taken back when the person has another booking that day or the time is over', async () => {
  const { clinic, asha } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  await cancel(clinic, id);
  const second = await book(clinic, { patientId: asha, startMinute: 730 });
  expect((await refusalOf(restore(clinic, id))).code).toBe('ALREADY_BOOKED');
  await cancel(clinic, second.id);
  clinic.clock.set('2026-11-21T06:40:00Z');
  expect((await refusalOf(restore(clinic, id))).code).toBe('TIME_HAS_PASSED');
});

test('nobody is noted as missing before their time is over, and all of a list or none are', async () => {
  const { clinic, asha, baldev } = await desk();
  const one = await book(clinic, { patientId: asha, startMinute: NOON });
  const two = await book(clinic, { patientId: baldev, startMinute: 730 });
  clinic.clock.set('2026-11-21T06:40:00Z');
  const miss = (...appointmentIds: number[]) => clinic.call(appointments.markNoShow, { appointmentIds });
  expect(await refusalOf(miss(one.id, two.id))).toEqual({
    ...{ code: 'TIME_HAS_NOT_COME', data: { appointmentId: two.id } },
  });
  expect((await clinic.call(appointments.ofPatient, { patientId: asha })).missedCount).toBe(0);
  expect(await miss(one.id, one.id)).toEqual({ marked: 1 });
  const { missedCount, pastCount } = await clinic.call(appointments.ofPatient, { patientId: asha });
  expect({ missedCount, pastCount }).toEqual({ missedCount: 1, pastCount: 1 });
  // They came late after all.
  expect(await restore(clinic, one.id)).toMatchObject({ state: 'booked', token: 'P-01' });
});

test('a nurse may book, but an accountant may neither look nor book', async () => {
  const { clinic, asha } = await desk();
  expect((await book(await clinic.as('nurse'), { patientId: asha, startMinute: NOON })).token).toBe('P-01');
  const accountant = await clinic.as('accountant');
  expect((await refusalOf(accountant.call(appointments.toRebook, {}))).code).toBe('NOT_ALLOWED');
  expect((await refusalOf(book(accountant, { patientId: asha, startMinute: 730 }))).code).toBe('NOT_ALLOWED');
});

test('every booking and every move of it stands in the audit trail', async () => {
  const { clinic, asha } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  await refusalOf(book(clinic, { patientId: asha, startMinute: 730 }));
  const moved = await move(clinic, id, TOMORROW, 600);
  await cancel(clinic, moved.id);
  await restore(clinic, moved.id);
  const rows = clinic.auditTrail().filter(({ action }) => action.startsWith('appointment.'));
  expect(rows.map(({ action, outcome, entityId }) => [action, outcome, entityId])).toEqual([
    ['appointment.booked', 'ok', id],
    ['appointment.booked', 'refused', null],
    ['appointment.rescheduled', 'ok', moved.id],
    ['appointment.cancelled', 'ok', moved.id],
    ['appointment.restored', 'ok', moved.id],
  ]);
});

test('the file itself refuses a second person on a seat, a deleted booking and a rewritten history', async () => {
  const { clinic, asha, baldev } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  const other = await book(clinic, { patientId: baldev, startMinute: 730 });
  await cancel(clinic, other.id);
  const { driver } = clinic.server.house.opened().db;
  const run = (text: string) => () => driver.exec(text);
  const copy = (seat: number, isOverbooked: number) => `
    INSERT INTO appointments (id, patient_id, doctor_id, session_id, on_date, start_minute, minutes, seat, capacity,
      is_overbooked, overbook_reason, token, state, reason, kind, note, booked_via, booked_at, booked_by)
    SELECT 99, ${baldev}, doctor_id, session_id, on_date, start_minute, minutes, ${seat}, capacity, ${isOverbooked},
      '', 'P-77', state, '', kind, note, booked_via, booked_at, booked_by FROM appointments WHERE id = ${id}`;
  expect(run(copy(1, 0))).toThrow(/UNIQUE/);
  expect(run(copy(2, 0))).toThrow(/seat <= capacity/);
  expect(run(copy(2, 1))).toThrow(/overbook_reason/);
  expect(run(`UPDATE appointments SET start_minute = 600 WHERE id = ${id}`)).toThrow('moved by a new one');
  expect(run(`UPDATE appointments SET state = 'arrived' WHERE id = ${other.id}`)).toThrow(
    'this state to that',
  );
  expect(run(`UPDATE appointments SET state = 'arrived' WHERE id = ${id}`)).toThrow(/visit_id/);
  expect(run(`DELETE FROM appointments WHERE id = ${id}`)).toThrow('never deleted');
  expect(run('UPDATE appointment_events SET at = 0')).toThrow('never changed');
  expect(run('DELETE FROM appointment_events')).toThrow('never deleted');
});

test('who was merged into another record is booked and shown as that person', async () => {
  const { clinic, asha, baldev } = await desk();
  const { id } = await book(clinic, { patientId: asha, startMinute: NOON });
  const owner = await clinic.as('owner');
  await owner.call(contract.patients.merge, { keptId: baldev, goneId: asha, reason: 'The same person' });
  const { appointments: all } = await clinic.call(appointments.ofPatient, { patientId: baldev });
  expect(all).toMatchObject([{ id, patientId: baldev, fullName: 'Baldev Malviya' }]);
  expect((await refusalOf(book(clinic, { patientId: baldev, startMinute: 730 }))).code).toBe(
    'ALREADY_BOOKED',
  );
  const moved = await move(clinic, id, TOMORROW, 600);
  expect(moved).toMatchObject({ patientId: baldev, token: 'P-01' });
  expect((await book(clinic, { patientId: asha, startMinute: 730 })).patientId).toBe(baldev);
});

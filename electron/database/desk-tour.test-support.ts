import { contract } from '#shared/contract/index.ts';
import { testJpeg } from '../features/patients/test-photo.test-support.ts';
import { PEOPLE, type TestClock } from '../server/test-clinic.ts';
import type { Caller } from './small-tours.test-support.ts';

const asha = {
  fullName: 'Asha Tourist',
  phone: '5000099999',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F' as const,
  abhaNumber: '91000000000001',
};
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

export async function tourTheDesk(call: Caller): Promise<{ patientId: number; visitId: number }> {
  await call(contract.setup.status, {});
  const patient = await call(contract.patients.register, asha);
  const changed = await call(contract.patients.change, {
    ...asha,
    patientId: patient.id,
    version: patient.version,
    locality: 'Palasia',
  });
  for (const text of [
    'a',
    'ash',
    'asha tou',
    'ahsa',
    'tuorist',
    '99999',
    '5000',
    '5000099999',
    changed.uhid,
    'A-01',
    asha.abhaNumber,
  ]) {
    await call(contract.patients.search, { text });
  }
  await call(contract.patients.household, { phone: asha.phone });
  await call(contract.patients.lookalikes, { ...asha, fullName: 'Aasha Turist' });
  await call(contract.patients.banner, { patientId: patient.id });
  const { visitId } = await call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  await call(contract.queue.tokenSlip, { visitId });
  await call(contract.settings.printKeyCard, {});
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.secondDoctor });
  await call(contract.queue.act, { action: 'hold', visitId });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'leave', visitId, reason: 'tired' });
  await call(contract.queue.act, { action: 'return', visitId });
  await call(contract.queue.act, { action: 'prioritise', visitId, priority: 'urgent', reason: 'Breathless' });
  await call(contract.queue.act, { action: 'transfer', visitId, doctorId: PEOPLE.doctor });
  return { patientId: patient.id, visitId };
}

export async function tourTheSchedules(call: Caller): Promise<void> {
  const sessions = EVERY_DAY.map(weekday => ({
    ...{ weekday, startMinute: 0, endMinute: 900, mode: 'slots' as const, slotMinutes: 10 },
  }));
  for (const doctorId of [PEOPLE.doctor, PEOPLE.secondDoctor]) {
    await call(contract.appointments.setSchedule, { doctorId, validFrom: '2026-11-21', sessions });
    await call(contract.appointments.schedules, { doctorId });
  }
  await call(contract.appointments.exportSchedules, { format: 'csv' });
}

export async function tourTheBookings(call: Caller, patientId: number, clock: TestClock): Promise<void> {
  const { appointments } = contract;
  const doctorId = PEOPLE.doctor;
  const days = { fromDate: '2026-11-21', toDate: '2026-11-28' };
  const leave = { doctorId, fromDate: '2026-11-24', toDate: '2026-11-24', reason: 'Leave' };
  const booked = await call(appointments.book, {
    patientId,
    doctorId,
    onDate: '2026-11-24',
    startMinute: 600,
  });
  const { closure } = await call(appointments.addClosure, leave);
  await call(appointments.toRebook, {});
  await call(appointments.exportToRebook, { format: 'csv' });
  await call(appointments.closures, days);
  await call(appointments.exportClosures, { format: 'csv' });
  await call(appointments.withdrawClosure, { closureId: closure.id });
  await call(appointments.slots, days);
  const [free] = await call(appointments.nextFree, { doctorId });
  await call(appointments.notices, { patientId, doctorId, onDate: '2026-11-24' });
  const moved = await call(appointments.reschedule, {
    ...{ appointmentId: booked.id, doctorId, onDate: '2026-11-25', startMinute: 610 },
  });
  await call(appointments.cancel, { appointmentId: moved.id, reason: 'Better' });
  await call(appointments.restore, { appointmentId: moved.id });
  await call(appointments.planSeries, {
    ...{ patientId, doctorId, firstDate: '2026-12-01', startMinute: 600, everyDays: 7, count: 3 },
  });
  await call(appointments.bookSeries, {
    ...{ patientId, doctorId, label: 'Dressing', kind: 'procedure', total: 2 },
    places: [{ onDate: '2026-12-01', startMinute: 600 }],
  });
  const today = { patientId, doctorId, onDate: '2026-11-21', startMinute: free?.startMinute ?? 0 };
  const running = await call(appointments.book, today);
  await call(appointments.callList, { onDate: '2026-11-21' });
  await call(appointments.exportCallList, { onDate: '2026-11-21', format: 'csv' });
  await call(appointments.calendar, days);
  await call(appointments.exportCalendar, { ...days, toDate: '2026-11-27', format: 'csv' });
  await call(appointments.ofPatient, { patientId });
  await call(appointments.exportOfPatient, { patientId, format: 'csv' });
  clock.advance(10 * 60_000);
  await call(appointments.markNoShow, { appointmentIds: [running.id] });
}

export async function tourTheQueue(call: Caller, patientId: number, visitId: number): Promise<void> {
  const { queue } = contract;
  await call(queue.act, { action: 'complaint', visitId, complaint: 'Fever, breathless' });
  const board = await call(queue.dayBoard, {});
  await call(queue.exportDayBoard, { format: 'csv' });
  const row = board.doctors.flatMap(({ rows }) => rows).find(one => one.visitId === visitId);
  await call(queue.undo, { visitId, eventId: row?.undo?.eventId ?? 0 });
  await call(queue.events, { visitId });
  await call(queue.setAway, { doctorId: PEOPLE.doctor, isAway: true, reason: 'Tea' });
  await call(queue.setAway, { doctorId: PEOPLE.doctor, isAway: false });
  const [free] = await call(contract.appointments.nextFree, { doctorId: PEOPLE.secondDoctor });
  const booked = await call(contract.appointments.book, {
    ...{ patientId, doctorId: PEOPLE.secondDoctor, onDate: free?.onDate ?? '' },
    startMinute: free?.startMinute ?? 0,
  });
  await call(queue.arrive, { appointmentId: booked.id });
  await call(queue.waitingScreen, {});
  await call(contract.billing.feeStandings, {});
  await call(contract.billing.feeStanding, { patientId, doctorId: PEOPLE.doctor });
  await call(contract.reports.looseEnds, {});
  await call(contract.reports.exportLooseEnds, { daysBack: 31, format: 'csv' });
}

export async function tourTheIdentity(call: Caller, patientId: number): Promise<void> {
  const { patients } = contract;
  const unknown = await call(patients.registerUnknown, { sex: 'M', aboutYears: 40, foundAt: 'Bus stand' });
  const referrer = await call(patients.addReferrer, { name: 'Dr Tourist', kind: 'doctor', phone: '' });
  await call(patients.referrers, { text: 'tour' });
  const jpeg = testJpeg({ width: 64, height: 80 }).toString('base64');
  await call(patients.savePhoto, { patientId, jpeg });
  await call(patients.photo, { patientId });
  await call(patients.printCard, { patientId: unknown.id, shape: 'label' });
  await call(patients.previewCard, { patientId, shape: 'A6' });
  await call(patients.printCard, { patientId, shape: 'A6' });
  await call(patients.suggestLocalName, { fullName: asha.fullName });
  await call(patients.suggestPlaces, { text: 'pal' });
  await call(patients.suggestPlaces, { text: '', pinCode: '452001' });
  await call(patients.notices, {});
  await call(patients.printNotice, { patientId });
  const purposes = { care: true, messages: false };
  await call(patients.recordConsents, { patientId, noticeVersion: 1, language: 'hi', purposes });
  const sister = { ...asha, fullName: 'Usha Tourist', abhaNumber: '', referrerId: referrer.id };
  await call(patients.register, { ...sister, notADuplicateBecause: 'Her sister' });
  await call(patients.wantsMessages, { patientId });
  await call(patients.banner, { patientId });
}

export async function tourTheMerges(call: Caller): Promise<void> {
  const { patients } = contract;
  const again = {
    ...asha,
    fullName: 'Asha Turist',
    phone: '5000099998',
    abhaNumber: '',
    oldNumber: 'OPD/77',
  };
  const gone = await call(patients.register, { ...again, notADuplicateBecause: 'Not seen' });
  const third = await call(patients.register, {
    ...again,
    phone: '5000099997',
    notADuplicateBecause: 'Sure',
  });
  await call(patients.suspects, {});
  await call(patients.exportSuspects, { format: 'csv' });
  await call(patients.dismissSuspect, { firstId: third.id, secondId: gone.id, reason: 'Cousins' });
  const pair = { keptId: third.id, goneId: gone.id };
  await call(patients.mergePreview, pair);
  const { id: mergeId } = await call(patients.merge, { ...pair, reason: 'She', takeFields: ['phone'] });
  for (const text of [gone.uhid, 'turist', '5000099998', 'OPD/77']) await call(patients.search, { text });
  await call(patients.banner, { patientId: gone.id });
  await call(patients.merges, {});
  await call(patients.exportMerges, { format: 'csv' });
  await call(patients.unmerge, { mergeId, reason: 'Not she' });
}

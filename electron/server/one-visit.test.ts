import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, PEOPLE } from './test-clinic.ts';

afterEach(closeTestClinics);

const asha = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F' as const,
  locality: 'Vijay Nagar',
};

const noVitals = {
  pulsePerMinute: null,
  breathsPerMinute: null,
  spo2Percent: null,
  weightKg: null,
  heightCm: null,
  glucoseMgDl: null,
};

test('one visit goes from the desk to the doctor to the bill and into the closed day', async () => {
  const desk = await openTestClinic({ role: 'receptionist' });
  const patient = await desk.call(contract.patients.register, asha);
  expect(patient.uhid).toBe('P-26-00001');
  const { visitId, token } = await desk.call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  expect(token).toBe('A-01');
  const slip = await desk.call(contract.queue.tokenSlip, { visitId });
  expect(Buffer.from(slip.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');

  const nurse = await desk.as('nurse');
  const vitals = await nurse.call(contract.encounters.recordVitals, {
    visitId,
    vitals: { ...noVitals, systolicMmHg: 148, diastolicMmHg: 92, temperatureCelsius: 37.28 },
  });
  expect(vitals.flags).toEqual({ systolicMmHg: 'high', diastolicMmHg: 'high' });

  const doctor = await desk.as('doctor');
  expect((await doctor.call(contract.queue.callNext, { doctorId: PEOPLE.doctor })).visitId).toBe(visitId);
  const reading = await doctor.call(contract.prescriptions.readLine, { text: 'dolo 650 1-0-1 5d pc' });
  expect(reading.line).toMatchObject({ generic: 'paracetamol', brand: 'Dolo', quantity: { amount: 10 } });
  const body = { complaints: 'Fever 3 days', lines: [reading.line as NonNullable<typeof reading.line>] };
  await doctor.call(contract.encounters.saveDraft, { visitId, draft: { body } });
  const signed = await doctor.call(contract.encounters.sign, { visitId, body });
  expect(signed.serial).toBe('RX/26-27/000001');
  const page = await doctor.call(contract.prescriptions.print, { visitId });
  expect(page.pageCount).toBe(1);

  const draft = await desk.call(contract.billing.draftForVisit, { visitId });
  expect(draft.lines[0]).toMatchObject({ ratePaise: 60_000 });
  const bill = await desk.call(contract.billing.issue, {
    patientId: patient.id,
    visitId,
    doctorId: PEOPLE.doctor,
    lines: draft.lines,
    payments: [{ mode: 'cash', amountPaise: 60_000 }],
  });
  expect(bill).toMatchObject({ number: 'B/26-27/000001', duePaise: 0, totalPaise: 60_000 });
  const board = await desk.call(contract.queue.dayBoard, {});
  expect(board.doctors[0]?.rows[0]?.state).toBe('done');

  const owner = await desk.as('owner');
  const sheet = await owner.call(contract.reports.daySheet, {});
  expect(sheet.collectedPaise).toBe(60_000);
  const close = await owner.call(contract.reports.closeDay, {
    onDate: sheet.onDate,
    count: { notes: { '500': 1, '100': 1 }, coinsPaise: 0 },
    expectedCashPaise: 60_000,
  });
  expect(close.differencePaise).toBe(0);
  expect((await owner.call(contract.audit.verify, {})).isWhole).toBe(true);
});

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
import { lineOf, personOf, visitOf } from '../../server/test-signing.test-support.ts';
import { isUnaltered } from './encounters.service.ts';

afterEach(closeTestClinics);

const { encounters, billing, prescriptions } = contract;
const fever = { complaints: 'Fever 3 days' };
const dengue = { complaints: 'Fever 3 days, rash since morning' };
const reason = 'Rash seen after the first look';
const HOUR = 3_600_000;

async function signedVisit() {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const visitId = await visitOf(doctor, patientId);
  const first = await doctor.call(encounters.sign, { visitId, body: fever });
  doctor.clock.advance(HOUR);
  return { doctor, patientId, visitId, first };
}

const again = (doctor: TestClinic, visitId: number, more = {}) =>
  doctor.call(encounters.amend, { visitId, fromVersion: 1, reason, body: dengue, ...more });

const readerOf = (clinic: TestClinic) => clinic.server.house.opened().db.reader;

test('an amended visit keeps its serial and its first version; the second says why and seals the first', async () => {
  const { doctor, visitId, first } = await signedVisit();
  const second = await again(doctor, visitId);
  expect(second).toMatchObject({ version: 2, serial: first.serial, amendReason: reason, voided: null });
  const versions = await doctor.call(encounters.versions, { visitId });
  expect(versions).toMatchObject([
    { version: 2, body: dengue, amendReason: reason, isUnaltered: true, doctorName: 'Dr Meera Kulkarni' },
    { version: 1, body: fever, amendReason: '', isUnaltered: true, contentHash: first.contentHash },
  ]);
  expect((await doctor.call(encounters.open, { visitId })).signed).toMatchObject({ version: 2 });
  expect(isUnaltered(readerOf(doctor), visitId)).toBe(true);
});

test.each([
  ['a word of the first version', `UPDATE encounters SET advice = 'x' WHERE version = 1`, [true, false]],
  ['the reason', `UPDATE encounters SET amend_reason = 'x' WHERE version = 2`, [false, true]],
  [
    'the seal of the version before',
    `UPDATE encounters SET previous_hash = '${'0'.repeat(64)}' WHERE version = 2`,
    [false, true],
  ],
])('%s changed in the file is found out at that version', async (_what, forgery, holds) => {
  const { doctor, visitId } = await signedVisit();
  await again(doctor, visitId);
  const { db } = doctor.server.house.opened();
  expect(() => db.driver.exec(forgery)).toThrow('signed notes are never changed');
  db.driver.exec('DROP TRIGGER encounters_are_never_changed');
  db.driver.exec(forgery);
  expect(isUnaltered(db.reader, visitId)).toBe(false);
  const versions = await doctor.call(encounters.versions, { visitId });
  expect(versions.map(({ isUnaltered: stands }) => stands)).toEqual(holds);
});

test('an amendment needs a reason, a change, the own visit and everything that a first signature needs', async () => {
  const { doctor, visitId } = await signedVisit();
  const refused = async (more: object) => (await refusalOf(again(doctor, visitId, more))).code;
  expect(await refused({ reason: '   ' })).toBe('INVALID_INPUT');
  expect(await refused({ body: fever })).toBe('NOTHING_CHANGED');
  expect(await refused({ body: {} })).toBe('NOTHING_WRITTEN');
  const lines = [await lineOf(doctor, 'amlodipine 5 1-0-0 till review')];
  expect(await refused({ body: { lines } })).toBe('REVIEW_DATE_REQUIRED');
  const pair = [
    await lineOf(doctor, 'warfarin 5mg tablet od 30d'),
    await lineOf(doctor, 'ibuprofen 400 tablet bd 5d'),
  ];
  expect(await refused({ body: { lines: pair } })).toBe('WARNINGS_NOT_ANSWERED');
  const other = await doctor.as('secondDoctor');
  expect((await refusalOf(again(other, visitId))).code).toBe('NOT_YOUR_VISIT');
  const unsigned = await visitOf(doctor, await personOf2(doctor));
  expect((await refusalOf(again(doctor, unsigned))).code).toBe('NOT_SIGNED');
});

async function personOf2(clinic: TestClinic): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Farida Khan', phone: '5000041736', birthOn: '1990-04-02' },
    ...{ birthIsEstimated: false, sex: 'F' },
  });
  return id;
}

test('a follow-up day that was already signed may be over when the visit is amended, a new one may not', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const visitId = await visitOf(doctor, await personOf(doctor));
  const followUpOn = '2026-11-25';
  await doctor.call(encounters.sign, { visitId, body: { ...fever, followUpOn } });
  doctor.clock.advance(10 * 24 * HOUR);
  const later = await doctor.as('doctor');
  const body = { ...dengue, followUpOn: '2026-11-26' };
  expect((await refusalOf(again(later, visitId, { body }))).code).toBe('FOLLOW_UP_IN_PAST');
  expect((await again(later, visitId, { body: { ...dengue, followUpOn } })).version).toBe(2);
});

test('of two screens that amend at once the second is refused with the version that stands, and keeps its words', async () => {
  const { doctor, visitId } = await signedVisit();
  const other = await doctor.as('doctor');
  await again(doctor, visitId);
  const late = { complaints: 'Fever, cough' };
  const refusal = { code: 'AMENDED_MEANWHILE', data: { version: 2 } };
  expect(await refusalOf(again(other, visitId, { body: late }))).toEqual(refusal);
  const draft = other.call(encounters.saveDraft, { visitId, fromVersion: 1, draft: { body: late } });
  expect(await refusalOf(draft)).toEqual(refusal);
  expect((await again(other, visitId, { fromVersion: 2, body: late })).version).toBe(3);
});

test('the change of a signed note survives as a draft while the signed version stands, and may be thrown away', async () => {
  const { doctor, visitId } = await signedVisit();
  const draft = { body: dengue, typing: 'pcm 65', amendReason: 'Rash' };
  await doctor.call(encounters.saveDraft, { visitId, draft, fromVersion: 1 });
  expect(await doctor.call(encounters.open, { visitId })).toMatchObject({
    ...{ draft, draftFromVersion: 1 },
    signed: { version: 1, body: fever },
  });
  await doctor.call(encounters.discardDraft, { visitId });
  expect(await doctor.call(encounters.open, { visitId })).toMatchObject({ draft: null, draftFromVersion: 0 });
  await doctor.call(encounters.saveDraft, { visitId, draft, fromVersion: 1 });
  await again(doctor, visitId);
  expect((await doctor.call(encounters.open, { visitId })).draft).toBeNull();
});

test('an unsigned draft is not thrown away by the way out of a change', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const visitId = await visitOf(doctor, await personOf(doctor));
  await doctor.call(encounters.saveDraft, { visitId, draft: { body: fever } });
  expect((await refusalOf(doctor.call(encounters.discardDraft, { visitId }))).code).toBe('NOT_SIGNED');
});

test('only the medicines of the newest version are taken and repeated', async () => {
  const { doctor, visitId, patientId } = await signedVisit();
  const withLine = async (text: string, fromVersion: number) =>
    again(doctor, visitId, { fromVersion, body: { lines: [await lineOf(doctor, text)] } });
  await withLine('warfarin 5mg tablet od to continue', 1);
  const fresh = [await lineOf(doctor, 'ibuprofen 400 tablet bd 5d')];
  const met = async () =>
    (await doctor.call(prescriptions.check, { patientId, lines: fresh })).warnings.flatMap(({ earlier }) =>
      earlier ? [earlier.generic] : [],
    );
  expect(await met()).toContain('warfarin');
  await withLine('atorvastatin 20 tablet hs 30d', 2);
  expect(await met()).not.toContain('warfarin');
  doctor.clock.advance(24 * HOUR);
  const next = await visitOf(doctor, patientId);
  const view = await (await doctor.as('doctor')).call(encounters.open, { visitId: next });
  expect(view.lastLines.map(({ generic }) => generic)).toEqual(['atorvastatin']);
});

test('a visit amended while its bill is printed changes nothing of the bill', async () => {
  const { doctor, visitId, patientId } = await signedVisit();
  const desk = await doctor.as('receptionist');
  const draft = await desk.call(billing.draftForVisit, { visitId });
  const bill = await desk.call(billing.issue, {
    ...{ patientId, visitId, doctorId: PEOPLE.doctor, lines: draft.lines },
    payments: [{ mode: 'cash', amountPaise: 10_000 }],
  });
  const frozen = () =>
    readerOf(doctor).all(sql`
      SELECT bills.*, group_concat(description || rate_paise) AS words FROM bills
      JOIN bill_lines ON bill_lines.bill_id = bills.id`);
  const before = frozen();
  const printing = desk.call(billing.printBill, { billId: bill.id });
  const [printed, second] = await Promise.all([printing, again(doctor, visitId)]);
  expect(second.version).toBe(2);
  expect(printed.pdf.length).toBeGreaterThan(1_000);
  expect(frozen()).toEqual(before);
  expect(await desk.call(billing.get, { billId: bill.id })).toMatchObject({ number: bill.number });
  expect((await doctor.call(encounters.open, { visitId })).state).toBe('done');
});

test('an amendment is in the audit trail with its version and without a word of the note', async () => {
  const { doctor, visitId } = await signedVisit();
  await again(doctor, visitId);
  expect(doctor.auditTrail()).toContainEqual(
    expect.objectContaining({ action: 'encounter.amended', outcome: 'ok', entityId: visitId }),
  );
  const details = readerOf(doctor).all<{ detail: string }>(sql`
    SELECT detail FROM audit_log WHERE action = 'encounter.amended'`);
  expect(details.map(({ detail }) => detail).join('')).toContain('"version":2');
  expect(details.map(({ detail }) => detail).join('')).not.toContain('Rash');
});

test('the draft of a change previews as a draft; a forged page of a signed visit is not to be had', async () => {
  const { doctor, visitId } = await signedVisit();
  const signed = await doctor.call(prescriptions.preview, { visitId, body: dengue });
  const draft = await doctor.call(prescriptions.preview, { visitId, body: dengue, isAmendment: true });
  const printed = await doctor.call(prescriptions.print, { visitId });
  expect(signed.pdf).toBe(printed.pdf);
  expect(draft.pdf).not.toBe(printed.pdf);
});

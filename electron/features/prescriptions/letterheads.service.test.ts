import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { sql } from '../../database/db.ts';
import { mm } from '../../printing/paper.ts';
import { pageSizesOf, textOf, wordsOf } from '../../printing/read-pdf.test-support.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { SAMPLE_LETTERHEAD } from './letterhead.sample.ts';

const { prescriptions } = contract;
const PRE_PRINTED = { ...SAMPLE_LETTERHEAD, hasHeader: false, blankTop: 520 };
const FRONT_DESK = { letterheadId: null, version: 0, name: 'Front desk HP', layout: PRE_PRINTED };

let doctor: TestClinic;
beforeEach(async () => {
  doctor = await openTestClinic({ role: 'doctor' });
});
afterEach(closeTestClinics);

async function signedVisit(text: string): Promise<number> {
  const patient = await doctor.call(contract.patients.register, {
    fullName: 'Sunita Pawar',
    phone: '5000041735',
    birthOn: '1968-02-11',
    birthIsEstimated: false,
    sex: 'F',
    address: '7 Neem Society',
    locality: 'Vijay Nagar',
    city: 'Indore',
    pinCode: '452010',
  });
  const turn = await doctor.call(contract.queue.giveToken, {
    patientId: patient.id,
    doctorId: PEOPLE.doctor,
  });
  const { line } = await doctor.call(prescriptions.readLine, { text });
  if (!line) throw new Error(`not read: ${text}`);
  const body = { complaints: 'Fever', lines: [line] };
  await doctor.call(contract.encounters.sign, { visitId: turn.visitId, body });
  return turn.visitId;
}

const bytesOf = ({ pdf }: { pdf: string }) => Buffer.from(pdf, 'base64');
const print = (visitId: number, letterheadId?: number | null) =>
  doctor.call(prescriptions.print, { visitId, ...(letterheadId !== undefined && { letterheadId }) });

test('a letterhead is saved by name, changed by a new version, and the old version stays', async () => {
  const saved = await doctor.call(prescriptions.saveLetterhead, FRONT_DESK);
  expect(saved).toMatchObject({ id: 1, version: 1, name: 'Front desk HP' });
  const next = { ...FRONT_DESK, letterheadId: 1, version: 1, layout: { ...PRE_PRINTED, shiftRight: 8 } };
  expect(await doctor.call(prescriptions.saveLetterhead, next)).toMatchObject({ id: 1, version: 2 });
  const { letterheads, clinicLayout } = await doctor.call(prescriptions.letterheads, {});
  expect(letterheads).toMatchObject([{ id: 1, version: 2, layout: { shiftRight: 8 } }]);
  expect(clinicLayout).toMatchObject({ paper: 'A5', hasHeader: true });
  expect(await refusalOf(doctor.call(prescriptions.saveLetterhead, next))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  const { driver } = doctor.server.house.opened().db;
  expect(driver.prepare('SELECT version FROM letterheads ORDER BY version').all()).toHaveLength(2);
  expect(() => driver.prepare("UPDATE letterheads SET name = 'x'").run()).toThrow('new version');
  expect(() => driver.prepare('DELETE FROM letterheads').run()).toThrow('never deleted');
  expect(doctor.auditTrail().at(-1)).toMatchObject({ action: 'letterhead.saved', outcome: 'refused' });
});

test('two letterheads do not share a name, and the desk may not make one', async () => {
  await doctor.call(prescriptions.saveLetterhead, FRONT_DESK);
  const twin = doctor.call(prescriptions.saveLetterhead, { ...FRONT_DESK, name: 'front desk hp' });
  expect(await refusalOf(twin)).toEqual({ code: 'LETTERHEAD_NAME_TAKEN', data: { letterheadId: 1 } });
  const desk = await doctor.as('receptionist');
  expect(await refusalOf(desk.call(prescriptions.saveLetterhead, FRONT_DESK))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect((await desk.call(prescriptions.letterheads, {})).letterheads).toHaveLength(1);
});

test('a doctor’s prescriptions print on the doctor’s letterhead, and one print may name another', async () => {
  const visitId = await signedVisit('dolo 650 1-0-1 5d pc');
  const onPapers = bytesOf(await print(visitId));
  expect(textOf(onPapers)).toContain('Sanjeevani Clinic');
  await doctor.call(prescriptions.saveLetterhead, FRONT_DESK);
  const choice = { doctorId: PEOPLE.doctor, letterheadId: 1 };
  await doctor.call(prescriptions.chooseLetterhead, choice);
  await doctor.call(prescriptions.chooseLetterhead, choice);

  const onSheet = bytesOf(await print(visitId));
  expect(textOf(onSheet)).not.toContain('Sanjeevani Clinic');
  expect(Math.min(...wordsOf(onSheet).map(word => word.top))).toBeGreaterThan(mm(52) - 2);
  expect(textOf(bytesOf(await print(visitId, null)))).toContain('Sanjeevani Clinic');
  const half = {
    ...FRONT_DESK,
    name: 'Half sheet',
    layout: { ...SAMPLE_LETTERHEAD, paper: 'Half' as const },
  };
  await doctor.call(prescriptions.saveLetterhead, half);
  expect(pageSizesOf(bytesOf(await print(visitId, 2)))).toEqual([{ width: 595.28, height: 420.94 }]);

  const rows = doctor.server.house.opened().db.reader.all(sql`
    SELECT copy, letterhead_id AS letterheadId, letterhead_version AS letterheadVersion, paper,
      page_count AS pageCount, printed_by AS printedBy FROM prints ORDER BY copy`);
  const by = { pageCount: 1, printedBy: PEOPLE.doctor };
  expect(rows).toEqual([
    { copy: 0, letterheadId: null, letterheadVersion: null, paper: 'A5', ...by },
    { copy: 1, letterheadId: 1, letterheadVersion: 1, paper: 'A5', ...by },
    { copy: 2, letterheadId: null, letterheadVersion: null, paper: 'A5', ...by },
    { copy: 3, letterheadId: 2, letterheadVersion: 1, paper: 'Half', ...by },
  ]);
  expect(await refusalOf(print(visitId, 9))).toMatchObject({ code: 'NOT_FOUND' });
  const { driver } = doctor.server.house.opened().db;
  expect(driver.prepare('SELECT count(*) AS choices FROM letterhead_choices').get()).toEqual({ choices: 1 });
});

test('a letterhead in use is not retired; one that is not is gone from the list and from printing', async () => {
  const visitId = await signedVisit('dolo 650 1-0-1 5d pc');
  await doctor.call(prescriptions.saveLetterhead, FRONT_DESK);
  const retire = () => doctor.call(prescriptions.retireLetterhead, { letterheadId: 1, version: 1 });
  await doctor.call(prescriptions.chooseLetterhead, { doctorId: PEOPLE.doctor, letterheadId: 1 });
  expect(await refusalOf(retire())).toEqual({
    code: 'LETTERHEAD_IN_USE',
    data: { doctorIds: [PEOPLE.doctor] },
  });
  await doctor.call(prescriptions.chooseLetterhead, { doctorId: PEOPLE.doctor, letterheadId: null });
  await retire();
  expect((await doctor.call(prescriptions.letterheads, {})).letterheads).toEqual([]);
  expect(await refusalOf(print(visitId, 1))).toMatchObject({ code: 'NOT_FOUND' });
  await doctor.call(prescriptions.saveLetterhead, FRONT_DESK);
  expect((await doctor.call(prescriptions.letterheads, {})).letterheads).toMatchObject([{ id: 2 }]);
  const notADoctor = { doctorId: PEOPLE.nurse, letterheadId: 2 };
  expect(await refusalOf(doctor.call(prescriptions.chooseLetterhead, notADoctor))).toMatchObject({
    code: 'NOT_FOUND',
  });
});

test('a reprint with a Schedule H1 medicine says that it is a copy, one without says nothing', async () => {
  const h1 = await signedVisit('cefixime 200 1-0-1 5d');
  const copies = [];
  for (let copy = 0; copy < 3; copy += 1) copies.push(textOf(bytesOf(await print(h1))));
  expect(copies[0]).toContain('H1');
  expect(copies.map(text => /Duplicate copy \d/.exec(text)?.[0])).toEqual([
    undefined,
    'Duplicate copy 1',
    'Duplicate copy 2',
  ]);
});

test('of a prescription without H1 or X every print is the same page', async () => {
  const visitId = await signedVisit('dolo 650 1-0-1 5d pc');
  const first = await print(visitId);
  expect((await print(visitId)).pdf).toBe(first.pdf);
  expect(textOf(bytesOf(first))).toContain('7 Neem Society, Vijay Nagar, Indore 452010');
  expect(textOf(bytesOf(first))).toMatch(/PARACETAMOL .* 10 tab/);
});

test('two people who print at once make one original and one copy', async () => {
  const visitId = await signedVisit('cefixime 200 1-0-1 5d');
  const nurse = await doctor.as('nurse');
  const pages = await Promise.all([print(visitId), nurse.call(prescriptions.print, { visitId })]);
  const marked = pages.filter(page => textOf(bytesOf(page)).includes('Duplicate copy 1'));
  expect(marked).toHaveLength(1);
});

test('the sample shows the clinic’s own head and can be taken for no prescription; the calibration sheet is of its paper', async () => {
  const layout = { ...SAMPLE_LETTERHEAD, punch: 100 };
  const sample = await doctor.call(prescriptions.letterheadSample, { layout, shows: 'sheet' });
  const text = textOf(bytesOf(sample));
  for (const words of [
    'Dr Meera Kulkarni',
    'Sanjeevani Clinic',
    'Sample, not a prescription',
    'SAMPLE MEDICINE',
  ])
    expect(text).toContain(words);
  const sheet = await doctor.call(prescriptions.calibrationSheet, { paper: 'Letter' });
  expect(pageSizesOf(bytesOf(sheet))).toEqual([{ width: 612, height: 792 }]);
});

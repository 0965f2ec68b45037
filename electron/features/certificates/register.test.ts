import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { parseCsv } from '../../server/csv.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { isUnaltered } from './certificates.service.ts';
import { openRoom, REST, type Room } from './certificates.test-support.ts';

const { certificates } = contract;
const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(closeTestClinics);

const pdfText = (pdf: string) => textOf(Buffer.from(pdf, 'base64'));

test('the first print is the original, the next are counted copies, and the register counts them', async () => {
  const { id: certificateId } = await room.issue();
  const print = () => room.doctor.call(certificates.print, { certificateId, paper: 'A5' });
  const [first, second, third] = [await print(), await print(), await print()];
  expect([first, second, third].map(({ duplicateCopy }) => duplicateCopy)).toEqual([null, 1, 2]);
  expect(first.fileName).toBe('MC-26-27-000001.pdf');
  const text = pdfText(first.pdf);
  for (const words of ['MC/26-27/000001', 'Reg. No. MP-18342', 'Mole on the left cheek', 'Acute bronchitis'])
    expect(text).toContain(words);
  expect(text).not.toContain('Duplicate');
  expect(pdfText(third.pdf)).toContain('Duplicate copy 2');
  const [row] = await room.doctor.call(certificates.register, NOVEMBER);
  expect(row?.printCount).toBe(3);
});

test('a copy names the clinic that gave the certificate, whatever its name by then', async () => {
  const { id: certificateId } = await room.issue();
  const { clinic, settings, version } = await room.owner.call(contract.settings.get, {});
  const moved = { name: 'Kulkarni Heart Centre', addressLine: '9 Ring Road', city: 'Bhopal' };
  await room.owner.call(contract.settings.change, { clinic: { ...clinic, ...moved }, settings, version });
  const { pdf } = await room.doctor.call(certificates.print, { certificateId, paper: 'A5' });
  const text = pdfText(pdf);
  expect(text).toContain(clinic.name);
  expect(text).toContain(clinic.addressLine);
  for (const later of Object.values(moved)) expect(text).not.toContain(later);
  expect(isUnaltered(room.doctor.server.house.opened().db.reader, certificateId)).toBe(true);
});

test('a void certificate prints VOID with its reason', async () => {
  const { id: certificateId } = await room.issue();
  await room.doctor.call(certificates.void, { certificateId, reason: 'Wrong dates' });
  const { pdf } = await room.owner.call(certificates.print, { certificateId, paper: 'A4' });
  expect(pdfText(pdf)).toContain('VOID: Wrong dates');
});

test('the counterfoil says the diagnosis that the person’s copy hides', async () => {
  const { id: certificateId } = await room.issue({ showsDiagnosis: false });
  const print = (hasCounterfoil: boolean) =>
    room.doctor.call(certificates.print, { certificateId, paper: 'A4', hasCounterfoil });
  expect(pdfText((await print(false)).pdf)).not.toContain('Acute bronchitis');
  const both = await print(true);
  expect(both.pageCount).toBe(1);
  expect(pdfText(both.pdf)).toMatch(/Counterfoil, kept by Sanjeevani Clinic[\s\S]*Acute bronchitis/);
});

test('a period that began earlier says on what day it was issued', async () => {
  const { id: certificateId } = await room.issue({ fromOn: '2026-11-18' });
  const { pdf } = await room.doctor.call(certificates.print, { certificateId, paper: 'A5' });
  expect(pdfText(pdf)).toContain('Issued on 21 Nov 2026 for the period 18 Nov 2026 to 25 Nov 2026');
});

test('the preview shows the draft with lines for what is still missing and keeps nothing', async () => {
  const { pdf } = await room.doctor.call(certificates.preview, {
    ...{ patientId: room.patientId, paper: 'A5', body: { ...REST, toOn: null, address: '' } },
  });
  expect(pdfText(pdf)).toMatch(/DRAFT[\s\S]*________/);
  expect(await room.doctor.call(certificates.register, NOVEMBER)).toEqual([]);
});

test('the register is filtered by days, kind and doctor', async () => {
  await room.issue();
  await room.issue({ kind: 'admission', reason: 'Pneumonia' });
  const serials = async (filter: object) =>
    (await room.owner.call(certificates.register, { ...NOVEMBER, ...filter })).map(({ serial }) => serial);
  expect(await serials({})).toEqual(['MC/26-27/000001', 'MC/26-27/000002']);
  expect(await serials({ kind: 'admission' })).toEqual(['MC/26-27/000002']);
  expect(await serials({ doctorId: PEOPLE.secondDoctor })).toEqual([]);
  expect(await serials({ toDate: '2026-11-20' })).toEqual([]);
});

test.each([
  ['DATES_REVERSED', { fromDate: '2026-11-30', toDate: '2026-11-01' }],
  ['REGISTER_PERIOD_TOO_LONG', { fromDate: '2020-01-01', toDate: '2026-11-30' }],
])('the register of impossible days is refused: %s', async (code, filter) => {
  expect(await refusalOf(room.owner.call(certificates.register, filter))).toMatchObject({ code });
  expect(
    await refusalOf(room.owner.call(certificates.exportRegister, { ...filter, format: 'csv' })),
  ).toMatchObject({ code });
});

test('the register prints every number, and the void one with its reason', async () => {
  const { id: certificateId } = await room.issue();
  await room.doctor.call(certificates.void, { certificateId, reason: 'Wrong dates' });
  await room.issue({ diagnosis: 'Migraine' });
  const { base64 } = await room.owner.call(certificates.exportRegister, { ...NOVEMBER, format: 'pdf' });
  const text = pdfText(base64);
  for (const words of ['MC/26-27/000001', 'MC/26-27/000002', 'VOID: Wrong', 'Migraine', 'MP-18342'])
    expect(text).toContain(words);
});

test('the exported register has a row for each number and nothing that a spreadsheet would run', async () => {
  const { id: certificateId } = await room.issue({
    diagnosis: '=HYPERLINK("x")',
    address: 'Lane 2, "B" block',
  });
  await room.doctor.call(certificates.void, { certificateId, reason: 'Wrong dates' });
  await room.doctor.call(certificates.print, { certificateId, paper: 'A5' });
  const file = await room.owner.call(certificates.exportRegister, { ...NOVEMBER, format: 'csv' });
  expect(file.fileName).toBe('certificates-2026-11-01-2026-11-30.csv');
  expect(parseCsv(Buffer.from(file.base64, 'base64').toString('utf8'))).toEqual([
    {
      ...{
        Number: 'MC/26-27/000001',
        'Issued on': '2026-11-21',
        Kind: 'Sickness',
        Patient: 'Lakshmi Raghavan',
      },
      ...{ 'Age, sex': '52 y, F', 'Clinic number': expect.any(String), Address: 'Lane 2, "B" block' },
      ...{ 'Identification marks': 'Mole on the left cheek', 'Diagnosis or reason': `'=HYPERLINK("x")` },
      ...{ Period: '21 Nov 2026 – 25 Nov 2026', Doctor: 'Dr Meera Kulkarni' },
      ...{ 'Registration number': 'MP-18342', Copies: '1', Void: 'Wrong dates' },
    },
  ]);
});

test('what is taken out of the register is in the audit log, with the number of its rows', async () => {
  await room.issue();
  await room.owner.call(certificates.exportRegister, { ...NOVEMBER, format: 'xlsx' });
  const [row] = await room.owner.call(contract.audit.list, { limit: 1 });
  expect(row).toMatchObject({
    ...{ action: 'certificateRegister.exported', outcome: 'ok', entity: 'certificateRegister' },
    detail: { fromDate: '2026-11-01', toDate: '2026-11-30', format: 'xlsx', rows: 1 },
  });
});

test('new words hold from now on, and what was issued keeps the words it was issued with', async () => {
  const before = await room.issue();
  const [sickness] = await room.doctor.call(certificates.templates, {});
  if (!sickness) throw new Error('every kind has a text');
  const changed = { kind: 'sickness' as const, textHi: '', version: sickness.version };
  const saved = await room.doctor.call(certificates.saveTemplate, {
    ...{ ...changed, textEn: '{name} needs rest, {from} to {to}.' },
  });
  expect(saved).toMatchObject({ version: 2, changedByName: 'Dr Meera Kulkarni' });
  expect(await room.issue()).toMatchObject({
    ...{ templateVersion: 2, textEn: 'Lakshmi Raghavan needs rest, 21 Nov 2026 to 25 Nov 2026.' },
  });
  const list = await room.doctor.call(certificates.ofPatient, { patientId: room.patientId });
  expect(list.at(-1)?.textEn).toBe(before.textEn);
  const late = room.owner.call(certificates.saveTemplate, { ...changed, textEn: '{name} {from} {to}' });
  expect(await refusalOf(late)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
});

test.each([
  ['a blank nobody knows', '{name} {from} {to} {nmae}', { code: 'WORDING_BLANK_UNKNOWN', blank: '{nmae}' }],
  ['a bracket left open', '{name} [from {from} {to}', { code: 'WORDING_BRACKETS_UNEVEN' }],
  [
    'the name only where it may be dropped',
    '[{name}] {from} {to}',
    { code: 'WORDING_BLANK_MISSING', blank: '{name}' },
  ],
])('words with %s are refused', async (_what, textEn, data) => {
  const save = room.doctor.call(certificates.saveTemplate, { kind: 'sickness', textEn, version: 1 });
  expect(await refusalOf(save)).toMatchObject({ code: 'WORDING_NOT_UNDERSTOOD', data });
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { openTestQueue, type TestQueue } from '../../server/test-queue.ts';
import { lineOf } from '../../server/test-signing.test-support.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

const { encounters, patients } = contract;
const dengue = { text: 'Dengue', icd10: 'A97.9', isProvisional: true };
const cough = { text: 'Cough since Diwali', icd10: '', isProvisional: false };
const tuberculosis = { text: 'Lung TB', icd10: 'A15.0', isProvisional: false };

let q: TestQueue;
beforeEach(async () => {
  q = await openTestQueue();
});
afterEach(closeTestClinics);

type Written = { diagnoses?: EncounterBody['diagnoses']; medicines?: string[]; patientId?: number };

async function seen({ diagnoses = [], medicines = [], patientId }: Written) {
  const given = await q.walkIn(patientId === undefined ? {} : { patientId });
  const known = await q.doctor.call(patients.banner, { patientId: given.patientId });
  const seenIds = known.allergies.items.map(({ id }) => id);
  await q.doctor.call(patients.recordAllergies, {
    ...{ patientId: given.patientId, status: 'none', items: [], seenIds },
  });
  const lines = [];
  for (const text of medicines) lines.push(await lineOf(q.doctor, text));
  const body = { complaints: 'Fever', diagnoses, lines };
  await q.doctor.call(encounters.sign, { visitId: given.visitId, body });
  return { visitId: given.visitId, patientId: given.patientId, body };
}

test('diagnoses are counted on the notes that stand: not on a struck one, nor on what an amendment took back', async () => {
  const first = await seen({ diagnoses: [dengue, cough] });
  await seen({ diagnoses: [dengue], patientId: first.patientId });
  const struck = await seen({ diagnoses: [dengue] });
  await q.doctor.call(encounters.void, { visitId: struck.visitId, version: 1, reason: 'Other person' });
  const amended = await seen({ diagnoses: [dengue] });
  const body = { ...amended.body, diagnoses: [{ ...cough, text: ' COUGH since diwali' }] };
  const change = { visitId: amended.visitId, fromVersion: 1, reason: 'Test negative', body };
  await q.doctor.call(encounters.amend, change);

  const visits = await showTo(q.owner, { report: 'diagnoses' });
  expect(cellsOf(visits, 'code', 'count', 'provisional')).toEqual([
    ['', 2, 0],
    ['A97.9', 2, 2],
  ]);
  const [shares] = [cellsOf(visits, 'share').flat() as number[]];
  expect(shares.map(share => Math.round(share))).toEqual([67, 67]);
  const people = await showTo(q.owner, { report: 'diagnoses', options: { unit: 'people' } });
  expect(cellsOf(people, 'code', 'count')).toEqual([
    ['', 2],
    ['A97.9', 1],
  ]);
  const opens = visits.opens[1];
  if (opens?.kind !== 'report') throw new Error('The row opens nothing.');
  const behind = await showTo(q.owner, opens.ask);
  expect(cellsOf(behind, 'name')).toEqual([['Person B'], ['Person B']]);
  expect(behind.opens[0]).toEqual({ kind: 'patient', id: first.patientId });
});

test('the trend counts a week from its Monday, and an age by the birthday', async () => {
  await seen({ diagnoses: [dengue] });
  await q.at('2026-11-22T10:00');
  await seen({ diagnoses: [dengue] });
  await q.at('2026-11-23T10:00');
  await seen({ diagnoses: [dengue, cough] });
  const weeks = await showTo(q.owner, { report: 'diagnoses', options: { rows: 'week' } });
  expect(cellsOf(weeks, 'row', 'dA97.9', 'all')).toEqual([
    ['16 Nov 2026', 2, 2],
    ['23 Nov 2026', 1, 1],
  ]);
  const ages = await showTo(q.owner, { report: 'diagnoses', options: { rows: 'ageAndSex' } });
  expect(cellsOf(ages, 'row', 'all')).toEqual([['45–64 y F', 3]]);
  const doctors = await showTo(q.owner, { report: 'diagnoses', options: { rows: 'doctor' } });
  expect(cellsOf(doctors, 'row', 'all')).toEqual([['Dr Meera Kulkarni', 3]]);
});

test('antibiotics are counted by prescription, and drops for the eye are none', async () => {
  await seen({ medicines: ['amoxicillin 500 capsule tds 5d', 'paracetamol 500 tablet tds 3d'] });
  await seen({ medicines: ['azithromycin 500 tablet od 3d', 'amoxicillin 500 capsule tds 5d'] });
  await seen({ medicines: ['paracetamol 500 tablet tds 3d'] });
  await seen({ medicines: ['moxifloxacin eye drops 1 drop qid 5d'] });
  await seen({});
  const generics = await showTo(q.owner, { report: 'medicines' });
  expect(cellsOf(generics, 'generic', 'prescriptions', 'share', 'antibiotic')).toEqual([
    ['amoxicillin', 2, 50, 'Yes'],
    ['paracetamol', 2, 50, ''],
    ['azithromycin', 1, 25, 'Yes'],
    ['moxifloxacin', 1, 25, ''],
  ]);
  expect(generics.grid.notes[0]).toBe('2 of 4 prescriptions have an antibiotic: 50.0 %.');
  const months = await showTo(q.owner, { report: 'medicines', options: { rows: 'month' } });
  expect(cellsOf(months, 'row', 'prescriptions', 'medicines', 'antibiotics', 'share')).toEqual([
    ['2026-11', 4, 1.5, 2, 50],
  ]);
});

test('the health officer’s list has address and registration, a law before a programme, and is not sent', async () => {
  await seen({ diagnoses: [dengue] });
  const { id: patientId } = await q.desk.call(patients.register, {
    ...{
      fullName: 'Baldev Malviya',
      phone: '5000055284',
      sex: 'M',
      birthOn: '1965-05-01',
      birthIsEstimated: true,
    },
    ...{ address: '7, Mill Road', locality: 'Rajwada', city: 'Indore', pinCode: '452007' },
  });
  await seen({ diagnoses: [tuberculosis, cough], patientId });
  await seen({ diagnoses: [{ text: 'HIV', icd10: 'B20', isProvisional: false }] });
  const list = await showTo(q.owner, { report: 'notifiable' });
  expect(cellsOf(list, 'code', 'by', 'doctor')).toEqual([
    ['A15.0', 'Law', 'Dr Meera Kulkarni, MP-18342'],
    ['A97.9', 'State: check', 'Dr Meera Kulkarni, MP-18342'],
  ]);
  expect(cellsOf(list, 'address')[0]).toEqual(['7, Mill Road, Rajwada, Indore 452007']);
  expect(list.grid.groups.map(({ label }) => label)).toEqual(['Tuberculosis', 'Dengue']);
  expect(list.grid.notes[0]).toContain('Not sent by Parchi');
});

test('the register of visits says diagnoses to whom clinical words are meant, and to nobody else', async () => {
  await seen({ diagnoses: [dengue, cough] });
  const keys = async (role: 'owner' | 'receptionist') =>
    (await showTo(await q.owner.as(role), { report: 'opd' })).grid.columns.map(({ key }) => key);
  expect(await keys('owner')).toContain('diagnoses');
  expect(await keys('receptionist')).not.toContain('diagnoses');
  expect(cellsOf(await showTo(q.owner, { report: 'opd' }), 'diagnoses')).toEqual([
    ['Dengue, Cough since Diwali'],
  ]);
  for (const report of ['diagnoses', 'diagnosed', 'medicines', 'notifiable', 'lost'] as const) {
    expect((await refusalOf(showTo(q.desk, { report }))).code, report).toBe('NOT_ALLOWED');
  }
});

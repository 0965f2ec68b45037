import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, PEOPLE, refusalOf } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  locality: 'Vijay Nagar',
};

test('registering gives the next number of the year and leaves its audit row', async () => {
  const clinic = await openTestClinic();
  const first = await clinic.call(contract.patients.register, asha);
  const second = await clinic.call(contract.patients.register, { ...asha, fullName: 'Mohan Rao', sex: 'M' });
  expect([first.uhid, second.uhid]).toEqual(['P-26-00001', 'P-26-00002']);
  expect(clinic.auditTrail().filter(row => row.action === 'patient.registered')).toMatchObject([
    { outcome: 'ok', entity: 'patient', entityId: first.id, personName: 'Kavita Nair' },
    { outcome: 'ok', entity: 'patient', entityId: second.id },
  ]);
});

test('the same person is named before a second record is made, and a reason makes it all the same', async () => {
  const clinic = await openTestClinic();
  const first = await clinic.call(contract.patients.register, asha);
  const twin = { ...asha, fullName: 'Aasha Raao', birthOn: '1985-06-01' };
  const refusal = await refusalOf(clinic.call(contract.patients.register, twin));
  expect(refusal).toEqual({ code: 'LOOKS_LIKE_A_REGISTERED_PATIENT', data: { patientIds: [first.id] } });
  const sideBySide = await clinic.call(contract.patients.lookalikes, { ...twin, abhaNumber: '' });
  expect(sideBySide[0]).toMatchObject({
    patient: { id: first.id },
    because: ['soundsAlike', 'phone', 'age', 'sex', 'locality'],
  });
  const second = await clinic.call(contract.patients.register, {
    ...twin,
    notADuplicateBecause: 'her sister-in-law',
  });
  expect(second.id).not.toBe(first.id);
});

test('two receptionists saving the same person at once make one record', async () => {
  const one = await openTestClinic();
  const two = await one.as('receptionist');
  const results = await Promise.allSettled([
    one.call(contract.patients.register, asha),
    two.call(contract.patients.register, asha),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await one.call(contract.patients.household, { phone: asha.phone })).toHaveLength(1);
});

test('a family of one phone is listed with its members and no doubles', async () => {
  const clinic = await openTestClinic();
  await clinic.call(contract.patients.register, asha);
  await clinic.call(contract.patients.register, {
    ...asha,
    fullName: 'Kavya Rao',
    birthOn: '2007-02-03',
    phoneRelation: 'child',
  });
  const household = await clinic.call(contract.patients.household, { phone: '+91 50000-41735' });
  expect(household.map(({ fullName, phoneRelation }) => [fullName, phoneRelation])).toEqual([
    ['Kavya Rao', 'child'],
    ['Asha Rao', 'self'],
  ]);
});

test.each([
  ['a phone of nine digits', { phone: '500004173' }, 'phone', 'PHONE_NOT_TEN_DIGITS'],
  ['an emoji for a name', { fullName: '😀😀' }, 'fullName', 'NOT_A_NAME'],
  ['an empty name', { fullName: '   ' }, 'fullName', 'REQUIRED'],
  ['a name of ten megabytes', { fullName: 'a'.repeat(10_000_000) }, 'fullName', 'TOO_LONG'],
  ['the 31st of February', { birthOn: '1980-02-31' }, 'birthOn', 'NOT_A_DATE'],
  ['an ABHA number of 13 digits', { abhaNumber: '2272254829525' }, 'abhaNumber', 'ABHA_NOT_14_DIGITS'],
  ['a name that turns the reading direction', { fullName: 'Asha \u202eoaR' }, 'fullName', 'NOT_A_NAME'],
])('%s is refused at its field and nothing is saved', async (_what, change, path, code) => {
  const clinic = await openTestClinic();
  const refusal = await refusalOf(clinic.call(contract.patients.register, { ...asha, ...change }));
  expect(refusal.code).toBe('INVALID_INPUT');
  expect(refusal.data.problems).toContainEqual({ path, code });
  expect(await clinic.call(contract.patients.search, { text: 'asha' })).toEqual([]);
});

test.each([
  ['a birth date in the future', '2026-11-22', 'BIRTH_DATE_IN_FUTURE'],
  ['a person of 200 years', '1826-11-21', 'AGE_NOT_POSSIBLE'],
])('%s is refused', async (_what, birthOn, code) => {
  const clinic = await openTestClinic();
  expect((await refusalOf(clinic.call(contract.patients.register, { ...asha, birthOn }))).code).toBe(code);
});

test('one box finds a person by name fragments, sounds, slips, phone ends, numbers and today’s token', async () => {
  const clinic = await openTestClinic();
  const lakshmi = await clinic.call(contract.patients.register, {
    ...asha,
    fullName: 'Lakshmi Raghavan',
    localName: 'लक्ष्मी राघवन',
    oldNumber: 'OPD/1881',
  });
  await clinic.call(contract.patients.register, {
    ...asha,
    fullName: 'Imran Qureshi',
    phone: '5000055284',
    sex: 'M',
  });
  await clinic.call(contract.queue.giveToken, { patientId: lakshmi.id, doctorId: PEOPLE.doctor });
  const searches = [
    'lak',
    'LAKSHMI',
    'laxmi',
    'lakshmee',
    'lakhsmi',
    'raghvan lak',
    'लक्ष्मी',
    '1735',
    '50000417',
    '5000041735',
    '+91 50000 41735',
    lakshmi.uhid,
    lakshmi.uhid.toLowerCase(),
    'OPD/1881',
    'A-01',
    'a1',
  ];
  for (const text of searches) {
    const hits = await clinic.call(contract.patients.search, { text });
    expect(hits[0]?.patient.fullName, text).toBe('Lakshmi Raghavan');
    expect(hits[0]?.token, text).toBe('A-01');
  }
  expect(await clinic.call(contract.patients.search, { text: 'zzzz' })).toEqual([]);
  expect(await clinic.call(contract.patients.search, { text: '"* OR (' })).toEqual([]);
});

test('whoever came last stands first in the search', async () => {
  const clinic = await openTestClinic();
  const people = ['Ramesh Patil', 'Ramesh Joshi', 'Ramesh Iyer'];
  const ids: number[] = [];
  for (const [index, fullName] of people.entries()) {
    ids.push(
      (await clinic.call(contract.patients.register, { ...asha, fullName, phone: `500004173${index}` })).id,
    );
  }
  await clinic.call(contract.queue.giveToken, { patientId: ids[0] ?? 0, doctorId: PEOPLE.doctor });
  const names = (await clinic.call(contract.patients.search, { text: 'ram' })).map(
    hit => hit.patient.fullName,
  );
  expect(names).toEqual(['Ramesh Patil', 'Ramesh Iyer', 'Ramesh Joshi']);
});

test('a record changed by somebody else meanwhile is not overwritten', async () => {
  const clinic = await openTestClinic();
  const patient = await clinic.call(contract.patients.register, asha);
  const edit = { ...asha, patientId: patient.id, version: patient.version };
  const changed = await clinic.call(contract.patients.change, { ...edit, locality: 'Palasia' });
  expect(changed).toMatchObject({ locality: 'Palasia', version: 2 });
  expect((await refusalOf(clinic.call(contract.patients.change, { ...edit, locality: 'Rau' }))).code).toBe(
    'CHANGED_MEANWHILE',
  );
  await clinic.call(contract.patients.change, { ...edit, fullName: 'Asha Deshpande', version: 2 });
  expect((await clinic.call(contract.patients.search, { text: 'deshpande' }))[0]?.patient.id).toBe(
    patient.id,
  );
});

test('what one desk named is never wiped by a list that another desk began before it', async () => {
  const desk = await openTestClinic();
  const { id: patientId } = await desk.call(contract.patients.register, asha);
  const [nurse, doctor] = [await desk.as('nurse'), await desk.as('doctor')];
  const record = (who: typeof nurse, substances: string[], seenIds: number[]) =>
    who.call(contract.patients.recordAllergies, {
      ...{ patientId, status: substances.length > 0 ? ('listed' as const) : ('none' as const), seenIds },
      items: substances.map(substance => ({ substance })),
    });
  const { items } = await record(nurse, ['penicillin'], []);
  expect((await refusalOf(record(doctor, [], []))).code).toBe('CHANGED_MEANWHILE');
  expect((await refusalOf(record(doctor, ['sulfa'], []))).code).toBe('CHANGED_MEANWHILE');
  const seen = items.map(({ id }) => id);
  const both = await record(doctor, ['penicillin', 'sulfa'], seen);
  expect(both.items.map(({ substance }) => substance)).toEqual(['penicillin', 'sulfa']);
  expect((await refusalOf(record(nurse, ['penicillin'], seen))).code).toBe('CHANGED_MEANWHILE');
});

test('not asked, none and listed are three things', async () => {
  const desk = await openTestClinic();
  const { id: patientId } = await desk.call(contract.patients.register, asha);
  const nurse = await desk.as('nurse');
  const allergies = async () => (await nurse.call(contract.patients.banner, { patientId })).allergies;
  expect(await allergies()).toEqual({ status: 'notRecorded', items: [] });
  await nurse.call(contract.patients.recordAllergies, { patientId, status: 'none', items: [], seenIds: [] });
  expect(await allergies()).toEqual({ status: 'none', items: [] });
  const penicillin = { substance: 'penicillin', reaction: 'rash' };
  await nurse.call(contract.patients.recordAllergies, {
    ...{ patientId, status: 'listed', items: [penicillin], seenIds: [] },
  });
  expect((await allergies()).items[0]).toMatchObject({ substance: 'penicillin', severity: 'unknown' });
  const both = nurse.call(contract.patients.recordAllergies, {
    patientId,
    status: 'none',
    items: [penicillin],
    seenIds: [],
  });
  expect((await refusalOf(both)).data.problems).toContainEqual({
    path: 'items',
    code: 'NONE_AND_LISTED_TOGETHER',
  });
});

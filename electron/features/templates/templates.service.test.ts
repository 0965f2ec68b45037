import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { noConditions } from '#shared/features/templates/conditions.rules.ts';
import type { NewTemplate } from '#shared/features/templates/template.schema.ts';
import { sql } from '../../database/db.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const bronchitis = { text: 'Acute bronchitis', icd10: 'J20.9', isProvisional: false };
const adult = { ageMonths: 52 * 12, weightKg: 62, complaints: '' };
const atBronchitis = { ...adult, diagnoses: [{ text: 'Acute bronchitis', icd10: 'J20.9' }] };

async function lineOf(doctor: TestClinic, text: string): Promise<RxLine> {
  const { line, problems } = await doctor.call(contract.prescriptions.readLine, { text });
  if (!line) throw new Error(JSON.stringify(problems));
  return line;
}

let phones = 5_000_041_000;

async function signFor(doctor: TestClinic, body: object, person = {}, weightKg?: number) {
  const desk = await doctor.as('receptionist');
  phones += 1;
  const { id: patientId } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Ramesh Yadav', phone: String(phones), birthOn: '1974-05-01' },
    ...{ birthIsEstimated: false, sex: 'M' as const, notADuplicateBecause: 'Another person', ...person },
  });
  const { visitId } = await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  if (weightKg) await doctor.call(contract.encounters.recordVitals, { visitId, vitals: { weightKg } });
  await doctor.call(contract.encounters.sign, { visitId, body });
  return { patientId, visitId };
}

const namesOf = (favourites: { line: RxLine }[]) => favourites.map(({ line }) => line.generic);

test('what a doctor writes most for a diagnosis comes first, then what the doctor writes most at all', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const azithromycin = await lineOf(doctor, 'azithromycin 500 tablet od 3d');
  const ambroxol = await lineOf(doctor, 'ambroxol 30 tablet bd 5d');
  const pantoprazole = await lineOf(doctor, 'pantoprazole 40 tablet od 10d');
  await signFor(doctor, { diagnoses: [bronchitis], lines: [ambroxol] });
  await signFor(doctor, { diagnoses: [bronchitis], lines: [azithromycin, ambroxol] });
  for (let times = 0; times < 3; times += 1)
    await signFor(doctor, { complaints: 'Acidity', lines: [pantoprazole] });

  const found = await doctor.call(contract.templates.favourites, atBronchitis);
  expect(namesOf(found)).toEqual(['ambroxol', 'azithromycin', 'pantoprazole']);
  expect(found.map(({ basis, uses }) => [basis, uses])).toEqual([
    ['diagnosis', 2],
    ['diagnosis', 1],
    ['usual', 3],
  ]);
  const byWords = await doctor.call(contract.templates.favourites, {
    ...adult,
    diagnoses: [{ text: 'acute  BRONCHITIS', icd10: '' }],
  });
  expect(namesOf(byWords).slice(0, 2)).toEqual(['ambroxol', 'azithromycin']);
  const usual = await doctor.call(contract.templates.favourites, { ...adult, diagnoses: [] });
  expect(namesOf(usual)[0]).toBe('pantoprazole');
});

test('favourites are of one doctor, and of persons of one size', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const syrup = await lineOf(doctor, 'paracetamol 250mg/5ml syrup 5 ml tds 3d');
  await signFor(doctor, { complaints: 'Fever', lines: [syrup] }, { birthOn: '2022-11-01' }, 15);
  const child = { ageMonths: 48, diagnoses: [], complaints: 'fever' };
  const at = (weightKg: number | null) => doctor.call(contract.templates.favourites, { ...child, weightKg });
  expect(namesOf(await at(14))).toEqual(['paracetamol']);
  expect(await at(25)).toEqual([]);
  expect(await at(null)).toEqual([]);
  expect(await doctor.call(contract.templates.favourites, { ...adult, diagnoses: [] })).toEqual([]);
  const other = await doctor.as('secondDoctor');
  expect(await other.call(contract.templates.favourites, { ...child, weightKg: 14 })).toEqual([]);
});

test('an amended note is not counted twice', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const line = await lineOf(doctor, 'pantoprazole 40 tablet od 10d');
  const { visitId } = await signFor(doctor, { lines: [line] });
  const body = { lines: [line], advice: 'Less tea' };
  await doctor.call(contract.encounters.amend, { visitId, fromVersion: 1, reason: 'Advice added', body });
  const [favourite] = await doctor.call(contract.templates.favourites, { ...adult, diagnoses: [] });
  expect(favourite?.uses).toBe(1);
});

test('the diagnosis chosen for what was typed comes first next time, for this doctor', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const search = (who: TestClinic, text: string) =>
    who.call(contract.prescriptions.searchDiagnoses, { text });
  const before = await search(doctor, 'sugar');
  const wanted = before.at(-1);
  if (!wanted || before.length < 2) throw new Error('one choice only');
  await doctor.call(contract.templates.learnDiagnosis, { ...wanted, typed: 'sugar' });
  expect((await search(doctor, 'sug'))[0]).toEqual(wanted);
  expect(await search(doctor, 'sugar')).toHaveLength(before.length);
  expect((await search(await doctor.as('secondDoctor'), 'sugar'))[0]).toEqual(before[0]);
});

test('a free-text diagnosis that was signed is offered, and with its code once it has one', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const own = { text: 'Zari-zari fever', icd10: '', isProvisional: false };
  await signFor(doctor, { diagnoses: [own], advice: 'Rest' });
  const search = () => doctor.call(contract.prescriptions.searchDiagnoses, { text: 'zari' });
  expect(await search()).toEqual([{ code: '', title: 'Zari-zari fever' }]);
  await signFor(doctor, { diagnoses: [{ ...own, icd10: 'R50.9' }], advice: 'Rest' });
  expect(await search()).toEqual([{ code: 'R50.9', title: 'Zari-zari fever' }]);
});

function kitOf(lines: RxLine[], more: Partial<NewTemplate> = {}, key = ''): NewTemplate {
  return {
    ...{ kind: 'kit', name: 'Loose motions', isTeam: false },
    content: {
      ...{ key, conditions: noConditions, advice: 'ORS after every stool', tests: '', orders: [] },
      lines: lines.map(line => ({ line, conditions: { ...noConditions, underMonths: 144 } })),
    },
    ...more,
  } as NewTemplate;
}

test('a kit is kept, changed as a next version and retired; every version stays', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const kit = await doctor.call(
    contract.templates.add,
    kitOf([await lineOf(doctor, 'ors sachet 1 sos')], {}, 'L'),
  );
  const changed = await doctor.call(contract.templates.change, {
    ...{ id: kit.id, fromVersion: 1 },
    template: kitOf([], { name: 'Loose motions, adult' }),
  });
  expect([changed.version, changed.name]).toEqual([2, 'Loose motions, adult']);
  const late = await refusalOf(
    doctor.call(contract.templates.change, { id: kit.id, fromVersion: 1, template: kitOf([]) }),
  );
  expect(late).toMatchObject({ code: 'TEMPLATE_CHANGED_MEANWHILE', data: { version: 2 } });
  await doctor.call(contract.templates.retire, { id: kit.id, fromVersion: 2 });
  expect(await doctor.call(contract.templates.list, {})).toEqual([]);
  const { reader } = doctor.server.house.opened().db;
  expect(reader.value(sql`SELECT count(*) FROM templates`)).toBe(3);
});

test('a private kit is nobody else’s, a team’s kit is everybody’s', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const own = await doctor.call(contract.templates.add, kitOf([]));
  const team = await doctor.call(contract.templates.add, kitOf([], { name: 'Cold', isTeam: true }));
  const other = await doctor.as('secondDoctor');
  expect((await other.call(contract.templates.list, {})).map(({ id }) => id)).toEqual([team.id]);
  const refused = await refusalOf(other.call(contract.templates.retire, { id: own.id, fromVersion: 1 }));
  expect(refused.code).toBe('NOT_YOUR_TEMPLATE');
  const renamed = { ...kitOf([], { name: 'Cold and cough', isTeam: true }) };
  const changed = await other.call(contract.templates.change, {
    id: team.id,
    fromVersion: 1,
    template: renamed,
  });
  expect(changed.ownerId).toBe(team.ownerId);
  const taken = await refusalOf(
    other.call(contract.templates.change, {
      id: team.id,
      fromVersion: 2,
      template: { ...renamed, isTeam: false },
    }),
  );
  expect(taken.code).toBe('NOT_YOUR_TEMPLATE');
});

test('a name or a key opens one kit only, and an empty kit is refused', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const first = await doctor.call(contract.templates.add, kitOf([], {}, 'L'));
  const sameName = await refusalOf(doctor.call(contract.templates.add, kitOf([], { name: 'LOOSE motions' })));
  expect(sameName).toMatchObject({ code: 'TEMPLATE_NAME_TAKEN', data: { templateId: first.id } });
  const sameKey = await refusalOf(doctor.call(contract.templates.add, kitOf([], { name: 'Cold' }, 'L')));
  expect(sameKey).toMatchObject({ code: 'TEMPLATE_KEY_TAKEN', data: { templateId: first.id } });
  const content = { key: '', conditions: noConditions, lines: [], advice: ' ', tests: '', orders: [] };
  const empty = await refusalOf(
    doctor.call(contract.templates.add, { kind: 'kit', name: 'Nothing', isTeam: false, content }),
  );
  expect(empty.code).toBe('INVALID_INPUT');
});

test('a text is kept for its complaint; the desk sees no templates', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const text = { field: 'findings' as const, words: 'fever', text: 'Chest clear, throat congested' };
  await doctor.call(contract.templates.add, { kind: 'text', name: 'Throat', isTeam: true, content: text });
  const owner = await doctor.as('owner');
  expect(await owner.call(contract.templates.list, {})).toMatchObject([{ kind: 'text', content: text }]);
  const desk = await doctor.as('receptionist');
  expect((await refusalOf(desk.call(contract.templates.list, {}))).code).toBe('NOT_ALLOWED');
});

test('saved templates and the words of the shorthand are there for the visit', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const rows = await doctor.call(contract.templates.shorthand, {});
  expect(rows).toContainEqual({ short: 'lm', text: 'Loose motions' });
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { lineOf, personOf } from '../../server/test-signing.test-support.ts';

afterEach(closeTestClinics);

const { lists, prescriptions } = contract;
type Saved = InputOf<typeof lists.save>;
type OwnDrug = Extract<Saved, { list: 'drugs' }>['row'];
type OwnInteraction = Extract<Saved, { list: 'interactions' }>['row'];

const drug: OwnDrug = {
  ...{ brand: 'Xerol', generic: 'paracetamol', strength: '650 mg', form: 'tablet', route: '' },
  ...{ manufacturer: '', pack: '', mrpPaise: null, schedule: null, usualDose: '', notes: '' },
};
const interaction: OwnInteraction = {
  ...{ a: 'ibuprofen', aType: 'generic', b: 'cefixime', bType: 'generic', severity: 'contraindicated' },
  ...{ effect: 'Seen here', management: 'Choose another' },
};

async function readsAs(doctor: TestClinic, text: string): Promise<string | undefined> {
  const { line, choices } = await doctor.call(prescriptions.readLine, { text });
  const found = line ?? choices[0];
  return found && `${found.generic} ${found.strength} ${found.scheduleMark ?? '-'} ${found.brand}`;
}

/** Whose row spoke how gravely, of the lines written together. */
async function interactionsOf(doctor: TestClinic, patientId: number, ...texts: string[]): Promise<string[]> {
  const lines = [];
  for (const text of texts) lines.push(await lineOf(doctor, text));
  const { warnings } = await doctor.call(prescriptions.check, { patientId, lines });
  return warnings
    .filter(({ kind }) => kind === 'interaction')
    .map(({ ruleId, level }) => `${ruleId.slice(0, 3)} ${level}`)
    .sort();
}

async function bring(doctor: TestClinic, list: 'drugs' | 'diagnoses' | 'interactions', csv: string) {
  return doctor.call(lists.importFile, { list, csv, fileName: 'ours.csv' });
}

test('a milder row of the clinic stands beside a built-in contraindication and takes nothing of it away', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const row = { ...interaction, a: 'sildenafil', b: 'isosorbide mononitrate', severity: 'moderate' as const };
  await doctor.call(lists.save, { list: 'interactions', row });
  expect(
    await interactionsOf(
      doctor,
      patientId,
      'sildenafil 50mg tablet od 5d',
      'isosorbide mononitrate 20mg tablet bd 5d',
    ),
  ).toEqual(['CLI moderate', 'DDI contraindicated']);
});

test('a class in other letters is stored as the list calls it, and speaks', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  for (const [a, kept] of [
    ['NSAID', 'nsaid'],
    ['Beta blocker', 'beta_blocker'],
    ['ACE inhibitors', 'acei'],
  ] as const) {
    const row = { ...interaction, a, aType: 'class' as const, b: 'CEFIXIME' };
    await doctor.call(lists.save, { list: 'interactions', row });
    const { rows } = await doctor.call(lists.show, { list: 'interactions' });
    expect(rows[0]).toMatchObject({ row: { a: kept, aType: 'class', b: 'cefixime' } });
  }
  const cefixime = 'cefixime 200 tablet bd 5d';
  expect(await interactionsOf(doctor, patientId, 'ibuprofen 400 tablet bd 5d', cefixime)).toEqual([
    'CLI contraindicated',
  ]);
  expect(await interactionsOf(doctor, patientId, 'atenolol 50 tablet od 5d', cefixime)).toEqual([
    'CLI contraindicated',
  ]);
  await bring(
    doctor,
    'interactions',
    'a,a_type,b,b_type,severity,effect,management\nBeta Blocker,class,Pantoprazole,generic,major,e,m',
  );
  expect(
    await interactionsOf(doctor, patientId, 'atenolol 50 tablet od 5d', 'pantoprazole 40 1-0-0 5d'),
  ).toEqual(['CLI major']);
});

test('a class and a generic of one name are two rows', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const alcohol = { ...interaction, a: 'alcohol' };
  await doctor.call(lists.save, { list: 'interactions', row: alcohol });
  await doctor.call(lists.save, { list: 'interactions', row: { ...alcohol, aType: 'class' } });
  expect((await doctor.call(lists.show, { list: 'interactions' })).total).toBe(2);
});

test('an interaction the file is not sure of is a Note at most', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const patientId = await personOf(doctor);
  const heads = 'a,a_type,b,b_type,severity,effect,management,sure';
  const line = 'ibuprofen,generic,cefixime,generic,contraindicated,e,m';
  const ibuprofen = 'ibuprofen 400 tablet bd 5d';
  const cefixime = 'cefixime 200 tablet bd 5d';
  await bring(doctor, 'interactions', `${heads}\n${line},no`);
  expect(await interactionsOf(doctor, patientId, ibuprofen, cefixime)).toEqual(['CLI moderate']);
  await bring(doctor, 'interactions', `${heads}\n${line},`);
  expect(await interactionsOf(doctor, patientId, ibuprofen, cefixime)).toEqual(['CLI contraindicated']);
  const { problems } = await doctor.call(lists.dryRun, {
    list: 'interactions',
    csv: `${heads}\n${line},perhaps`,
  });
  expect(problems).toEqual([{ row: 2, column: 'sure', code: 'INVALID', value: 'perhaps' }]);
});

test('half a milligram is never five', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(lists.save, {
    list: 'drugs',
    row: { ...drug, brand: 'Warfonil', generic: 'warfarin', strength: '.5 mg' },
  });
  expect((await doctor.call(lists.show, { list: 'drugs' })).rows).toMatchObject([
    { row: { strength: '0.5 mg' } },
  ]);
  expect(await readsAs(doctor, 'warfonil od 5d')).toMatch(/^warfarin 0\.5 mg \S+ Warfonil$/);
  expect(await readsAs(doctor, 'warfarin 5mg od 5d')).toMatch(/^warfarin 5 mg /);
});

test('a stricter schedule mark of the clinic holds, a milder one takes none away', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const save = (row: Partial<OwnDrug>) =>
    doctor.call(lists.save, { list: 'drugs', row: { ...drug, ...row } });
  await save({ brand: 'Xerol', schedule: 'X' });
  await save({ brand: 'Xeroltwo', schedule: 'X' });
  await save({ brand: 'Plainol' });
  expect(await readsAs(doctor, 'xerol 650 bd 5d')).toBe('paracetamol 650 mg X Xerol');
  expect(await readsAs(doctor, 'xeroltwo 650 bd 5d')).toBe('paracetamol 650 mg X Xeroltwo');
  expect(await readsAs(doctor, 'plainol 650 bd 5d')).toBe('paracetamol 650 mg - Plainol');

  const patch = { generic: 'diclofenac', strength: '12 mg', form: 'patch' };
  await save({ ...patch, brand: 'Dicloxpatch', schedule: 'X' });
  expect(await readsAs(doctor, 'dicloxpatch 12 bd 5d')).toBe('diclofenac 12 mg X Dicloxpatch');
  await save({ brand: 'Alprasoft', generic: 'alprazolam', strength: '0.75 mg', schedule: 'G' });
  expect(await readsAs(doctor, 'alprasoft 0.75 od 5d')).toBe('alprazolam 0.75 mg H1 Alprasoft');
});

test('a corrected strength stands, and the row that was wrong stands no more', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(lists.save, { list: 'drugs', row: { ...drug, strength: '65 mg' } });
  const [wrong] = (await doctor.call(lists.show, { list: 'drugs' })).rows;
  if (!wrong) throw new Error('The row is not there.');
  const changes = { key: wrong.key, version: wrong.version };
  await doctor.call(lists.save, { list: 'drugs', row: drug, changes });
  expect((await doctor.call(lists.show, { list: 'drugs' })).rows).toMatchObject([
    { version: 1, row: { strength: '650 mg' } },
  ]);
  expect(await readsAs(doctor, 'xerol od 5d')).toBe('paracetamol 650 mg - Xerol');
  const late = doctor.call(lists.save, { list: 'drugs', row: { ...drug, strength: '6 mg' }, changes });
  expect((await refusalOf(late)).code).toBe('CHANGED_MEANWHILE');
});

test('a row that somebody changed meanwhile is not written over, nor is another row by a correction', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const diagnosis = { title: 'Dengue of ours', code: 'A90', synonyms: [], group: '' };
  const save = (row: Partial<typeof diagnosis>, changes: { key: string; version: number } | null) =>
    doctor.call(lists.save, { list: 'diagnoses', row: { ...diagnosis, ...row }, changes });
  await save({}, null);
  await save({ title: 'Malaria of ours' }, null);
  const opened = { key: 'dengue of ours', version: 1 };
  await save({ group: 'Fever' }, opened);
  expect((await refusalOf(save({ group: 'Virus' }, opened))).code).toBe('CHANGED_MEANWHILE');
  expect(await refusalOf(save({ title: 'Malaria of ours' }, { ...opened, version: 2 }))).toMatchObject({
    code: 'ROW_NOT_POSSIBLE',
    data: { problems: [{ column: 'title', code: 'ALREADY_A_ROW' }] },
  });
  expect((await doctor.call(lists.show, { list: 'diagnoses' })).total).toBe(2);
});

test.each([
  ['an unclosed quote', 'Aone,paracetamol,650 mg,tablet,"note', '2  QUOTES_DO_NOT_CLOSE'],
  ['a quote inside a quoted cell', 'Aone,"para"cetamol,650 mg,tablet,note', '2  QUOTES_DO_NOT_CLOSE'],
  ['a line break in a cell', 'Aone,paracetamol,650 mg,tablet,"two\nlines"', '2 notes LINE_BREAK_IN_CELL'],
])('%s keeps the whole file out', async (_what, line, place) => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const heads = 'brand,generic,strength,form,notes';
  const csv = `${heads}\n${line}\nBtwo,paracetamol,500 mg,tablet,\nCthree,cefixime,200 mg,tablet,\n`;
  const { problems } = await doctor.call(lists.dryRun, { list: 'drugs', csv });
  expect(problems.map(({ row, column, code }) => `${row} ${column} ${code}`)).toContain(place);
  expect((await refusalOf(bring(doctor, 'drugs', csv))).code).toBe('ROW_NOT_POSSIBLE');
  expect((await doctor.call(lists.show, { list: 'drugs' })).total).toBe(0);
});

test('an empty line is left out, and the rows after it are counted as the spreadsheet does', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const csv = 'title,code\nOurs,A90\n\n,\nWrong,XX\n';
  expect(await doctor.call(lists.dryRun, { list: 'diagnoses', csv })).toMatchObject({
    ...{ rows: 2, problems: [{ row: 5, column: 'code', code: 'NOT_AN_ICD_CODE' }] },
  });
  expect(await bring(doctor, 'diagnoses', 'title\nOne column\n')).toMatchObject({ added: 1, problems: [] });
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { DrugRow, RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const HEADS =
  'brand,generic,strength,form,route,manufacturer,pack,mrp,schedule,default_dose,default_frequency,default_duration_days,notes';
const drugFile = (...rows: string[]) => [HEADS, ...rows].join('\r\n');
const febrinol: DrugRow = {
  ...{ brand: 'Febrinol', generic: 'paracetamol', strength: '650 mg', form: 'tablet', route: 'oral' },
  ...{ manufacturer: '', pack: '15', mrpPaise: 3_050, schedule: null, usualDose: '1-1-1 3d', notes: '' },
  isSure: true,
};

async function readsAs(doctor: TestClinic, text: string): Promise<string | undefined> {
  const { line, choices } = await doctor.call(contract.prescriptions.readLine, { text });
  const found = line ?? choices[0];
  return found && `${found.generic} ${found.strength}, ${found.brand}`;
}

function places(problems: readonly RowProblem[]): string[] {
  return problems.map(({ row, column, code }) => `${row} ${column} ${code}`);
}

test('a brand of the clinic is found by the smart line the moment it is saved, and no more once it is retired', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  expect(await readsAs(doctor, 'febrinol 650 1-0-1 5d')).not.toContain('Febrinol');
  await doctor.call(contract.lists.save, { list: 'drugs', row: febrinol });
  expect(await readsAs(doctor, 'febrinol 650 1-0-1 5d')).toBe('paracetamol 650 mg, Febrinol');

  const { rows, total } = await doctor.call(contract.lists.show, { list: 'drugs', text: 'febr' });
  expect(rows).toMatchObject([
    { version: 1, origin: 'typed', addedByName: 'Dr Meera Kulkarni', row: febrinol },
  ]);
  expect(total).toBe(1);
  await doctor.call(contract.lists.retire, {
    list: 'drugs',
    key: rows[0]?.key ?? '',
    reason: 'No longer made',
  });
  expect(await readsAs(doctor, 'febrinol 650 1-0-1 5d')).not.toContain('Febrinol');
  await doctor.call(contract.lists.save, { list: 'drugs', row: febrinol });
  expect((await doctor.call(contract.lists.show, { list: 'drugs' })).rows).toMatchObject([{ version: 3 }]);
});

test('a product of a known generic keeps its schedule mark, whatever the file says, and is checked like its sisters', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const row = { ...febrinol, brand: 'Alprasoft', generic: 'alprazolam', strength: '0.75 mg', usualDose: '' };
  const { isUnchecked } = await doctor.call(contract.lists.save, { list: 'drugs', row });
  expect(isUnchecked).toBe(false);
  const { line } = await doctor.call(contract.prescriptions.readLine, { text: 'alprasoft 0.75 0-0-1 5d' });
  expect(line).toMatchObject({ generic: 'alprazolam', scheduleMark: expect.stringMatching(/^(H1|H)$/) });
  const { patientId } = await giveToken(doctor);
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines: line ? [line] : [] });
  expect(check.checkedCount).toBe(1);
  expect(check.lists.find(({ name }) => name === 'formulary')?.version).toMatch(/^\d+\.\d+\.\d+\+\d+$/);
});

async function giveToken(clinic: TestClinic): Promise<{ patientId: number }> {
  const desk = await clinic.as('receptionist');
  const { id: patientId } = await desk.call(contract.patients.register, {
    ...{
      fullName: 'Asha Rao',
      phone: '5000041735',
      birthOn: '1984-11-21',
      birthIsEstimated: true,
      sex: 'F' as const,
    },
  });
  await desk.call(contract.queue.giveToken, { patientId, doctorId: PEOPLE.doctor });
  return { patientId };
}

test('a medicine that no list knows prints, and says that nothing of it was checked', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const row = {
    ...febrinol,
    brand: 'Sitopal',
    generic: 'Sitopaladi churna',
    strength: '3 g',
    form: 'powder',
    usualDose: '',
  };
  expect(await doctor.call(contract.lists.save, { list: 'drugs', row })).toMatchObject({ isUnchecked: true });
  const { line } = await doctor.call(contract.prescriptions.readLine, { text: 'sitopal 3 g 1-0-1 7d' });
  const { patientId } = await giveToken(doctor);
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines: line ? [line] : [] });
  expect(check.notChecked.some(({ code }) => code === 'notInLists' || code === 'freeText')).toBe(true);
});

test('a file is judged row by row, and nothing of it is written as long as one row is wrong', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const csv = drugFile(
    'Febrinol,paracetamol,650 mg,tablet,oral,,15,30.50,,1 tablet,TDS,3,',
    'Wrongol,paracetamol,500 mg,tablet,oral,,15,30.50,,500 mg/ml,sometimes,3,',
    'Syrupol,paracetamol,,syrup,oral,,60 ml,45,,,,,',
    'Marko,paracetamol,500 mg,tablet,oral,,15,thirty,Z,,,,',
    'Febrinol,Paracetamol,650 mg,Tablet,oral,,15,30.50,,1 tablet,TDS,3,',
    'short,row',
  );
  const check = await owner.call(contract.lists.dryRun, { list: 'drugs', csv });
  expect(places(check.problems)).toEqual([
    '3 default_dose DOSE_NOT_UNDERSTOOD',
    '4 strength STRENGTH_NEEDED',
    '5 mrp NOT_AN_AMOUNT',
    '5 schedule INVALID',
    '6  TWICE_IN_FILE',
    '7  CELLS_DO_NOT_FIT',
  ]);
  expect(check).toMatchObject({ rows: 6, unknownColumns: [] });
  const refusal = await refusalOf(
    owner.call(contract.lists.importFile, { list: 'drugs', csv, fileName: 'a.csv' }),
  );
  expect(refusal.code).toBe('ROW_NOT_POSSIBLE');
  expect((await owner.call(contract.lists.show, { list: 'drugs' })).total).toBe(0);
});

test('the same file twice changes nothing, and a changed row becomes the next version', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const rows = Array.from(
    { length: 300 },
    (_, at) => `Brand ${at},paracetamol,650 mg,tablet,oral,,10,20,,,,,`,
  );
  const file = { list: 'drugs' as const, fileName: 'ours.csv' };
  expect(await owner.call(contract.lists.importFile, { ...file, csv: drugFile(...rows) })).toMatchObject({
    ...{ rows: 300, added: 300, same: 0 },
  });
  expect(await owner.call(contract.lists.dryRun, { list: 'drugs', csv: drugFile(...rows) })).toMatchObject({
    ...{ added: 0, changed: 0, same: 300 },
  });
  const dearer = rows.with(7, 'Brand 7,paracetamol,650 mg,tablet,oral,,10,25,,,,,');
  expect(await owner.call(contract.lists.importFile, { ...file, csv: drugFile(...dearer) })).toMatchObject({
    ...{ changed: 1, same: 299 },
  });
});

test('a file without its columns is refused by the name of what lacks', async () => {
  const owner = await openTestClinic({ role: 'owner' });
  const refusal = await refusalOf(
    owner.call(contract.lists.dryRun, { list: 'drugs', csv: 'name,price\nX,1' }),
  );
  expect(refusal).toEqual({ code: 'NOT_A_LIST', data: { missing: 'generic, form' } });
});

test('an interaction of the clinic speaks beside the built-in ones, and one that names nobody is refused', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const row = {
    ...{ a: 'cetirizine', aType: 'generic' as const, b: 'pantoprazole', bType: 'generic' as const },
    ...{ severity: 'major' as const, effect: 'Seen here', management: 'Choose another' },
  };
  const wrong = await refusalOf(
    doctor.call(contract.lists.save, { list: 'interactions', row: { ...row, b: 'unobtainium' } }),
  );
  expect(wrong).toMatchObject({
    code: 'ROW_NOT_POSSIBLE',
    data: { problems: [{ column: 'b', code: 'NAME_NOT_KNOWN' }] },
  });
  const { patientId } = await giveToken(doctor);
  const lines = [];
  for (const text of ['cetirizine 10 0-0-1 5d', 'pantoprazole 40 1-0-0 5d']) {
    const { line } = await doctor.call(contract.prescriptions.readLine, { text });
    if (line) lines.push(line);
  }
  const before = await doctor.call(contract.prescriptions.check, { patientId, lines });
  expect(before.warnings.filter(({ kind }) => kind === 'interaction')).toEqual([]);
  await doctor.call(contract.lists.save, { list: 'interactions', row });
  const after = await doctor.call(contract.prescriptions.check, { patientId, lines });
  expect(after.warnings.filter(({ kind }) => kind === 'interaction')).toMatchObject([{ level: 'major' }]);
});

test('a diagnosis in the clinic’s own words is found by them', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(contract.lists.save, {
    list: 'diagnoses',
    row: { code: 'A90', title: 'Dengue, our ward protocol', synonyms: ['haddi tod bukhar'], group: '' },
  });
  const found = await doctor.call(contract.prescriptions.searchDiagnoses, { text: 'haddi tod' });
  expect(found).toMatchObject([{ code: 'A90', title: 'Dengue, our ward protocol' }]);
});

test('the desk and the nurse change no list', async () => {
  const desk = await openTestClinic();
  for (const role of ['receptionist', 'nurse', 'accountant'] as const) {
    const person = await desk.as(role);
    expect((await refusalOf(person.call(contract.lists.save, { list: 'drugs', row: febrinol }))).code).toBe(
      'NOT_ALLOWED',
    );
  }
});

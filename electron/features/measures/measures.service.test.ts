import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { csvOf, inventedTable } from '#shared/features/measures/growth-table.test-support.ts';
import { sql } from '../../database/db.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { measureRows } from './measures.service.ts';

afterEach(closeTestClinics);

const DAY_MS = 86_400_000;
type State = InputOf<typeof contract.measures.recordState>['state'];

async function personOf(clinic: TestClinic, birthOn = '1996-05-01', sex: 'F' | 'M' = 'F'): Promise<number> {
  const desk = await clinic.as('receptionist');
  const person = { fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn, birthIsEstimated: false, sex };
  return (await desk.call(contract.patients.register, person)).id;
}

const record = (nurse: TestClinic, patientId: number, state: State) =>
  nurse.call(contract.measures.recordState, { patientId, state });

async function findingsOn(doctor: TestClinic, patientId: number, text: string) {
  const { line } = await doctor.call(contract.prescriptions.readLine, { text });
  if (!line) throw new Error(text);
  const check = await doctor.call(contract.prescriptions.check, { patientId, lines: [line] });
  const codes = check.notChecked.map(({ code }) => code);
  return { kinds: check.warnings.map(({ kind }) => kind), codes };
}

test('a last period gives the due day and the weeks, and a longer cycle moves them', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const patientId = await personOf(nurse);
  const state = { kind: 'pregnancy' as const, answer: 'yes' as const, lastPeriodOn: '2026-07-04' };
  const { standing, history } = await record(nurse, patientId, state);
  expect(standing.pregnancy).toMatchObject({
    answer: 'yes',
    dueOn: '2027-04-10',
    gestation: { weeks: 20, days: 0 },
    trimester: 2,
    isDueByScan: false,
  });
  expect(history[0]).toMatchObject({ askedOn: '2026-11-21', cycleDays: 28 });
  const longer = await record(nurse, patientId, { ...state, cycleDays: 35 });
  expect(longer.standing.pregnancy).toMatchObject({ dueOn: '2027-04-17', gestation: { weeks: 19, days: 0 } });
  const scanned = await record(nurse, patientId, { ...state, dueOnByScan: '2027-04-03' });
  expect(scanned.standing.pregnancy).toMatchObject({ dueOn: '2027-04-03', isDueByScan: true });
  expect(scanned.history).toHaveLength(3);
});

test('the checks ask until somebody answered, warn while she is pregnant, and are quiet after a no', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const doctor = await nurse.as('doctor');
  const patientId = await personOf(nurse);
  const pill = 'enalapril 5 mg tablet od 30d';
  expect((await findingsOn(doctor, patientId, pill)).codes).toContain('pregnancyNotAsked');
  await record(nurse, patientId, { kind: 'pregnancy', answer: 'no' });
  const quiet = await findingsOn(doctor, patientId, pill);
  expect(quiet.codes).not.toContain('pregnancyNotAsked');
  expect(quiet.kinds).not.toContain('pregnancy');
  nurse.clock.advance(31 * DAY_MS);
  const later = await (await nurse.as('doctor')).call(contract.measures.states, { patientId });
  expect(later.standing.pregnancy.answer).toBe('notAsked');
  await record(await nurse.as('nurse'), patientId, { kind: 'pregnancy', answer: 'yes' });
  const warned = await findingsOn(await nurse.as('doctor'), patientId, pill);
  expect(warned.kinds).toContain('pregnancy');
});

test('breast-feeding is known to the checks, and the alert at the desk stays a yes', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const doctor = await nurse.as('doctor');
  const patientId = await personOf(nurse);
  const codes = async () => (await findingsOn(doctor, patientId, 'amiodarone 200 mg tablet od 10d')).codes;
  expect(await codes()).toContain('breastFeedingNotAsked');
  await record(nurse, patientId, { kind: 'breastFeeding', answer: 'no' });
  expect(await codes()).not.toContain('breastFeedingNotAsked');
  await record(nurse, patientId, { kind: 'breastFeeding', answer: 'yes' });
  expect((await findingsOn(doctor, patientId, 'amiodarone 200 mg tablet od 10d')).kinds).toContain(
    'lactation',
  );

  const desk = await nurse.as('receptionist');
  const { patient } = await desk.call(contract.patients.banner, { patientId });
  const alerts = [{ kind: 'pregnant' as const, note: '', until: null }];
  await desk.call(contract.patients.change, { ...patient, patientId, alerts } as never);
  await record(nurse, patientId, { kind: 'pregnancy', answer: 'no' });
  const states = await nurse.call(contract.measures.states, { patientId });
  expect(states.hasPregnantAlert).toBe(true);
  expect((await findingsOn(doctor, patientId, 'enalapril 5 mg tablet od 30d')).kinds).toContain('pregnancy');
});

test('a man, a child and impossible days are refused, days at their field', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  const patientId = await personOf(nurse);
  const man = await personOf(nurse, '1980-01-01', 'M');
  const girl = await personOf(nurse, '2018-01-01');
  const yes = { kind: 'pregnancy' as const, answer: 'yes' as const };
  for (const id of [man, girl])
    expect((await refusalOf(record(nurse, id, yes))).code).toBe('NOT_ASKED_OF_THIS_PERSON');
  const problem = async (state: State) =>
    (await refusalOf(record(nurse, patientId, state))).data.problems as unknown;
  expect(await problem({ ...yes, lastPeriodOn: '2026-11-22' })).toEqual([
    { path: 'state.lastPeriodOn', code: 'DAY_NOT_YET' },
  ]);
  expect(await problem({ ...yes, lastPeriodOn: '2025-11-22' })).toEqual([
    { path: 'state.lastPeriodOn', code: 'TOO_LONG_AGO' },
  ]);
  expect(await problem({ ...yes, dueOnByScan: '2027-12-01' })).toEqual([
    { path: 'state.dueOnByScan', code: 'TOO_FAR_AHEAD' },
  ]);
  expect(await problem({ kind: 'pregnancy', answer: 'ended', endedOn: '2026-12-01' })).toEqual([
    { path: 'state.endedOn', code: 'DAY_NOT_YET' },
  ]);
  const desk = await nurse.as('receptionist');
  expect((await refusalOf(record(desk, patientId, yes))).code).toBe('NOT_ALLOWED');
});

test('an answer is never changed or taken away', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  await record(nurse, await personOf(nurse), { kind: 'breastFeeding', answer: 'no' });
  const { db } = nurse.server.house.opened();
  for (const query of [sql`UPDATE person_states SET answer = 'yes'`, sql`DELETE FROM person_states`])
    expect(() => db.transaction(tx => tx.run(query))).toThrow(/never/);
});

const file = (table: string[][]) => ({ fileName: 'growth.csv', text: csvOf(table) });

test('a growth table is looked at, taken over whole, and a corrected one becomes the next version', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const looked = await doctor.call(contract.measures.checkGrowthTable, file(inventedTable()));
  expect(looked).toMatchObject({ standard: 'Invented 1', version: 1, rowCount: 72, problemCount: 0 });
  expect(await doctor.call(contract.measures.growthTables, {})).toEqual([]);
  await doctor.call(contract.measures.importGrowthTable, file(inventedTable()));
  expect(await refusalOf(doctor.call(contract.measures.importGrowthTable, file(inventedTable())))).toEqual({
    code: 'GROWTH_TABLE_ALREADY_IN',
    data: { version: 1 },
  });
  const corrected = inventedTable().map((row, index) =>
    index === 1 ? row.map((cell, place) => (place === 6 ? '4.1' : cell)) : row,
  );
  await doctor.call(contract.measures.importGrowthTable, file(corrected));
  const tables = await doctor.call(contract.measures.growthTables, {});
  expect(tables.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
    [2, true],
    [1, false],
  ]);
});

test('one wrong cell keeps the whole file out, and the desk may not bring one', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const broken = inventedTable().map((row, index) =>
    index === 40 ? row.map((cell, place) => (place === 7 ? 'x' : cell)) : row,
  );
  const looked = await doctor.call(contract.measures.checkGrowthTable, file(broken));
  expect(looked.problems).toEqual([{ row: 41, column: 's', code: 'NOT_A_NUMBER', typed: 'x' }]);
  expect(await refusalOf(doctor.call(contract.measures.importGrowthTable, file(broken)))).toEqual({
    code: 'GROWTH_TABLE_HAS_PROBLEMS',
    data: { problemCount: 1 },
  });
  expect(await doctor.call(contract.measures.growthTables, {})).toEqual([]);
  const open = { fileName: 'a.csv', text: `${csvOf(inventedTable())}\n"open` };
  expect((await doctor.call(contract.measures.checkGrowthTable, open)).problems[0]?.code).toBe('QUOTE_OPEN');
  const desk = await doctor.as('receptionist');
  const refused = desk.call(contract.measures.importGrowthTable, file(inventedTable()));
  expect((await refusalOf(refused)).code).toBe('NOT_ALLOWED');
});

test('every dated row of the lists can be read, and adults and Indian cut-offs stand in them', () => {
  const { bmiClasses, pressureStages, ageing, limits } = measureRows();
  expect(bmiClasses.map(row => row.fromKgM2)).toEqual([0, 18.5, 23, 25]);
  expect(pressureStages.map(row => row.systolicFrom)).toEqual([0, 130, 140, 160]);
  expect([...bmiClasses, ...pressureStages].every(row => row.ageFromMonths === limits.adultFromMonths)).toBe(
    true,
  );
  for (const months of [0, 11, 12, 59, 60, 215, 216, 1200])
    for (const measure of ['weightKg', 'heightCm'])
      expect(
        ageing.filter(
          row =>
            row.measure === measure &&
            months >= row.ageFromMonths &&
            (row.ageToMonths === null || months < row.ageToMonths),
        ),
      ).toHaveLength(1);
});

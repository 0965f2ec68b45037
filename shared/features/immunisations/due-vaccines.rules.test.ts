import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/local-date.ts';
import { type GivenDose, type PlannedDose, planDoses, type Vaccinee } from './due-vaccines.rules.ts';
import { scheduleRowSchema, vaccineRowSchema } from './schedule-rows.schema.ts';

function cellsOf(name: string): Record<string, string>[] {
  const text = readFileSync(join('resources/reference', name), 'utf8').trim();
  const [head = [], ...rows] = text
    .split('\n')
    .map(line =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(found => found[1] ?? found[2] ?? ''),
    );
  return rows.map(cells => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

const rows = cellsOf('immunisation.csv').map(row => scheduleRowSchema.parse(row));
const vaccines = new Map(
  cellsOf('vaccines.csv').map(row => {
    const vaccine = vaccineRowSchema.parse(row);
    return [vaccine.code, vaccine] as const;
  }),
);

const born = '2025-01-01';
const child: Vaccinee = { birthOn: born, sex: 'F', startOn: null };

function plan(
  schedule: string,
  given: readonly (readonly [code: string, onDate: string])[],
  today: string,
  person = child,
) {
  const doses: GivenDose[] = given.map(([code, givenOn], at) => ({ recordId: at + 1, code, givenOn }));
  return planDoses(
    rows.filter(row => row.schedule === schedule),
    person,
    doses,
    { vaccines, today },
  );
}

function said({ row, state, dueOn, givenOn }: PlannedDose): string {
  return `${row.code} ${row.doseLabel} ${state} ${givenOn ?? dueOn ?? ''}`.trim();
}

function ofCode(code: string, doses: PlannedDose[]): string[] {
  return doses.filter(({ row }) => row.code === code).map(said);
}

test('a newborn is due for what is given at birth, and the rest is coming on its day', () => {
  const { doses } = plan('NIS', [], born);
  expect(doses.filter(({ state }) => state === 'due').map(said)).toEqual([
    'BCG 1 due 2025-01-01',
    'HepB Birth dose due 2025-01-01',
    'OPV 0 due 2025-01-01',
  ]);
  expect(ofCode('PENTA', doses)).toEqual([
    'PENTA 1 coming 2025-02-12',
    'PENTA 2 coming 2025-03-12',
    'PENTA 3 coming 2025-04-09',
  ]);
});

test('the birth dose of hepatitis B is too late after a day, and drops at birth after fifteen', () => {
  const { doses } = plan('NIS', [], '2025-01-20');
  expect(ofCode('HepB', doses)).toEqual(['HepB Birth dose tooLate']);
  expect(ofCode('OPV', doses)[0]).toBe('OPV 0 tooLate');
  expect(ofCode('BCG', doses)).toEqual(['BCG 1 due 2025-01-01']);
});

test('a late second dose moves the third by the minimum gap, not by the calendar', () => {
  const { doses } = plan(
    'NIS',
    [
      ['PENTA', '2025-02-12'],
      ['PENTA', '2025-06-01'],
    ],
    '2025-06-10',
  );
  expect(ofCode('PENTA', doses)).toEqual([
    'PENTA 1 given 2025-02-12',
    'PENTA 2 given 2025-06-01',
    'PENTA 3 coming 2025-06-29',
  ]);
});

test.each([
  // Four days of grace before six weeks (day 42) and before four weeks of gap.
  ['2025-02-08', '2025-03-08', ['PENTA 1 given 2025-02-08', 'PENTA 2 given 2025-03-08'], []],
  ['2025-02-07', '2025-03-12', ['PENTA 1 given 2025-03-12', 'PENTA 2 due 2025-04-09'], [1]],
  ['2025-02-12', '2025-03-07', ['PENTA 1 given 2025-02-12', 'PENTA 2 overdue 2025-03-12'], [2]],
] as const)('given on %s and %s', (first, second, expected, uncounted) => {
  const answer = plan(
    'NIS',
    [
      ['PENTA', first],
      ['PENTA', second],
    ],
    '2025-04-10',
  );
  expect(ofCode('PENTA', answer.doses).slice(0, 2)).toEqual(expected);
  expect(answer.uncounted).toEqual(uncounted);
});

test('a hexavalent counts as every part that it carries, once in each', () => {
  const { doses, uncounted } = plan('IAP', [['HEXA', '2025-02-12']], '2025-02-20');
  const given = doses.filter(({ state }) => state === 'given').map(({ row }) => row.code);
  expect(given.sort()).toEqual(['DTP', 'HepB', 'Hib', 'IPV']);
  expect(uncounted).toEqual([]);
});

test('a measles-rubella dose is no MMR, but an MMR is one', () => {
  expect(ofCode('MMR', plan('IAP', [['MR', '2025-10-01']], '2025-10-05').doses)[0]).toBe(
    'MMR 1 coming 2025-10-29',
  );
  expect(ofCode('MR', plan('NIS', [['MMR', '2025-10-01']], '2025-10-05').doses)[0]).toBe(
    'MR 1 given 2025-10-01',
  );
});

test('a fractional dose of IPV does not count as a full one', () => {
  const { doses } = plan('IAP', [['fIPV', '2025-02-12']], '2025-02-20');
  expect(ofCode('IPV', doses)[0]).toBe('IPV 1 due 2025-02-12');
});

test('the booster of DPT follows the third pentavalent and is none itself', () => {
  const primary = [
    ['PENTA', '2025-02-12'],
    ['PENTA', '2025-03-12'],
    ['PENTA', '2025-04-09'],
  ] as const;
  expect(ofCode('DPT', plan('NIS', primary, '2026-05-10').doses)).toEqual([
    'DPT Booster 1 due 2026-05-03',
    'DPT Booster 2 coming 2030-01-01',
  ]);
});

test('whoever never began by the first birthday is too late for the whole first series, not overdue for its second', () => {
  const { doses } = plan('NIS', [], '2026-03-01');
  expect(ofCode('PENTA', doses)).toEqual(['PENTA 1 tooLate', 'PENTA 2 tooLate', 'PENTA 3 tooLate']);
  expect(ofCode('OPV', doses).slice(0, 3)).toEqual([
    'OPV 0 tooLate',
    'OPV 1 overdue 2025-02-12',
    'OPV 2 coming 2026-03-29',
  ]);
});

test('two injected live vaccines stand four weeks apart', () => {
  const { doses } = plan('IAP', [['VAR', '2026-04-10']], '2026-04-15');
  expect(ofCode('MMR', doses)[0]).toBe('MMR 1 coming 2026-05-08');
});

test('two injected live vaccines ten days apart: the second does not count', () => {
  const { doses, uncounted } = plan(
    'IAP',
    [
      ['MMR', '2026-04-10'],
      ['VAR', '2026-04-20'],
    ],
    '2026-04-25',
  );
  expect(ofCode('VAR', doses)[0]).toBe('VAR 1 coming 2026-05-08');
  expect(uncounted).toEqual([2]);
  const together = plan(
    'IAP',
    [
      ['MMR', '2026-04-10'],
      ['VAR', '2026-04-10'],
    ],
    '2026-04-25',
  );
  expect(together.uncounted).toEqual([]);
});

test('boosters keep their gap after a primary series that was given late', () => {
  const late = [
    ['PENTA', '2025-12-01'],
    ['PENTA', '2026-01-05'],
    ['PENTA', '2026-05-20'],
  ] as const;
  expect(ofCode('DPT', plan('NIS', late, '2026-06-01').doses)[0]).toBe('DPT Booster 1 coming 2026-11-19');
});

test('what would fall after its last age is too late, not coming', () => {
  const four = plan('NIS', [], '2029-12-01').doses;
  expect(ofCode('VitA', four).filter(words => !words.includes('tooLate'))).toEqual([
    'VitA 1 overdue 2025-09-28',
  ]);
  for (const { row, dueOn } of four)
    if (dueOn && row.maxAgeDays) expect(dueOn <= addDays(born, row.maxAgeDays), row.id).toBe(true);
});

test('a child of ten is not asked for what infants get', () => {
  const ten: Vaccinee = { ...child, birthOn: '2016-01-01' };
  const asked = plan('IAP', [], '2026-11-22', ten).doses.filter(({ state }) => state !== 'tooLate');
  expect(
    asked.map(({ row }) => row.code).filter(code => ['RV', 'BCG', 'DTP', 'Hib', 'PCV'].includes(code)),
  ).toEqual([]);
});

test('a dose a month late is overdue', () => {
  expect(ofCode('BCG', plan('NIS', [], '2025-01-29').doses)).toEqual(['BCG 1 due 2025-01-01']);
  expect(ofCode('BCG', plan('NIS', [], '2025-01-30').doses)).toEqual(['BCG 1 overdue 2025-01-01']);
});

test('boys are not asked for what the programme gives to girls', () => {
  const boy: Vaccinee = { ...child, sex: 'M' };
  expect(ofCode('HPV', plan('NIS', [], born, boy).doses)).toEqual([]);
  expect(ofCode('HPV', plan('NIS', [], born).doses)).toHaveLength(1);
});

test('a bite is counted from its first day, whatever the age', () => {
  const bitten: Vaccinee = { birthOn: '1980-01-01', sex: 'M', startOn: '2026-11-20' };
  const { doses } = plan('RABIES-PEP-IM', [['RAB', '2026-11-20']], '2026-11-22', bitten);
  expect(doses.map(said)).toEqual([
    'RAB Day 0 given 2026-11-20',
    'RAB Day 3 coming 2026-11-23',
    'RAB Day 7 coming 2026-11-27',
    'RAB Day 14 coming 2026-12-04',
    'RAB Day 28 coming 2026-12-18',
  ]);
});

test('a course after a bite counts no dose given before its day, and a late one moves the next', () => {
  const bitten: Vaccinee = { birthOn: '1980-01-01', sex: 'M', startOn: '2026-11-17' };
  const daily = plan(
    'RABIES-PEP-IM',
    [
      ['RAB', '2026-11-17'],
      ['RAB', '2026-11-18'],
      ['RAB', '2026-11-19'],
      ['RAB', '2026-11-20'],
    ],
    '2026-11-20',
    bitten,
  );
  expect(daily.doses.map(said).slice(0, 3)).toEqual([
    'RAB Day 0 given 2026-11-17',
    'RAB Day 3 given 2026-11-20',
    'RAB Day 7 coming 2026-11-24',
  ]);
  expect(daily.uncounted).toEqual([2, 3]);
  const late = plan(
    'RABIES-PEP-IM',
    [
      ['RAB', '2026-11-17'],
      ['RAB', '2026-11-25'],
    ],
    '2026-11-25',
    bitten,
  );
  expect(late.doses.map(said)[2]).toBe('RAB Day 7 coming 2026-11-29');
});

test('every dose of every schedule is of a known vaccine and can be given on its own day', () => {
  for (const row of rows) {
    expect(vaccines.has(row.code), row.id).toBe(true);
    if (row.minAgeDays !== null) expect(row.minAgeDays, row.id).toBeLessThanOrEqual(row.dueDays);
    if (row.maxAgeDays !== null) expect(row.maxAgeDays, row.id).toBeGreaterThanOrEqual(row.dueDays);
  }
  for (const schedule of new Set(rows.map(row => row.schedule))) {
    const person: Vaccinee = { birthOn: '2000-01-01', sex: 'F', startOn: '2000-01-01' };
    const ofSchedule = rows.filter(row => row.schedule === schedule);
    const given = ofSchedule.map((row, at) => ({
      recordId: at + 1,
      code: row.code,
      givenOn: new Date(Date.UTC(2000, 0, 1 + row.dueDays)).toISOString().slice(0, 10),
    }));
    const { doses, uncounted } = planDoses(ofSchedule, person, given, { vaccines, today: '2026-11-22' });
    expect(
      doses.map(said).filter(words => !words.includes('given')),
      schedule,
    ).toEqual([]);
    expect(uncounted, schedule).toEqual([]);
  }
});

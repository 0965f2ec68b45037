import { expect, test } from 'vitest';
import type { ImportField, ImportLayout } from './imports.contract.ts';
import { readAge, readDate, readPhones, readSex } from './old-cell.rules.ts';
import { readOldRow } from './old-row.rules.ts';

const TODAY = '2026-11-22';
const FIELDS: readonly ImportField[] = [
  'fullName',
  'phone',
  'age',
  'sex',
  'birthOn',
  'address',
  'tags',
  'registeredOn',
];
const layout: ImportLayout = {
  map: Object.fromEntries(FIELDS.map((field, column) => [field, column])),
  ...{ dateOrder: 'dayFirst', agesOn: null, phoneWhenMissing: '', hasHeader: true },
};
const row = (cells: Partial<Record<ImportField, string>>, more: Partial<ImportLayout> = {}) =>
  readOldRow(
    FIELDS.map(
      field => ({ fullName: 'Asha Rao', phone: '5000041735', age: '42', sex: 'F', ...cells })[field] ?? '',
    ),
    { ...layout, ...more },
    { today: TODAY, width: FIELDS.length },
  );
const codes = (cells: Partial<Record<ImportField, string>>, more?: Partial<ImportLayout>) =>
  row(cells, more).problems.map(({ field, code }) => `${field} ${code}`);

test.each([
  ['21/11/1984', '1984-11-21'],
  ['1-3-84', '1984-03-01'],
  ['1.3.30', '1930-03-01'],
  ['1984-11-21', '1984-11-21'],
  ['21/11/1984 00:00:00', '1984-11-21'],
  ['5-Mar-1984', '1984-03-05'],
  ['5 March 84', '1984-03-05'],
  ['March 5, 1984', '1984-03-05'],
  ['29/2/2024', '2024-02-29'],
  ['31/2/1980', undefined],
  ['29/2/2023', undefined],
  ['13/13/1984', undefined],
  ['1984', undefined],
  ['30651', undefined],
])('the day %s is %s', (cell, day) => {
  expect(readDate(cell, 'dayFirst', TODAY)).toBe(day);
});

test('the file says whether the month stands first', () => {
  expect(readDate('03/04/1980', 'dayFirst', TODAY)).toBe('1980-04-03');
  expect(readDate('03/04/1980', 'monthFirst', TODAY)).toBe('1980-03-04');
  expect(readDate('80/04/03', 'yearFirst', TODAY)).toBe('1980-04-03');
});

test.each([
  ['34', [34, 0, 0]],
  ['34 Yrs', [34, 0, 0]],
  ['34/F', [34, 0, 0]],
  ['34 M', [34, 0, 0]],
  ['34F', [34, 0, 0]],
  ['6 m', [0, 6, 0]],
  ['1y 6m', [1, 6, 0]],
  ['2 years 3 months', [2, 3, 0]],
  ['10 days', [0, 0, 10]],
  ['1.5', [1, 6, 0]],
  ['M/34', [34, 0, 0]],
  ['34 वर्ष', [34, 0, 0]],
  ['0', undefined],
  ['old', undefined],
  ['34 or so', undefined],
  ['', undefined],
])('the age %s is read', (cell, parts) => {
  const age = readAge(cell);
  expect(age && [age.years, age.months, age.days]).toEqual(parts);
});

test.each([
  ['F', 'F'],
  ['Female', 'F'],
  ['महिला', 'F'],
  ['34/F', 'F'],
  ['34 Yrs / Male', 'M'],
  ['34Y(M)', 'M'],
  ['TG', 'T'],
  ['6 m', undefined],
  ['34', undefined],
  ['x', undefined],
])('the sex in %s is %s', (cell, sex) => {
  expect(readSex(cell)).toBe(sex);
});

test.each([
  ['50000-41735', '5000041735', ''],
  ['+91 50000 41735', '5000041735', ''],
  ['5000041735, 5000041736', '5000041735', '5000041736'],
  ['5000041735/5000041736', '5000041735', '5000041736'],
  ['5000041735 5000041736', '5000041735', '5000041736'],
  ['12345, 5000041736', '5000041736', ''],
  ['0731-2550148', '7312550148', ''],
  ['5.000041735E9', '5000041735', ''],
  ['5000041735.0', '5000041735', ''],
  ['5000041735, 5000041735', '5000041735', ''],
])('of the phones %s the first valid one is kept', (cell, phone, altPhone) => {
  expect(readPhones(cell)).toMatchObject({ phone, altPhone, problem: null });
});

test.each([
  ['2550148', 'PHONE_NOT_TEN_DIGITS'],
  ['9.87E+09', 'PHONE_DIGITS_LOST'],
  ['', 'PHONE_MISSING'],
  ['NA', 'PHONE_MISSING'],
  ['0000000000', 'PHONE_MISSING'],
])('the phone %s is a problem', (cell, problem) => {
  expect(readPhones(cell).problem).toBe(problem);
});

test('a good row becomes a person by the rules of the register form', () => {
  expect(
    row({ fullName: ' *Mrs. Asha  Rao, ', sex: '', tags: 'diabetes; camp 2019, diabetes' }).person,
  ).toMatchObject({
    ...{ fullName: 'Asha Rao', phone: '5000041735', sex: 'F', birthOn: '1984-11-22', birthIsEstimated: true },
    ...{ tags: ['diabetes', 'camp 2019'], registeredOn: null },
  });
  expect(row({ birthOn: '21/11/1984', registeredOn: '4/5/2016' }).person).toMatchObject({
    ...{ birthOn: '1984-11-21', birthIsEstimated: false, registeredOn: '2016-05-04' },
  });
  expect(row({ phone: '५००००४१७३५', age: '४२' }).person).toMatchObject({
    phone: '5000041735',
    birthOn: '1984-11-22',
  });
});

test('ages of an older list are counted from the day they were right', () => {
  expect(row({ age: '42' }, { agesOn: '2016-11-22' }).person?.birthOn).toBe('1974-11-22');
});

test.each([
  [{ birthOn: '31/2/1980' }, ['birthOn NOT_A_DATE']],
  [{ birthOn: '1/1/2027' }, ['birthOn BIRTH_DATE_IN_FUTURE']],
  [{ age: '200' }, ['age AGE_NOT_POSSIBLE']],
  [{ age: '0' }, ['age REQUIRED']],
  [{ age: '' }, ['age REQUIRED']],
  [{ age: 'aged' }, ['age AGE_NOT_UNDERSTOOD']],
  [{ fullName: '' }, ['fullName REQUIRED']],
  [{ fullName: '12345' }, ['fullName NOT_A_NAME']],
  [{ fullName: 'As\ufffdha' }, ['fullName NOT_A_NAME']],
  [{ fullName: 'a'.repeat(5_000) }, ['fullName TOO_LONG']],
  [{ phone: '' }, ['phone PHONE_MISSING']],
  [{ sex: 'x' }, ['sex SEX_NOT_UNDERSTOOD']],
  [{ address: 'Lane \u0007 2' }, ['address NOT_PLAIN_TEXT']],
  [{ registeredOn: '1/1/2030' }, ['registeredOn DATE_IN_FUTURE']],
  [
    { fullName: '', phone: '12', age: '200' },
    ['phone PHONE_NOT_TEN_DIGITS', 'age AGE_NOT_POSSIBLE', 'fullName REQUIRED'],
  ],
] as const)('%o is a problem of its field', (cells, expected) => {
  expect(codes(cells)).toEqual(expected);
  expect(row(cells).person).toBeUndefined();
});

test('a hostile cell stands in the list of problems with its beginning only', () => {
  expect(row({ fullName: 'a'.repeat(5_000) }).problems[0]?.value.length).toBeLessThan(80);
});

test('rows without a phone get the clinic’s own number when the clinic says so', () => {
  const own = { phoneWhenMissing: '7315550148' };
  expect(row({ phone: '-' }, own).person?.phone).toBe('7315550148');
  expect(codes({ phone: '12345' }, own)).toEqual(['phone PHONE_NOT_TEN_DIGITS']);
});

test('a comma that nobody quoted is a problem of the row, not a shifted record', () => {
  const cells = ['Asha Rao', '5000041735', '42', 'F', '', 'Lane 2', '', '', 'Indore'];
  expect(readOldRow(cells, layout, { today: TODAY, width: 8 }).problems).toEqual([
    { field: null, code: 'TOO_MANY_CELLS', value: 'Indore' },
  ]);
});

test('what no field could keep is named: a third phone, a number of seven digits', () => {
  expect(row({ phone: '5000041735, 5000041736, 5000041737, 2550148' }).leftOver).toEqual([
    '5000041737',
    '2550148',
  ]);
});

test('an age that was right on a day far back makes no birth that nobody can have', () => {
  expect(codes({ age: '20' }, { agesOn: '1850-01-01' })).toEqual(['age AGE_NOT_POSSIBLE']);
  expect(codes({ age: '20' }, { agesOn: '2062-11-21' })).toEqual(['age BIRTH_DATE_IN_FUTURE']);
  expect(row({ age: '20' }, { agesOn: '2016-11-21' }).person?.birthOn).toMatch(/^1996/);
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, openTestClinic, refusalOf } from '../../server/test-clinic.ts';
import { enter, here, labs, orderedBy, personOf, releasedBy } from './labs.test-support.ts';

afterEach(closeTestClinics);

const HEAD = 'name,unit,specimen,low,high,critical_high,choices,normal';
const ZONULIN = 'Zonulin,pg/mL,Serum,200,900,,,';
const CARD = 'Malaria card,,Blood,,,,Negative;P. vivax,Negative';
const fileOf = (...rows: string[]) => ({ csv: [HEAD, ...rows].join('\n'), fileName: 'tests.csv' });

test('a file of own tests is looked at, brought in with its ranges, and ordered and flagged by them', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const { csv } = fileOf(ZONULIN, CARD);
  expect(await doctor.call(labs.checkTestFile, { csv })).toMatchObject({ rows: 2, added: 2, problems: [] });
  expect(await doctor.call(labs.search, { text: 'zonulin' })).not.toContainEqual(
    expect.objectContaining({ name: 'Zonulin', group: '' }),
  );
  await doctor.call(labs.importTests, fileOf(ZONULIN, CARD));
  const own = (await doctor.call(labs.testList, {})).tests.filter(({ isOwn }) => isOwn);
  expect(own.map(({ name, unit }) => [name, unit])).toEqual([
    ['Zonulin', 'pg/mL'],
    ['Malaria card', ''],
  ]);
  const patientId = await personOf(doctor);
  const [orderId = 0] = await orderedBy(doctor, patientId, here(own[0]?.id ?? ''));
  const sheet = await enter(doctor, orderId, { [own[0]?.id ?? '']: '150' });
  expect(sheet.rows[0]).toMatchObject({ flag: 'low', limits: { low: 200, high: 900 } });
  expect(await doctor.call(labs.checkTestFile, { csv })).toMatchObject({ added: 0, same: 2, problems: [] });
});

test.each([
  ['a figure that is none', 'Zonulin,pg/mL,Serum,two,900,,,', 'low', 'NOT_A_NUMBER'],
  ['limits the wrong way round', 'Zonulin,pg/mL,Serum,900,200,,,', 'high', 'LOW_NOT_BELOW_HIGH'],
  ['no name', ',pg/mL,Serum,200,900,,,', 'name', 'REQUIRED'],
  ['the name of a test of the list', 'Potassium,mmol/L,Serum,,,,,', 'name', 'TEST_NAME_TAKEN'],
  ['a name that stands twice', ZONULIN, 'name', 'TWICE_IN_FILE'],
])('a row with %s keeps the whole file out and is named', async (_what, row, column, code) => {
  const doctor = await openTestClinic({ role: 'doctor' });
  const file = code === 'TWICE_IN_FILE' ? fileOf(ZONULIN, row) : fileOf(CARD, row);
  const check = await doctor.call(labs.checkTestFile, { csv: file.csv });
  expect(check.problems).toMatchObject([{ row: 3, column, code }]);
  expect(await refusalOf(doctor.call(labs.importTests, file))).toMatchObject({ code: 'ROW_NOT_POSSIBLE' });
  expect((await doctor.call(labs.testList, {})).tests.filter(({ isOwn }) => isOwn)).toEqual([]);
});

test('a retired own test is offered and ordered no more; what was ordered is measured and printed with its name', async () => {
  const doctor = await openTestClinic({ role: 'doctor' });
  await doctor.call(labs.importTests, fileOf(ZONULIN));
  const [own] = (await doctor.call(labs.testList, { text: 'zonulin' })).tests.filter(({ isOwn }) => isOwn);
  const testId = own?.id ?? '';
  const patientId = await personOf(doctor);
  const [orderId = 0] = await orderedBy(doctor, patientId, here(testId));
  await doctor.call(labs.retireTest, { testId, reason: 'Kit no longer bought' });

  expect((await doctor.call(labs.search, { text: 'zonulin' })).map(({ id }) => id)).not.toContain(testId);
  expect((await doctor.call(labs.testList, {})).tests.map(({ id }) => id)).not.toContain(testId);
  const again = doctor.call(labs.order, { patientId, lines: [here(testId)] });
  expect(await refusalOf(again)).toMatchObject({ code: 'TEST_NOT_ON_LIST', data: { lineNumbers: [1] } });
  const sheet = await enter(doctor, orderId, { [testId]: '150' });
  expect(sheet.rows[0]).toMatchObject({ name: 'Zonulin', flag: 'low' });
  await releasedBy(doctor, orderId);

  const twice = doctor.call(labs.retireTest, { testId, reason: 'again' });
  expect((await refusalOf(twice)).code).toBe('NOT_FOUND');
  const shipped = doctor.call(labs.retireTest, { testId: 'LAB054', reason: 'not ours' });
  expect((await refusalOf(shipped)).code).toBe('NOT_FOUND');
  expect(await doctor.call(labs.addTest, { name: 'Zonulin', kind: 'number', unit: 'pmol/L' })).toEqual({
    testId: expect.stringMatching(/^OWN\d+$/),
  });
  const { driver } = doctor.server.house.opened().db;
  expect(() => driver.exec('DELETE FROM lab_own_retirements')).toThrow('never deleted');
});

test('the list is changed by whoever may change lists', async () => {
  const nurse = await openTestClinic({ role: 'nurse' });
  for (const asked of [
    nurse.call(contract.labs.retireTest, { testId: 'OWN1', reason: 'x' }),
    nurse.call(contract.labs.importTests, fileOf(ZONULIN)),
  ])
    expect((await refusalOf(asked)).code).toBe('NOT_ALLOWED');
});

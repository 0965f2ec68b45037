import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';

afterEach(closeTestClinics);

const asha: NewPatientInput = {
  fullName: 'Asha Rao',
  phone: '5000041735',
  birthOn: '1984-11-21',
  birthIsEstimated: true,
  sex: 'F',
  notADuplicateBecause: 'for the number only',
};

async function changePattern(clinic: TestClinic, uhidPattern: string): Promise<void> {
  const owner = await clinic.as('owner');
  const now = await owner.call(contract.settings.get, {});
  await owner.call(contract.settings.change, { ...now, settings: { ...now.settings, uhidPattern } });
}

const nextNumber = async (clinic: TestClinic, more: Partial<NewPatientInput> = {}) =>
  (await clinic.call(contract.patients.register, { ...asha, ...more })).uhid;

test('numbers follow the clinic’s pattern and begin again with its financial year', async () => {
  const clinic = await openTestClinic();
  await changePattern(clinic, '{prefix}/{fy}/{n:4}');
  expect([await nextNumber(clinic), await nextNumber(clinic)]).toEqual(['P/26-27/0001', 'P/26-27/0002']);
  clinic.clock.set('2027-03-31T18:29:00Z');
  const desk = await clinic.as('receptionist');
  expect(await nextNumber(desk)).toBe('P/26-27/0003');
  clinic.clock.set('2027-03-31T18:30:00Z');
  expect(await nextNumber(desk)).toBe('P/27-28/0001');
});

test('a pattern changed in the middle of the year gives nobody a number twice', async () => {
  const clinic = await openTestClinic();
  await changePattern(clinic, '{prefix}{n:3}');
  const first = [await nextNumber(clinic), await nextNumber(clinic)];
  await changePattern(clinic, '{prefix}-{yy}-{n:5}');
  const second = [await nextNumber(clinic)];
  await changePattern(clinic, '{prefix}{yy}{n:1}');
  const { driver } = clinic.server.house.opened().db;
  driver.exec("UPDATE patients SET uhid = 'P262' WHERE uhid = 'P002'");
  const third = [await nextNumber(clinic), await nextNumber(clinic)];
  expect([...first, ...second, ...third]).toEqual(['P001', 'P002', 'P-26-00001', 'P263', 'P264']);
});

test('the number of the old paper file still finds the person', async () => {
  const clinic = await openTestClinic();
  await changePattern(clinic, '{prefix}/{fy}/{n:4}');
  const uhid = await nextNumber(clinic, { oldNumber: 'OPD/1881' });
  for (const text of ['OPD/1881', uhid, uhid.toLowerCase()]) {
    expect((await clinic.call(contract.patients.search, { text }))[0]?.patient.uhid, text).toBe(uhid);
  }
});

test('a pattern without a counter is refused', async () => {
  const clinic = await openTestClinic();
  const refusal = await refusalOf(changePattern(clinic, '{prefix}-{yy}'));
  expect(refusal.data.problems).toContainEqual({
    path: 'settings.uhidPattern',
    code: 'NOT_A_NUMBER_PATTERN',
  });
});

test('a number of figures alone is refused: it would be looked for as a phone and never be found', async () => {
  const clinic = await openTestClinic();
  for (const uhidPattern of ['{yyyy}{n:6}', '{yy}/{n:5}', '{n:5}']) {
    const refusal = await refusalOf(changePattern(clinic, uhidPattern));
    expect(refusal.data.problems, uhidPattern).toEqual([
      { path: 'settings.uhidPattern', code: 'UHID_NEEDS_A_LETTER' },
    ]);
  }
});

test.each(['{prefix}{yyyy}{n:6}', 'opd-{n:4}', '{yyyy}OP{mm}{n:4}', '{n:6}A'])(
  'a number by %s is found as it stands on its label, in capitals or not',
  async pattern => {
    const clinic = await openTestClinic();
    await changePattern(clinic, pattern);
    const uhid = await nextNumber(clinic);
    for (const text of [uhid, uhid.toLowerCase(), uhid.toUpperCase()]) {
      expect((await clinic.call(contract.patients.search, { text }))[0]?.patient.uhid, text).toBe(uhid);
    }
  },
);

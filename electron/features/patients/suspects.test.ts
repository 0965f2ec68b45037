import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { closeTestClinics, openTestClinic, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { compareSome } from './suspects.ts';
import { ASHA } from './test-merges.ts';

afterEach(closeTestClinics);

const { patients } = contract;
const SURE = { notADuplicateBecause: 'she says she is new' };

async function clinicWith(people: readonly Partial<NewPatientInput>[]) {
  const desk = await openTestClinic();
  const owner = await desk.as('owner');
  const ids: number[] = [];
  for (const person of people) {
    ids.push((await desk.call(patients.register, { ...ASHA, ...SURE, ...person })).id);
  }
  const pairs = async () =>
    (await owner.call(patients.suspects, {})).map(({ first, second }) => [first.id, second.id]);
  return { desk, owner, ids, pairs };
}

function compareAll(clinic: TestClinic): void {
  const slice = { today: '2026-11-21', at: clinic.clock.now(), most: 2 };
  let hasMore = true;
  while (hasMore) hasMore = clinic.server.house.opened().db.transaction(db => compareSome(db, slice));
}

const PEOPLE_OF_A_DAY: readonly Partial<NewPatientInput>[] = [
  { fullName: 'Lakshmi Nair' },
  { fullName: 'Laxmi Nayar', birthOn: '1985-05-05' },
  { fullName: 'Mohan Nair', sex: 'M' },
  { fullName: 'Imran Khan', sex: 'M', phone: '5000055284', oldNumber: 'R-77' },
  { fullName: 'Mohd Imran Khan', sex: 'M', phone: '5000055299', birthOn: '1983-01-01' },
  { fullName: 'Gopal Iyer', sex: 'M', phone: '5000066611' },
];

test('the owner sees the likeliest pairs first, before and after they were stored', async () => {
  const { desk, ids, pairs, owner } = await clinicWith(PEOPLE_OF_A_DAY);
  const expected = [
    [ids[0], ids[1]],
    [ids[3], ids[4]],
  ];
  expect(await pairs()).toEqual(expected);
  compareAll(desk);
  expect(await pairs()).toEqual(expected);
  const [likeliest] = await owner.call(patients.suspects, { limit: 1 });
  expect(likeliest).toMatchObject({
    because: ['soundsAlike', 'phone', 'age', 'sex', 'locality'],
    first: { fullName: 'Lakshmi Nair' },
  });
  expect(likeliest?.score).toBeGreaterThan(90);
});

test('a pair that was put aside never comes again, not even when one of them is changed', async () => {
  const { desk, owner, ids, pairs } = await clinicWith(PEOPLE_OF_A_DAY.slice(0, 2));
  compareAll(desk);
  const [firstId = 0, secondId = 0] = ids;
  await owner.call(patients.dismissSuspect, {
    firstId: secondId,
    secondId: firstId,
    reason: 'sisters-in-law',
  });
  expect(await pairs()).toEqual([]);
  await desk.call(patients.change, {
    ...{ ...ASHA, fullName: 'Lakshmi Nair', patientId: firstId, version: 1, locality: 'Rau' },
  });
  expect(await pairs()).toEqual([]);
  compareAll(desk);
  expect(await pairs()).toEqual([]);
});

test('a record that was put right is no suspect any more, and one that became alike is', async () => {
  const { desk, ids, pairs } = await clinicWith(PEOPLE_OF_A_DAY.slice(0, 3));
  compareAll(desk);
  const [, secondId = 0, thirdId = 0] = ids;
  const change = (patientId: number, fullName: string, sex: 'F' | 'M') =>
    desk.call(patients.change, { ...ASHA, patientId, version: 1, fullName, sex });
  await change(secondId, 'Revathi Nair', 'F');
  expect(await pairs()).toEqual([]);
  await change(thirdId, 'Lakshmee Nair', 'F');
  expect(await pairs()).toEqual([[ids[0], thirdId]]);
  compareAll(desk);
  expect(await pairs()).toEqual([[ids[0], thirdId]]);
});

test('merged records leave the list; un-merged ones were looked at and stay out of it', async () => {
  const { owner, ids, pairs } = await clinicWith(PEOPLE_OF_A_DAY.slice(0, 2));
  const [keptId = 0, goneId = 0] = ids;
  const { id } = await owner.call(patients.merge, { keptId, goneId, reason: 'one person' });
  expect(await pairs()).toEqual([]);
  await owner.call(patients.unmerge, { mergeId: id, reason: 'two people' });
  expect(await pairs()).toEqual([]);
});

test('namesakes who moved and have another phone are one person when the old paper file says so', async () => {
  const gopal = { fullName: 'Gopal Iyer', sex: 'M' as const, oldNumber: 'R-77' };
  const moved = { ...gopal, phone: '5000066611', birthOn: '1981-01-01', locality: 'Rau' };
  const another = { ...moved, oldNumber: 'R-78', phone: '5000066622', birthOn: '1975-01-01' };
  const { ids, pairs } = await clinicWith([gopal, moved, another]);
  expect(await pairs()).toEqual([ids.slice(0, 2)]);
});

test('only the owner sees the list', async () => {
  const desk = await openTestClinic();
  expect((await refusalOf(desk.call(patients.suspects, {}))).code).toBe('NOT_ALLOWED');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import {
  addItem,
  cash,
  dressing,
  FEE,
  openTestDesk,
  type TestDesk,
} from '../../server/test-money-desk.test-support.ts';

const { billing } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

const NOVEMBER = { fromDate: '2026-11-01', toDate: '2026-11-30' };

async function numbersOf(filter: Partial<InputOf<typeof billing.list>>): Promise<string[]> {
  const { bills } = await desk.clinic.call(billing.list, { ...NOVEMBER, ...filter });
  return bills.map(({ number }) => number);
}

test('bills are found by state, by doctor, by number and by name, with sums of all', async () => {
  const paid = await desk.issue({ payments: [cash(FEE)] });
  const part = await desk.issue({ payments: [cash(10_000)] });
  const ramesh = await desk.register('Ramesh Joshi', '5000041736');
  const his = await desk.issue({ patientId: ramesh });
  expect(await numbersOf({})).toEqual([his.number, part.number, paid.number]);
  expect(await numbersOf({ state: 'due' })).toEqual([his.number, part.number]);
  expect(await numbersOf({ state: 'paid' })).toEqual([paid.number]);
  expect(await numbersOf({ state: 'cancelled' })).toEqual([]);
  expect(await numbersOf({ text: '2' })).toEqual([part.number]);
  expect(await numbersOf({ text: 'b/26-27/000001' })).toEqual([paid.number]);
  expect(await numbersOf({ text: 'ramesh' })).toEqual([his.number]);
  expect(await numbersOf({ text: 'sunita', state: 'due' })).toEqual([part.number]);
  // Whoever asks for one paper does not know when it was written.
  expect(await numbersOf({ text: 'ramesh', fromDate: '2026-01-01', toDate: '2026-01-31' })).toEqual([
    his.number,
  ]);
  expect(await numbersOf({ doctorId: 999 })).toEqual([]);
  const { bills: _, ...sums } = await desk.clinic.call(billing.list, { ...NOVEMBER, state: null });
  expect(sums).toEqual({ count: 3, totalPaise: 3 * FEE, duePaise: 2 * FEE - 10_000 });
  expect(
    await desk.clinic.call(billing.list, { fromDate: '2026-11-20', toDate: '2026-11-20' }),
  ).toMatchObject({
    ...{ count: 0, totalPaise: 0, duePaise: 0 },
  });
});

test('the list leaves the clinic as a file that says the same', async () => {
  const bill = await desk.issue({ payments: [cash(10_000)] });
  const file = await desk.clinic.call(billing.exportList, { ...NOVEMBER, format: 'csv', language: 'en' });
  expect(file.fileName).toBe('bills-2026-11-01-2026-11-30.csv');
  const text = Buffer.from(file.base64, 'base64').toString();
  expect(text).toContain(bill.number);
  expect(text).toContain('Sunita Pawar');
  expect(text).toContain('500.00');
  expect(desk.clinic.auditTrail().at(-1)).toMatchObject({ action: 'bills.exported', entity: 'bills' });
});

test('what was ordered for the clinic’s own laboratory stands on the draft with its price, or is named without one', async () => {
  const owner = await desk.clinic.as('owner');
  const visitId = await desk.giveToken();
  const doctor = await desk.clinic.as('doctor');
  const found = async (text: string) => {
    const [test] = await doctor.call(contract.labs.search, { text });
    if (!test) throw new Error(`No test is called ${text}.`);
    return test;
  };
  const tests = [await found('haemoglobin'), await found('creatinine'), await found('tsh')];
  const lines = tests.map(({ id, name }, index) => ({
    ...{ testId: id, name, isUrgent: false, place: index === 2 ? ('outside' as const) : ('here' as const) },
  }));
  await doctor.call(contract.labs.order, { patientId: desk.patientId, visitId, lines });
  await addItem(
    owner,
    { ...dressing, code: '', name: tests[0]?.name ?? '', category: 'investigation' },
    20_000,
  );
  const draft = await desk.clinic.call(billing.draftForVisit, { visitId });
  expect(draft.lines.map(({ description, ratePaise }) => [description, ratePaise])).toEqual([
    ['Consultation, General medicine', FEE],
    [tests[0]?.name, 20_000],
  ]);
  expect(draft.unpriced).toEqual([tests[1]?.name]);
  const bill = await desk.issue({ visitId, lines: draft.lines });
  expect(bill.totalPaise).toBe(FEE + 20_000);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';

const { dues } = contract;
let desk: MoneyDesk;

beforeEach(async () => {
  desk = await openMoneyDesk();
});
afterEach(closeTestClinics);

test('dues stand the oldest first, by the promise or else by the bill, with their sums by age', async () => {
  const old = await desk.issue();
  await desk.at('2026-12-15T10:00');
  const promised = await desk.issue();
  const fresh = await desk.issue();
  await desk.clinic.call(dues.promise, {
    ...{ billId: promised.id, promisedOn: '2026-12-20', guarantorName: 'Ramesh Pawar' },
    ...{ guarantorPhone: '5000041740', note: 'After the harvest' },
  });
  const { rows, sums } = await desk.clinic.call(dues.list, {});
  expect(rows.map(({ billId, band, ageDays }) => [billId, band, ageDays])).toEqual([
    [old.id, 'upTo30', 24],
    [fresh.id, 'upTo7', 0],
    [promised.id, 'notYet', -5],
  ]);
  expect(sums.map(({ billCount }) => billCount)).toEqual([1, 1, 1, 0, 0]);
  const only = await desk.clinic.call(dues.list, { band: 'notYet', isPromised: true });
  expect(only.rows.map(({ billId, promise }) => [billId, promise?.guarantorName])).toEqual([
    [promised.id, 'Ramesh Pawar'],
  ]);
  expect(only.sums.map(({ billCount }) => billCount)).toEqual([1, 0, 0, 0, 0]);
});

test('a later promise stands before the earlier, which is never changed', async () => {
  const bill = await desk.issue();
  const promise = (promisedOn: string) => desk.clinic.call(dues.promise, { billId: bill.id, promisedOn });
  await promise('2026-11-25');
  expect((await promise('2026-12-01')).promise?.promisedOn).toBe('2026-12-01');
  expect(rawSql(desk.clinic, 'UPDATE due_promises SET note = 1')).toThrow(/never changed/);
  expect((await refusalOf(promise('2026-11-20'))).data).toEqual({
    problems: [{ path: 'promisedOn', code: 'PROMISED_IN_THE_PAST' }],
  });
});

test('a paid bill takes no promise', async () => {
  const bill = await desk.issue({ payments: [{ mode: 'cash', amountPaise: 60_000, reference: '' }] });
  const promise = desk.clinic.call(dues.promise, { billId: bill.id, promisedOn: '2026-12-01' });
  expect((await refusalOf(promise)).code).toBe('NOTHING_DUE');
});

test('the list goes out as a file of each kind, in the language of the screen', async () => {
  await desk.issue();
  const file = (format: 'csv' | 'pdf' | 'xlsx', language: 'en' | 'hi') =>
    desk.clinic.call(dues.exportList, { format, language });
  const csv = await file('csv', 'en');
  expect(csv.fileName).toBe('dues-2026-11-21.csv');
  expect(Buffer.from(csv.base64, 'base64').toString()).toContain('Sunita Pawar');
  expect(pdfText((await file('pdf', 'hi')).base64)).toContain('600');
  expect((await file('xlsx', 'en')).base64.length).toBeGreaterThan(1_000);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { type MoneyDesk, openMoneyDesk } from '../../server/test-dues.test-support.ts';
import { cash, line, upi } from '../../server/test-money-desk.test-support.ts';

const { dues, billing, refunds } = contract;
const LAKH = 10_000_000;
let desk: MoneyDesk;

beforeEach(async () => {
  desk = await openMoneyDesk();
});
afterEach(closeTestClinics);

const operation = { lines: [line('Operation', 5 * LAKH)] };
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const standing = (billId: number | null = null) =>
  desk.clinic.call(dues.cashStanding, { patientId: desk.patientId, billId });

test('two lakh of cash in advance on one day is refused, whatever bills there are', async () => {
  await desk.advance(cash(LAKH));
  expect(await refusalOf(desk.advance(cash(LAKH)))).toEqual({
    ...{ code: 'CASH_LIMIT_REACHED', data: { takenTodayPaise: LAKH, limitPaise: 2 * LAKH } },
  });
  await desk.advance(cash(LAKH - 100), upi(LAKH));
  expect(await codeOf(desk.issue({ payments: [cash(100)] }))).toBe('CASH_LIMIT_REACHED');
});

test('cash advances of several days that wait for a bill are one event', async () => {
  await desk.advance(cash(1.5 * LAKH));
  await desk.at('2026-11-23T10:00');
  expect(await codeOf(desk.advance(cash(0.5 * LAKH)))).toBe('CASH_LIMIT_REACHED');
  expect(await standing()).toEqual({
    ...{ takenPaise: 1.5 * LAKH, warnPaise: 1.6 * LAKH, limitPaise: 2 * LAKH },
  });
  await desk.advance(cash(0.4 * LAKH));
});

test('a bill counts its cash of all days together with the cash advances it used', async () => {
  await desk.advance(cash(1.5 * LAKH));
  const bill = await desk.issue(operation);
  const { patientId } = desk;
  const shares = [{ billId: bill.id, amountPaise: 1.5 * LAKH }];
  await desk.clinic.call(dues.applyAdvance, { patientId, shares });
  await desk.at('2026-11-23T10:00');
  expect(await standing(bill.id)).toMatchObject({ takenPaise: 1.5 * LAKH });
  const paying = { billId: bill.id, payment: cash(0.5 * LAKH) };
  expect(await codeOf(desk.clinic.call(billing.receive, paying))).toBe('CASH_LIMIT_REACHED');
  const inOneAct = { patientId, payments: [upi(LAKH), cash(0.5 * LAKH)] };
  expect(await codeOf(desk.clinic.call(dues.receive, inOneAct))).toBe('CASH_LIMIT_REACHED');
  await desk.clinic.call(dues.receive, { ...inOneAct, payments: [upi(LAKH), cash(0.4 * LAKH)] });
});

test('an advance in cash does not go onto a bill that would have two lakh of cash by it', async () => {
  const bill = await desk.issue({ ...operation, payments: [cash(LAKH)] });
  await desk.at('2026-11-23T10:00');
  await desk.advance(cash(LAKH));
  const { patientId } = desk;
  const apply = (amountPaise: number) =>
    desk.clinic.call(dues.applyAdvance, { patientId, shares: [{ billId: bill.id, amountPaise }] });
  expect(await codeOf(apply(LAKH))).toBe('CASH_LIMIT_REACHED');
  await apply(LAKH - 100);
  const anew = { ...operation, payments: [cash(LAKH - 100)], advancePaise: 100 };
  await desk.at('2026-11-24T10:00');
  await desk.issue(anew);
});

test('money of a cancelled bill stays cash of the person', async () => {
  const bill = await desk.issue({ ...operation, payments: [cash(1.5 * LAKH), upi(LAKH)] });
  await desk.clinic.call(refunds.cancelBill, { billId: bill.id, reason: 'Wrong operation' });
  await desk.at('2026-11-23T10:00');
  expect(await standing()).toMatchObject({ takenPaise: 1.5 * LAKH });
  expect(await codeOf(desk.advance(cash(0.5 * LAKH)))).toBe('CASH_LIMIT_REACHED');
});

test('a receipt that was reversed was no cash, and a refund does not make room for more', async () => {
  const entryId = await desk.advance(cash(1.9 * LAKH));
  await desk.clinic.call(refunds.reverseReceipt, { entryId, reason: 'It was UPI' });
  expect(await standing()).toMatchObject({ takenPaise: 0 });
  await desk.advance(cash(1.9 * LAKH));
  const owner = await desk.clinic.as('owner');
  const asked = { source: 'advance' as const, patientId: desk.patientId, amountPaise: 1.9 * LAKH };
  const [refund] = await owner.call(refunds.request, { asked, reason: 'Goes elsewhere' });
  await desk.clinic.call(refunds.payOut, { refundId: refund?.id ?? 0, mode: 'cash', reference: '' });
  expect(await codeOf(desk.advance(cash(0.1 * LAKH)))).toBe('CASH_LIMIT_REACHED');
});

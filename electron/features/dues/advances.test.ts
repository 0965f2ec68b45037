import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf, type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { cash, FEE, line, pdfText, upi } from '../../server/test-money-desk.test-support.ts';

const { dues, billing, reports } = contract;
let desk: MoneyDesk;

beforeEach(async () => {
  desk = await openMoneyDesk();
});
afterEach(closeTestClinics);

test('an advance in two modes has a receipt for each, and is the person’s money', async () => {
  const { patientId } = desk;
  const taken = await desk.clinic.call(dues.takeAdvance, {
    ...{ patientId, payments: [cash(300_000), upi(200_000, '412815550142')], note: 'Operation' },
  });
  expect(taken.receipts.map(({ number }) => number)).toEqual(['AD/26-27/000001', 'AD/26-27/000002']);
  expect(taken).toMatchObject({ advancePaise: 500_000, duePaise: 0, refundsPaise: 0 });
  expect(accountsOf(desk.clinic)).toMatchObject({ cash: 300_000, upi: 200_000, advances: -500_000 });
  const entryId = taken.receipts[1]?.id ?? 0;
  const { pdf, fileName } = await desk.clinic.call(dues.printAdvance, { entryId, paper: 'A5' });
  expect(fileName).toBe('AD-26-27-000002.pdf');
  for (const words of ['Advance receipt', 'UTR', '2,000.00', 'Rupees two thousand only']) {
    expect(pdfText(pdf)).toContain(words);
  }
});

test('an advance pays several bills at once, the oldest first, and a part of the last', async () => {
  await desk.advance(cash(150_000));
  const first = await desk.issue();
  const second = await desk.issue({ lines: [line('Dressing', 100_000)] });
  const { patientId } = desk;
  const shares = [
    { billId: first.id, amountPaise: FEE },
    { billId: second.id, amountPaise: 90_000 },
  ];
  const after = await desk.clinic.call(dues.applyAdvance, { patientId, shares });
  expect(after).toEqual({ advancePaise: 0, refundsPaise: 0, duePaise: 10_000 });
  expect(await desk.clinic.call(billing.get, { billId: second.id })).toMatchObject({
    ...{ paidPaise: 90_000, duePaise: 10_000 },
  });
});

test('more than the advance, more than a due, a bill twice and another person’s bill are each refused', async () => {
  await desk.advance(cash(100_000));
  const bill = await desk.issue();
  const { patientId } = desk;
  const apply = (...shares: { billId: number; amountPaise: number }[]) =>
    refusalOf(desk.clinic.call(dues.applyAdvance, { patientId, shares }));
  const whole = { billId: bill.id, amountPaise: FEE };
  expect(await apply({ ...whole, amountPaise: 100_001 })).toEqual({
    ...{ code: 'ADVANCE_NOT_ENOUGH', data: { availablePaise: 100_000 } },
  });
  expect((await apply({ ...whole, amountPaise: FEE + 1 })).code).toBe('PAID_MORE_THAN_DUE');
  expect((await apply({ ...whole, amountPaise: 100 }, { ...whole, amountPaise: 100 })).code).toBe(
    'PAID_MORE_THAN_DUE',
  );
  const other = await desk.register('Ramesh Joshi', '5000041736');
  const theirs = await desk.issue({ patientId: other });
  expect((await apply({ billId: theirs.id, amountPaise: FEE })).code).toBe('NOT_FOUND');
  expect(await desk.balance()).toEqual({ advancePaise: 100_000, refundsPaise: 0, duePaise: FEE });
});

test('two cashiers who use the same advance at once use it once', async () => {
  await desk.advance(cash(FEE));
  const one = await desk.issue();
  const two = await desk.issue();
  const other = await desk.clinic.as('owner');
  const { patientId } = desk;
  const use = (clinic: typeof other, billId: number) =>
    clinic.call(dues.applyAdvance, { patientId, shares: [{ billId, amountPaise: FEE }] });
  const outcomes = await Promise.allSettled([use(desk.clinic, one.id), use(other, two.id)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await desk.balance()).toEqual({ advancePaise: 0, refundsPaise: 0, duePaise: FEE });
});

test('the database itself lets no advance be used twice', async () => {
  await desk.advance(cash(FEE));
  const one = await desk.issue();
  const two = await desk.issue();
  const use = (billId: number) => `
    INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id, user_id)
    VALUES (20261121, 1, 'advanceApplied', 'advances', 'dues', ${FEE}, ${billId}, ${desk.patientId}, 3)`;
  rawSql(desk.clinic, use(one.id))();
  expect(rawSql(desk.clinic, use(two.id))).toThrow(/CHECK/);
});

test('a use is taken back whole while its day is open, once', async () => {
  await desk.advance(cash(100_000));
  const bill = await desk.issue();
  const { patientId } = desk;
  await desk.clinic.call(dues.applyAdvance, {
    patientId,
    shares: [{ billId: bill.id, amountPaise: 40_000 }],
  });
  const { moves } = await desk.clinic.call(dues.money, { patientId });
  expect(moves.map(({ kind, mayBeTakenBack }) => [kind, mayBeTakenBack])).toEqual([
    ['advanceApplied', true],
    ['advance', false],
  ]);
  const entryId = moves[0]?.id ?? 0;
  const undo = () => desk.clinic.call(dues.takeAdvanceBack, { entryId, reason: 'For the other bill' });
  expect(await undo()).toEqual({ advancePaise: 100_000, refundsPaise: 0, duePaise: FEE });
  expect((await refusalOf(undo())).code).toBe('CHANGED_MEANWHILE');
  const half = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, patient_id,
      user_id, reverses_id)
    VALUES (20261121, 1, 'advanceAppliedReversed', 'dues', 'advances', 1, ${bill.id}, ${patientId}, 3, ${entryId})`;
  expect(rawSql(desk.clinic, half)).toThrow(/mirrors|UNIQUE/);
});

test('in a closed day nothing is taken back, and a late advance goes to the next day', async () => {
  await desk.advance(cash(100_000));
  const bill = await desk.issue();
  const { patientId } = desk;
  await desk.clinic.call(dues.applyAdvance, {
    patientId,
    shares: [{ billId: bill.id, amountPaise: 40_000 }],
  });
  const [used] = (await desk.clinic.call(dues.money, { patientId })).moves;
  const owner = await desk.clinic.as('owner');
  await owner.call(reports.closeDay, {
    ...{ onDate: '2026-11-21', openingFloatPaise: 0, expectedCashPaise: 100_000, reason: '' },
    ...{ looseEndsReason: 'Tomorrow', count: { notes: { 500: 2 }, coinsPaise: 0 } },
  });
  const undo = desk.clinic.call(dues.takeAdvanceBack, { entryId: used?.id ?? 0, reason: 'Late' });
  expect((await refusalOf(undo)).code).toBe('DAY_IS_CLOSED');
  await desk.advance(cash(5_000));
  const [late] = (await desk.clinic.call(dues.money, { patientId })).moves;
  expect(late).toMatchObject({ kind: 'advance', onDate: '2026-11-22' });
});

test('the money of a record that was joined to another pays the bills of both', async () => {
  const other = await desk.register('Meena Sharma', '5000041739');
  await desk.clinic.call(dues.takeAdvance, { patientId: other, payments: [cash(50_000)] });
  await desk.advance(cash(20_000));
  const owner = await desk.clinic.as('owner');
  const pair = { keptId: desk.patientId, goneId: other, reason: 'One person', takeFields: [] };
  await owner.call(contract.patients.merge, pair);
  expect(await desk.balance()).toMatchObject({ advancePaise: 70_000 });
  const bill = await desk.issue();
  const shares = [{ billId: bill.id, amountPaise: FEE }];
  const after = await desk.clinic.call(dues.applyAdvance, { patientId: desk.patientId, shares });
  expect(after).toEqual({ advancePaise: 10_000, refundsPaise: 0, duePaise: 0 });
});

test('several old dues are received in one act: a receipt for each bill and mode, the oldest first', async () => {
  const first = await desk.issue();
  await desk.at('2026-11-23T10:00');
  const second = await desk.issue({ lines: [line('Dressing', 50_000)] });
  const { patientId } = desk;
  const payments = [cash(70_000), upi(20_000)];
  const { receipts, duePaise } = await desk.clinic.call(dues.receive, { patientId, payments });
  expect(receipts.map(({ billId, mode, amountPaise }) => [billId, mode, amountPaise])).toEqual([
    [first.id, 'cash', FEE],
    [second.id, 'cash', 10_000],
    [second.id, 'upi', 20_000],
  ]);
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(3);
  expect(duePaise).toBe(20_000);
  const tooMuch = { patientId, payments: [cash(20_001)] };
  expect(await refusalOf(desk.clinic.call(dues.receive, tooMuch))).toEqual({
    ...{ code: 'PAID_MORE_THAN_DUE', data: { duePaise: 20_000 } },
  });
});

test('a chosen bill is paid before an older one', async () => {
  const first = await desk.issue();
  const second = await desk.issue();
  const { patientId } = desk;
  const shares = [{ billId: second.id, amountPaise: 40_000 }];
  await desk.clinic.call(dues.receive, { patientId, payments: [upi(40_000)], shares });
  const { dues: open } = await desk.clinic.call(dues.money, { patientId });
  expect(open.map(({ billId, duePaise }) => [billId, duePaise])).toEqual([
    [first.id, FEE],
    [second.id, 20_000],
  ]);
});

test('the owner writes a due off and asks for it again; the desk may not', async () => {
  const bill = await desk.issue();
  const off = { billId: bill.id, amountPaise: FEE, reason: 'Moved away' };
  expect((await refusalOf(desk.clinic.call(dues.writeOff, off))).code).toBe('NOT_ALLOWED');
  const owner = await desk.clinic.as('owner');
  const more = { ...off, amountPaise: FEE + 1 };
  expect((await refusalOf(owner.call(dues.writeOff, more))).code).toBe('PAID_MORE_THAN_DUE');
  expect(await owner.call(dues.writeOff, off)).toMatchObject({ duePaise: 0 });
  expect(accountsOf(owner)).toMatchObject({ badDebts: FEE });
  expect(accountsOf(owner).dues).toBeUndefined();
  const paying = { billId: bill.id, payment: cash(100) };
  expect((await refusalOf(desk.clinic.call(billing.receive, paying))).code).toBe('PAID_MORE_THAN_BILL');
  const { writtenOff } = await owner.call(dues.money, { patientId: desk.patientId });
  const back = { entryId: writtenOff[0]?.id ?? 0, reason: 'Came back' };
  expect(await owner.call(dues.takeWriteOffBack, back)).toMatchObject({ duePaise: FEE });
  expect((await refusalOf(owner.call(dues.takeWriteOffBack, back))).code).toBe('CHANGED_MEANWHILE');
});

test('a clock that went back over midnight writes nothing before the bill', async () => {
  await desk.at('2026-11-22T00:10');
  await desk.advance(cash(FEE));
  const bill = await desk.issue();
  await desk.at('2026-11-21T23:50');
  const { patientId } = desk;
  await desk.clinic.call(dues.applyAdvance, { patientId, shares: [{ billId: bill.id, amountPaise: FEE }] });
  const [used] = (await desk.clinic.call(dues.money, { patientId })).moves;
  expect(used).toMatchObject({ kind: 'advanceApplied', onDate: '2026-11-22' });
});

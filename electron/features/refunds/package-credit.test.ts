import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { closeTestClinics, refusalOf, type TestClinic } from '../../server/test-clinic.ts';
import { accountsOf, type MoneyDesk, openMoneyDesk, rawSql } from '../../server/test-dues.test-support.ts';
import { addItem, cash, dressing, line, upi } from '../../server/test-money-desk.test-support.ts';

const { catalogue, parties, refunds } = contract;
const PRICE = 400_000;
const UTR = '123456789012';
let desk: MoneyDesk;
let owner: TestClinic;
let sitting: number;
let ten: number;

beforeEach(async () => {
  desk = await openMoneyDesk();
  owner = await desk.clinic.as('owner');
  sitting = await addItem(owner, { ...dressing, name: 'Sitting' }, 50_000);
  const contents = [{ itemId: sitting, uses: 10 }];
  const row = { ...dressing, name: 'Ten sittings', category: 'package' as const };
  ten = await addItem(owner, { ...row, package: { contents, validDays: 90, isTransferable: true } }, PRICE);
});
afterEach(closeTestClinics);

const sell = (changes = {}) =>
  desk.issue({
    lines: [{ ...line('Ten sittings', PRICE), itemId: ten }],
    payments: [upi(PRICE, UTR)],
    ...changes,
  });
const useUp = (quantity: number) =>
  desk.issue({ lines: [{ ...line('Sitting', 0, quantity), itemId: sitting, isPrepaid: true }] });
const credit = (billId: number, quantity = 1, restTo: 'advance' | 'payBack' = 'payBack') =>
  owner.call(refunds.creditNote, {
    ...{ billId, lines: [{ lineNumber: 1, quantity }], reason: 'Moves away', restTo },
  });
const cancel = (billId: number) => desk.clinic.call(refunds.cancelBill, { billId, reason: 'Wrong person' });
const held = () => owner.call(catalogue.packagesOf, { patientId: desk.patientId });

test('a package that was credited is over: no session of it is used any more', async () => {
  const sold = await sell();
  expect(await credit(sold.id)).toMatchObject({ totalPaise: PRICE });
  expect(await held()).toMatchObject([{ endedBecause: 'refunded', refundablePaise: 0 }]);
  expect(await refusalOf(useUp(1))).toMatchObject({ code: 'PACKAGE_USED_UP' });
});

test('of a package that was used only what is unused is credited, and the rest stays the clinic’s', async () => {
  const sold = await sell();
  await useUp(3);
  const { lines } = await owner.call(refunds.creditable, { billId: sold.id });
  expect(lines).toMatchObject([{ usedPaise: [150_000] }]);
  expect(await credit(sold.id)).toMatchObject({ totalPaise: 250_000 });
  expect(await desk.balance()).toMatchObject({ refundsPaise: 250_000, advancePaise: 0 });
  expect(accountsOf(owner)).toEqual({ upi: PRICE, refunds: -250_000, fees: -150_000 });
  expect((await refusalOf(credit(sold.id))).code).toBe('CREDIT_MORE_THAN_LEFT');
});

test('a session used between asking and approving is not paid back', async () => {
  const sold = await sell();
  const asked = { source: 'bill' as const, billId: sold.id, lines: [{ lineNumber: 1, quantity: 1 }] };
  const [refund] = await desk.clinic.call(refunds.request, { asked, reason: 'Moves away' });
  await useUp(1);
  const approving = owner.call(refunds.approve, { refundId: refund?.id ?? 0 });
  expect((await refusalOf(approving)).code).toBe('CHANGED_MEANWHILE');
});

test('a package of which every session is used is worth nothing', async () => {
  const sold = await sell();
  await useUp(10);
  expect((await refusalOf(credit(sold.id))).code).toBe('PACKAGE_HAS_NOTHING_LEFT');
});

test('of two packages on one line the unused one goes first', async () => {
  const lines = [{ ...line('Ten sittings', PRICE, 2), itemId: ten }];
  const sold = await desk.issue({ lines, payments: [upi(2 * PRICE, UTR)] });
  await useUp(2);
  expect(await credit(sold.id)).toMatchObject({ totalPaise: PRICE });
  expect((await held()).map(({ endedBecause, refundablePaise }) => [endedBecause, refundablePaise])).toEqual([
    ['refunded', 0],
    [null, 300_000],
  ]);
  expect(await credit(sold.id)).toMatchObject({ totalPaise: 300_000 });
});

test('a bill whose package was used is not cancelled, in the service and in the database', async () => {
  const sold = await sell();
  await useUp(9);
  expect(await refusalOf(cancel(sold.id))).toMatchObject({
    code: 'PACKAGE_WAS_USED',
    data: { refundablePaise: 0 },
  });
  expect(rawSql(owner, `INSERT INTO bill_cancels VALUES (${sold.id}, 20261121, 1, 3, 'x', 0, NULL)`)).toThrow(
    /a package of the bill stands or was used|not taken back yet/,
  );
  const unused = await sell();
  await cancel(unused.id);
  expect((await held()).find(({ billId }) => billId === unused.id)?.endedBecause).toBe('cancelled');
});

test('a session and its package on one bill are cancelled together', async () => {
  const lines = [
    { ...line('Ten sittings', PRICE), itemId: ten },
    { ...line('Sitting', 0), itemId: sitting, isPrepaid: true as const },
  ];
  const sold = await desk.issue({ lines, payments: [cash(PRICE / 4), upi((PRICE / 4) * 3, UTR)] });
  expect((await cancel(sold.id)).cancel?.keptPaise).toBe(PRICE);
});

test('the database credits no package that stands, and none above what is unused', async () => {
  const sold = await sell();
  await useUp(3);
  const creditLine = (paise: number, end: string) =>
    rawSql(
      owner,
      `${end}
       INSERT INTO credit_notes VALUES (NULL, 'CN/' || ${paise}, '26-27', ${sold.id}, 20261121, 1, 1, 'x', ${paise}, 0, 0, 0,
         'advance', NULL);
       INSERT INTO credit_note_lines VALUES (last_insert_rowid(), ${sold.id}, 1, 1, ${paise}, 0, 0)`,
    );
  const isOver = `INSERT INTO package_ends SELECT id, 'refunded', 'x', 1, 1 FROM package_sales;`;
  expect(creditLine(100_000, '')).toThrow(/credited when it is over/);
  expect(creditLine(250_100, isOver)).toThrow(/for what of it is unused/);
});

test('nothing paid, no session; a part of the price opens it', async () => {
  const sold = await sell({ payments: [] });
  expect(await refusalOf(useUp(1))).toMatchObject({
    ...{ code: 'PACKAGE_NOT_PAID', data: { billNumber: sold.number } },
  });
  const { saleId = 0 } = (await held())[0] ?? {};
  const use = rawSql(
    owner,
    `INSERT INTO package_uses (sale_id, item_id, patient_id, bill_id, used_on, at, by_user)
     VALUES (${saleId}, ${sitting}, ${desk.patientId}, ${sold.id}, 20261121, 1, 1)`,
  );
  expect(use).toThrow(/nothing was paid for this package/);
  await desk.clinic.call(contract.billing.receive, { billId: sold.id, payment: cash(10_000) });
  expect((await useUp(1)).totalPaise).toBe(0);
});

test('a package that a company owes may be used before the company pays', async () => {
  const details = {
    name: 'Narmada Mills',
    gstin: '23ABCDE1234F1Z5',
    address: '4 Mill Road, Indore',
    termsDays: 30,
  };
  const { id: partyId } = await owner.call(parties.save, { partyId: null, details });
  const member = { partyId, patientId: desk.patientId, memberNumber: '', validFrom: '2026-01-01' };
  await owner.call(parties.addMember, member);
  await sell({ payments: [], partyId });
  expect((await useUp(1)).totalPaise).toBe(0);
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash, TODAY } from '../../server/test-books.test-support.ts';
import { addItem } from '../../server/test-catalogue.test-support.ts';
import { closeTestClinics, PEOPLE, refusalOf } from '../../server/test-clinic.ts';
import { DOCTOR, openShareBooks } from './shares.test-support.ts';

afterEach(closeTestClinics);
const { billing, dues, parties, refunds, settings, shares } = contract;
const upi = (amountPaise: number) => ({ mode: 'upi' as const, amountPaise, reference: '412815550142' });

test('a share becomes due as the money of the bill comes in, and is given once', async () => {
  const books = await openShareBooks();
  await books.bill(60_001, { payments: [cash(20_000)] });
  // A bill is in whole rupees: 600 of 600.01 are asked.
  expect(await books.due()).toBe(Math.floor((400 * 60_001 * 20_000) / (1_000 * 60_000)));
  const first = await books.payOut();
  expect(first).toMatchObject({ grossPaise: 8_000, tdsPaise: 0, netPaise: 8_000, number: 'PV/26-27/000001' });
  expect(await books.due()).toBe(0);
  await books.desk.call(dues.receive, { patientId: books.patientId, payments: [cash(40_000)] });
  const { lines } = await books.sheet();
  expect(lines).toMatchObject([
    { netPaise: 60_001, sharePaise: 24_000, beforePaise: 8_000, nowPaise: 16_000 },
  ]);
  await books.payOut();
  expect(await books.due()).toBe(0);
});

test('an advance used, a company’s settlement and the tax it kept back are collected money', async () => {
  const books = await openShareBooks();
  const { patientId } = books;
  await books.desk.call(dues.takeAdvance, { patientId, payments: [cash(10_000)] });
  expect(await books.due()).toBe(0);
  const { id: billId } = await books.bill(10_000, { payments: [] });
  await books.desk.call(dues.applyAdvance, { patientId, shares: [{ billId, amountPaise: 10_000 }] });
  expect(await books.due()).toBe(4_000);
  const { id: partyId } = await books.owner.call(parties.save, {
    ...{ partyId: null, details: { name: 'Narmada Mills' } },
  });
  await books.owner.call(parties.addMember, { partyId, patientId, memberNumber: 'NM-417' });
  const company = await books.bill(20_000, { partyId, payments: [] });
  const settled = await books.owner.call(parties.settle, {
    ...{ partyId, mode: 'bank', shares: [{ billId: company.id, amountPaise: 20_000 }] },
    ...{ receivedPaise: 18_000, tdsPaise: 2_000 },
  });
  expect(await books.due()).toBe(12_000);
  await books.payOut();
  const settlementId = settled.settlements[0]?.id ?? 0;
  await books.owner.call(parties.takeSettlementBack, { settlementId, reason: 'Returned' });
  expect(await books.due()).toBe(-8_000);
});

test('a written-off due is nobody’s money, and by what was billed the doctor gets it all the same', async () => {
  const books = await openShareBooks();
  await books.rule({ category: 'procedure', basis: 'billed', permille: 500 });
  const itemId = await addItem(books.owner, { name: 'Suture' }, 30_000);
  const lines = [
    { description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: 50_000 },
    { description: 'Suture', sacCode: '999312', quantity: 1, ratePaise: 30_000, itemId },
  ];
  const { id: billId } = await books.bill(0, { lines, payments: [cash(40_000)] });
  await books.owner.call(dues.writeOff, { billId, amountPaise: 40_000, reason: 'Cannot pay' });
  const { lines: due } = await books.sheet();
  expect(due.map(line => [line.description, line.collectedPaise, line.nowPaise])).toEqual([
    ['Consultation', 25_000, 10_000],
    ['Suture', 15_000, 15_000],
  ]);
});

test('discounts lower the net amount, GST is not shared, and a line may be another doctor’s', async () => {
  const books = await openShareBooks();
  await books.rule({ doctorId: PEOPLE.secondDoctor, rate: 'fixed', fixedPaise: 7_500 });
  const all = await books.owner.call(settings.get, {});
  await books.owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
  const item = { name: 'Fitness letter', category: 'certificate' as const, taxClass: 'gst18' as const };
  const itemId = await addItem(books.owner, { ...item, isTaxInclusive: true }, 11_800);
  const bill = await books.bill(0, {
    lines: [
      { description: 'Fitness letter', sacCode: '999312', quantity: 1, ratePaise: 11_800, itemId },
      {
        ...{ description: 'X-ray reading', sacCode: '999312', quantity: 2, ratePaise: 10_000 },
        doctorId: PEOPLE.secondDoctor,
      },
    ],
    ...{ payments: [], discountPaise: 3_180, discountReason: 'Camp' },
  });
  await books.desk.call(dues.receive, { patientId: books.patientId, payments: [cash(bill.totalPaise)] });
  const [letter] = (await books.sheet()).lines;
  const line = bill.lines[0];
  const net = 11_800 - (line?.billDiscountPaise ?? 0) - (line?.cgstPaise ?? 0) - (line?.sgstPaise ?? 0);
  expect(line?.cgstPaise).toBeGreaterThan(0);
  expect(letter).toMatchObject({ netPaise: net, nowPaise: Math.floor(net * 0.4) });
  expect((await books.sheet(TODAY, PEOPLE.secondDoctor)).lines).toMatchObject([
    { description: 'X-ray reading', quantity: 2, sharePaise: 15_000 },
  ]);
});

test('a credit note and a cancel after the payout stand on the next sheet as less than nothing, to the paisa', async () => {
  const books = await openShareBooks({ permille: 333 });
  const lines = [{ description: 'Dressing', sacCode: '999312', quantity: 3, ratePaise: 10_001 }];
  const first = await books.bill(0, { lines, payments: [cash(30_000)] });
  const second = await books.bill(20_000);
  await books.payOut();
  await books.at('2026-11-23T10:00');
  await books.owner.call(refunds.creditNote, {
    ...{ billId: first.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Not done', restTo: 'advance' },
  });
  await books.owner.call(refunds.cancelBill, {
    billId: second.id,
    reason: 'Wrong patient',
    approvalId: null,
  });
  const { lines: back, grossPaise } = await books.sheet('2026-11-23');
  expect(back.map(line => [line.netPaise, line.sharePaise, line.beforePaise])).toEqual([
    [20_002, Math.floor(0.333 * 20_002), Math.floor((333 * 30_003) / 1_000)],
    [0, 0, 6_660],
  ]);
  expect(grossPaise).toBeLessThan(0);
  expect(await refusalOf(books.payOut({ toDate: '2026-11-23' }))).toEqual({
    ...{ code: 'NOTHING_TO_PAY_OUT', data: { duePaise: grossPaise } },
  });
  await books.bill(60_000);
  const next = await books.payOut({ toDate: '2026-11-23' });
  expect(next.grossPaise).toBe(Math.floor(60_000 * 0.333) + grossPaise);
  expect(await books.due()).toBe(0);
});

test('a sheet up to an earlier day shows what stood then; the rest stands on the next', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  await books.at('2026-11-25T10:00');
  await books.bill(20_000);
  await books.bill(30_000, { payments: [] });
  expect((await books.sheet('2026-11-24')).grossPaise).toBe(4_000);
  await books.payOut({ toDate: '2026-11-24' });
  expect(await refusalOf(books.sheet('2026-11-23'))).toEqual({
    ...{ code: 'SHARES_PAID_BEYOND', data: { paidUpTo: '2026-11-24' } },
  });
  await books.desk.call(dues.receive, { patientId: books.patientId, payments: [upi(30_000)] });
  expect((await books.sheet('2026-11-25')).grossPaise).toBe(20_000);
  const future = { doctorId: DOCTOR, toDate: '2026-11-26', grossPaise: 20_000, tdsPaise: 0 };
  expect(await refusalOf(books.owner.call(shares.payOut, { ...future, mode: 'bank' }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('so much for each package: of one that was used and then credited the doctor keeps the part of what was used', async () => {
  const books = await openShareBooks({ rate: 'fixed', fixedPaise: 50_000 });
  const itemId = await addItem(books.owner, { name: 'Dressing' }, 100_000);
  const contents = { contents: [{ itemId, uses: 4 }], validDays: 90, isTransferable: false };
  const four = { name: 'Four dressings', category: 'package' as const, package: contents };
  const packageId = await addItem(books.owner, four, 400_000);
  const about = { sacCode: '999312', quantity: 1 };
  const sold = await books.bill(0, {
    lines: [{ ...about, description: 'Four dressings', ratePaise: 400_000, itemId: packageId }],
    payments: [upi(400_000)],
  });
  await books.bill(0, {
    lines: [{ ...about, description: 'Dressing', ratePaise: 0, itemId, isPrepaid: true }],
    payments: [],
  });
  expect(await books.payOut()).toMatchObject({ grossPaise: 50_000 });
  await books.owner.call(refunds.creditNote, {
    ...{ billId: sold.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Moves away', restTo: 'advance' },
  });
  expect((await books.sheet()).lines).toMatchObject([
    { netPaise: 100_000, sharePaise: 12_500, beforePaise: 50_000, nowPaise: -37_500 },
  ]);
});

test('a clock that stands before the oldest figure of the law shows the sheet by that figure', async () => {
  const books = await openShareBooks();
  await books.at('2009-06-01T10:00');
  expect(await books.sheet('2009-06-01')).toMatchObject({
    ...{ fromDate: null, hasRules: true, cashLimitPaise: 1_000_000, tds: { thresholdPaise: 3_000_000 } },
  });
});

test('no day is new on the sheet of the day up to which the doctor was paid', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  expect(await books.sheet()).toMatchObject({ fromDate: '2026-11-01', toDate: TODAY });
  await books.payOut();
  await books.bill(20_000);
  expect(await books.sheet()).toMatchObject({ fromDate: null, toDate: TODAY, grossPaise: 8_000 });
});

test('an open sheet hears of a bill, of money and of what is taken back', async () => {
  const books = await openShareBooks();
  const stream = (await books.owner.call(contract.live.changes, {})) as AsyncIterable<{ features: string[] }>;
  const changes = stream[Symbol.asyncIterator]();
  expect((await changes.next()).value).toEqual({ features: [] });
  const heard = async (act: Promise<unknown>) => {
    await act;
    return ((await changes.next()).value as { features: string[] }).features;
  };
  const { patientId } = books;
  const payments = [upi(5_000)];
  expect(await heard(books.bill(10_000, { payments: [] }))).toContain('shares');
  expect(await heard(books.desk.call(dues.receive, { patientId, payments }))).toContain('shares');
  const cancelled = { billId: 1, reason: 'Wrong patient', approvalId: null };
  expect(await heard(books.owner.call(refunds.cancelBill, cancelled))).toContain('shares');
  await changes.return?.();
});

test('a rule from an earlier day counts its bills anew: too little is given, too much taken back', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  await books.payOut();
  await books.rule({ permille: 450 });
  expect(await books.due()).toBe(500);
  await books.payOut();
  await books.rule({ permille: 300, validFrom: TODAY });
  expect(await books.due()).toBe(-1_500);
  await books.rule({ rate: 'ended', validFrom: TODAY });
  expect(await books.due()).toBe(-4_500);
});

test('what a rule would have made of last month is shown before it is set, and nothing is written', async () => {
  const books = await openShareBooks();
  await books.bill(10_000);
  await books.bill(20_000, { payments: [cash(10_000)] });
  const rule = { doctorId: DOCTOR, rate: 'fixed' as const, fixedPaise: 6_000, validFrom: '2026-12-01' };
  const days = { fromDate: '2026-11-01', toDate: '2026-11-30' };
  expect(await books.owner.call(shares.preview, { rule, days })).toEqual({
    ...{ lineCount: 2, netPaise: 30_000, collectedPaise: 20_000, asIsPaise: 8_000, withRulePaise: 9_000 },
  });
  expect((await books.owner.call(shares.rules, { doctorId: DOCTOR })).rules).toHaveLength(1);
});

test('the rules say which of them speaks today, which will and which is past', async () => {
  const books = await openShareBooks();
  const itemId = await addItem(books.owner, { name: 'ECG', category: 'investigation' }, 30_000);
  await books.rule({ rate: 'fixed', fixedPaise: 5_000, itemId });
  await books.rule({ permille: 450, validFrom: '2026-12-01' });
  await books.rule({ permille: 380, validFrom: '2026-11-15' });
  await books.rule({ rate: 'ended', itemId, validFrom: '2026-11-20' });
  const { rules } = await books.owner.call(shares.rules, { doctorId: DOCTOR });
  expect(rules.map(rule => [rule.standing, rule.permille, rule.itemName])).toEqual([
    ...[
      ['inForce', 380, ''],
      ['coming', 450, ''],
    ],
    ...[
      ['past', null, 'ECG'],
      ['past', null, 'ECG'],
      ['past', 400, ''],
    ],
  ]);
  expect(await refusalOf(books.rule({ itemId: 999 }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refusalOf(books.rule({ itemId, category: 'procedure' }))).toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('a doctor sees their own share and no other; the desk sees none; the accountant sees all and pays none', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { id: payoutId } = await books.payOut();
  const doctor = await books.owner.as('doctor');
  const another = await books.owner.as('secondDoctor');
  const accountant = await books.owner.as('accountant');
  const about = { doctorId: DOCTOR };
  expect(await doctor.call(shares.doctors, {})).toMatchObject([about]);
  expect(await doctor.call(shares.paidSheet, { payoutId })).toMatchObject({ grossPaise: 24_000 });
  for (const [procedure, input] of [
    [shares.sheet, { ...about, toDate: TODAY }],
    [shares.payouts, about],
    [shares.rules, about],
    [shares.paidSheet, { payoutId }],
    [shares.exportSheet, { ...about, toDate: TODAY, format: 'csv' as const }],
    [shares.printVoucher, { payoutId, paper: 'A5' as const }],
  ] as const) {
    expect(await refusalOf(another.call(procedure, input as never))).toMatchObject({ code: 'NOT_ALLOWED' });
    await doctor.call(procedure, input as never);
    await accountant.call(procedure, input as never);
  }
  expect((await accountant.call(shares.doctors, {})).length).toBeGreaterThan(1);
  for (const who of [doctor, accountant, books.desk]) {
    expect(await refusalOf(books.payOut({ grossPaise: 1, tdsPaise: 0 }, who))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  }
  expect(await refusalOf(books.desk.call(shares.doctors, {}))).toMatchObject({ code: 'NOT_ALLOWED' });
  expect((await books.desk.call(billing.get, { billId: 1 })).totalPaise).toBe(60_000);
});

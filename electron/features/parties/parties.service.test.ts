import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash } from '../../server/test-books.test-support.ts';
import { closeTestClinics, refusalOf } from '../../server/test-clinic.ts';
import { accountsOf, rawSql } from '../../server/test-dues.test-support.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { openOffice } from '../../server/test-office.test-support.ts';

afterEach(closeTestClinics);
const { billing, dues, parties, patients, refunds, registers } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };

test('a bill on a company’s account is the company’s due and nobody chases the patient for it', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  expect(bill.party.company).toMatchObject({ name: 'Narmada Mills', memberNumber: 'NM-417' });
  const { party, bills } = await office.account();
  expect(party).toMatchObject({ duePaise: 60_000, openBills: 1 });
  expect(bills).toMatchObject([{ billId: bill.id, duePaise: 60_000, payBy: '2026-12-21', band: 'notYet' }]);
  expect((await office.desk.call(dues.list, {})).rows).toEqual([]);
  expect((await office.desk.call(dues.balance, { patientId: office.patientId })).duePaise).toBe(0);
  const [hit] = await office.desk.call(patients.search, { text: 'Malviya', limit: 5 });
  expect(hit?.patient.duePaise).toBe(0);
});

test('what the patient pays at once is the patient’s; only the rest goes to the company', async () => {
  const office = await openOffice({ creditLimitPaise: 50_000 });
  const { id: partyId } = office.party;
  const bill = await office.bill(60_000, { partyId, payments: [cash(10_000)] });
  expect(bill).toMatchObject({ paidPaise: 10_000, duePaise: 50_000 });
  const { openingPaise, entries, closingPaise } = await office.owner.call(parties.statement, {
    ...{ partyId, ...november },
  });
  expect([openingPaise, ...entries.map(entry => entry.amountPaise), closingPaise]).toEqual([
    ...[0, 60_000, -10_000, 50_000],
  ]);
});

test('nothing goes over the limit, to a company of others, or to one that the person has left', async () => {
  const office = await openOffice({ creditLimitPaise: 100_000 });
  await office.onAccount(60_000);
  expect(await refusalOf(office.onAccount(40_100))).toEqual({
    code: 'PARTY_LIMIT_REACHED',
    data: { limitPaise: 100_000, duePaise: 60_000 },
  });
  await office.onAccount(40_000);
  const stranger = await office.desk.call(patients.register, {
    ...{
      fullName: 'Kamla Verma',
      phone: '5000031177',
      birthOn: '1980-01-01',
      birthIsEstimated: true,
      sex: 'F',
    },
  });
  expect(await refusalOf(office.onAccount(100, stranger.id))).toMatchObject({ code: 'NOT_A_MEMBER' });
  const { members } = await office.account();
  const end = { memberId: members[0]?.id ?? 0, validTo: '2026-11-20' };
  expect(
    await refusalOf(office.owner.call(parties.endMember, { ...end, validTo: '2025-12-31' })),
  ).toMatchObject({
    code: 'INVALID_INPUT',
  });
  await office.owner.call(parties.endMember, end);
  expect(await office.desk.call(parties.ofPatient, { patientId: office.patientId })).toEqual([]);
  expect(await refusalOf(office.onAccount(100))).toMatchObject({ code: 'NOT_A_MEMBER' });
});

test('one payment settles many bills, tax kept back and all: a receipt for each bill, and the ledger ties', async () => {
  const office = await openOffice();
  const bills = [
    await office.onAccount(33_300),
    await office.onAccount(66_700),
    await office.onAccount(50_000),
  ];
  const { bills: open, settlements, party } = await office.settle(bills, 12_001, [33_300, 66_700, 20_000]);
  expect(open).toMatchObject([{ duePaise: 30_000 }]);
  expect(party).toMatchObject({ duePaise: 30_000, openBills: 1 });
  expect(settlements).toMatchObject([{ receivedPaise: 107_999, tdsPaise: 12_001 }]);
  const parts = settlements[0]?.bills ?? [];
  expect(parts.map(({ receivedPaise, tdsPaise }) => receivedPaise + tdsPaise)).toEqual([
    33_300, 66_700, 20_000,
  ]);
  expect(parts.reduce((sum, { tdsPaise }) => sum + tdsPaise, 0)).toBe(12_001);
  expect(new Set(parts.map(({ receiptNumber }) => receiptNumber)).size).toBe(3);
  expect(accountsOf(office.owner)).toMatchObject({
    bank: 107_999,
    tds: 12_001,
    dues: 30_000,
    fees: -150_000,
  });
  const paid = await office.desk.call(billing.get, { billId: bills[0]?.id ?? 0 });
  expect(paid).toMatchObject({ duePaise: 0, paidPaise: 33_300 });
});

test('more than a bill owes, a bill named twice and shares that do not tie are refused', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  expect(await refusalOf(office.settle([bill], 0, [60_001]))).toMatchObject({ code: 'PAID_MORE_THAN_DUE' });
  expect(await refusalOf(office.settle([bill, bill], 0, [100, 100]))).toMatchObject({
    code: 'PAID_MORE_THAN_DUE',
  });
  const shares = [{ billId: bill.id, amountPaise: 100 }];
  const untied = { partyId: office.party.id, mode: 'bank' as const, shares, receivedPaise: 99 };
  expect(await refusalOf(office.owner.call(parties.settle, untied))).toMatchObject({
    code: 'SHARES_DO_NOT_TIE',
  });
  const own = await office.bill(10_000, { payments: [] });
  expect(await refusalOf(office.settle([own]))).toMatchObject({ code: 'NOT_FOUND' });
});

test('a cheque that came back makes its bills due again, once, and the tax goes with it', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  const { settlements } = await office.settle([bill], 6_000);
  const back = { settlementId: settlements[0]?.id ?? 0, reason: 'Cheque returned' };
  const { party, settlements: after } = await office.owner.call(parties.takeSettlementBack, back);
  expect(party.duePaise).toBe(60_000);
  expect(after).toMatchObject([{ isTakenBack: true, takenBackBecause: 'Cheque returned' }]);
  expect(accountsOf(office.owner)).toEqual({ dues: 60_000, fees: -60_000 });
  expect(await refusalOf(office.owner.call(parties.takeSettlementBack, back))).toMatchObject({
    code: 'CHANGED_MEANWHILE',
  });
  await office.settle([bill]);
  expect((await office.account()).party.duePaise).toBe(0);
});

test('what the company will not pay becomes the patient’s due without a rupee moving', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  await office.settle([bill], 0, [45_000]);
  const before = accountsOf(office.owner);
  const asked = { billId: bill.id, reason: 'Not covered by the policy' };
  expect((await office.owner.call(parties.moveToPatient, asked)).party.duePaise).toBe(0);
  expect(accountsOf(office.owner)).toEqual(before);
  expect((await office.desk.call(dues.list, {})).rows).toMatchObject([{ billId: bill.id, duePaise: 15_000 }]);
  expect(await refusalOf(office.owner.call(parties.moveToPatient, asked))).toMatchObject({
    code: 'NOT_FOUND',
  });
  const { patientId } = office;
  await office.desk.call(dues.receive, { patientId, payments: [cash(15_000)] });
  const { entries, closingPaise } = await office.owner.call(parties.statement, {
    ...{ partyId: office.party.id, ...november },
  });
  expect(entries.map(({ kind, amountPaise }) => [kind, amountPaise])).toEqual([
    ['bill', 60_000],
    ['received', -45_000],
    ['movedToPatient', -15_000],
  ]);
  expect(closingPaise).toBe(0);
});

test('only the owner writes a company’s due off, and never more than it is', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  const asked = { billId: bill.id, amountPaise: 60_001, reason: 'Firm closed' };
  expect(await refusalOf(office.owner.call(parties.writeOff, asked))).toMatchObject({
    code: 'PAID_MORE_THAN_DUE',
  });
  const accountant = await office.owner.as('accountant');
  expect(await refusalOf(accountant.call(parties.writeOff, asked))).toMatchObject({ code: 'NOT_ALLOWED' });
  await office.owner.call(parties.writeOff, { ...asked, amountPaise: 60_000 });
  expect(accountsOf(office.owner)).toEqual({ badDebts: 60_000, fees: -60_000 });
});

test('every statement begins where the one before it ended, and its ageing is its closing balance', async () => {
  const office = await openOffice({ termsDays: 15 });
  const partyId = office.party.id;
  const statement = (fromDate: string, toDate: string) =>
    office.owner.call(parties.statement, { partyId, fromDate, toDate });
  const [first, second] = [await office.onAccount(60_000), await office.onAccount(40_000)];
  await office.at('2026-12-10T11:00');
  await office.onAccount(20_000);
  await office.settle([first, second], 1_000, [60_000, 5_000]);
  await office.desk.call(refunds.creditable, { billId: second.id });
  const [early, late] = [
    await statement('2026-11-01', '2026-11-30'),
    await statement('2026-12-01', '2026-12-31'),
  ];
  expect([early.openingPaise, early.closingPaise]).toEqual([0, 100_000]);
  expect([late.openingPaise, late.closingPaise]).toEqual([100_000, 55_000]);
  expect(
    late.entries.map(({ kind, amountPaise, balancePaise }) => [kind, amountPaise, balancePaise]),
  ).toEqual([
    ['bill', 20_000, 120_000],
    ['received', -64_000, 56_000],
    ['tds', -1_000, 55_000],
  ]);
  for (const { ageing, closingPaise } of [early, late]) {
    expect(ageing.reduce((sum, { duePaise }) => sum + duePaise, 0)).toBe(closingPaise);
  }
  expect(early.ageing.find(({ band }) => band === 'notYet')?.duePaise).toBe(100_000);
  expect(late.ageing.find(({ band }) => band === 'upTo30')?.duePaise).toBe(35_000);
});

test('the reports of companies say what their accounts say: what is open, and the tax that was kept back', async () => {
  const office = await openOffice();
  const bills = [await office.onAccount(60_000), await office.onAccount(40_000)];
  await office.settle(bills, 7_000, [60_000, 10_000]);
  const show = async (report: 'partyDues' | 'tdsReceivable', toDate = november.toDate) => {
    const asked = { report, ...november, toDate, options: {}, language: 'en' as const };
    const { grid } = await office.owner.call(registers.show, asked);
    return (key: string) => grid.totals?.[grid.columns.findIndex(column => column.key === key)];
  };
  expect((await show('partyDues'))('due')).toBe(30_000);
  const tds = await show('tdsReceivable');
  expect([tds('gross'), tds('tds'), tds('received')]).toEqual([70_000, 7_000, 63_000]);
  const { settlements } = await office.account();
  await office.owner.call(parties.takeSettlementBack, {
    ...{ settlementId: settlements[0]?.id ?? 0, reason: 'Returned' },
  });
  expect((await show('partyDues'))('due')).toBe(100_000);
  expect((await show('tdsReceivable'))('tds')).toBeUndefined();
});

test('the statement is a page with the company, its bills and what it owes', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  const asked = { partyId: office.party.id, ...november, language: 'en' as const };
  const pdf = await office.owner.call(parties.exportStatement, { ...asked, format: 'pdf' });
  const text = pdfText(pdf.base64);
  for (const word of [
    'Narmada Mills',
    bill.number,
    'NM-417',
    'To: Narmada Mills, 4 Mill Road, Indore, GSTIN',
    '600.00',
  ]) {
    expect(text).toContain(word);
  }
  const csv = await office.owner.call(parties.exportStatement, { ...asked, format: 'csv', language: 'hi' });
  expect(Buffer.from(csv.base64, 'base64').toString()).toContain('अंतिम बाकी');
});

test('companies keep their versions, one name is one company, and two people do not overwrite each other', async () => {
  const office = await openOffice();
  const { party } = office;
  const details = { name: party.name, termsDays: 45 };
  const saved = await office.owner.call(parties.save, { partyId: party.id, version: 1, details });
  expect(saved).toMatchObject({ version: 2, termsDays: 45 });
  const stale = office.owner.call(parties.save, { partyId: party.id, version: 1, details });
  expect(await refusalOf(stale)).toMatchObject({ code: 'CHANGED_MEANWHILE' });
  const twin = { partyId: null, details: { name: 'narmada mills' } };
  expect(await refusalOf(office.owner.call(parties.save, twin))).toMatchObject({ code: 'PARTY_NAME_TAKEN' });
  const again = { partyId: party.id, patientId: office.patientId };
  expect(await refusalOf(office.owner.call(parties.addMember, again))).toMatchObject({
    code: 'ALREADY_A_MEMBER',
  });
});

test('the file itself refuses a bill that changes hands without a reason, and tax from nowhere', async () => {
  const office = await openOffice();
  const bill = await office.onAccount(60_000);
  expect(rawSql(office.owner, `UPDATE bills SET party_id = NULL WHERE id = ${bill.id}`)).toThrow(
    /changes hands/,
  );
  expect(rawSql(office.owner, `UPDATE bills SET party_id = 99 WHERE id = ${bill.id}`)).toThrow(
    /changes hands/,
  );
  const tax = `INSERT INTO ledger (on_date, posted_at, kind, debit, credit, amount_paise, bill_id, user_id, document_id)
    VALUES (20261121, 1, 'tdsDeducted', 'tds', 'dues', 100, ${bill.id}, 1, 1)`;
  expect(rawSql(office.owner, tax)).toThrow(/kept back from a settlement/);
  expect(rawSql(office.owner, 'DELETE FROM party_members')).toThrow(/never deleted/);
});

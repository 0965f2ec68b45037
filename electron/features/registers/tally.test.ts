import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { cash } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { type Office, openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo } from './registers.test-support.ts';

const { dues, parties, refunds, registers, settings } = contract;
const november = { fromDate: '2026-11-01', toDate: '2026-11-30' };
const december = { fromDate: '2026-12-01', toDate: '2026-12-31' };
let office: Office;
let folder: string;

beforeEach(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'parchi-tally-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeTestClinics();
});

async function taken(days: typeof november): Promise<(name: string) => string> {
  const { base64 } = await office.owner.call(registers.accountsPack, days);
  const into = mkdtempSync(join(folder, 'pack-'));
  writeFileSync(join(into, 'pack.zip'), Buffer.from(base64, 'base64'));
  execFileSync('unzip', ['-q', join(into, 'pack.zip'), '-d', into]);
  return name => readFileSync(join(into, name), 'utf8');
}

/** What the vouchers leave in each ledger; a debit is more than nothing. */
function standings(xml: string): Record<string, number> {
  const sums: Record<string, number> = {};
  const entry = /<LEDGERNAME>([^<]*)<\/LEDGERNAME><ISDEEMEDPOSITIVE>\w+<\/ISDEEMEDPOSITIVE><AMOUNT>([^<]*)</g;
  for (const [, ledger = '', amount] of xml.matchAll(entry))
    sums[ledger] = (sums[ledger] ?? 0) - Math.round(Number(amount) * 100);
  return Object.fromEntries(Object.entries(sums).filter(([, paise]) => paise !== 0));
}

async function registerForGst(gstin: string): Promise<void> {
  const all = await office.owner.call(settings.get, {});
  await office.owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin } });
}

const medicine = { description: 'Paracetamol', sacCode: '3004', quantity: 1, ratePaise: 10_000 };

test('CGST and SGST are ledgers of their own in Tally; in a union territory the second is UTGST', async () => {
  await registerForGst('23ABCDE1234F1Z5');
  const lines = [{ ...medicine, taxClass: 'medicine' as const }];
  const bill = await office.bill(0, { lines, payments: [cash(10_500)] });
  const credited = { billId: bill.id, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Returned' };
  expect(standings((await taken(november))('tally/vouchers-2026-11.xml'))).toMatchObject({
    ...{ CGST: -250, SGST: -250, 'Professional fees': -10_000, 'Cash in drawers': 10_500 },
  });
  await office.owner.call(refunds.creditNote, { ...credited, restTo: 'advance' });
  const after = standings((await taken(november))('tally/vouchers-2026-11.xml'));
  expect(after).toEqual({ 'Cash in drawers': 10_500, 'Advances of patients': -10_500 });
  await registerForGst('04ABCDE1234F1Z5');
  expect((await taken(november))('tally/ledgers.xml')).toContain('<LEDGER NAME="UTGST"');
});

test('each company has a ledger with what it owes, also after a bill went over to its patient', async () => {
  const first = await office.onAccount(60_000);
  const second = await office.onAccount(40_000);
  await office.settle([first], 6_000);
  const read = await taken(november);
  expect(standings(read('tally/vouchers-2026-11.xml'))).toMatchObject({
    ...{ 'Narmada Mills': 40_000, 'TDS deducted from us': 6_000, 'Professional fees': -100_000 },
  });
  const ledgers = read('tally/ledgers.xml');
  expect(ledgers).toContain('<LEDGER NAME="Narmada Mills"');
  expect(ledgers).toContain('<PARTYGSTIN>23ABCDE1234F1Z5</PARTYGSTIN>');
  expect(read('csv/dues-of-companies.csv')).toContain(second.number);
  expect(read('csv/tds-of-companies.csv')).toContain('60.00');

  await office.owner.call(parties.moveToPatient, { billId: second.id, reason: 'Left the company' });
  const moved = standings((await taken(november))('tally/vouchers-2026-11.xml'));
  expect(moved['Narmada Mills']).toBeUndefined();
  expect(moved['Dues of patients']).toBe(40_000);
});

test('openings are those of the trial balance, apart from the ledgers, and come to nothing', async () => {
  await office.onAccount(60_000);
  await office.bill(30_000, { payments: [cash(10_000)] });
  await office.desk.call(dues.takeAdvance, { patientId: office.patientId, payments: [cash(25_000)] });
  const before = await taken(november);
  expect(() => before('tally/ledgers-with-openings.xml')).toThrow();
  await office.at('2026-12-01T10:00');
  await office.bill(20_000);
  const read = await taken(december);
  expect(read('tally/ledgers.xml')).not.toContain('OPENINGBALANCE');
  const opening = /<LEDGER NAME="([^"]*)"[^§]*?<OPENINGBALANCE>([^<]*)<\/OPENINGBALANCE>/g;
  const found = read('tally/ledgers-with-openings.xml')
    .split('<TALLYMESSAGE')
    .flatMap(one => [...one.matchAll(opening)].map(([, name, amount]) => [name, -Number(amount)] as const));
  expect(Object.fromEntries(found)).toEqual({
    ...{ 'Cash in drawers': 350, 'Dues of patients': 200, 'Narmada Mills': 600 },
    ...{ 'Advances of patients': -250, 'Professional fees': -900 },
  });
  expect(found.reduce((sum, [, rupees]) => sum + rupees, 0)).toBe(0);
  expect(read('csv/advances-held.csv')).toContain('250.00');
});

test('advances are listed as they stood when a day ended', async () => {
  await office.desk.call(dues.takeAdvance, { patientId: office.patientId, payments: [cash(25_000)] });
  await office.at('2026-11-22T10:00');
  await office.bill(20_000, { payments: [], advancePaise: 20_000 });
  const held = (toDate: string) =>
    showTo(office.owner, { report: 'advancesHeld', toDate }).then(shown => cellsOf(shown, 'name', 'held'));
  expect(await held('2026-11-20')).toEqual([]);
  expect(await held('2026-11-21')).toEqual([['Baldev Malviya', 25_000]]);
  expect(await held('2026-11-22')).toEqual([['Baldev Malviya', 5_000]]);
});

test('bills to the paisa come to Tally with their paise and without a rounding', async () => {
  await registerForGst('23ABCDE1234F1Z5');
  const all = await office.owner.call(settings.get, {});
  await office.owner.call(settings.change, { ...all, settings: { ...all.settings, billRounding: 'paisa' } });
  const lines = [{ ...medicine, ratePaise: 10_013, taxClass: 'medicine' as const }];
  await office.bill(0, { lines, payments: [cash(10_513)] });
  const read = await taken(november);
  expect(standings(read('tally/vouchers-2026-11.xml'))).toEqual({
    ...{ CGST: -250, SGST: -250, 'Professional fees': -10_013, 'Cash in drawers': 10_513 },
  });
  expect(read('tally/vouchers-2026-11.xml')).not.toContain('Rounding');
  expect(read('csv/bills.csv')).toContain('105.13');
});

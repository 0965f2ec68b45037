import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { type Office, openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { refunds, registers } = contract;
const IN_PUNE = { address: '5 Deccan Road, Pune', pinCode: '411001', stateCode: '27' };
let office: Office;

beforeEach(async () => {
  office = await openOffice({ gstin: '27AAACN1234F1Z5', address: '2 Mill Road, Pune' });
  await registerForGst(office.owner);
});
afterEach(closeTestClinics);

const goods = (ratePaise: number): NewBillLine => ({
  ...{ description: 'Hearing aid', sacCode: '9021', quantity: 1, ratePaise, taxClass: 'gst18' },
});
const table = (name: string) => showTo(office.owner, { report: 'gst', options: { table: name } });
const toPune = (ratePaise: number) =>
  office.bill(0, { lines: [goods(ratePaise)], recipient: IN_PUNE, payments: [] });
const creditFirst = (billId: number) => {
  const lines = [{ lineNumber: 1, quantity: 1 }];
  return office.owner.call(refunds.creditNote, { billId, lines, reason: 'Returned', restTo: 'advance' });
};

test('goods to other states: to a company in table 4, large in table 5, else in table 7 by place', async () => {
  const { id: partyId } = office.party;
  const ofCompany = { partyId, patientId: office.patientId, payments: [] };
  await office.bill(0, { ...ofCompany, lines: [goods(10_000_00)] });
  await toPune(60_000_00);
  // 1,00,000.00 with its tax is not above the limit, 1,00,300.00 is.
  await toPune(84_745_76);
  const large = await toPune(85_000_00);
  await office.bill(0, { lines: [goods(500_00)], payments: [] });
  const at = ['place', 'rate', 'taxable'] as const;
  expect(cellsOf(await table('b2b'), ...at)).toEqual([['27-Maharashtra', 18, 10_000_00]]);
  const b2cl = await table('b2cl');
  expect(cellsOf(b2cl, 'number', 'value', ...at)).toEqual([
    [large.number, 1_00_300_00, '27-Maharashtra', 18, 85_000_00],
  ]);
  expect(b2cl.opens).toEqual([{ kind: 'bill', id: large.id }]);
  const small = [
    ['23-Madhya Pradesh', 18, 500_00],
    ['27-Maharashtra', 18, 1_44_745_76],
  ];
  expect(cellsOf(await table('b2cs'), ...at)).toEqual(small);

  await creditFirst(large.id);
  expect(cellsOf(await table('cdnur'), 'urType', 'value', ...at)).toEqual([
    ['B2CL', 1_00_300_00, '27-Maharashtra', 18, 85_000_00],
  ]);
  expect(cellsOf(await table('b2cs'), ...at)).toEqual(small);
});

test('before 1 August 2024 a large invoice is one above two and a half lakh', async () => {
  const july = { fromDate: '2024-07-01', toDate: '2024-07-31' };
  await office.at('2024-07-31T11:00');
  await toPune(85_000_00);
  const shown = (name: string) => showTo(office.owner, { report: 'gst', ...july, options: { table: name } });
  expect((await shown('b2cl')).grid.rows).toEqual([]);
  expect(cellsOf(await shown('b2cs'), 'place', 'taxable')).toEqual([['27-Maharashtra', 85_000_00]]);
});

test('table 12 and the sums by rate have IGST beside both halves, and come to the ledger together', async () => {
  await toPune(60_000_00);
  await office.bill(0, { lines: [goods(1_000_00)], payments: [] });
  const taxes = ['cgst', 'sgst', 'igst'] as const;
  const sums = [[90_00, 90_00, 10_800_00]];
  expect(cellsOf(await table('hsnB2c'), ...taxes)).toEqual(sums);
  expect(cellsOf(await table('hsn'), ...taxes)).toEqual(sums);
  const rates = await table('rates');
  expect(cellsOf(rates, 'taxable', ...taxes)).toEqual([[61_000_00, ...(sums[0] ?? [])]]);
  expect(totalOf(rates, 'net')).toBe(71_980_00);
  expect(rates.grid.notes[0]).toContain('10,980');
});

test('exempt goods to a company of another state are an inter-State supply of table 8', async () => {
  const { id: partyId } = office.party;
  const exempt: NewBillLine = { ...goods(3_000_00), taxClass: 'nil' };
  await office.bill(0, { partyId, patientId: office.patientId, lines: [exempt], payments: [] });
  expect(cellsOf(await table('exemp'), 'description', 'nil')).toEqual([
    ['Inter-State supplies to registered persons', 3_000_00],
    ['Intra-State supplies to registered persons', 0],
    ['Intra-State supplies to unregistered persons', 0],
  ]);
});

test('in Tally IGST is a ledger of its own, in vouchers, credit notes and openings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parchi-igst-'));
  const taken = async (fromDate: string, toDate: string, file: string) => {
    const { base64 } = await office.owner.call(registers.accountsPack, { fromDate, toDate });
    const into = mkdtempSync(join(folder, 'pack-'));
    writeFileSync(join(into, 'pack.zip'), Buffer.from(base64, 'base64'));
    execFileSync('unzip', ['-q', join(into, 'pack.zip'), '-d', into]);
    return readFileSync(join(into, file), 'utf8');
  };
  const amountsOf = (xml: string, ledger: string) =>
    [...xml.matchAll(/<LEDGERNAME>([^<]*)<\/LEDGERNAME>.*?<AMOUNT>([^<]*)</g)]
      .filter(([, name]) => name === ledger)
      .map(([, , amount]) => Number(amount));
  try {
    const bill = await toPune(60_000_00);
    await office.bill(0, { lines: [goods(1_000_00)], payments: [] });
    const xml = await taken('2026-11-01', '2026-11-30', 'tally/vouchers-2026-11.xml');
    expect(['IGST', 'CGST', 'SGST'].map(name => amountsOf(xml, name))).toEqual([[10_800], [90], [90]]);
    await office.at('2026-12-01T10:00');
    await creditFirst(bill.id);
    const opened = await taken('2026-12-01', '2026-12-31', 'tally/ledgers-with-openings.xml');
    expect(opened).toMatch(/<LEDGER NAME="IGST"[^§]*?<OPENINGBALANCE>10800\.00</);
    const later = await taken('2026-12-01', '2026-12-31', 'tally/vouchers-2026-12.xml');
    expect(amountsOf(later, 'IGST')).toEqual([-10_800]);
    expect(amountsOf(later, 'CGST')).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

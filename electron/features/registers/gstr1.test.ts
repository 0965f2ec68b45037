import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { sayTurnover } from '../../server/test-gst.test-support.ts';
import { addItem, dressing } from '../../server/test-money-desk.test-support.ts';
import { type Office, openOffice } from '../../server/test-office.test-support.ts';
import { cellsOf, showTo, totalOf } from './registers.test-support.ts';

const { catalogue, refunds, registers, settings } = contract;
let office: Office;

beforeEach(async () => {
  office = await openOffice();
  const all = await office.owner.call(settings.get, {});
  await office.owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
});
afterEach(closeTestClinics);

const medicine = (ratePaise: number, taxClass: TaxClass = 'medicine', quantity = 1): NewBillLine => ({
  ...{ description: 'Paracetamol 500', sacCode: '3004', quantity, ratePaise, taxClass },
});
const service = (ratePaise: number): NewBillLine => ({
  ...{ description: 'ECG', sacCode: '999312', quantity: 1, ratePaise },
});

const table = (name: string) => showTo(office.owner, { report: 'gst', options: { table: name } });

function toCompany(...lines: NewBillLine[]) {
  return office.bill(0, { partyId: office.party.id, patientId: office.patientId, lines, payments: [] });
}

test('invoices to a company with a GSTIN stand one by one in table 4, everybody else by rate in table 7', async () => {
  const invoice = await toCompany(medicine(10_000), medicine(20_000, 'cosmetic'));
  await toCompany(service(5_000));
  await office.bill(0, { lines: [medicine(40_000, 'medicine', 2)], payments: [] });
  const gone = await toCompany(medicine(99_900));
  await office.desk.call(refunds.cancelBill, { billId: gone.id, reason: 'Wrong company' });

  const registered = await table('b2b');
  expect(registered.grid.columns.map(({ label }) => label)).toEqual([
    ...['GSTIN/UIN of Recipient', 'Receiver Name', 'Invoice Number', 'Invoice date', 'Invoice Value'],
    ...['Place Of Supply', 'Reverse Charge', 'Applicable % of Tax Rate', 'Invoice Type', 'E-Commerce GSTIN'],
    ...['Rate', 'Taxable Value', 'Cess Amount'],
  ]);
  const of = [office.party.gstin, 'Narmada Mills', invoice.number, '21-Nov-2026', invoice.totalPaise];
  const cells = cellsOf(registered, 'gstin', 'name', 'number', 'day', 'value', 'place', 'rate', 'taxable');
  expect(cells).toEqual([
    [...of, '23-Madhya Pradesh', 5, 10_000],
    [...of, '23-Madhya Pradesh', 18, 20_000],
  ]);
  expect(registered.opens).toEqual([1, 2].map(() => ({ kind: 'bill', id: invoice.id })));
  expect(cellsOf(await table('b2cs'), 'type', 'rate', 'taxable')).toEqual([['OE', 5, 80_000]]);
  const csv = await office.owner.call(registers.export, {
    ...{
      report: 'gst',
      fromDate: '2026-11-01',
      toDate: '2026-11-30',
      options: { table: 'b2b' },
      format: 'csv',
    },
  });
  expect(Buffer.from(csv.base64, 'base64').toString().split('\r\n')[1]).toBe(
    `"23ABCDE1234F1Z5","Narmada Mills","${invoice.number}","21-Nov-2026",${invoice.totalPaise / 100}.00,"23-Madhya Pradesh","N",,"Regular B2B",,5,100.00,0.00`,
  );
});

test('a credit note to a company stands in table 9B, one to a patient lowers table 7', async () => {
  const invoice = await toCompany(medicine(10_000, 'medicine', 3));
  const own = await office.bill(0, { lines: [medicine(10_000, 'medicine', 2)], payments: [] });
  const lines = [{ lineNumber: 1, quantity: 1 }];
  for (const { id: billId } of [invoice, own])
    await office.owner.call(refunds.creditNote, { billId, lines, reason: 'Returned', restTo: 'advance' });
  expect(cellsOf(await table('cdnr'), 'gstin', 'noteType', 'value', 'rate', 'taxable')).toEqual([
    ['23ABCDE1234F1Z5', 'C', 10_500, 5, 10_000],
  ]);
  expect(totalOf(await table('b2cs'), 'taxable')).toBe(10_000);
});

test('nil rated, exempt and non-GST supplies are told apart, to registered buyers and to others', async () => {
  await toCompany(service(60_000), medicine(3_000, 'nil'));
  await office.bill(0, {
    lines: [service(20_000), medicine(4_000, 'nonGst'), medicine(10_000)],
    payments: [],
  });
  expect(cellsOf(await table('exemp'), 'description', 'nil', 'exempt', 'nonGst')).toEqual([
    ['Intra-State supplies to registered persons', 3_000, 60_000, 0],
    ['Intra-State supplies to unregistered persons', 0, 20_000, 4_000],
  ]);
});

test('codes have a unit where they are goods, and both halves of table 12 come to the fees and tax of the ledger', async () => {
  await toCompany(service(60_000));
  await toCompany(medicine(10_000, 'medicine', 3));
  await office.bill(0, { lines: [medicine(4_000, 'medicine', 2), service(10_000)], payments: [] });
  const [registered, others] = [await table('hsnB2b'), await table('hsnB2c')];
  expect(cellsOf(registered, 'code', 'uqc', 'quantity', 'value', 'cgst', 'sgst')).toEqual([
    ['3004', 'NOS-NUMBERS', 3, 31_500, 750, 750],
    ['9993', 'NA', 0, 60_000, 0, 0],
  ]);
  expect(cellsOf(others, 'code', 'uqc', 'quantity', 'value')).toEqual([
    ['3004', 'NOS-NUMBERS', 2, 8_400],
    ['9993', 'NA', 0, 10_000],
  ]);
  const rates = await table('rates');
  const sum = Number(totalOf(registered, 'value')) + Number(totalOf(others, 'value'));
  expect(sum).toBe(totalOf(rates, 'net'));
  const papers = await table('docs');
  expect(cellsOf(papers, 'nature', 'first', 'count')).toEqual([
    ['Invoices for outward supply', 'B/26-27/000001', 1],
    ['Invoices for outward supply', 'IB/26-27/000001', 1],
    ['Invoices for outward supply', 'TI/26-27/000001', 1],
  ]);
});

test('an invoice to the paisa is worth its paise in table 4, and so are its credit notes', async () => {
  const all = await office.owner.call(settings.get, {});
  await office.owner.call(settings.change, { ...all, settings: { ...all.settings, billRounding: 'paisa' } });
  const invoice = await toCompany(medicine(10_013, 'medicine', 2));
  expect(invoice).toMatchObject({ roundOffPaise: 0, totalPaise: 20_026 + 2 * 501 });
  expect(cellsOf(await table('b2b'), 'value', 'taxable')).toEqual([[21_028, 20_026]]);
  const back = { billId: invoice.id, reason: 'Returned', restTo: 'advance' as const };
  const credited = { ...back, lines: [{ lineNumber: 1, quantity: 1 }] };
  await office.owner.call(refunds.creditNote, credited);
  await office.owner.call(refunds.creditNote, credited);
  const notes = await table('cdnr');
  expect(cellsOf(notes, 'value')).toEqual([[10_514], [10_514]]);
  expect(totalOf(notes, 'taxable')).toBe(20_026);
});

test('table 12 counts goods of one code in the units of their items, and codes at the digits of the turnover', async () => {
  const row: ItemRow = { ...dressing, name: 'Syrup', category: 'medicine', taxClass: 'medicine' };
  const itemId = await addItem(office.owner, { ...row, sacCode: '30049099', unit: 'BTL' }, 10_000);
  const syrup = { ...medicine(10_000), description: 'Syrup', sacCode: '30049099', itemId };
  await office.bill(0, { lines: [syrup, medicine(5_000, 'medicine', 4)], payments: [] });
  const units = async () => cellsOf(await table('hsnB2c'), 'code', 'uqc', 'quantity', 'taxable');
  expect(await units()).toEqual([
    ['3004', 'BTL-BOTTLES', 1, 10_000],
    ['3004', 'NOS-NUMBERS', 4, 20_000],
  ]);
  expect(cellsOf(await table('hsn'), 'code', 'quantity')).toEqual([['3004', 5]]);
  expect((await table('hsn')).grid.notes).toEqual([
    'Codes are shown with the 4 digits that the clinic’s turnover asks for.',
  ]);

  await sayTurnover(office.owner, true);
  expect(await units()).toEqual([
    ['3004', 'NOS-NUMBERS', 4, 20_000],
    ['300490', 'BTL-BOTTLES', 1, 10_000],
  ]);
});

test('what was billed without its code is named under the tables that ask for it; a cancelled bill is not', async () => {
  const row: ItemRow = { ...dressing, name: 'Gel', category: 'medicine', taxClass: 'medicine', sacCode: '' };
  // Taken into the catalogue from a file, where it had none.
  const csv = 'name,category,tax_class,price\nGel,medicine,medicine,100';
  await office.owner.call(catalogue.importFile, { csv, fileName: 'ours.csv' });
  const { items } = await office.owner.call(catalogue.show, { text: row.name });
  const gel = { ...medicine(10_000), description: 'Gel', sacCode: '', itemId: items[0]?.id ?? 0 };
  await office.bill(0, { lines: [gel, medicine(5_000)], payments: [] });
  const gone = await office.bill(0, { lines: [{ ...medicine(5_000), description: 'Syrup' }], payments: [] });
  await sayTurnover(office.owner, true);
  const lacking = async (name: string) => (await table(name)).grid.notes.at(-1);
  const all = 'HSN or SAC missing or under 6 digits: Gel (No code), Paracetamol 500 (3004), Syrup (3004)';
  expect(await lacking('hsn')).toBe(all);
  await office.desk.call(refunds.cancelBill, { billId: gone.id, reason: 'Wrong person' });
  const both = 'HSN or SAC missing or under 6 digits: Gel (No code), Paracetamol 500 (3004)';
  expect(await lacking('hsnB2c')).toBe(both);
});

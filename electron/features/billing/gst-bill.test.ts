import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { line, openTestDesk, pdfText, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { billing, settings } = contract;
let desk: TestDesk;

beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(closeTestClinics);

async function registerForGst(): Promise<void> {
  const owner = await desk.clinic.as('owner');
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '23ABCDE1234F1Z5' } });
}

const taxed = (ratePaise: number, taxClass: TaxClass, more: Partial<NewBillLine> = {}): NewBillLine => ({
  ...line('Item', ratePaise),
  ...{ taxClass, sacCode: '3004' },
  ...more,
});
const consultation = line('Consultation', 60_000);

type Case = {
  name: string;
  on: string;
  lines: NewBillLine[];
  paper: string;
  number: string;
  taxPaise: number;
  totalPaise: number;
};

// The source of each rate stands with its row in the table of rates (migration 0310); rules.md 5.4.
const CASES: Case[] = [
  {
    name: 'a consultation is exempt (Notification 12/2017, serial 74)',
    ...{ on: '2026-11-21', lines: [consultation] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 60_000 },
  },
  {
    name: 'a medicine over the counter bears 5 % since 22 September 2025 (Notification 9/2025)',
    ...{ on: '2025-09-22', lines: [taxed(10_000, 'medicine')] },
    ...{ paper: 'taxInvoice', number: 'TI/25-26/000001', taxPaise: 500, totalPaise: 10_500 },
  },
  {
    name: 'the day before it bore 12 % (Notification 1/2017)',
    ...{ on: '2025-09-21', lines: [taxed(10_000, 'medicine')] },
    ...{ paper: 'taxInvoice', number: 'TI/25-26/000001', taxPaise: 1_200, totalPaise: 11_200 },
  },
  {
    name: 'consultation and medicine stand on one paper of both kinds (rule 46A)',
    ...{ on: '2026-11-21', lines: [consultation, taxed(6_250, 'medicine')] },
    ...{ paper: 'invoiceCumBill', number: 'IB/26-27/000001', taxPaise: 312, totalPaise: 66_600 },
  },
  {
    name: 'a life-saving drug is free of tax (Notification 10/2025)',
    ...{ on: '2026-11-21', lines: [taxed(10_000, 'lifeSaving')] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 10_000 },
  },
  {
    name: 'a room above 5,000 rupees a day bears 5 % (Notification 03/2022)',
    ...{ on: '2026-11-21', lines: [taxed(500_100, 'roomRent')] },
    ...{ paper: 'taxInvoice', number: 'TI/26-27/000001', taxPaise: 25_006, totalPaise: 525_100 },
  },
  {
    name: 'a room of 5,000 rupees does not',
    ...{ on: '2026-11-21', lines: [taxed(500_000, 'roomRent')] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 500_000 },
  },
  {
    name: 'its value is what is left after the discount of the line (CGST Act, section 15(3))',
    ...{ on: '2026-11-21', lines: [taxed(550_000, 'roomRent', { quantity: 2, discountPaise: 100_000 })] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 1_000_000 },
  },
  {
    name: 'and a paisa above 5,000 a day after the discount is taxed',
    ...{ on: '2026-11-21', lines: [taxed(550_000, 'roomRent', { quantity: 2, discountPaise: 99_998 })] },
    ...{ paper: 'taxInvoice', number: 'TI/26-27/000001', taxPaise: 50_000, totalPaise: 1_050_000 },
  },
  {
    name: 'a rent that holds its tax is compared without it (CGST Act, section 15(2)(a))',
    ...{ on: '2026-11-21', lines: [taxed(525_000, 'roomRent', { isTaxInclusive: true })] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 525_000 },
  },
  {
    name: 'above 5,250 with tax it is a room above 5,000 rupees',
    ...{ on: '2026-11-21', lines: [taxed(525_100, 'roomRent', { isTaxInclusive: true })] },
    ...{ paper: 'taxInvoice', number: 'TI/26-27/000001', taxPaise: 25_004, totalPaise: 525_100 },
  },
  {
    name: 'an ICU bed does not, whatever it costs',
    ...{ on: '2026-11-21', lines: [taxed(900_000, 'roomRent', { isIcu: true })] },
    ...{ paper: 'billOfSupply', number: 'B/26-27/000001', taxPaise: 0, totalPaise: 900_000 },
  },
  {
    name: 'cosmetic work is no health care and bears 18 %',
    ...{ on: '2026-11-21', lines: [taxed(1_000_000, 'cosmetic')] },
    ...{ paper: 'taxInvoice', number: 'TI/26-27/000001', taxPaise: 180_000, totalPaise: 1_180_000 },
  },
  {
    name: 'a printed price that holds the tax is the total',
    ...{ on: '2026-11-21', lines: [taxed(100_000, 'gst18', { isTaxInclusive: true })] },
    ...{ paper: 'taxInvoice', number: 'TI/26-27/000001', taxPaise: 15_254, totalPaise: 100_000 },
  },
];

test.each(CASES)('$name', async ({ on, lines, paper, number, taxPaise, totalPaise }) => {
  await desk.at(`${on}T11:00`);
  await registerForGst();
  const isLess = lines.some(({ discountPaise = 0 }) => discountPaise > 0);
  const bill = await desk.issue({ lines, ...(isLess && { discountReason: 'Staff' }) });
  expect(bill).toMatchObject({ documentType: paper, number, taxPaise, totalPaise, duePaise: totalPaise });
  const { driver } = desk.clinic.server.house.opened().db;
  const posted = driver.prepare(
    "SELECT coalesce(sum(amount_paise), 0) AS tax FROM ledger WHERE credit = 'gst'",
  );
  expect(posted.get()).toEqual({ tax: taxPaise });
});

test('a clinic without a GSTIN collects no tax on anything (CGST Act, section 32)', async () => {
  const bill = await desk.issue({ lines: [taxed(100_000, 'cosmetic')] });
  expect(bill).toMatchObject({ documentType: 'billOfSupply', taxPaise: 0, totalPaise: 100_000 });
  const text = pdfText((await desk.clinic.call(billing.printBill, { billId: bill.id })).pdf);
  expect(text.replace(/\s+/g, ' ')).toContain('The clinic is not registered');
});

test('each kind of paper counts by itself', async () => {
  await registerForGst();
  const papers = [[consultation], [taxed(10_000, 'medicine')], [consultation], [taxed(10_000, 'gst18')]];
  const numbers = [];
  for (const lines of papers) numbers.push((await desk.issue({ lines })).number);
  expect(numbers).toEqual(['B/26-27/000001', 'TI/26-27/000001', 'B/26-27/000002', 'TI/26-27/000002']);
});

test('a tax invoice above fifty thousand rupees names the buyer’s address and state', async () => {
  await registerForGst();
  const { patient } = await desk.clinic.call(contract.patients.banner, { patientId: desk.patientId });
  await desk.clinic.call(contract.patients.change, { ...patient, patientId: patient.id, pinCode: '452001' });
  const bill = await desk.issue({ lines: [taxed(5_000_000, 'cosmetic')] });
  const printed = async (paper: 'A4' | 'A5' | '80mm' | '58mm') => {
    const { pdf } = await desk.clinic.call(billing.printBill, { billId: bill.id, paper });
    return pdfText(pdf).replace(/\s+/g, ' ');
  };
  for (const paper of ['A4', 'A5', '80mm', '58mm'] as const) {
    const text = await printed(paper);
    expect(text).toContain('Tax invoice');
    expect(text).toContain('GSTIN 23ABCDE1234F1Z5');
    expect(text).toContain('7 Neem Society, Indore');
    // Once as the place of supply, once as the buyer's state.
    expect(text.match(/\(23\)/g)).toHaveLength(2);
    expect(text).toMatch(/4,500\.00.*4,500\.00/);
  }
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import {
  cash,
  line,
  openTestDesk,
  pdfText,
  type TestDesk,
} from '../../server/test-money-desk.test-support.ts';

const { dues, refunds, settings } = contract;
const PAPERS = ['A4', 'A5', '80mm', '58mm'] as const;
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
  await registerForGst(owner);
});
afterEach(closeTestClinics);

const goods = (ratePaise: number): NewBillLine => ({
  ...line('Hearing aid', ratePaise),
  ...{ taxClass: 'gst18', sacCode: '9021', gstPermille: 180 },
});

const flat = (pdf: string) => pdfText(pdf).replace('Original for recipient', '').replace(/\s+/g, ' ');

/** The first line of a bill, credited on each paper. */
async function credited(lines: NewBillLine[]): Promise<Map<string, string>> {
  const { id: billId } = await desk.issue({ lines });
  const { id: creditNoteId } = await owner.call(refunds.creditNote, {
    ...{ billId, lines: [{ lineNumber: 1, quantity: 1 }], reason: 'Returned', restTo: 'advance' as const },
  });
  const texts = new Map<string, string>();
  for (const paper of PAPERS) {
    const { pdf } = await owner.call(refunds.printCreditNote, { creditNoteId, paper });
    texts.set(paper, flat(pdf).replace(/ Duplicate copy \d/, ''));
  }
  return texts;
}

test('a credit note of taxed goods says who supplies, where, under which code, and who signs (rule 53)', async () => {
  for (const [paper, text] of await credited([goods(1_000_00)])) {
    expect(text, paper).toContain('GSTIN 23ABCDE1234F1Z5 · place of supply Madhya Pradesh (23)');
    expect(text, paper).toContain('9021');
    expect(text, paper).toMatch(/CGST.{0,40} 90\.00/);
    expect(text, paper).toMatch(/SGST.{0,40} 90\.00/);
    expect(text, paper).toContain('For Sanjeevani Clinic');
    // The number and the date of the bill stay together.
    expect(text, paper).toMatch(/Bill TI\/26-27\/000001 of 21 Nov 2026/);
    // The clinic's number is no part of its address.
    expect(text, paper).not.toMatch(/452001,? GSTIN/);
    if (paper === 'A4' || paper === 'A5') expect(text, paper).toContain('HSN / SAC');
  }
});

test('of an exempt service it names no place of supply, and whoever gave it signs', async () => {
  for (const [paper, text] of await credited([line('Consultation', 60_000)])) {
    expect(text, paper).toContain('GSTIN 23ABCDE1234F1Z5');
    expect(text, paper).not.toMatch(/place of supply|For Sanjeevani/);
  }
});

test('in a union territory the second half of the credited tax is named after its own act', async () => {
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, clinic: { ...all.clinic, gstin: '04ABCDE1234F1Z5' } });
  for (const [paper, text] of await credited([goods(1_000_00)])) {
    expect(text, paper).toMatch(/UTGST.{0,40} 90\.00/);
    expect(text, paper).not.toMatch(/ SGST/);
  }
});

test('an advance receipt carries the clinic’s GSTIN beside its number, not in the address', async () => {
  const { patientId } = desk;
  const { receipts } = await desk.clinic.call(dues.takeAdvance, { patientId, payments: [cash(50_000)] });
  for (const paper of PAPERS) {
    const { pdf } = await desk.clinic.call(dues.printAdvance, { entryId: receipts[0]?.id ?? 0, paper });
    expect(flat(pdf), paper).toMatch(/AD\/26-27\/000001 (Duplicate copy \d )?GSTIN 23ABCDE1234F1Z5/);
  }
});

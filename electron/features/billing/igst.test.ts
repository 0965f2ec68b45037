import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { line, openTestDesk, pdfText, type TestDesk } from '../../server/test-money-desk.test-support.ts';

const { billing, parties, patients, refunds } = contract;
const PAPERS = ['A4', 'A5', '80mm', '58mm'] as const;
const IN_PUNE = { address: '5 Deccan Road, Pune', pinCode: '411001', stateCode: '27' };
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
const service = (ratePaise: number): NewBillLine => ({
  ...line('Laser', ratePaise),
  ...{ taxClass: 'cosmetic', sacCode: '999722', gstPermille: 180 },
});

const placesOf = ({ lines }: Bill) => lines.map(({ otherState = '' }) => otherState);

async function printed(billId: number, paper: (typeof PAPERS)[number]): Promise<string> {
  const { pdf } = await desk.clinic.call(billing.printBill, { billId, paper });
  // Beside the places; on a narrow sheet between their lines.
  return pdfText(pdf).replace('Original for recipient', '').replace(/\s+/g, ' ');
}

const toPune = (changes: Partial<NewBill>) => desk.issue({ recipient: IN_PUNE, ...changes });

test('goods whose invoice names a buyer in another state bear IGST on every paper, of the same amount', async () => {
  const bill = await toPune({ lines: [goods(60_000_00)] });
  expect(placesOf(bill)).toEqual(['27']);
  expect(bill).toMatchObject({ documentType: 'taxInvoice', taxPaise: 10_800_00, totalPaise: 70_800_00 });
  for (const paper of PAPERS) {
    const text = await printed(bill.id, paper);
    expect(text, paper).toContain('place of supply Maharashtra (27)');
    expect(text, paper).toMatch(/IGST ₹? ?10,800\.00/);
    expect(text, paper).not.toMatch(/CGST|SGST|\(23\)/);
  }
});

test('a service stays where it is performed: a paper of both says the place and the tax of each', async () => {
  const bill = await toPune({ lines: [goods(50_000_00), service(10_000_00)] });
  expect(placesOf(bill)).toEqual(['27', '']);
  for (const paper of PAPERS) {
    const text = await printed(bill.id, paper);
    expect(text, paper).toContain('place of supply Madhya Pradesh (23)');
    expect(text, paper).toContain('for IGST Maharashtra (27)');
    expect(text, paper).toMatch(/CGST 900\.00/);
    expect(text, paper).toMatch(/SGST 900\.00/);
    expect(text, paper).toMatch(/IGST 9,000\.00/);
  }
});

test('below the limit the invoice of goods bears no address outside the state, and their place is the clinic', async () => {
  const { patient } = await desk.clinic.call(patients.banner, { patientId: desk.patientId });
  await desk.clinic.call(patients.change, { ...patient, patientId: patient.id, pinCode: '411001' });
  const small = await desk.issue({ lines: [goods(1_000_00)] });
  expect(placesOf(small)).toEqual(['']);
  for (const paper of PAPERS) {
    const text = await printed(small.id, paper);
    expect(text, paper).toContain('place of supply Madhya Pradesh (23)');
    expect(text, paper).not.toContain('Neem Society');
  }
  // At the limit the record's own address and state stand on the invoice.
  const large = await desk.issue({ lines: [goods(50_000_00)] });
  expect(placesOf(large)).toEqual(['27']);
  expect(await printed(large.id, 'A5')).toContain('Neem Society');
  expect(await printed((await desk.issue({ lines: [service(1_000_00)] })).id, 'A5')).toContain(
    'Neem Society',
  );
});

test('goods over the counter before October 2023 were supplied at the counter', async () => {
  await desk.at('2023-09-30T11:00');
  expect(placesOf(await toPune({ lines: [goods(60_000_00)] }))).toEqual(['']);
  await desk.at('2023-10-01T11:00');
  expect(placesOf(await toPune({ lines: [goods(60_000_00)] }))).toEqual(['27']);
});

test('goods for a patient on the account of a company registered in another state are at its place', async () => {
  const details = {
    name: 'Deccan Mills',
    gstin: '27AAACN1234F1Z5',
    address: '2 Mill Road, Pune',
    termsDays: 30,
  };
  const { id: partyId } = await owner.call(parties.save, { partyId: null, details });
  const member = { partyId, patientId: desk.patientId, memberNumber: 'DM-7', validFrom: '2026-01-01' };
  await owner.call(parties.addMember, member);
  const bill = await desk.issue({ lines: [goods(1_000_00)], partyId });
  expect(placesOf(bill)).toEqual(['27']);
  expect(await printed(bill.id, 'A4')).toContain('place of supply Maharashtra (27)');
  expect(placesOf(await desk.issue({ lines: [service(1_000_00)], partyId }))).toEqual(['']);
});

test('a credit note takes back the tax of the line: IGST of goods, both halves of a service', async () => {
  const bill = await toPune({ lines: [goods(50_000_00), service(10_000_00)] });
  const credited = async (lineNumber: number) => {
    const lines = [{ lineNumber, quantity: 1 }];
    const note = { billId: bill.id, lines, reason: 'Returned', restTo: 'advance' as const };
    const { id: creditNoteId } = await owner.call(refunds.creditNote, note);
    const { pdf } = await owner.call(refunds.printCreditNote, { creditNoteId });
    return pdfText(pdf).replace(/\s+/g, ' ');
  };
  const ofGoods = await credited(1);
  expect(ofGoods).toContain('IGST 9,000.00');
  expect(ofGoods).not.toContain('CGST');
  const ofService = await credited(2);
  expect(ofService).toMatch(/CGST.* 900\.00 .*900\.00/);
  expect(ofService).not.toContain('IGST');
});

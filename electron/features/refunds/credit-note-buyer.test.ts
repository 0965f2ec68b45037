import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { Bill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { registerForGst } from '../../server/test-gst.test-support.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { type Office, openOffice } from '../../server/test-office.test-support.ts';

const { parties, patients, refunds } = contract;
const PAPERS = ['A4', 'A5', '80mm', '58mm'] as const;
let office: Office;

beforeEach(async () => {
  office = await openOffice({ gstin: '27AAACN1234F1Z5', address: '2 Mill Road, Pune' });
  await registerForGst(office.owner);
});
afterEach(closeTestClinics);

const goods = (ratePaise: number): NewBillLine => ({
  ...{ description: 'Hearing aid', sacCode: '9021', quantity: 1, ratePaise, taxClass: 'gst18' },
});

async function credited(bill: Bill): Promise<number> {
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const note = { billId: bill.id, lines, reason: 'Returned', restTo: 'advance' as const };
  return (await office.owner.call(refunds.creditNote, note)).id;
}

async function printed(creditNoteId: number, paper: (typeof PAPERS)[number]): Promise<string> {
  const { pdf } = await office.owner.call(refunds.printCreditNote, { creditNoteId, paper });
  return pdfText(pdf).replace(/\s+/g, ' ');
}

/** The patient has another name and lives elsewhere by now, and the company moved and has another name. */
async function everybodyMoves(): Promise<void> {
  const { patient } = await office.desk.call(patients.banner, { patientId: office.patientId });
  const moved = { fullName: 'Baldev Rathore', pinCode: '560001', address: '9 New Street' };
  await office.desk.call(patients.change, { ...patient, patientId: patient.id, ...moved });
  const { id: partyId, version, gstin, termsDays } = office.party;
  const details = { name: 'Deccan Spinners', gstin, address: '77 Ring Road, Pune', termsDays };
  await office.owner.call(parties.save, { partyId, version, details });
}

test('a credit note names the company that the invoice named, with its GSTIN and address, and the rate of the tax', async () => {
  const { id: partyId } = office.party;
  const ofCompany = { partyId, patientId: office.patientId, payments: [] };
  const noteId = await credited(await office.bill(0, { ...ofCompany, lines: [goods(10_000_00)] }));
  await everybodyMoves();
  for (const paper of PAPERS) {
    const text = await printed(noteId, paper);
    expect(text, paper).toContain('Narmada Mills');
    expect(text, paper).toContain('27AAACN1234F1Z5');
    expect(text, paper).toContain('2 Mill Road, Pune');
    expect(text, paper).toContain('Baldev Malviya');
    expect(text, paper).toMatch(/Hearing aid, .*GST 18 %/);
    expect(text, paper).not.toMatch(/Deccan|Ring Road|Rathore/);
  }
});

test('of a person without a GSTIN it bears the address and state that the invoice bore, whoever they are by now', async () => {
  const recipient = { address: '5 Deccan Road, Pune', pinCode: '411001', stateCode: '27' };
  const noteId = await credited(await office.bill(0, { lines: [goods(60_000_00)], recipient, payments: [] }));
  await everybodyMoves();
  for (const paper of PAPERS) {
    const text = await printed(noteId, paper);
    expect(text, paper).toContain('5 Deccan Road, Pune');
    expect(text, paper).toMatch(/Maharashtra.* \(27\)/);
    expect(text, paper).toContain('Baldev Malviya');
    expect(text, paper).not.toMatch(/New Street|Rathore/);
  }
});

test('of what bore no tax it names no rate', async () => {
  const noteId = await credited(await office.bill(30_000));
  for (const paper of PAPERS) expect(await printed(noteId, paper), paper).not.toContain('GST 0');
});

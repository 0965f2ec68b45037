import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import { closeTestClinics, type TestClinic } from '../../server/test-clinic.ts';
import {
  cash,
  FEE,
  line,
  openTestDesk,
  type TestDesk,
  upi,
} from '../../server/test-money-desk.test-support.ts';

const { billing, dues, patients, refunds, settings } = contract;
const PAPERS = ['A4', 'A5', '80mm', '58mm'] as const;
type Paper = (typeof PAPERS)[number];
let desk: TestDesk;
let owner: TestClinic;

beforeEach(async () => {
  desk = await openTestDesk();
  owner = await desk.clinic.as('owner');
});
afterEach(closeTestClinics);

async function speak(screenLanguage: 'en' | 'hi'): Promise<void> {
  const all = await owner.call(settings.get, {});
  await owner.call(settings.change, { ...all, settings: { ...all.settings, screenLanguage } });
}

const flat = ({ pdf }: { pdf: string }) => textOf(Buffer.from(pdf, 'base64')).replace(/\s+/g, ' ');

/** Every paper of one bill whose patient was three months old. */
async function givePapers(): Promise<((paper: Paper) => Promise<string>)[]> {
  const { id: patientId } = await desk.clinic.call(patients.register, {
    ...{
      fullName: 'Aarav Joshi',
      phone: '5000041736',
      birthOn: '2026-08-20',
      birthIsEstimated: true,
      sex: 'M',
    },
  });
  const { id: billId, payments } = await desk.issue({ patientId, payments: [cash(20_000), upi(35_000)] });
  const { receipts } = await desk.clinic.call(dues.takeAdvance, { patientId, payments: [cash(1_25_000)] });
  const note = {
    billId,
    lines: [{ lineNumber: 1, quantity: 1 }],
    reason: 'सेवा नहीं दी',
    restTo: 'advance' as const,
  };
  const { id: creditNoteId } = await owner.call(refunds.creditNote, note);
  const paymentId = payments[1]?.id ?? 0;
  return [
    async paper => flat(await desk.clinic.call(billing.printBill, { billId, paper })),
    async paper => flat(await desk.clinic.call(billing.printReceipt, { paymentId, paper })),
    async paper => flat(await desk.clinic.call(dues.printAdvance, { entryId: receipts[0]?.id ?? 0, paper })),
    async paper => flat(await owner.call(refunds.printCreditNote, { creditNoteId, paper })),
  ];
}

const SUMS = {
  en: ['Rupees six hundred only', 'Rupees three hundred fifty only'],
  hi: ['छह सौ रुपये मात्र', 'तीन सौ पचास रुपये मात्र', 'एक हज़ार दो सौ पचास रुपये मात्र', 'छह सौ रुपये मात्र'],
};

test('one paper says age and sum in the language in which it is printed, whichever it was issued in', async () => {
  const papers = await givePapers();
  const said = (paper: Paper) => Promise.all(papers.map(print => print(paper)));
  const english = await said('A5');
  for (const text of english) expect(text).toContain('Aarav Joshi, ~3 m, M');
  for (const [index, sum] of SUMS.en.entries()) expect(english[index]).toContain(sum);

  await speak('hi');
  for (const paper of PAPERS) {
    const texts = await said(paper);
    for (const text of texts) {
      expect(text, paper).not.toMatch(/Rupees|only|~3 m/);
      if (paper === 'A4' || paper === 'A5') expect(text, paper).toContain('~3 माह, पु');
    }
    for (const [index, sum] of SUMS.hi.entries()) expect(texts[index], paper).toContain(sum);
  }

  await speak('en');
  expect((await said('A5'))[0]).toContain('Aarav Joshi, ~3 m, M');
});

test('what a bill keeps of the age grows with nobody: years later the paper says the age of its day', async () => {
  const bill = await desk.issue({ payments: [cash(60_000)] });
  expect(bill.party).toMatchObject({ age: { count: 58, unit: 'years' }, sex: 'F' });
  const { driver } = owner.server.house.opened().db;
  const { party } = driver.prepare('SELECT party FROM bills WHERE id = ?').get(bill.id) as { party: string };
  // Nothing kept is worded in one language.
  expect(party).not.toMatch(/58 y|वर्ष/);
  await desk.at('2029-11-21T11:00');
  owner = await desk.clinic.as('owner');
  await speak('hi');
  const print = await desk.clinic.call(billing.printBill, { billId: bill.id, paper: 'A5' });
  expect(flat(print)).toContain('58 वर्ष, म');
});

test('a consultation is worded on the paper; what the desk typed, and any other line, stands as it was typed', async () => {
  const consultation = { sacCode: '999312', quantity: 1, ratePaise: FEE, kind: 'consultation' as const };
  const lines = [
    { ...consultation, description: 'Consultation, physician' },
    { ...consultation, description: 'Follow-up, free until 28 Nov' },
    { ...consultation, description: 'Consultations' },
    line('Consultation', 5_000),
  ];
  const { id: billId } = await desk.issue({ lines });
  const printed = async (paper: Paper) =>
    flat(await desk.clinic.call(billing.printBill, { billId, paper })).replace(/ \d 999312|999312/g, '');
  const english = await printed('80mm');
  for (const { description } of lines) expect(english).toContain(description);
  await speak('hi');
  for (const paper of PAPERS) {
    const text = await printed(paper);
    for (const words of ['परामर्श, physician', 'दोबारा परामर्श,', 'Consultations'])
      expect(text, `${words} on ${paper}`).toContain(words);
    expect(text, paper).not.toMatch(/Follow-up|Consultation,/);
    expect(text, paper).toMatch(/Consultation /);
  }
  const note = {
    billId,
    lines: [{ lineNumber: 1, quantity: 1 }],
    reason: 'Not seen',
    restTo: 'advance' as const,
  };
  const { id: creditNoteId } = await owner.call(refunds.creditNote, note);
  const credit = flat(await owner.call(refunds.printCreditNote, { creditNoteId, paper: 'A5' }));
  expect(credit).toContain('परामर्श, physician');
});

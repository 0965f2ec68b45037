import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics } from '../../server/test-clinic.ts';
import { pdfText } from '../../server/test-money-desk.test-support.ts';
import { DOCTOR, openShareBooks } from './shares.test-support.ts';

afterEach(closeTestClinics);
const { shares } = contract;
const bank = (amountPaise: number) => ({
  payments: [{ mode: 'bank' as const, amountPaise, reference: 'N326261234567' }],
});

test('the sheet on paper has every line, the tax with its reason, the sum in words and room for two signatures', async () => {
  const books = await openShareBooks({ permille: 1_000 });
  await books.owner.call(shares.setTax, { doctorId: DOCTOR, version: 0, pan: 'ABCDE1234F', keepsTds: true });
  for (let count = 0; count < 40; count += 1) await books.bill(200_000, bank(200_000));
  const asked = { doctorId: DOCTOR, toDate: TODAY, format: 'pdf' as const };
  const before = pdfText((await books.owner.call(shares.exportSheet, asked)).base64);
  for (const words of [
    'Not paid yet',
    'To be paid',
    'B/26-27/000040',
    'P-26-00001',
    '72,000.00',
    'ABxxxxxx4F',
  ]) {
    expect(before, words).toContain(words);
  }
  expect(before).not.toContain('Baldev');
  expect(before).not.toContain('ABCDE1234F');
  const { id: payoutId, number } = await books.payOut();
  const paid = { ...asked, payoutId, language: 'en' as const };
  const text = pdfText((await books.owner.call(shares.exportSheet, paid)).base64);
  for (const words of [
    number,
    'Paid on 21 Nov 2026',
    '8,000.00',
    'seventy-two thousand only',
    'page 2 of 2',
  ]) {
    expect(text, words).toContain(words);
  }
  expect(text.match(/Dr Meera Kulkarni/g)?.length).toBeGreaterThan(2);
  const hindi = pdfText((await books.owner.call(shares.exportSheet, { ...paid, language: 'hi' })).base64);
  expect(hindi).toContain('72,000.00');
  await books.owner.call(shares.takeBack, { payoutId, reason: 'Paid by cheque' });
  const back = pdfText((await books.owner.call(shares.exportSheet, paid)).base64);
  expect(back).toContain('Taken back: Paid by cheque');
});

test('the voucher says who got how much for what, less which tax, and the file keeps the lines', async () => {
  const books = await openShareBooks();
  await books.bill(60_000);
  const { id: payoutId, number } = await books.payOut({ tdsPaise: 2_400, tdsReason: 'Asked for' });
  const { pdf, fileName } = await books.owner.call(shares.printVoucher, { payoutId, paper: 'A5' });
  expect(fileName).toBe('PV-26-27-000001.pdf');
  const words = ['Dr Meera Kulkarni', number, 'up to 21 Nov 2026', 'Share ₹240', 'TDS ₹24', '216.00'];
  for (const said of words) expect(pdfText(pdf), said).toContain(said);
  const asked = { doctorId: DOCTOR, toDate: TODAY, payoutId, format: 'csv' as const };
  const { base64 } = await books.owner.call(shares.exportSheet, { ...asked, language: 'hi' });
  const csv = Buffer.from(base64, 'base64').toString();
  expect(csv).toContain('पहले दिया');
  expect(csv).toContain('240.00');
});

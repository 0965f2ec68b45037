import { expect, test } from 'vitest';
import { textOf, textOfPages } from '../../printing/read-pdf.test-support.ts';
import { renderPdf, renderRoomiest } from '../../printing/render-pdf.ts';
import { certificateDocument } from './certificate.document.ts';
import { SAMPLE_CERTIFICATE, SAMPLE_REFERRAL, SAMPLE_REGISTER } from './certificate.sample.ts';
import { sealText } from './certificate-parts.document.ts';
import type { CertificatePrint } from './certificate-print.ts';
import { registerDocument } from './register.document.ts';

const pagesOf = async (page: CertificatePrint) =>
  textOfPages((await renderRoomiest(certificateDocument(page))).bytes);

const LONG: CertificatePrint = {
  ...SAMPLE_REFERRAL,
  textEn: [
    SAMPLE_REFERRAL.textEn,
    `Findings: ${'Tender in the right iliac fossa, no guarding. '.repeat(80)}`,
    'The last line of the letter.',
  ].join('\n'),
};

test.each(['A5', 'A4'] as const)('a certificate with everything in it is one page of %s', async paper => {
  const pages = await pagesOf({ ...SAMPLE_CERTIFICATE, paper });
  expect(pages).toHaveLength(1);
  for (const words of [
    ...['Dr Meera Kulkarni', 'Reg. No. MP-18342', 'Madhya Pradesh Medical Council', 'MC/26-27/000123'],
    ...['Issued on 21 Nov 2026 for the period', 'scar above the right', 'Patient’s signature or thumb mark'],
    ...['लक्ष्मी राघवन', 'Seal 7F3A 91C4 D2E8', 'page 1 of 1'],
  ])
    expect(pages[0]).toContain(words);
});

test('a letter that needs more sheets says on each which it is, and loses no word', async () => {
  const pages = await pagesOf({ ...LONG, paper: 'A5' });
  expect(pages.length).toBeGreaterThan(1);
  pages.forEach((text, index) => {
    expect(text).toContain(`page ${index + 1} of ${pages.length}`);
    expect(text).toContain('MC/26-27/000124');
  });
  expect(pages.join(' ')).toContain('The last line of the letter.');
});

test('with a counterfoil a long letter takes more sheets and loses no word', async () => {
  const pages = (await pagesOf({ ...LONG, hasCounterfoil: true })).join(' ').replace(/\s+/g, ' ');
  expect(pages.match(/The last line of the letter\./g)).toHaveLength(2);
  expect(pages.match(/no guarding/g)?.length).toBe(160);
});

test('a pre-printed sheet keeps its own head, and the registration number still stands', async () => {
  const [text] = await pagesOf({ ...SAMPLE_CERTIFICATE, prePrinted: { topMm: 40, bottomMm: 20 } });
  expect(text).not.toContain('Anand Bazaar Road');
  expect(text).toContain('Reg. No. MP-18342');
});

test('the seal says nothing about the patient, and a draft has none', () => {
  expect(sealText(SAMPLE_CERTIFICATE)).toBe('MC/26-27/000123 7F3A91C4D2E8 7315550148');
  expect(sealText({ ...SAMPLE_CERTIFICATE, serial: null, contentHash: null })).toBeNull();
});

test('a register of a year runs over many pages with its head on each', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => ({
    ...(SAMPLE_REGISTER.rows[0] as (typeof SAMPLE_REGISTER.rows)[number]),
    serial: `MC/26-27/${String(index + 1).padStart(6, '0')}`,
  }));
  const { bytes, pageCount } = await renderPdf(registerDocument({ ...SAMPLE_REGISTER, rows }));
  const pages = textOfPages(bytes);
  expect(pageCount).toBeGreaterThan(3);
  for (const page of pages) expect(page).toContain('Identification marks');
  const all = textOf(bytes);
  for (const { serial } of rows) expect(all).toContain(serial);
});

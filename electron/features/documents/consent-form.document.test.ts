import { expect, test } from 'vitest';
import { STARTER_CONSENTS } from '#shared/features/documents/starter-consents.ts';
import { SHEETS } from '../../printing/paper.ts';
import { pageSizesOf, textOf, wordsOutside } from '../../printing/read-pdf.test-support.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { UGLY_TEXTS } from '../../printing/ugly.sample.ts';
import { consentFormDocument } from './consent-form.document.ts';
import { sampleConsent } from './consent-form.sample.ts';

const flat = (text: string) => text.replace(/\s+/g, ' ');

test.each(STARTER_CONSENTS.map(({ templateId }) => templateId))(
  'the %s form prints filled in both languages, with its number on each page and room to sign',
  async templateId => {
    const { bytes, pageCount } = await renderRoomiest(
      consentFormDocument(sampleConsent(templateId, ['en', 'hi'])),
    );
    const text = textOf(bytes);
    const pages = text.split('\f').filter(page => page.trim() !== '');
    expect(pages).toHaveLength(pageCount);
    for (const page of pages) expect(flat(page)).toContain('Consent form 12');
    expect(flat(text)).toContain('Sunita Ramesh Pawar');
    expect(flat(text)).toContain('Signature or thumb print');
    expect(flat(text)).toContain('गवाह');
    expect(text).not.toMatch(/[{}]/);
    const [size] = pageSizesOf(bytes);
    expect(size).toEqual({ width: SHEETS.A5.width, height: SHEETS.A5.height });
    expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
  },
);

test('in one language a starter fits one A5 page', async () => {
  for (const { templateId } of STARTER_CONSENTS) {
    const { pageCount } = await renderRoomiest(consentFormDocument(sampleConsent(templateId, ['en'])));
    expect(pageCount, templateId).toBe(1);
  }
});

test('a preview says that it is not to be signed', async () => {
  const { bytes } = await renderRoomiest(
    consentFormDocument({ ...sampleConsent('procedure', ['en']), formNumber: null }),
  );
  expect(textOf(bytes)).toContain('Preview, not to be signed');
});

test.each(Object.entries(UGLY_TEXTS))('a form for %s stays inside the sheet', async (_, ugly) => {
  const form = sampleConsent('procedure', ['en']);
  const { bytes } = await renderRoomiest(
    consentFormDocument({
      ...form,
      patient: { ...form.patient, name: ugly },
      doctor: ugly,
      texts: [{ language: 'en', title: ugly, body: ugly }],
    }),
  );
  expect(wordsOutside(bytes, SHEETS.A5.sideMargin)).toEqual([]);
});

import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { STARTER_CONSENTS } from '#shared/features/documents/starter-consents.ts';
import { textOf } from '../../printing/read-pdf.test-support.ts';
import {
  closeTestClinics,
  openTestClinic,
  PEOPLE,
  refusalOf,
  type TestClinic,
} from '../../server/test-clinic.ts';
import { testPdf } from '../../server/test-files.test-support.ts';

afterEach(closeTestClinics);

const { documents, patients } = contract;
const flat = (pdf: string) => textOf(Buffer.from(pdf, 'base64')).replace(/\s+/g, ' ');

async function desk() {
  const clinic = await openTestClinic();
  const { id: patientId } = await clinic.call(patients.register, {
    ...{ fullName: 'Asha Rao', phone: '5000041735', birthOn: '1984-11-21', birthIsEstimated: true, sex: 'F' },
  });
  const asked = {
    ...{ templateId: 'procedure', patientId, procedure: 'Ear lobe repair', doctorId: PEOPLE.doctor },
    languages: ['en' as const, 'hi' as const],
  };
  return { clinic, patientId, asked };
}

async function scanOf(clinic: TestClinic, patientId: number, consentFormId: number) {
  const content = testPdf().toString('base64');
  const { file } = await clinic.call(documents.putFile, { saidKind: 'pdf', content });
  const facts = { patientId, kind: 'consent' as const, datedOn: '2026-11-21', files: [file], consentFormId };
  return clinic.call(documents.add, facts);
}

test('a printed form waits for its signed scan, and waits again when the scan is withdrawn', async () => {
  const { clinic, patientId, asked } = await desk();
  const { pdf, formId } = await clinic.call(documents.printConsent, asked);
  const words = flat(pdf);
  for (const word of [
    'Asha Rao',
    'Ear lobe repair',
    'Dr Meera Kulkarni',
    '21 Nov 2026',
    `Consent form ${formId}`,
  ])
    expect(words).toContain(word);
  expect(words).toContain('मैं सहमत हूँ');
  expect(words).toContain('~42 y, F · ~42 वर्ष, म');
  expect(await clinic.call(documents.waitingConsents, {})).toEqual([
    expect.objectContaining({ formId, patientId, patientName: 'Asha Rao', procedure: 'Ear lobe repair' }),
  ]);
  const { documentId } = await scanOf(clinic, patientId, formId);
  expect(await clinic.call(documents.waitingConsents, { patientId })).toEqual([]);
  expect(await refusalOf(clinic.call(documents.closeConsent, { formId, reason: 'x' }))).toEqual({
    code: 'FORM_NOT_WAITING',
    data: {},
  });
  const nurse = await clinic.as('nurse');
  await nurse.call(documents.withdraw, { documentId, version: 1, reason: 'Of another form' });
  expect(await clinic.call(documents.waitingConsents, { patientId })).toHaveLength(1);
  await clinic.call(documents.closeConsent, { formId, reason: 'She decided against it' });
  expect(await clinic.call(documents.waitingConsents, {})).toEqual([]);
});

test('a preview keeps nothing, and a form printed again says what it said, whatever the template has become', async () => {
  const { clinic, asked } = await desk();
  const preview = await clinic.call(documents.previewConsent, asked);
  expect(flat(preview.pdf)).toContain('Preview, not to be signed');
  expect(await clinic.call(documents.waitingConsents, {})).toEqual([]);
  const { formId, pdf } = await clinic.call(documents.printConsent, asked);
  const owner = await clinic.as('owner');
  const texts = { en: { title: 'Other', body: 'Other words for {person}.' } };
  const changed = {
    templateId: 'procedure',
    version: 0,
    procedure: 'Any procedure',
    texts,
    isReviewed: true,
  };
  expect(await owner.call(documents.saveConsentTemplate, changed)).toEqual({
    templateId: 'procedure',
    version: 1,
  });
  const again = await clinic.call(documents.reprintConsent, { formId });
  expect(flat(again.pdf)).toBe(flat(pdf));
  expect((await refusalOf(clinic.call(documents.printConsent, asked))).data).toEqual({ language: 'hi' });
  const english = await clinic.call(documents.printConsent, { ...asked, languages: ['en'] });
  expect(flat(english.pdf)).toContain('Other words for Asha Rao.');
});

test('a scan is not taken for the form of another person', async () => {
  const { clinic, asked } = await desk();
  const { formId } = await clinic.call(documents.printConsent, asked);
  const other = await clinic.call(patients.register, {
    ...{
      fullName: 'Bina Shah',
      phone: '5000041736',
      birthOn: '1990-01-01',
      birthIsEstimated: true,
      sex: 'F',
    },
  });
  expect((await refusalOf(scanOf(clinic, other.id, formId))).code).toBe('NOT_THEIR_FORM');
});

test('three starters come with the clinic, not reviewed by a lawyer, and an owner adds their own', async () => {
  const { clinic } = await desk();
  const starters = await clinic.call(documents.consentTemplates, {});
  expect(starters).toHaveLength(STARTER_CONSENTS.length);
  expect(starters.every(({ isReviewed, version }) => !isReviewed && version === 0)).toBe(true);
  const owner = await clinic.as('owner');
  const own = {
    ...{ templateId: null, version: null, procedure: 'Tooth extraction', isReviewed: false },
    texts: {
      en: { title: 'Consent', body: 'I, {person}, agree.' },
      mr: { title: 'संमती', body: 'मी, {person}.' },
    },
  };
  expect(await owner.call(documents.saveConsentTemplate, own)).toEqual({ templateId: 'own-1', version: 1 });
  const twice = owner.call(documents.saveConsentTemplate, { ...own, templateId: 'own-1', version: 0 });
  expect((await refusalOf(twice)).code).toBe('CHANGED_MEANWHILE');
  const wrong = { ...own, texts: { en: { title: 'Consent', body: 'I, {persn}, agree.' } } };
  expect(await refusalOf(owner.call(documents.saveConsentTemplate, wrong))).toEqual({
    code: 'BLANK_UNKNOWN',
    data: { blank: 'persn', language: 'en' },
  });
  const noEnglish = { ...own, texts: { mr: own.texts.mr } };
  expect((await refusalOf(owner.call(documents.saveConsentTemplate, noEnglish))).code).toBe('TEXT_MISSING');
  expect((await refusalOf(clinic.call(documents.saveConsentTemplate, own))).code).toBe('NOT_ALLOWED');
  expect(await clinic.call(documents.consentTemplates, {})).toHaveLength(STARTER_CONSENTS.length + 1);
});

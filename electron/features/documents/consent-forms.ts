import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { fillBlanks } from '#shared/features/documents/consent-blanks.rules.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import { ageAndSexInShort } from '#shared/features/patients/age-words.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { type ConsentFormPrint, consentFormDocument } from './consent-form.document.ts';
import * as consentsSql from './consent-forms.sql.ts';
import { getTemplate } from './consent-templates.ts';
import { assertTheirVisit } from './write-document.ts';

type Contract = typeof documentsContract;
type Input = ParsedInputOf<Contract['printConsent']>;
type Sheet = OutputOf<Contract['previewConsent']>;

/** Every word of the page; what is printed again later is this, not what the template has become. */
function consentPrint(ctx: ReadContext | WriteContext, input: Input): ConsentFormPrint {
  const patient = getPerson(ctx.db, input.patientId);
  assertTheirVisit(ctx.db, patient.id, input.visitId);
  const template = getTemplate(ctx.db, input.templateId);
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const doctor = getDoctor(ctx.db, input.doctorId);
  const date = formatDate(ctx.today());
  const ageIn = (language: PatientLanguage) =>
    ageAndSexInShort(translatorOf(language === 'hi' ? 'hi' : 'en'), patient, ctx.today());
  const languages = [...new Set(input.languages)];
  const values = {
    ...{ person: patient.fullName, number: patient.uhid },
    ...{ guardian: patient.guardian?.fullName ?? '', procedure: input.procedure },
    ...{ doctor: doctor.fullName, date, clinic: clinic.name },
  };
  const texts = languages.map(language => {
    const text = template.texts[language];
    if (!text) throw new AppError('TEXT_MISSING', { language });
    const words = { ...values, age: ageIn(language) };
    return { language, title: fillBlanks(text.title, words), body: fillBlanks(text.body, words) };
  });
  return {
    paper: settings.prescriptionPaper,
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city, clinic.pinCode].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    patient: {
      name: patient.fullName,
      uhid: patient.uhid,
      ageAndSex: [...new Set(languages.map(ageIn))].join(' · '),
    },
    doctor: doctor.fullName,
    date,
    formNumber: null,
    texts,
  };
}

async function sheetOf(print: ConsentFormPrint): Promise<Sheet> {
  const { bytes } = await renderRoomiest(consentFormDocument(print));
  const fileName = `consent-${print.formNumber ?? 'preview'}.pdf`;
  return { pdf: Buffer.from(bytes).toString('base64'), fileName };
}

export function previewConsent(ctx: TaskContext, input: Input): Promise<Sheet> {
  return sheetOf(ctx.reading(read => consentPrint(read, input)));
}

export async function printConsent(
  ctx: TaskContext,
  input: Input,
): Promise<OutputOf<Contract['printConsent']>> {
  // Drawn before it is kept: a page that cannot be drawn leaves no form that waits.
  await previewConsent(ctx, input);
  const { formId, patientId, print } = ctx.writing(write => {
    const print = consentPrint(write, input);
    const { id } = getPerson(write.db, input.patientId);
    const formId = consentsSql.insertForm(write.db, {
      ...{ patientId: id, visitId: input.visitId, templateId: input.templateId },
      templateVersion: getTemplate(write.db, input.templateId).version,
      ...{ procedure: input.procedure, doctorId: input.doctorId, printed: JSON.stringify(print) },
      ...{ printedAt: write.now(), printedBy: write.session.userId },
    });
    return { formId, patientId: id, print };
  });
  ctx.subject('patient', patientId, { formId, templateId: input.templateId });
  return { formId, ...(await sheetOf({ ...print, formNumber: formId })) };
}

export async function reprintConsent(
  ctx: TaskContext,
  { formId }: ParsedInputOf<Contract['reprintConsent']>,
): Promise<Sheet> {
  const form = ctx.reading(({ db }) => consentsSql.findForm(db, formId));
  if (!form) throw new AppError('NOT_FOUND', { what: 'consentForm' });
  ctx.subject('patient', form.patientId, { formId });
  return sheetOf({ ...(JSON.parse(form.printed) as ConsentFormPrint), formNumber: formId });
}

export function waitingConsents(
  ctx: ReadContext,
  { patientId }: ParsedInputOf<Contract['waitingConsents']>,
): OutputOf<Contract['waitingConsents']> {
  if (patientId === null) return consentsSql.listWaiting(ctx.db);
  return ofAllRecords(ctx.db, patientId, id => consentsSql.listWaitingOfRecord(ctx.db, id)).sort(
    (a, b) => a.formId - b.formId,
  );
}

export function closeConsent(
  ctx: WriteContext,
  { formId, reason }: ParsedInputOf<Contract['closeConsent']>,
): OutputOf<Contract['closeConsent']> {
  const form = consentsSql.findForm(ctx.db, formId);
  if (!form) throw new AppError('NOT_FOUND', { what: 'consentForm' });
  if (!consentsSql.isWaiting(ctx.db, formId)) throw new AppError('FORM_NOT_WAITING');
  const [closedAt, closedBy] = [ctx.now(), ctx.session.userId];
  consentsSql.insertClosing(ctx.db, { formId, reason, closedAt, closedBy });
  ctx.subject('patient', form.patientId, { formId });
  return {};
}

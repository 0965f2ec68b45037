import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { ageAndSexInShort } from '#shared/features/patients/age-words.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getPerson } from './get-patient.ts';
import { type PatientCardPrint, patientCardDocument } from './patient-card.document.ts';
import { latestPhoto } from './photos.ts';

type CardInput = ParsedInputOf<(typeof patientsContract)['printCard']>;

function cardPrint(ctx: ReadContext, { patientId, shape }: CardInput): PatientCardPrint {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const patient = getPerson(ctx.db, patientId);
  const today = ctx.today();
  return {
    shape,
    language: settings.patientLanguage,
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    uhid: patient.uhid,
    fullName: patient.fullName,
    localName: patient.localName,
    ageAndSex: ageAndSexInShort(
      translatorOf(settings.patientLanguage === 'hi' ? 'hi' : 'en'),
      patient,
      today,
    ),
    date: formatDate(today),
    photo: latestPhoto(ctx.db, patientId)?.jpeg ?? null,
  };
}

type CardPage = OutputOf<(typeof patientsContract)['printCard']>;

export async function previewCard(ctx: TaskContext, input: CardInput): Promise<CardPage> {
  const print = ctx.reading(read => cardPrint(read, input));
  const { bytes } = await renderPdf(patientCardDocument(print));
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `card-${fileNameOf(print.uhid)}.pdf` };
}

export function printCard(ctx: TaskContext, input: CardInput): Promise<CardPage> {
  ctx.subject('patient', input.patientId, { shape: input.shape });
  return previewCard(ctx, input);
}

/** A number by the clinic's pattern may hold slashes. */
export function fileNameOf(number: string): string {
  return number.replaceAll('/', '-');
}

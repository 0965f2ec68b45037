import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { ageAndSexInShort } from '#shared/features/patients/age-words.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { LANGUAGES } from '#shared/features/settings/settings.schema.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as consentsSql from './consents.sql.ts';
import { getPerson } from './get-patient.ts';
import { fileNameOf } from './patient-card.ts';
import { type PrivacyNoticePrint, privacyNoticeDocument } from './privacy-notice.document.ts';

type NoticeInput = ParsedInputOf<(typeof patientsContract)['printNotice']>;

function noticePrint(ctx: ReadContext, { patientId }: NoticeInput): PrivacyNoticePrint {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const patient = getPerson(ctx.db, patientId);
  const [notice] = consentsSql.listNotices(ctx.db);
  if (!notice) throw new AppError('NOT_FOUND', { what: 'notice' });
  const today = ctx.today();
  const languages = notice.textHi === '' ? (['en'] as const) : LANGUAGES;
  return {
    paper: settings.prescriptionPaper,
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city, clinic.pinCode].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    notice: { ...notice, validFrom: formatDate(notice.validFrom) },
    patient: {
      name: patient.fullName,
      uhid: patient.uhid,
      ageAndSex: languages.map(each => ageAndSexInShort(translatorOf(each), patient, today)).join(' · '),
    },
    date: formatDate(today),
  };
}

/** The newest notice with the person's name, to be ticked and signed. */
export async function printNotice(
  ctx: TaskContext,
  input: NoticeInput,
): Promise<OutputOf<(typeof patientsContract)['printNotice']>> {
  const print = ctx.reading(read => noticePrint(read, input));
  const { bytes } = await renderRoomiest(privacyNoticeDocument(print));
  ctx.subject('patient', input.patientId, { noticeVersion: print.notice.version });
  return {
    pdf: Buffer.from(bytes).toString('base64'),
    fileName: `notice-${fileNameOf(print.patient.uhid)}.pdf`,
  };
}

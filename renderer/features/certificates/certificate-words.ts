import type {
  Certificate,
  CertificateBody,
  CertificateKind,
} from '#shared/features/certificates/certificate.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';

export const KIND_WORDS = {
  sickness: 'certificates.sickness',
  fitness: 'certificates.fitness',
  leave: 'certificates.leave',
  referral: 'certificates.referral',
  admission: 'certificates.admission',
} as const satisfies Record<CertificateKind, WordKey>;

export const KIND_TITLES = {
  sickness: 'certificates.sicknessTitle',
  fitness: 'certificates.fitnessTitle',
  leave: 'certificates.leaveTitle',
  referral: 'certificates.referralTitle',
  admission: 'certificates.admissionTitle',
} as const satisfies Record<CertificateKind, WordKey>;

/** '21 Nov 2026 – 25 Nov 2026', 'fit from …', or nothing for a letter. */
export function periodOf(t: Translate, language: Language, body: CertificateBody): string {
  const { fromOn, toOn, fitFromOn } = body;
  if (fromOn !== null && toOn !== null) return `${longDay(fromOn, language)} – ${longDay(toOn, language)}`;
  return fitFromOn === null ? '' : t('certificates.fitFromWords', { date: longDay(fitFromOn, language) });
}

export function printsOf(t: Translate, { printCount }: Certificate): string {
  return printCount === 0 ? t('certificates.notPrinted') : t('certificates.copies', { count: printCount });
}

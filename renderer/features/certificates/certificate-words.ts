import type { Certificate, CertificateKind } from '#shared/features/certificates/certificate.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';

export const KIND_TITLES = {
  sickness: 'certificates.sicknessTitle',
  fitness: 'certificates.fitnessTitle',
  leave: 'certificates.leaveTitle',
  referral: 'certificates.referralTitle',
  admission: 'certificates.admissionTitle',
} as const satisfies Record<CertificateKind, WordKey>;

export function printsOf(t: Translate, { printCount }: Certificate): string {
  return printCount === 0 ? t('certificates.notPrinted') : t('certificates.copies', { count: printCount });
}

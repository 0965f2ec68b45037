import { dayIn } from '../../i18n/day-words.ts';
import { translatorOf, type WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { Certificate, CertificateBody, CertificateKind } from './certificate.schema.ts';

export const KIND_WORDS = {
  sickness: 'certificates.sickness',
  fitness: 'certificates.fitness',
  leave: 'certificates.leave',
  referral: 'certificates.referral',
  admission: 'certificates.admission',
} as const satisfies Record<CertificateKind, WordKey>;

/** '21 Nov 2026 – 25 Nov 2026', 'fit from …', or nothing for a letter. */
export function certificatePeriod(language: Language, { fromOn, toOn, fitFromOn }: CertificateBody): string {
  if (fromOn !== null && toOn !== null) return `${dayIn(language, fromOn)} – ${dayIn(language, toOn)}`;
  if (fitFromOn === null) return '';
  return translatorOf(language)('certificates.fitFromWords', { date: dayIn(language, fitFromOn) });
}

/** Every number of the register with what the conduct regulations ask for (1.3.3), void ones struck. */
export function registerGrid(rows: readonly Certificate[], language: Language, period: string): Grid {
  const t = translatorOf(language);
  return gridOf<Certificate>({
    title: t('certificates.register'),
    subtitle: period,
    rows,
    markOf: ({ voided }) => (voided ? 'struck' : undefined),
    columns: [
      { key: 'serial', label: t('certificates.number'), of: row => row.serial },
      { key: 'day', label: t('certificates.issuedOn'), kind: 'day', of: row => row.issuedOn },
      { key: 'kind', label: t('certificates.kind'), of: row => t(KIND_WORDS[row.body.kind]) },
      { key: 'name', label: t('certificates.person'), of: row => row.party.fullName },
      { key: 'age', label: t('certificates.ageAndSex'), of: ({ party }) => `${party.age}, ${party.sex}` },
      { key: 'uhid', label: t('certificates.uhid'), of: row => row.party.uhid },
      { key: 'address', label: t('certificates.address'), of: row => row.body.address },
      { key: 'marks', label: t('certificates.identificationMarks'), of: row => row.body.identificationMarks },
      {
        key: 'diagnosis',
        label: t('certificates.diagnosisOrReason'),
        of: ({ body }) => body.diagnosis || body.reason.trim(),
      },
      { key: 'period', label: t('certificates.period'), of: row => certificatePeriod(language, row.body) },
      { key: 'doctor', label: t('certificates.doctor'), of: row => row.doctor.fullName },
      { key: 'regNo', label: t('certificates.registrationNumber'), of: row => row.doctor.registrationNumber },
      { key: 'copies', label: t('certificates.prints'), kind: 'number', of: row => row.printCount },
      { key: 'void', label: t('certificates.void'), of: row => row.voided?.reason ?? null },
    ],
  });
}

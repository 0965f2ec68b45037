import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { Referrer } from './patient.schema.ts';

export type ReferralSum = {
  referrer: Referrer;
  patientCount: number;
  visitCount: number;
  collectedPaise: number;
};

const KINDS: Readonly<Record<Referrer['kind'], WordKey>> = {
  doctor: 'patients.referrerDoctor',
  hospital: 'patients.referrerHospital',
  patient: 'patients.referrerPatient',
  camp: 'patients.referrerCamp',
  online: 'patients.referrerOnline',
  other: 'patients.referrerOther',
};

/** New patients and collected money by who sent them (REG-14). */
export function referralsGrid(rows: readonly ReferralSum[], t: Translate, period: string): Grid {
  return gridOf({
    ...{ title: t('settings.referralsTitle'), subtitle: period, rows },
    totalLabel: t('settings.referralsTotal'),
    columns: [
      { key: 'name', label: t('patients.referrer'), of: ({ referrer }) => referrer.name },
      { key: 'kind', label: t('patients.referrerKind'), of: ({ referrer }) => t(KINDS[referrer.kind]) },
      {
        key: 'patients',
        label: t('settings.referralsPatients'),
        kind: 'number',
        of: row => row.patientCount,
        total: 'sum',
      },
      {
        key: 'visits',
        label: t('settings.referralsVisits'),
        kind: 'number',
        of: row => row.visitCount,
        total: 'sum',
      },
      {
        key: 'collected',
        label: t('settings.referralsCollected'),
        kind: 'paise',
        of: row => row.collectedPaise,
        total: 'sum',
      },
    ],
  });
}

import { dayIn } from '../../i18n/day-words.ts';
import type { Translate } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { ageInShort } from '../patients/age-words.ts';
import type { Language } from '../settings/settings.schema.ts';
import type { LabJob } from './lab.schema.ts';

/** What the worklist shows: all that is to be done, or one state of it. */
export const LAB_LISTS = ['open', 'critical', 'ordered', 'collected', 'entered', 'released'] as const;
export type LabList = (typeof LAB_LISTS)[number];

type WorkOnPaper = { t: Translate; language: Language; today: LocalDate; list: LabList };

/** The laboratory's work: one row for the tests of a person that stand together. */
export function labWorkGrid(jobs: readonly LabJob[], about: WorkOnPaper): Grid {
  const { t, language, today, list } = about;
  return gridOf({
    title: t('labs.worklistTitle'),
    subtitle: `${t(`labs.${list}`)} · ${dayIn(language, today)}`,
    rows: jobs,
    markOf: job => (job.untoldCount > 0 ? 'strong' : undefined),
    columns: [
      { key: 'since', label: t('labs.since'), kind: 'instant', of: job => job.since },
      { key: 'name', label: t('labs.person'), of: ({ who }) => who.fullName },
      { key: 'uhid', label: t('labs.uhid'), of: ({ who }) => who.uhid },
      {
        key: 'age',
        label: t('labs.ageAndSex'),
        of: ({ who }) => `${ageInShort(t, who, who.onDate)}, ${who.sex}`,
      },
      { key: 'tests', label: t('labs.tests'), of: job => job.names.join(', ') },
      { key: 'state', label: t('labs.state'), of: job => stateOf(job, t) },
      { key: 'need', label: t('labs.need'), of: job => needOf(job, t) },
      { key: 'sample', label: t('labs.sample'), of: job => job.sampleNumber },
      { key: 'report', label: t('labs.reportNumber'), of: job => job.reportSerial },
    ],
  });
}

function stateOf({ state, place }: LabJob, t: Translate): string {
  const word = t(`labs.${state}`);
  return place === 'outside' ? `${word}, ${t('labs.outside')}` : word;
}

function needOf({ untoldCount, isUrgent }: LabJob, t: Translate): string {
  if (untoldCount > 0) return t('labs.critical');
  return isUrgent ? t('labs.urgent') : '';
}

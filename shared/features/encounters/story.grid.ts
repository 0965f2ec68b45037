import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { PastVisit } from './encounter.schema.ts';

/** A person's signed visits, the last first; a struck one is read as struck. */
export function storyGrid(visits: readonly PastVisit[], { t, who }: OnPaper & { who: string }): Grid {
  return gridOf({
    title: t('encounters.story'),
    subtitle: who,
    rows: visits,
    markOf: visit => (visit.isVoid ? 'struck' : undefined),
    columns: [
      { key: 'day', label: t('encounters.visitDay'), kind: 'day', of: visit => visit.onDate },
      { key: 'doctor', label: t('queue.doctor'), of: visit => visit.doctorName },
      { key: 'diagnoses', label: t('encounters.diagnoses'), of: visit => visit.diagnoses.join(', ') },
      { key: 'medicines', label: t('encounters.medicinesWritten'), of: visit => visit.medicines.join(', ') },
      {
        key: 'void',
        label: t('encounters.standing'),
        of: visit => (visit.isVoid ? t('encounters.isVoid') : null),
      },
    ],
  });
}

import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { BackupRun } from './backup.contract.ts';

const MEGABYTE = 1_048_576;

/** One decimal is as much as the screen says. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / MEGABYTE) * 10) / 10;
}

/** The backups that were taken, good or not, newest first. */
export function backupsGrid(runs: readonly BackupRun[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: t('backup.title'),
    subtitle: dayIn(language, today),
    rows: runs,
    markOf: run => (run.isGood ? undefined : 'strong'),
    columns: [
      { key: 'at', label: t('backup.taken'), kind: 'instant', of: run => run.takenAt },
      { key: 'state', label: t('backup.state'), of: run => t(run.isGood ? 'backup.good' : 'backup.bad') },
      { key: 'problem', label: t('backup.problem'), of: run => run.problem },
      { key: 'patients', label: t('backup.patients'), kind: 'number', of: run => run.patients },
      { key: 'visits', label: t('backup.visits'), kind: 'number', of: run => run.visits },
      { key: 'bills', label: t('backup.bills'), kind: 'number', of: run => run.bills },
      { key: 'size', label: t('backup.sizeMb'), kind: 'number', of: run => megabytes(run.bytes) },
      { key: 'file', label: t('backup.file'), of: run => run.path },
    ],
  });
}

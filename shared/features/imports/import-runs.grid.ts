import { dayIn } from '../../i18n/day-words.ts';
import type { OnPaper } from '../../i18n/on-paper.ts';
import type { WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { ImportRun } from './imports.contract.ts';

export const IMPORT_STATE_WORDS: Readonly<Record<ImportRun['state'], WordKey>> = {
  running: 'imports.stateRunning',
  done: 'imports.stateDone',
  undone: 'imports.stateUndone',
};

/** Every list of patients that was brought in, newest first. */
export function importRunsGrid(runs: readonly ImportRun[], { t, language, today }: OnPaper): Grid {
  return gridOf({
    title: t('imports.earlierTitle'),
    subtitle: dayIn(language, today),
    rows: runs,
    markOf: run => (run.state === 'undone' ? 'struck' : undefined),
    columns: [
      { key: 'at', label: t('imports.broughtInAt'), kind: 'instant', of: run => run.startedAt },
      { key: 'by', label: t('imports.broughtInBy'), of: run => run.byName },
      { key: 'file', label: t('imports.fileName'), of: run => run.fileName },
      { key: 'state', label: t('imports.state'), of: run => t(IMPORT_STATE_WORDS[run.state]) },
      { key: 'in', label: t('imports.outcomeImported'), kind: 'number', of: run => run.importedCount },
      { key: 'out', label: t('imports.leaveOut'), kind: 'number', of: run => run.leftOutCount },
      { key: 'come', label: t('imports.comeSince'), kind: 'number', of: run => run.seenSinceCount },
    ],
  });
}

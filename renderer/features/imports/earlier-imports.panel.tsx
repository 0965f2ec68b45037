import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { IMPORT_STATE_WORDS } from '#shared/features/imports/import-runs.grid.ts';
import type { ImportRun } from '#shared/features/imports/imports.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Status, type StatusShape } from '../../ui/status.tsx';
import { toast } from '../../ui/toasts.tsx';
import { countText } from './count-text.ts';
import classes from './imports.module.css';

const SHAPES = { running: 'waiting', done: 'good', undone: 'left' } as const satisfies Record<
  ImportRun['state'],
  StatusShape
>;
/** Every list that was brought in, newest first; each can be taken back whole until one of its people has come. */
export function EarlierImports() {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const reading = useRead(contract.imports.list, {});
  const undo = useWrite(contract.imports.undo);
  const [asked, setAsked] = useState<number | null>(null);
  const runs = reading.answer ?? [];

  async function takeBack(run: ImportRun): Promise<void> {
    // The first press asks; the button itself says what the second will do.
    if (asked !== run.id) return setAsked(run.id);
    setAsked(null);
    const done = await undo.call({ importId: run.id }).catch(() => undefined);
    if (done) toast(t('imports.undoToast', { count: countText(run.importedCount) }));
  }

  return (
    <section className={classes.earlier} aria-label={t('imports.earlierTitle')}>
      <h2 className="small-title">{t('imports.earlierTitle')}</h2>
      <ProblemNotice error={reading.error ?? undo.error} onRetry={() => void reading.refetch()} />
      {runs.length > 0 && <ExportFold procedure={contract.imports.exportList} input={{}} isNarrow />}
      {runs.length === 0 && !reading.isWaiting && <p className="small dim">{t('imports.noEarlier')}</p>}
      <ul>
        {runs.map(run => (
          <li key={run.id} className={classes.run}>
            <span className="column grow">
              <span className={`small strong ${classes.fileName}`}>{run.fileName}</span>
              <span className="tiny dim">
                {longDay(localDateAt(run.startedAt, zone), language)} · {run.byName}
              </span>
              <span className="tiny">
                <Status shape={SHAPES[run.state]}>{t(IMPORT_STATE_WORDS[run.state])}</Status>{' '}
                {run.state === 'done' &&
                  t('imports.importedOf', {
                    count: countText(run.importedCount),
                    left: countText(run.leftOutCount),
                  })}
              </span>
              {run.state === 'done' && run.seenSinceCount > 0 && (
                <span className="tiny dim">
                  {t('imports.cannotUndo', { count: countText(run.seenSinceCount) })}
                </span>
              )}
            </span>
            {run.state === 'done' && run.seenSinceCount === 0 && (
              <Button
                variant={asked === run.id ? 'light' : 'subtle'}
                {...(asked === run.id ? { color: 'red' } : {})}
                onClick={() => void takeBack(run)}
                onBlur={() => setAsked(null)}
                aria-busy={undo.pending}
              >
                {asked === run.id
                  ? t('imports.undoSure', { count: countText(run.importedCount) })
                  : t('imports.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

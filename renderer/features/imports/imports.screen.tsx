import { useRef, useState } from 'react';
import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { missingField } from './column-roles.ts';
import { Columns } from './columns.panel.tsx';
import { countText } from './count-text.ts';
import { DryRunResult } from './dry-run.panel.tsx';
import { EarlierImports } from './earlier-imports.panel.tsx';
import { FileChoice } from './file-choice.panel.tsx';
import { ImportBar } from './import-bar.tsx';
import classes from './imports.module.css';
import { LayoutOptions } from './layout-options.panel.tsx';
import { useDryRun } from './use-dry-run.ts';
import { useImportFile } from './use-import-file.ts';
import { useImportRun } from './use-import-run.ts';

/** An old list of patients comes in (REG-15): file, columns, what would happen, import, and back again. */
export function ImportsScreen() {
  const t = useTranslation();
  const open = useOpen();
  const picker = useRef<HTMLInputElement>(null);
  const file = useImportFile();
  const trial = useDryRun(file.chosen, file.layout);
  const importing = useImportRun();
  const [takesDuplicates, setTakesDuplicates] = useState(false);
  const { chosen, inspected, layout } = file;
  const missing = layout && missingField(layout);
  const { result } = trial;
  const extra = takesDuplicates && result ? result.duplicateCount - result.neverTakenCount : 0;
  const count = result && !importing.finished ? result.goodCount + extra : null;
  const isRunning = importing.progress !== null;

  function changeLayout(next: ImportLayout): void {
    importing.reset();
    file.changeLayout(next);
  }

  async function start(): Promise<void> {
    if (!chosen || !layout || !count || isRunning) return;
    await importing.start({ ...chosen, ...layout, takesDuplicates });
  }

  useKeys([
    {
      keys: 'Ctrl O',
      label: t(chosen ? 'imports.otherFile' : 'imports.chooseFile'),
      run: () => picker.current?.click(),
      isOff: isRunning,
    },
    { keys: 'Ctrl Enter', label: t('imports.title'), run: () => void start(), isOff: !count || isRunning },
    isRunning
      ? { keys: 'Esc', label: t('common.cancel'), run: importing.stop }
      : { keys: 'Esc', label: t('common.back'), run: open.patients },
  ]);

  return (
    <div className={classes.screen}>
      <h1 className="visually-hidden">{t('imports.title')}</h1>
      <div className={classes.body}>
        <div className={classes.side}>
          <FileChoice
            file={file}
            isOff={isRunning}
            picker={picker}
            onChoose={choice => {
              importing.reset();
              void file.choose(choice);
            }}
          />
          {layout && (
            <LayoutOptions key={chosen?.fileName} layout={layout} isOff={isRunning} onChange={changeLayout} />
          )}
          <EarlierImports />
        </div>
        <section className={classes.middle} aria-label={t('imports.columnsTitle')}>
          <h2 className="title">{t('imports.columnsTitle')}</h2>
          <ProblemNotice error={file.error} />
          {file.reading && <Skeletons rows={8} label={t('imports.reading', { file: file.reading })} />}
          {inspected && layout && (
            <Columns inspected={inspected} layout={layout} isOff={isRunning} onChange={changeLayout} />
          )}
          {!inspected && !file.reading && !file.error && (
            <EmptyState title={t('imports.hint')} hint={t('imports.columnsHint')} />
          )}
        </section>
        <section className={classes.result} aria-label={t('imports.resultTitle')}>
          <h2 className="title">{t('imports.resultTitle')}</h2>
          <ProblemNotice error={trial.error} />
          {missing && (
            <p className={classes.missing} role="status">
              {t('imports.columnMissing', { field: t(`imports.${missing}`) })}
            </p>
          )}
          {trial.isChecking && (
            <Skeletons
              rows={6}
              label={t('imports.checking', { count: countText(inspected?.rowCount ?? 0) })}
            />
          )}
          {result && (
            <DryRunResult
              result={result}
              takesDuplicates={takesDuplicates}
              isOff={isRunning}
              isFinished={importing.finished !== null}
              onTakesDuplicates={setTakesDuplicates}
            />
          )}
        </section>
      </div>
      <ImportBar importing={importing} count={count} onStart={() => void start()} />
    </div>
  );
}

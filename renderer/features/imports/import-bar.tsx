import { Button, Progress } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { countText } from './count-text.ts';
import classes from './imports.module.css';
import { saveText } from './save-text.ts';
import type { Finished, Importing } from './use-import-run.ts';

type ImportBarProps = {
  importing: Importing;
  /** How many would come in; null while nobody knows. */
  count: number | null;
  onStart: () => void;
};

/** The foot of the screen: begin, how far it is, and what came of it. */
export function ImportBar({ importing, count, onStart }: ImportBarProps) {
  const t = useTranslation();
  const { progress, finished, wasStopped, error } = importing;
  if (progress) return <Running progress={progress} onStop={importing.stop} />;
  if (finished) return <Done finished={finished} onUndone={importing.reset} />;
  return (
    <footer className={classes.bar}>
      <div className="grow" aria-live="polite">
        <ProblemNotice error={error} />
        {wasStopped && <span className="small">{t('imports.cancelled')}</span>}
      </div>
      <SaveButton isLarge keys="Ctrl ↵" isOff={!count} onClick={onStart}>
        {startWords(t, count)}
      </SaveButton>
    </footer>
  );
}

function startWords(t: Translate, count: number | null): string {
  if (count === null) return t('imports.importPatients');
  return count === 0 ? t('imports.importNothing') : t('imports.importCount', { count: countText(count) });
}

function Running({ progress, onStop }: { progress: NonNullable<Importing['progress']>; onStop: () => void }) {
  const t = useTranslation();
  const { step, done, of } = progress;
  const numbers = { done: countText(done), of: countText(of) };
  // Checking is about a third of the work.
  const share = of === 0 ? 0 : step === 'checking' ? (done / of) * 35 : 35 + (done / of) * 65;
  return (
    <footer className={classes.bar}>
      <div className={`grow ${classes.progress}`}>
        <span className="row apart">
          <span className="strong small numeric" role="status">
            {step === 'checking'
              ? t('imports.progressChecking', numbers)
              : t('imports.progressSaving', numbers)}
          </span>
          <span className="tiny dim">{t('imports.progressHint')}</span>
        </span>
        <Progress value={share} size="sm" aria-label={t('imports.title')} />
      </div>
      <Button
        variant="default"
        size="lg"
        data-size="lg"
        onClick={onStop}
        rightSection={<KeyHint keys="Esc" />}
      >
        {t('common.cancel')}
      </Button>
    </footer>
  );
}

function Done({ finished: { run, report }, onUndone }: { finished: Finished; onUndone: () => void }) {
  const t = useTranslation();
  const undo = useWrite(contract.imports.undo);

  async function takeBack(): Promise<void> {
    const done = await undo.call({ importId: run.id }).catch(() => undefined);
    if (!done) return;
    toast(t('imports.undoToast', { count: countText(run.importedCount) }));
    onUndone();
  }

  return (
    <footer className={classes.bar}>
      <div className="grow" aria-live="polite">
        <span className="strong">
          {t('imports.imported', { count: countText(run.importedCount), left: countText(run.leftOutCount) })}
        </span>
        <ProblemNotice error={undo.error} />
      </div>
      <Button variant="default" onClick={() => saveText(t('imports.reportName'), report)}>
        {t('imports.downloadReport')}
      </Button>
      <Button variant="default" aria-busy={undo.pending} onClick={() => void takeBack()}>
        {t('common.undo')}
      </Button>
    </footer>
  );
}

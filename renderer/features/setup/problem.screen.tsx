import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { OpenProblem } from '#shared/features/setup/setup.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { useSession } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { Logo } from '../../ui/logo.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { type RestoredCounts, RestoreScreen } from './restore.screen.tsx';
import classes from './setup.module.css';

const RESTORE_HELPS: ReadonlySet<OpenProblem> = new Set([
  'CLINIC_FILE_MISSING',
  'CLINIC_FILE_DAMAGED',
  'WRONG_KEY',
  'RING_MISSING',
  'RING_DAMAGED',
]);

/** The clinic's file does not open: what is wrong, what to do, and that nothing was deleted. */
export function ProblemScreen({ onRestored }: { onRestored: (counts: RestoredCounts) => void }) {
  const t = useTranslation();
  const { status, refresh } = useSession();
  const [isRestoring, setIsRestoring] = useState(false);
  useKeys([{ keys: 'Enter', run: () => void refresh(), isOff: isRestoring }]);
  const problem = status?.problem ?? 'CLINIC_FILE_DAMAGED';
  if (isRestoring) return <RestoreScreen onBack={() => setIsRestoring(false)} onRestored={onRestored} />;
  return (
    <div className={classes.centre}>
      <main className={classes.card}>
        <Logo size={28} />
        <div className="row">
          <IconAlertTriangle size={20} className="amber" aria-hidden />
          <h1 className="big-title">{t(`setup.${problem}_title`)}</h1>
        </div>
        <p className="strong">{t('setup.problemNothingDeleted')}</p>
        <div>
          <h2 className="small-title">{t('setup.problemWhatToDo')}</h2>
          <p>{t(`setup.${problem}_next`)}</p>
        </div>
        <div className="row">
          <SaveButton onClick={() => void refresh()} keys="↵">
            {t('common.tryAgain')}
          </SaveButton>
          {RESTORE_HELPS.has(problem) && (
            <Button variant="default" onClick={() => setIsRestoring(true)}>
              {t('setup.restoreOpen')}
            </Button>
          )}
        </div>
        <p className="tiny dim">
          {problem} · {status?.version}
        </p>
      </main>
    </div>
  );
}

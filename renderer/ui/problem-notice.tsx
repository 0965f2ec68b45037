import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { FAULT } from '#shared/contract/app-error.ts';
import { type Refusal, UNREACHABLE } from '../api/refusal.ts';
import { useLanguage } from '../app/language.tsx';
import { useIsShownAtField } from './form.tsx';
import classes from './problem-notice.module.css';
import { wordParams } from './problem-words.ts';

type ProblemNoticeProps = {
  error: Refusal | null | undefined;
  /** Offered for lost connections and faults. */
  onRetry?: () => void;
  className?: string;
};

/** The calm sentence of a refusal or a fault; nothing when there is none, or when a field already says it. */
export function ProblemNotice({ error, onRetry, className }: ProblemNoticeProps) {
  const { t, language, sentence } = useLanguage();
  const isAtField = useIsShownAtField(error?.code);
  if (!error || isAtField || error.code === 'ABORTED') return null;
  const words =
    sentence(error.code, wordParams(error.data, language)) ?? t('problems.UNKNOWN', { code: error.code });
  const canRetry = onRetry && (error.code === UNREACHABLE || error.code === FAULT);
  return (
    <div className={`${classes.notice} ${className ?? ''}`} role="alert">
      <IconAlertTriangle size={16} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <span>{words}</span>
        {error.reference && (
          <span className="tiny dim">{t('common.reference', { reference: error.reference })}</span>
        )}
      </div>
      {canRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      )}
    </div>
  );
}

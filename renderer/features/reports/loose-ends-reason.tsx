import { Button, TextInput } from '@mantine/core';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import classes from './reports.module.css';

type LooseEndsReasonProps = {
  count: number;
  reason: string;
  isMissing: boolean;
  onReason: (reason: string) => void;
};

/** A day may close with something undone, but not without a word about it (APT-12). */
export function LooseEndsReason({ count, reason, isMissing, onReason }: LooseEndsReasonProps) {
  const t = useTranslation();
  const open = useOpen();
  return (
    <div className={classes.loose}>
      <div className="row apart">
        <span className="amber strong">
          {t(count === 1 ? 'reports.oneLooseEndLeft' : 'reports.looseEndsLeft', { count })}
        </span>
        <Button variant="default" onClick={open.looseEnds}>
          {t('reports.looseEndsGo')}
        </Button>
      </div>
      <TextInput
        id="loose-ends-reason"
        label={t('reports.looseEndsWhy')}
        value={reason}
        maxLength={200}
        autoComplete="off"
        error={isMissing ? t('reports.looseEndsReasonNeeded') : undefined}
        onChange={event => onReason(event.currentTarget.value)}
      />
    </div>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { AllergyWarning } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './prescriptions.module.css';

type WarningProps = {
  warning: AllergyWarning;
  reason: string;
  onReason: (reason: string) => void;
  onRemove: () => void;
  onChange: () => void;
  /** The answer is complete: back to the smart line. */
  onDone: () => void;
};

/** Under the line that caused it: level first, what and why, two fixes with keys, then the reason to keep both. */
export function WarningUnderLine(props: WarningProps) {
  const t = useTranslation();
  const { warning, reason } = props;
  const [isWriting, setIsWriting] = useState(false);
  const isBlock = warning.level === 'block';
  const isAnswered = reason.trim() !== '' && !isWriting;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement) return;
    const act = { '1': props.onRemove, '2': props.onChange }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function onReasonKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || reason.trim() === '') return;
    event.preventDefault();
    setIsWriting(false);
    props.onDone();
  }

  const ingredient = warning.ingredient.charAt(0).toUpperCase() + warning.ingredient.slice(1);
  const title = t('prescriptions.warningTitle', { ingredient, allergen: warning.allergen });
  if (isAnswered) {
    return (
      <div className={classes.answered} data-level={warning.level}>
        <IconAlertOctagon size={14} stroke={1.8} aria-hidden />
        <span className="small">
          <span className="strong">{title}.</span> {t('prescriptions.keptBecause', { reason })}
        </span>
        <button type="button" className={classes.textButton} onClick={() => setIsWriting(true)}>
          {t('common.change')}
        </button>
      </div>
    );
  }
  return (
    <section
      className={classes.warning}
      data-level={warning.level}
      data-warning={warning.key}
      aria-label={title}
      onKeyDown={onKeyDown}
    >
      <div className={classes.warningHead}>
        <IconAlertOctagon size={16} stroke={1.8} aria-hidden />
        <span className={`${isBlock ? 'danger' : 'amber'} strong no-wrap`}>
          {t(isBlock ? 'prescriptions.levelBlock' : 'prescriptions.levelWarn')}
        </span>
        <span className="strong">{title}</span>
      </div>
      <div className={classes.warningWhy}>
        {warning.groupName && <span>{t('prescriptions.sameGroup', { group: warning.groupName })} </span>}
        {warning.advice}
      </div>
      <div className={classes.fixes}>
        <Button variant="default" data-fix leftSection={<KeyHint keys="1" />} onClick={props.onRemove}>
          {t('prescriptions.fixRemove')}
        </Button>
        <Button variant="default" leftSection={<KeyHint keys="2" />} onClick={props.onChange}>
          {t('prescriptions.fixChange')}
        </Button>
        <TextInput
          className="grow"
          aria-label={t('prescriptions.reasonToKeep')}
          placeholder={t('prescriptions.reasonHint')}
          value={reason}
          maxLength={160}
          autoComplete="off"
          onFocus={() => setIsWriting(true)}
          onBlur={() => setIsWriting(false)}
          onChange={event => props.onReason(event.currentTarget.value)}
          onKeyDown={onReasonKey}
        />
      </div>
    </section>
  );
}

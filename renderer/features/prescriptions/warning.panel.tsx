import { Button, TextInput } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { type Finding, needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { findingTitle, findingWhy, levelWord, listWords } from './finding-words.ts';
import classes from './prescriptions.module.css';

/** A way out of a warning, in the words of its button. */
export type Fix = { word: string; run: () => void };

type WarningProps = {
  warning: Finding;
  reason: string;
  fixes: readonly [Fix, Fix];
  onReason: (reason: string) => void;
  /** The answer is complete: back to the smart line. */
  onDone: () => void;
};

/** Under the line that caused it; what asks for no reason takes one quiet line. */
export function WarningUnderLine(props: WarningProps) {
  const t = useTranslation();
  const { warning, reason } = props;
  const [isWriting, setIsWriting] = useState(false);
  const title = findingTitle(t, warning);
  if (!needsReason(warning)) return <Note warning={warning} />;
  if (reason.trim() !== '' && !isWriting) {
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
  return <Question {...props} title={title} isWriting={setIsWriting} />;
}

/** Information: level, what and why in one line; it never interrupts. */
function Note({ warning }: { warning: Finding }) {
  const t = useTranslation();
  return (
    <div className={classes.note} title={listWords(t, warning)}>
      <span className="amber strong no-wrap">{levelWord(t, warning)}</span>{' '}
      <span className="strong">{findingTitle(t, warning)}.</span>{' '}
      <span className="dim">{findingWhy(t, warning)}</span>
    </div>
  );
}

type QuestionProps = WarningProps & { title: string; isWriting: (isWriting: boolean) => void };

/** Level first, what and why, two ways out with keys, then the reason to keep it. */
function Question({ warning, reason, fixes, onReason, onDone, title, isWriting }: QuestionProps) {
  const t = useTranslation();
  const [first, second] = fixes;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLInputElement) return;
    const act = { '1': first.run, '2': second.run }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  function onReasonKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || reason.trim() === '') return;
    event.preventDefault();
    isWriting(false);
    onDone();
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
        <span className="danger strong no-wrap">{levelWord(t, warning)}</span>
        <span className="strong">{title}</span>
      </div>
      <div className={classes.warningWhy}>
        {findingWhy(t, warning)} <span className="tiny dim">{listWords(t, warning)}</span>
      </div>
      <div className={classes.fixes}>
        <Button variant="default" data-fix leftSection={<KeyHint keys="1" />} onClick={first.run}>
          {first.word}
        </Button>
        <Button variant="default" leftSection={<KeyHint keys="2" />} onClick={second.run}>
          {second.word}
        </Button>
        <TextInput
          className="grow"
          aria-label={t('prescriptions.reasonToKeep')}
          placeholder={t('prescriptions.reasonHint')}
          value={reason}
          maxLength={160}
          autoComplete="off"
          onFocus={() => isWriting(true)}
          onBlur={() => isWriting(false)}
          onChange={event => onReason(event.currentTarget.value)}
          onKeyDown={onReasonKey}
        />
      </div>
    </section>
  );
}

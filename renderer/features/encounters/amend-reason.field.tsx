import { Button } from '@mantine/core';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './signing.module.css';
import type { WritingPart } from './writing-part.tsx';

type Amending = Extract<WritingPart, { kind: 'amend' }>;

/** Why the signed note is changed: asked first, needed by the signature, kept with the draft. */
export function AmendReasonField({
  part,
  onDiscard,
  onNext,
}: {
  part: Amending;
  onDiscard: () => void;
  onNext: () => void;
}) {
  const t = useTranslation();
  const id = useId();
  useKeys([{ keys: 'Alt B', label: t('encounters.leaveChange'), run: part.leave, onStrip: false }]);
  const isMissing = part.isReasonAsked && part.reason.trim() === '';
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onNext();
  }
  return (
    <div className={classes.amending}>
      <div className="row apart">
        <label htmlFor={id} className="small strong">
          {t('encounters.amendReason', { version: part.fromVersion + 1 })}
        </label>
        <span className="row">
          <Button
            size="xs"
            variant="default"
            rightSection={<KeyHint keys="Alt B" />}
            onClick={part.leave}
            title={t('encounters.leaveChangeHint')}
          >
            {t('encounters.leaveChange')}
          </Button>
          <Button size="xs" variant="subtle" onClick={onDiscard}>
            {t('encounters.discardChange')}
          </Button>
        </span>
      </div>
      <input
        id={id}
        data-section="amendReason"
        className={classes.reason}
        value={part.reason}
        maxLength={160}
        autoComplete="off"
        placeholder={t('encounters.amendReasonHint')}
        aria-invalid={isMissing || undefined}
        onChange={event => part.setReason(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {isMissing && (
        <span className="tiny danger" role="alert">
          {t('encounters.amendReasonMissing')}
        </span>
      )}
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './selected-visit.module.css';

type LeavePanelProps = { token: string; onLeave: (reason: string) => void; onClose: () => void };

/** The person went away before being seen: why, in a few words. */
export function LeavePanel({ token, onLeave, onClose }: LeavePanelProps) {
  const t = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(reason.trim() === '');
    if (reason.trim() !== '') onLeave(reason.trim());
  }
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onClose }]}>
      <form className={classes.asking} onSubmit={send} noValidate>
        <TextInput
          label={t('queue.whyLeft', { token })}
          placeholder={t('queue.whyLeftHint')}
          value={reason}
          maxLength={120}
          autoFocus
          autoComplete="off"
          error={isMissing ? t('problems.REQUIRED') : undefined}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <SaveButton keys="↵">{t('queue.hasLeft')}</SaveButton>
      </form>
    </KeyLayer>
  );
}

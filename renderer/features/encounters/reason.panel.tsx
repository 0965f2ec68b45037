import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { SideHead } from '../patients/side-head.tsx';
import classes from './signing.module.css';

type ReasonPanelProps = {
  title: string;
  /** What will happen, in a sentence. */
  children: ReactNode;
  hint: string;
  action: string;
  busy: boolean;
  error: Refusal | null;
  onGive: (reason: string) => void;
  onDone: () => void;
};

/** Asks why before something is struck through or sent back; an empty reason is refused at the field. */
export function ReasonPanel(props: ReasonPanelProps) {
  const t = useTranslation();
  const [reason, setReason] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    setIsMissing(reason.trim() === '');
    if (reason.trim() !== '') props.onGive(reason.trim());
  }
  return (
    <aside className={classes.side} aria-label={props.title}>
      <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: props.onDone }]}>
        <form className="column" onSubmit={send} noValidate>
          <SideHead title={props.title} onDone={props.onDone} />
          <p className="small">{props.children}</p>
          <TextInput
            label={t('encounters.reason')}
            placeholder={props.hint}
            value={reason}
            maxLength={160}
            autoFocus
            autoComplete="off"
            error={isMissing && reason.trim() === '' ? t('encounters.reasonMissing') : undefined}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <ProblemNotice error={props.error} />
          <SaveButton busy={props.busy} keys="↵">
            {props.action}
          </SaveButton>
        </form>
      </KeyLayer>
    </aside>
  );
}

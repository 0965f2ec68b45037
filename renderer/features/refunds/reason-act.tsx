import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import classes from './refunds.module.css';
import { useApproved } from './use-approved.ts';

type ReasonActProps = {
  title: string;
  hint?: ReactNode;
  why: string;
  whyHint?: string;
  /** The button: what will be done. */
  word: string;
  patientId: number;
  /** What an approver reads. */
  about: string;
  isOff?: boolean;
  write: { pending: boolean; error: Refusal | null };
  run: (reason: string, approvalId: number | null) => Promise<void>;
  children?: ReactNode;
  hasFocus?: boolean;
};

/** An act that needs a reason, and perhaps somebody's yes: typed, Enter, done. */
export function ReasonAct(props: ReasonActProps) {
  const { title, hint, why, whyHint, word, patientId, about, isOff = false, write, run, children } = props;
  const t = useTranslation();
  const [reason, setReason] = useState('');
  const approved = useApproved(approvalId => run(reason.trim(), approvalId));
  const isReady = reason.trim() !== '' && !isOff;
  const send = () => {
    if (isReady && !write.pending) approved.send();
  };
  if (approved.asked) {
    return (
      <ApprovalPanel
        {...approved.asked}
        {...{ patientId, about }}
        onGranted={({ approvalId }) => approved.granted(approvalId)}
        onCancel={approved.cancel}
      />
    );
  }
  const shown = write.error?.code === 'APPROVAL_NEEDED' ? null : write.error;
  return (
    <section className={classes.form} aria-label={title}>
      <h3 className="small-title">{title}</h3>
      {hint && <p className="small dim">{hint}</p>}
      {children}
      <TextInput
        label={why}
        placeholder={whyHint ?? ''}
        maxLength={200}
        autoComplete="off"
        autoFocus={props.hasFocus !== false}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && send()}
      />
      <ProblemNotice error={shown} onRetry={send} />
      <SaveButton busy={write.pending} keys="↵" isOff={!isReady} onClick={send}>
        {word}
      </SaveButton>
      {reason.trim() === '' && !isOff && <span className="visually-hidden">{t('problems.REQUIRED')}</span>}
    </section>
  );
}

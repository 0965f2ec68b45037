import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Approval, ApprovalKind, Approver } from '#shared/features/approvals/approval.schema.ts';
import { APPROVAL_KIND_WORDS } from '#shared/features/approvals/approval-words.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { SAID_AT_SECRET, useTries, useWait } from '../users/secret-tries.ts';
import classes from './approval.module.css';
import { ApproverList, useApproverKeys } from './approver.list.tsx';

export type ApprovalPanelProps = {
  kind: ApprovalKind;
  /** 0 where no money is approved. */
  amountPaise: number;
  patientId: number | null;
  /** What it is for, as the approver reads it. */
  about: string;
  onGranted: (approval: Approval) => void;
  /** Esc: what was typed in the screen around stays. */
  onCancel: () => void;
};

/** Somebody who may says yes on the spot: who, by arrows; their PIN or password; Enter. */
export function ApprovalPanel(props: ApprovalPanelProps) {
  const t = useTranslation();
  const { kind, amountPaise, about, onCancel } = props;
  const reading = useRead(contract.approvals.approvers, { kind });
  const approvers = reading.answer ?? [];
  const what = t(APPROVAL_KIND_WORDS[kind]);
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onCancel }]}>
      <section className={classes.panel} aria-label={t('approvals.askTitle')}>
        <div className="row apart">
          <h2 className="title">{t('approvals.askTitle')}</h2>
          <Button variant="subtle" size="compact-sm" onClick={onCancel} rightSection={<KeyHint keys="Esc" />}>
            {t('common.close')}
          </Button>
        </div>
        <div className={classes.about}>
          <div className="strong">
            {amountPaise === 0
              ? what
              : t('approvals.upTo', { kind: what, amount: formatRupees(amountPaise) })}
          </div>
          {about && <div className="small">{about}</div>}
        </div>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.answer && approvers.length === 0 && (
          <EmptyState title={t('approvals.nobody')} hint={t('approvals.nobodyHint')} />
        )}
        {/* The field is there before it is known whose it is: a PIN typed at once must not fall into the bill. */}
        {(reading.isWaiting || approvers.length > 0) && (
          <SecretForm {...props} approvers={approvers} isKnown={reading.answer !== undefined} />
        )}
      </section>
    </KeyLayer>
  );
}

type SecretFormProps = ApprovalPanelProps & { approvers: readonly Approver[]; isKnown: boolean };

function SecretForm({ approvers, isKnown, ...props }: SecretFormProps) {
  const { kind, amountPaise, patientId, about, onGranted } = props;
  const t = useTranslation();
  const grant = useWrite(contract.approvals.grant);
  const [secret, setSecret] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const wait = useWait(grant.error);
  const words = useTries(grant.error, wait);
  const list = useApproverKeys(approvers, () => {
    // What was wrong was said to somebody else, and a PIN belongs to one person.
    grant.reset();
    setSecret('');
    field.current?.focus();
  });
  const { approver } = list;

  useEffect(() => field.current?.focus(), []);

  async function approve(): Promise<void> {
    if (!approver || !secret || wait > 0 || grant.pending) return;
    try {
      onGranted(
        await grant.call({ kind, amountPaise, patientId, about, approverId: approver.userId, secret }),
      );
    } catch (thrown) {
      // Said at the field or by the notice below; only the secret is typed anew.
      if (!isRefusal(thrown, 'UNREACHABLE')) setSecret('');
      field.current?.focus();
    }
  }

  // Whose PIN it was is certain only where one person may approve.
  const approveWhenKnown = useOnceReady(isKnown, () => {
    if (approvers.length === 1) void approve();
  });

  const isPinKnown = approver?.canUsePin && grant.error?.code !== 'PIN_NOT_USABLE';
  return (
    <div className={classes.panel}>
      {approvers.length > 1 && <ApproverList approvers={approvers} list={list} />}
      <TextInput
        ref={field}
        type="password"
        autoComplete="off"
        maxLength={200}
        className={classes.secret ?? ''}
        label={
          approver
            ? t(isPinKnown ? 'approvals.secretOf' : 'approvals.passwordOf', { name: approver.fullName })
            : t('approvals.secret')
        }
        description={approver?.hasPin && !isPinKnown ? t('approvals.pinLater') : undefined}
        value={secret}
        error={words ?? false}
        onChange={event => setSecret(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter') return;
          // The panel may stand in a form of its screen: Enter here issues no bill.
          event.preventDefault();
          if (isKnown) void approve();
          else approveWhenKnown();
        }}
      />
      {grant.error && !SAID_AT_SECRET.includes(grant.error.code) && <ProblemNotice error={grant.error} />}
      <div className="row">
        <SaveButton busy={grant.pending} keys="↵" isOff={wait > 0} onClick={() => void approve()}>
          {t('approvals.approve')}
        </SaveButton>
      </div>
      <span className="visually-hidden" role="status">
        {words}
      </span>
    </div>
  );
}

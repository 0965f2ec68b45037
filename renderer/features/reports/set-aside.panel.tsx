import { useState } from 'react';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import type { MoneyDay } from '#shared/features/reports/money-day.procedures.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useWrite } from '../../api/hooks.ts';
import { isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { longDay } from '../../app/wall-clock.ts';
import { PasswordField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import { SecondSignature } from '../cash/second-signature.tsx';
import classes from './money-day.module.css';

const setAsideSchema = z.object({
  reason: z.string().trim().min(1, 'REQUIRED').max(200),
  secret: z.string().min(1, 'REQUIRED').max(200),
});

type SetAsideProps = { closedOn: LocalDate; today: LocalDate; onDone: (money: MoneyDay) => void };

/** The owner puts a close by a wrong clock right: it stays in the books, and its day is open again. */
export function SetAside({ closedOn, today, onDone }: SetAsideProps) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const [isAsking, setAsking] = useState(false);
  const [approval, setApproval] = useState<Approval | null>(null);
  const write = useWrite(contract.reports.setCloseAside);
  const form = useSchemaForm(setAsideSchema, { reason: '', secret: '' });
  const days = { closedOn: longDay(closedOn, language), today: longDay(today, language) };
  useKeys([{ keys: 'Esc', label: t('reports.backToToday'), run: open.today }]);

  async function setAside({ reason, secret }: z.infer<typeof setAsideSchema>): Promise<void> {
    const approvalId = approval?.approvalId ?? null;
    const money = await write.call({ onDate: closedOn, reason, secret, approvalId });
    const onDate = longDay(money.onDate, language);
    toast(t('reports.setAsideDone', { closedOn: days.closedOn, onDate }));
    onDone(money);
  }

  if (isAsking) {
    return (
      <section className={classes.aside}>
        <ApprovalPanel
          kind="countersign"
          amountPaise={0}
          patientId={null}
          about={t('reports.setAsideAbout', days)}
          onGranted={granted => {
            setApproval(granted);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      </section>
    );
  }
  return (
    <section className={classes.aside}>
      <h1 className="title">{t('reports.setAsideTitle')}</h1>
      <p>{t('reports.setAsideWhat', days)}</p>
      <p className="strong">{t('reports.setAsideClock', days)}</p>
      <Form
        form={form}
        onSubmit={setAside}
        refusalFields={{ WRONG_PASSWORD: 'secret', PIN_NOT_USABLE: 'secret' }}
        className={classes.fields}
        label={t('reports.setAsideTitle')}
      >
        <TextField form={form} name="reason" label={t('reports.setAsideReason')} maxLength={200} isFirst />
        <PasswordField form={form} name="secret" label={t('reports.setAsideSecret')} />
        <SecondSignature
          approval={approval}
          hint={t('reports.setAsideSecond')}
          onAsk={() => setAsking(true)}
        />
        <ProblemNotice
          error={
            isRefusal(write.error, 'WRONG_PASSWORD') || isRefusal(write.error, 'PIN_NOT_USABLE')
              ? null
              : write.error
          }
        />
        <SaveButton busy={write.pending} keys="↵" isLarge>
          {t('reports.setAside', days)}
        </SaveButton>
      </Form>
    </section>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { DiscountReason } from '#shared/features/approvals/approval.schema.ts';
import { discountReasonWord } from '#shared/features/approvals/discount-reason.rules.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './discounts.module.css';

/** The reasons of the clinic: arrows choose, Delete puts away, + writes another. */
export function DiscountReasons({ reasons }: { reasons: readonly DiscountReason[] }) {
  const t = useTranslation();
  const [label, setLabel] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = useWrite(contract.approvals.addDiscountReason);
  const retire = useWrite(contract.approvals.retireDiscountReason);
  const list = useListNavigation({
    count: reasons.length,
    onOpen: () => field.current?.focus(),
    isEverywhere: true,
    label: t('approvals.reasonsTitle'),
  });

  function putAway(): void {
    const reason = reasons[list.index];
    if (!reason) return;
    retire.call({ reasonId: reason.id }).then(
      () => toast(t('approvals.reasonRetired', { reason: discountReasonWord(t, reason) })),
      () => undefined, // Said by the notice below.
    );
  }

  function save(): void {
    if (label.trim() === '') return;
    add.call({ label }).then(
      () => {
        toast(t('approvals.reasonAdded', { reason: label.trim() }));
        setLabel('');
      },
      () => undefined, // Said by the notice below; what was typed stays.
    );
  }

  useKeys([
    { keys: '+', label: t('approvals.reasonNew'), run: () => field.current?.focus() },
    { keys: 'Delete', label: t('approvals.reasonRetire'), run: putAway, isOff: reasons.length === 0 },
  ]);

  return (
    <section className={classes.section}>
      <h2 className="title">{t('approvals.reasonsTitle')}</h2>
      <span className="small dim">{t('approvals.reasonsAbout')}</span>
      <div className={classes.reasons} {...list.listProps}>
        {reasons.map((reason, index) => (
          <div key={reason.id} className="list-row" {...list.rowProps(index)}>
            {discountReasonWord(t, reason)}
          </div>
        ))}
      </div>
      <form
        className={classes.new}
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <TextInput
          ref={field}
          className="grow"
          label={t('approvals.reasonNew')}
          autoComplete="off"
          maxLength={40}
          value={label}
          onChange={event => setLabel(event.currentTarget.value)}
        />
        <SaveButton busy={add.pending} isOff={label.trim() === ''}>
          {t('common.add')}
        </SaveButton>
      </form>
      <ProblemNotice error={add.error ?? retire.error} />
      <div className="row">
        <Button
          variant="default"
          onClick={putAway}
          disabled={reasons.length === 0}
          rightSection={<KeyHint keys="Delete" />}
        >
          {t('approvals.reasonRetire')}
        </Button>
      </div>
    </section>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import type { Expense } from '#shared/features/cash/expense.schema.ts';
import { categoryOfExpense } from '#shared/features/cash/expense-category.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';
import { useVoucherPrint } from './use-cash-print.ts';

/** One voucher: print it again, or take it back with a reason. */
export function ExpensePanel({ expense }: { expense: Expense }) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const printing = useVoucherPrint();
  const [isTaking, setTaking] = useState(false);
  const isStanding = expense.reversedBecause === '';
  const print = (paper?: 'A5') => void printing.print(expense.id, paper);
  useKeys([
    { keys: 'F8', label: t('cash.printVoucher'), run: () => print() },
    { keys: 'Shift F8', label: t('cash.printA5'), run: () => print('A5') },
    { keys: 'B', label: t('cash.takeBack'), run: () => setTaking(true), isOff: !isStanding },
  ]);
  return (
    <div className={classes.foot}>
      <div className="row apart">
        <span className="strong">{expense.number}</span>
        {isStanding ? (
          <span className="strong numeric">{formatRupees(expense.amountPaise)}</span>
        ) : (
          <Chip tone="quiet">{t('cash.takenBack')}</Chip>
        )}
      </div>
      <KeyValues>
        <KeyValue label={t('cash.paidTo')}>{expense.paidTo}</KeyValue>
        <KeyValue label={t('cash.category')}>{categoryOfExpense(t, expense)}</KeyValue>
        <KeyValue label={t('cash.paidBy')}>
          {expense.cashierName}, {wallTime(expense.postedAt, zone)}
        </KeyValue>
        {!isStanding && <KeyValue label={t('cash.takenBackWhy')}>{expense.reversedBecause}</KeyValue>}
      </KeyValues>
      <ProblemNotice error={printing.error} onRetry={() => print()} />
      {isTaking && isStanding ? (
        <TakeBack expense={expense} onClose={() => setTaking(false)} />
      ) : (
        <div className="row">
          <Button variant="default" rightSection={<KeyHint keys="F8" />} onClick={() => print()}>
            {t('cash.printVoucher')}
          </Button>
          {isStanding && (
            <Button variant="default" rightSection={<KeyHint keys="B" />} onClick={() => setTaking(true)}>
              {t('cash.takeBack')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

function TakeBack({ expense, onClose }: { expense: Expense; onClose: () => void }) {
  const t = useTranslation();
  const { number, amountPaise, mode } = expense;
  const write = useWrite(contract.cash.reverseExpense);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function takeBack(): Promise<void> {
    if (reason.trim() === '') {
      setMissing(true);
      field.current?.focus();
      return;
    }
    try {
      await write.call({ expenseId: expense.id, reason: reason.trim() });
    } catch {
      return; // Said by the notice.
    }
    toast(t('cash.takenBackToast', { number }));
    onClose();
  }

  const hint = { amount: formatRupees(amountPaise), mode: t(MODE_WORDS[mode]) };
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onClose }]}>
      <TextInput
        ref={field}
        label={t('cash.takeBackWhy')}
        description={t(mode === 'cash' ? 'cash.takeBackHint' : 'cash.takeBackHintOther', hint)}
        maxLength={200}
        value={reason}
        error={isMissing ? t('problems.REQUIRED') : undefined}
        onChange={event => {
          setReason(event.currentTarget.value);
          setMissing(false);
        }}
        onKeyDown={event => {
          if (event.key === 'Enter') void takeBack();
        }}
      />
      <ProblemNotice error={write.error} />
      <div className="row">
        <SaveButton busy={write.pending} keys="↵" onClick={() => void takeBack()}>
          {t('cash.takeBack')}
        </SaveButton>
        <Button variant="subtle" onClick={onClose} rightSection={<KeyHint keys="Esc" />}>
          {t('common.close')}
        </Button>
      </div>
    </KeyLayer>
  );
}

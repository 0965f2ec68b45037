import { Autocomplete } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import type * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { type NewExpense, newExpenseSchema } from '#shared/features/cash/expense.schema.ts';
import { categoryWord } from '#shared/features/cash/expense-category.rules.ts';
import { MONEY_MODES } from '#shared/features/ledger/ledger.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { SelectField, TextField, useFieldParts } from '../../ui/fields.tsx';
import { Form, type FormOf, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { AmountField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './cash.module.css';
import { useVoucherPrint } from './use-cash-print.ts';

const EMPTY = {
  ...{ category: '', paidTo: '', mode: 'cash' as const, reference: '', note: '', billNumber: '' },
  amountPaise: null as unknown as number,
};
type TypedExpense = z.input<typeof newExpenseSchema>;
const FORM = 'new-expense';

/** Five fields and Enter: the money leaves the drawer and its voucher prints. */
export function NewExpenseForm() {
  const t = useTranslation();
  const write = useWrite(contract.cash.recordExpense);
  const printing = useVoucherPrint();
  const [paidCount, setPaidCount] = useState(0);

  async function pay(expense: NewExpense): Promise<void> {
    const paid = await write.call(expense);
    setPaidCount(count => count + 1);
    const isPrinted = await printing.print(paid.id);
    const words = { number: paid.number, amount: formatRupees(paid.amountPaise) };
    toast(t(isPrinted ? 'cash.expenseToast' : 'cash.voucherNotPrinted', words));
  }

  return (
    // Each voucher has a form of its own: one that is only emptied is judged as if it had been sent empty.
    <EmptyForm key={paidCount} onPay={pay} isBusy={write.pending || printing.pending}>
      <ProblemNotice error={write.error ?? printing.error} />
    </EmptyForm>
  );
}

type EmptyFormProps = {
  onPay: (expense: NewExpense) => Promise<void>;
  isBusy: boolean;
  /** What went wrong, above the button. */
  children: ReactNode;
};

function EmptyForm({ onPay, isBusy, children }: EmptyFormProps) {
  const t = useTranslation();
  const form = useSchemaForm(newExpenseSchema, EMPTY, 'onChange');
  const drawer = useRead(contract.cash.myShift, {}).answer;
  const mode = useWatch({ control: form.control, name: 'mode' });
  const isCash = mode === 'cash';
  const inDrawer = formatRupees(drawer?.shift?.expectedCashPaise ?? 0);
  useKeys([
    {
      keys: 'Ctrl Enter',
      label: t('cash.payOut'),
      run: () => document.querySelector<HTMLFormElement>(`#${FORM}`)?.requestSubmit(),
    },
  ]);

  return (
    <Form
      id={FORM}
      form={form}
      onSubmit={onPay}
      refusalFields={{ NOT_IN_DRAWER: 'amountPaise' }}
      className={classes.form}
      label={t('cash.newExpense')}
    >
      <div className="row apart">
        <h2 className="title">{t('cash.newExpense')}</h2>
        {isCash && drawer && <span className="small dim">{t('cash.inDrawerNow', { amount: inDrawer })}</span>}
      </div>
      <div className={classes.pair}>
        <CategoryField form={form} />
        <TextField form={form} name="paidTo" label={t('cash.paidTo')} maxLength={80} />
        <AmountField form={form} name="amountPaise" label={t('cash.amount')} />
        <SelectField
          form={form}
          name="mode"
          label={t('cash.mode')}
          choices={MONEY_MODES.map(value => ({ value, label: t(MODE_WORDS[value]) }))}
        />
        <TextField form={form} name="billNumber" label={t('cash.sellersBill')} maxLength={30} isOptional />
        {isCash ? (
          <TextField form={form} name="note" label={t('cash.noteFor')} maxLength={120} isOptional />
        ) : (
          <TextField form={form} name="reference" label={t('cash.reference')} maxLength={22} isOptional />
        )}
      </div>
      {!isCash && <TextField form={form} name="note" label={t('cash.noteFor')} maxLength={120} isOptional />}
      {children}
      <SaveButton busy={isBusy} keys="Ctrl ↵" isFullWidth>
        {t('cash.payOut')}
      </SaveButton>
      <span className="tiny dim">{t('cash.pettyCash')}</span>
    </Form>
  );
}

/** The clinic's own categories are suggested; other words make a new one. */
function CategoryField({ form }: { form: FormOf<TypedExpense> }) {
  const t = useTranslation();
  const categories = useRead(contract.cash.expenseCategories, {}).answer ?? [];
  const { label, error } = useFieldParts({ form, name: 'category', label: t('cash.category') });
  const { field } = useController({ control: form.control, name: 'category' });
  return (
    <Autocomplete
      ref={field.ref}
      name={field.name}
      label={label}
      error={error}
      data={[...new Set(categories.map(category => categoryWord(t, category)))]}
      value={field.value}
      maxLength={40}
      autoFocus
      openOnFocus={false}
      selectFirstOptionOnChange
      withScrollArea={false}
      limit={8}
      comboboxProps={{ withinPortal: true }}
      onBlur={field.onBlur}
      onChange={field.onChange}
    />
  );
}

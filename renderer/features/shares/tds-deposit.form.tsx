import { contract } from '#shared/contract/index.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { MONEY_MODES } from '#shared/features/ledger/ledger.rules.ts';
import { newDepositSchema } from '#shared/features/shares/share.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { AmountField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './shares.module.css';

/** Tax that went to the government, with its challan. */
export function TdsDepositForm({ balancePaise }: { balancePaise: number }) {
  const t = useTranslation();
  const write = useWrite(contract.shares.depositTds);
  const form = useSchemaForm(newDepositSchema, {
    ...{ amountPaise: Math.max(0, balancePaise), mode: 'bank' as const, challan: '' },
  });
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('shares.deposit')}
      refusalFields={{ MORE_THAN_KEPT_BACK: 'amountPaise', NOT_IN_DRAWER: 'mode' }}
      onSubmit={async deposit => {
        await write.call(deposit);
        toast(t('shares.depositSaved', { amount: formatRupees(deposit.amountPaise) }));
      }}
    >
      <h3 className="small-title">{t('shares.deposit')}</h3>
      <AmountField form={form} name="amountPaise" label={t('shares.amount')} />
      <SelectField
        form={form}
        name="mode"
        label={t('shares.mode')}
        choices={MONEY_MODES.map(value => ({ value, label: t(MODE_WORDS[value]) }))}
      />
      <TextField
        form={form}
        name="challan"
        label={t('shares.challan')}
        description={t('shares.challanHint')}
        maxLength={22}
        isFirst
      />
      <ProblemNotice error={write.error} />
      <SaveButton busy={write.pending} keys="↵" isOff={balancePaise <= 0}>
        {t('common.save')}
      </SaveButton>
    </Form>
  );
}

import { Checkbox } from '@mantine/core';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import {
  ADDRESS_MISSING,
  hasItsAddress,
  type Party,
  partyFieldsSchema,
} from '#shared/features/parties/party.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { AmountField, NumberField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './parties.module.css';

// A percentage is typed; the company keeps it per mille.
const formSchema = partyFieldsSchema
  .omit({ tdsPermille: true })
  .extend({ tdsPercent: z.number('NOT_A_NUMBER').min(0, 'NOT_A_NUMBER').max(30, 'TOO_BIG').nullable() })
  .refine(hasItsAddress, ADDRESS_MISSING);

type PartyFormProps = { party: Party | null; onDone: (saved: Party | null) => void };

/** Details of a company, new or changed; what they were stays in the file. */
export function PartyForm({ party, onDone }: PartyFormProps) {
  const t = useTranslation();
  const save = useWrite(contract.parties.save);
  const form = useSchemaForm(formSchema, {
    name: party?.name ?? '',
    gstin: party?.gstin ?? '',
    address: party?.address ?? '',
    state: party?.state ?? '',
    contactName: party?.contactName ?? '',
    contactPhone: party?.contactPhone ?? '',
    termsDays: party?.termsDays ?? 30,
    creditLimitPaise: party?.creditLimitPaise ?? null,
    priceListName: party?.priceListName ?? '',
    tdsPercent: (party?.tdsPermille ?? 0) / 10,
    isRetired: party?.isRetired ?? false,
  });
  const isRegistered = (form.watch('gstin') ?? '').trim() !== '';
  useKeys([{ keys: 'Esc', label: t('common.close'), run: () => onDone(null), inFields: true }]);
  return (
    <Form
      form={form}
      className={classes.form}
      label={t(party ? 'parties.edit' : 'parties.add')}
      refusalFields={{ PARTY_NAME_TAKEN: 'name' }}
      onSubmit={async ({ tdsPercent, ...details }) => {
        const saved = await save.call({
          ...{ partyId: party?.id ?? null, version: party?.version ?? 0 },
          details: { ...details, tdsPermille: Math.round((tdsPercent ?? 0) * 10) },
        });
        toast(t('parties.saved', { name: saved.name }));
        onDone(saved);
      }}
    >
      <h2 className="small-title">{t(party ? 'parties.edit' : 'parties.add')}</h2>
      <div className={classes.two}>
        <TextField form={form} name="name" label={t('parties.name')} isFirst />
        <TextField form={form} name="gstin" label={t('parties.gstin')} maxLength={15} isOptional />
      </div>
      <TextField form={form} name="address" label={t('parties.address')} isOptional={!isRegistered} />
      <div className={classes.two}>
        <TextField form={form} name="state" label={t('parties.state')} isOptional />
        <TextField
          form={form}
          name="priceListName"
          label={t('parties.priceList')}
          placeholder={t('parties.priceListHint')}
          isOptional
        />
        <TextField form={form} name="contactName" label={t('parties.contactName')} isOptional />
        <TextField
          form={form}
          name="contactPhone"
          label={t('parties.contactPhone')}
          inputMode="tel"
          isOptional
        />
        <NumberField form={form} name="termsDays" label={t('parties.termsDays')} />
        <AmountField
          form={form}
          name="creditLimitPaise"
          label={t('parties.creditLimit')}
          placeholder={t('parties.creditLimitHint')}
        />
        <NumberField form={form} name="tdsPercent" label={t('parties.tdsPercent')} />
      </div>
      {party && <Checkbox label={t('parties.isRetired')} {...form.register('isRetired')} />}
      <ProblemNotice error={save.error} />
      <SaveButton busy={save.pending} keys="↵">
        {t('common.save')}
      </SaveButton>
    </Form>
  );
}

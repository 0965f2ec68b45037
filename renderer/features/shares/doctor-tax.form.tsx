import { Checkbox } from '@mantine/core';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { type DoctorTax, panSchema } from '#shared/features/shares/share.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './shares.module.css';

const formSchema = z.object({ pan: panSchema, keepsTds: z.boolean() });

/** The doctor's PAN, which no screen shows again in full, and whether tax is kept back at all. */
export function DoctorTaxForm({ doctorId, tax }: { doctorId: number; tax: DoctorTax }) {
  const t = useTranslation();
  const write = useWrite(contract.shares.setTax);
  const { version, maskedPan, keepsTds } = tax;
  const form = useSchemaForm(formSchema, { pan: '', keepsTds });
  return (
    <Form
      form={form}
      className={classes.form}
      label={t('shares.tax')}
      onSubmit={async typed => {
        const pan = typed.pan === '' ? null : typed.pan;
        await write.call({ doctorId, version, pan, keepsTds: typed.keepsTds });
        toast(t('shares.taxSaved'));
      }}
    >
      <h3 className="small-title">{t('shares.tax')}</h3>
      <TextField
        form={form}
        name="pan"
        label={t('shares.pan')}
        description={
          maskedPan
            ? `${t('shares.panKnown', { pan: maskedPan })}. ${t('shares.panHint')}`
            : t('shares.tdsNoPan')
        }
        maxLength={10}
      />
      <Checkbox
        label={t('shares.keepsTds')}
        description={t('shares.keepsTdsHint')}
        {...form.register('keepsTds')}
      />
      <ProblemNotice error={write.error} />
      <SaveButton busy={write.pending} keys="↵">
        {t('common.save')}
      </SaveButton>
    </Form>
  );
}

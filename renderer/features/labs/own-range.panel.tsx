import { contract } from '#shared/contract/index.ts';
import { newOwnRangeSchema, RANGE_SEXES } from '#shared/features/labs/own-list.schema.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import { Form, useSchemaForm } from '../../ui/form.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './labs.module.css';

const SEX_WORDS = {
  any: 'labs.sexAny',
  male: 'labs.sexMale',
  female: 'labs.sexFemale',
  pregnant: 'labs.sexPregnant',
} as const;

/** A range of the clinic's own analyser from a day on; what was shipped stays on the list. */
export function OwnRangeForm({ testId, onDone }: { testId: string; onDone: () => void }) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const add = useWrite(contract.labs.addRange);
  const form = useSchemaForm(newOwnRangeSchema, {
    ...{ testId, sex: 'any', fromYears: 0, toYears: null, text: '', validFrom: today },
    ...{ low: null, high: null, criticalLow: null, criticalHigh: null },
  });
  return (
    <Form
      form={form}
      label={t('labs.ownRange')}
      className={classes.two ?? ''}
      onSubmit={async range => {
        await add.call(range);
        toast(t('labs.rangeAdded'));
        onDone();
      }}
    >
      <NumberField form={form} name="low" label={t('labs.low')} isFirst />
      <NumberField form={form} name="high" label={t('labs.high')} />
      <NumberField form={form} name="criticalLow" label={t('labs.criticalLow')} />
      <NumberField form={form} name="criticalHigh" label={t('labs.criticalHigh')} />
      <NumberField form={form} name="fromYears" label={t('labs.ageFrom')} />
      <NumberField form={form} name="toYears" label={t('labs.ageTo')} />
      <SelectField
        form={form}
        name="sex"
        label={t('patients.sex')}
        choices={RANGE_SEXES.map(value => ({ value, label: t(SEX_WORDS[value]) }))}
      />
      <TextField form={form} name="validFrom" label={t('labs.validFrom')} />
      <ProblemNotice error={add.error} />
      <SaveButton busy={add.pending}>{t('labs.ownRange')}</SaveButton>
    </Form>
  );
}

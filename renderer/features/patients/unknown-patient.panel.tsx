import { Button } from '@mantine/core';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { type Patient, SEXES } from '#shared/features/patients/patient.schema.ts';
import { lineSchema } from '#shared/kernel/text.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Form, useFieldProblem, useSchemaForm } from '../../ui/form.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { NumberField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './patients.module.css';
import { SexField } from './sex-field.panel.tsx';

type UnknownPatientProps = { onRegistered: (patient: Patient) => void; onBack: () => void };

const unknownSchema = z.object({
  sex: z.enum(SEXES, 'REQUIRED'),
  aboutYears: z.number('REQUIRED').int('INVALID').min(0, 'NEGATIVE_AMOUNT').max(120, 'AGE_NOT_POSSIBLE'),
  foundAt: lineSchema(80),
  broughtBy: lineSchema(80),
});

/** Somebody who cannot say who they are (REG-7): sex and about how old, and where they were found. */
export function UnknownPatient({ onRegistered, onBack }: UnknownPatientProps) {
  const t = useTranslation();
  const form = useSchemaForm(unknownSchema, {
    sex: '' as never,
    aboutYears: null as never,
    foundAt: '',
    broughtBy: '',
  });
  const register = useWrite(contract.patients.registerUnknown);
  const sexProblem = useFieldProblem(form, 'sex');
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onBack }]}>
      <Form
        form={form}
        className={classes.unknown}
        label={t('patients.unknownNew')}
        onSubmit={async values => {
          const patient = await register.call(values);
          toast(t('patients.unknownSaved', { uhid: patient.uhid }));
          onRegistered(patient);
        }}
      >
        <div className="row apart">
          <h2 className="title">{t('patients.unknownNew')}</h2>
          <span className="small dim">{t('patients.unknownWhy')}</span>
        </div>
        <div className={classes.unknownFields}>
          <SexField
            value={form.watch('sex') ?? ''}
            choices={['F', 'M', 'U']}
            onChange={sex => form.setValue('sex', sex, { shouldValidate: form.formState.isSubmitted })}
            onDone={() => form.setFocus('aboutYears')}
            problem={sexProblem}
            isFirst
          />
          <NumberField form={form} name="aboutYears" label={t('patients.unknownAbout')} />
          <TextField
            form={form}
            name="foundAt"
            label={t('patients.unknownFound')}
            placeholder={t('patients.unknownFoundHint')}
            maxLength={80}
          />
          <TextField
            form={form}
            name="broughtBy"
            label={t('patients.unknownBroughtBy')}
            placeholder={t('patients.unknownBroughtByHint')}
            maxLength={80}
          />
          <SaveButton busy={register.pending} keys="↵">
            {t('patients.unknownSave')}
          </SaveButton>
          <Button variant="default" onClick={onBack} rightSection={<KeyHint keys="Esc" />}>
            {t('common.back')}
          </Button>
        </div>
        <ProblemNotice error={register.error} />
      </Form>
    </KeyLayer>
  );
}

import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { ALERT_KINDS, MOST_ALERTS } from '#shared/features/patients/patient.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { SelectField, TextField } from '../../ui/fields.tsx';
import type { FormOf } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';
import { alertWord } from './patient-words.ts';
import classes from './patients.module.css';

/** The marks of the coloured strip (REG-14): what, a few words, and till when. */
export function AlertsField({ form }: { form: FormOf<TypedChange> }) {
  const t = useTranslation();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'alerts' });
  return (
    <div className={classes.alerts}>
      {fields.map((row, index) => (
        <div key={row.id} className={classes.alertRow}>
          <SelectField
            form={form}
            name={`alerts.${index}.kind`}
            label={t('patients.alertKind')}
            choices={ALERT_KINDS.map(kind => ({ value: kind, label: alertWord(t, kind) }))}
          />
          <TextField
            form={form}
            name={`alerts.${index}.note`}
            label={t('patients.alertNote')}
            placeholder={form.watch(`alerts.${index}.kind`) === 'mlc' ? t('patients.alertNoteHint') : ''}
            maxLength={60}
          />
          <TextField
            form={form}
            name={`alerts.${index}.until`}
            label={t('patients.alertUntil')}
            placeholder={t('patients.alertUntilHint')}
            maxLength={20}
          />
          <Button
            variant="default"
            className={classes.square ?? ''}
            aria-label={t('common.remove')}
            title={t('common.remove')}
            onClick={() => remove(index)}
          >
            <IconX size={16} stroke={1.8} aria-hidden />
          </Button>
        </div>
      ))}
      {fields.length < MOST_ALERTS && (
        <div>
          <Button variant="default" onClick={() => append({ kind: 'other', note: '', until: '' })}>
            {t('patients.addAlert')}
          </Button>
        </div>
      )}
    </div>
  );
}

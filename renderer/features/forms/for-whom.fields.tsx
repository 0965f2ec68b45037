import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ForWhom } from '#shared/features/forms/form.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './builder.module.css';

type ForWhomFieldsProps = { value: ForWhom; isWrong: boolean; onChange: (next: ForWhom) => void };

/** To whom the chooser offers the form first; for everybody else it stands under "Other forms". */
export function ForWhomFields({ value, isWrong, onChange }: ForWhomFieldsProps) {
  const t = useTranslation();
  const set = (part: Partial<ForWhom>) => onChange({ ...value, ...part });
  return (
    <fieldset className={classes.forWhom} aria-label={t('forms.forWhom')}>
      <span className="small dim" aria-hidden>
        {t('forms.forWhom')}
      </span>
      <NativeSelect
        aria-label={t('forms.forSex')}
        value={value.sex ?? ''}
        data={[
          { value: '', label: t('forms.anySex') },
          { value: 'F', label: t('forms.female') },
          { value: 'M', label: t('forms.male') },
        ]}
        onChange={event => set({ sex: (event.currentTarget.value || null) as ForWhom['sex'] })}
      />
      <YearsField
        label={t('forms.fromYears')}
        value={value.fromYears}
        onChange={fromYears => set({ fromYears })}
      />
      <YearsField
        label={t('forms.underYears')}
        value={value.underYears}
        onChange={underYears => set({ underYears })}
      />
      {isWrong && <span className="tiny danger">{t('forms.yearsWrong')}</span>}
    </fieldset>
  );
}

type YearsFieldProps = { label: string; value: number | null; onChange: (years: number | null) => void };

function YearsField({ label, value, onChange }: YearsFieldProps) {
  const id = useId();
  return (
    <div className={classes.years}>
      <label htmlFor={id} className="small dim">
        {label}
      </label>
      <TextInput
        id={id}
        value={value === null ? '' : String(value)}
        inputMode="numeric"
        maxLength={3}
        autoComplete="off"
        onChange={event => {
          const digits = event.currentTarget.value.replace(/\D/g, '');
          onChange(digits === '' ? null : Number(digits));
        }}
      />
    </div>
  );
}

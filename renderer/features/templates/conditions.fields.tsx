import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Conditions } from '#shared/features/templates/conditions.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { ageText, kilogramsOf, monthsOf } from './conditions-text.ts';
import classes from './templates.module.css';

type ConditionsFieldsProps = { of: string; value: Conditions; onChange: (next: Conditions) => void };

/** For whom: ages, weights, sex, pregnancy and the months of the year; whatever is empty is not asked. */
export function ConditionsFields({ of, value, onChange }: ConditionsFieldsProps) {
  const { t, language } = useLanguage();
  const set = (part: Partial<Conditions>) => onChange({ ...value, ...part });
  // Of a line that stands above its fields, its name is only heard.
  const named = (word: string) => (
    <>
      {word}
      {of !== '' && <span className="visually-hidden">, {of}</span>}
    </>
  );
  const monthName = (month: number) =>
    new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2026, month - 1, 15),
    );
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return (
    <fieldset
      className={classes.conditions}
      aria-label={[t('templates.forWhom'), of].filter(Boolean).join(', ')}
    >
      <FigureField
        label={named(t('templates.fromAge'))}
        shown={ageText(value.fromMonths)}
        read={monthsOf}
        onRead={fromMonths => set({ fromMonths })}
      />
      <FigureField
        label={named(t('templates.underAge'))}
        shown={ageText(value.underMonths)}
        read={monthsOf}
        onRead={underMonths => set({ underMonths })}
      />
      <FigureField
        label={named(t('templates.fromWeight'))}
        shown={value.fromKg === null ? '' : String(value.fromKg)}
        read={kilogramsOf}
        onRead={fromKg => set({ fromKg })}
      />
      <FigureField
        label={named(t('templates.underWeight'))}
        shown={value.underKg === null ? '' : String(value.underKg)}
        read={kilogramsOf}
        onRead={underKg => set({ underKg })}
      />
      <NativeSelect
        className={classes.short}
        label={named(t('templates.sex'))}
        value={value.sex ?? ''}
        data={[
          { value: '', label: t('templates.any') },
          { value: 'F', label: t('templates.female') },
          { value: 'M', label: t('templates.male') },
        ]}
        onChange={event => set({ sex: (event.currentTarget.value || null) as Conditions['sex'] })}
      />
      <NativeSelect
        className={classes.short}
        label={named(t('templates.pregnancy'))}
        value={value.pregnancy ?? ''}
        data={[
          { value: '', label: t('templates.any') },
          { value: 'yes', label: t('templates.onlyPregnant') },
          { value: 'no', label: t('templates.neverPregnant') },
        ]}
        onChange={event => set({ pregnancy: (event.currentTarget.value || null) as Conditions['pregnancy'] })}
      />
      <fieldset className={classes.months}>
        <legend className="tiny dim">{named(t('templates.season'))}</legend>
        {months.map(month => (
          <Checkbox
            key={month}
            size="xs"
            label={monthName(month)}
            checked={value.season.includes(month)}
            onChange={event =>
              set({
                season: event.currentTarget.checked
                  ? [...value.season, month].sort((a, b) => a - b)
                  : value.season.filter(one => one !== month),
              })
            }
          />
        ))}
      </fieldset>
    </fieldset>
  );
}

type FigureFieldProps = {
  label: ReactNode;
  shown: string;
  read: (text: string) => number | null | undefined;
  onRead: (value: number | null) => void;
};

/** What cannot be read stays in the field and is said there; the condition keeps its last value. */
function FigureField({ label, shown, read, onRead }: FigureFieldProps) {
  const { t } = useLanguage();
  const [text, setText] = useState(shown);
  const isWrong = read(text) === undefined;
  return (
    <TextInput
      className={classes.short}
      label={label}
      value={text}
      maxLength={8}
      autoComplete="off"
      error={isWrong ? t('templates.notRead') : undefined}
      onChange={event => {
        const next = event.currentTarget.value;
        setText(next);
        const value = read(next);
        if (value !== undefined) onRead(value);
      }}
    />
  );
}

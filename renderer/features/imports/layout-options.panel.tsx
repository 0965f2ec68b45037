import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';
import { readDate } from '#shared/features/imports/old-cell.rules.ts';
import { normalisePhone } from '#shared/kernel/phone.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import classes from './imports.module.css';

type LayoutOptionsProps = { layout: ImportLayout; isOff: boolean; onChange: (layout: ImportLayout) => void };

/** What a file cannot say of itself: the order of its dates, how old its ages are, who has no phone. */
export function LayoutOptions({ layout, isOff, onChange }: LayoutOptionsProps) {
  const t = useTranslation();
  const [phone, setPhone] = useState(layout.phoneWhenMissing);
  const { today } = useClinicDay();
  const [agesOn, setAgesOn] = useState('');
  const isPhoneWrong = phone.trim() !== '' && normalisePhone(phone) === undefined;

  const dayOf = (typed: string) => (typed.trim() === '' ? null : readDate(typed, 'dayFirst', today));
  const asDay = dayOf(agesOn);
  const isStillToCome = (day: string | null | undefined) => day != null && day > today;

  function typeDay(typed: string): void {
    setAgesOn(typed);
    const day = dayOf(typed);
    if (day !== undefined && !isStillToCome(day) && day !== layout.agesOn)
      onChange({ ...layout, agesOn: day });
  }

  function typePhone(typed: string): void {
    setPhone(typed);
    const known = typed.trim() === '' ? '' : normalisePhone(typed);
    if (known !== undefined && known !== layout.phoneWhenMissing)
      onChange({ ...layout, phoneWhenMissing: known });
  }

  return (
    <section className={classes.options} aria-label={t('imports.optionsTitle')}>
      <h2 className="small-title">{t('imports.optionsTitle')}</h2>
      <Checkbox
        label={t('imports.hasHeader')}
        checked={layout.hasHeader}
        disabled={isOff}
        onChange={event => onChange({ ...layout, hasHeader: event.currentTarget.checked })}
      />
      <Select
        label={t('imports.dateOrder')}
        data={(['dayFirst', 'monthFirst', 'yearFirst'] as const).map(value => ({
          value,
          label: t(`imports.${value}`),
        }))}
        value={layout.dateOrder}
        disabled={isOff}
        onChange={value => value && onChange({ ...layout, dateOrder: value as ImportLayout['dateOrder'] })}
      />
      <TextInput
        label={
          <>
            {t('imports.agesOn')} <span className="faint">· {t('imports.agesOnHint')}</span>
          </>
        }
        placeholder={t('imports.agesOnExample')}
        value={agesOn}
        maxLength={20}
        autoComplete="off"
        disabled={isOff}
        error={
          asDay === undefined
            ? t('problems.NOT_A_DATE')
            : isStillToCome(asDay)
              ? t('imports.DATE_IN_FUTURE')
              : undefined
        }
        onChange={event => typeDay(event.currentTarget.value)}
      />
      <TextInput
        label={t('imports.phoneWhenMissing')}
        description={t('imports.phoneWhenMissingHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        value={phone}
        inputMode="tel"
        maxLength={20}
        disabled={isOff}
        error={isPhoneWrong ? t('problems.PHONE_NOT_TEN_DIGITS') : undefined}
        onChange={event => typePhone(event.currentTarget.value)}
      />
    </section>
  );
}

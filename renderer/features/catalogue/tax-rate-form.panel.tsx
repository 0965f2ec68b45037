import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import {
  newTaxRateSchema,
  TAX_CLASSES,
  TAX_TREATMENTS,
  type TaxClass,
  type TaxTreatment,
} from '#shared/features/catalogue/tax.schema.ts';
import { parseRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import { DayField } from '../appointments/day.field.tsx';
import classes from './catalogue.module.css';
import { FormSide } from './form-side.panel.tsx';
import { type Typing, useTyping } from './kept-typing.ts';

type TypedRate = {
  taxClass: TaxClass;
  validFrom: string;
  treatment: TaxTreatment;
  percent: string;
  over: string;
  sparesIcu: boolean;
  needsItcNote: boolean;
  source: string;
};

function read({ percent, over, ...typed }: TypedRate) {
  const isTaxed = typed.treatment === 'taxable';
  return newTaxRateSchema.safeParse({
    ...typed,
    gstPermille: isTaxed ? Math.round(Number(percent.replace('%', '').trim() || 'none') * 10) : 0,
    overPaise: isTaxed && over.trim() !== '' ? (parseRupees(over) ?? Number.NaN) : null,
    sparesIcu: isTaxed && typed.sparesIcu,
    needsItcNote: isTaxed && typed.needsItcNote,
  });
}

/** The law changed: a row of its own from a day on, with the words that say why. */
export function TaxRateForm({ onDone }: { onDone: () => void }) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const typing = useTyping<TypedRate>('taxRate', {
    ...{ taxClass: 'medicine', validFrom: today, treatment: 'taxable', percent: '', over: '' },
    ...{ sparesIcu: false, needsItcNote: false, source: '' },
  });
  const adding = useWrite(contract.catalogue.addTaxRate);

  function save(): void {
    const rate = read(typing.typed);
    if (!rate.success) {
      typing.refuse(rate.error.issues);
      return;
    }
    adding.call(rate.data).then(() => {
      typing.forget();
      toast(t('common.saved'));
      onDone();
    }, typing.refuseBy);
  }

  return (
    <FormSide
      title={t('catalogue.addRate')}
      about={t('catalogue.addRateAbout')}
      typing={typing}
      saveWord={t('catalogue.saveRate')}
      busy={adding.pending}
      error={adding.error}
      onSave={save}
      onDone={onDone}
    >
      <RateFields typing={typing} />
    </FormSide>
  );
}

function RateFields({ typing }: { typing: Typing<TypedRate> }) {
  const t = useTranslation();
  const { typed, put, problem } = typing;
  return (
    <>
      <NativeSelect
        label={t('catalogue.taxClass')}
        autoFocus
        value={typed.taxClass}
        data={TAX_CLASSES.map(value => ({ value, label: t(`catalogue.tax_${value}`) }))}
        onChange={event => put({ taxClass: event.currentTarget.value as TaxClass })}
      />
      <div className={classes.two}>
        <NativeSelect
          label={t('catalogue.treatment')}
          value={typed.treatment}
          error={problem('treatment')}
          data={TAX_TREATMENTS.map(value => ({ value, label: t(`catalogue.treatment_${value}`) }))}
          onChange={event => put({ treatment: event.currentTarget.value as TaxTreatment })}
        />
        <DayField
          label={t('catalogue.from')}
          value={typed.validFrom}
          problem={problem('validFrom')}
          onChange={validFrom => put({ validFrom })}
        />
      </div>
      {typed.treatment === 'taxable' && <TaxedFields typing={typing} />}
      <Textarea
        label={t('catalogue.source')}
        description={t('catalogue.sourceAbout')}
        maxLength={300}
        rows={3}
        value={typed.source}
        error={problem('source')}
        onChange={event => put({ source: event.currentTarget.value })}
      />
    </>
  );
}

/** How much, above which value of a day, and what stays free of it. */
function TaxedFields({ typing }: { typing: Typing<TypedRate> }) {
  const t = useTranslation();
  const { typed, put, problem } = typing;
  return (
    <>
      <div className={classes.two}>
        <TextInput
          label={t('catalogue.rate')}
          rightSection="%"
          inputMode="decimal"
          autoComplete="off"
          maxLength={5}
          value={typed.percent}
          error={problem('gstPermille')}
          onChange={event => put({ percent: event.currentTarget.value })}
        />
        <TextInput
          label={t('catalogue.over')}
          leftSection="₹"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={typed.over}
          error={problem('overPaise')}
          onChange={event => put({ over: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('catalogue.sparesIcu')}
        checked={typed.sparesIcu}
        onChange={event => put({ sparesIcu: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('catalogue.needsItcNote')}
        checked={typed.needsItcNote}
        onChange={event => put({ needsItcNote: event.currentTarget.checked })}
      />
    </>
  );
}

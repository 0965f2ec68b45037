import { Button, Select } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import { CATEGORIES, categorySchema, pricePaiseSchema } from '#shared/features/catalogue/item.schema.ts';
import { SHARE_BASES } from '#shared/features/shares/share.rules.ts';
import { type NewRule, RATE_KINDS, type RateKind } from '#shared/features/shares/share.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { localDateSchema } from '#shared/kernel/local-date.ts';
import { lineSchema } from '#shared/kernel/text.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { SegmentedField, SelectField, TextField } from '../../ui/fields.tsx';
import { Form, type FormOf, useFieldProblem, useSchemaForm } from '../../ui/form.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { AmountField, NumberField } from '../../ui/number-fields.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { RulePreview, usePreview } from './rule-preview.tsx';
import classes from './shares.module.css';

const MATCHES = ['all', 'category', 'item'] as const;
const MATCH_WORDS: Readonly<Record<(typeof MATCHES)[number], WordKey>> = {
  all: 'shares.forAll',
  category: 'shares.forCategory',
  item: 'shares.forItem',
};
const RATE_WORDS: Readonly<Record<RateKind, WordKey>> = {
  percent: 'shares.ratePercent',
  fixed: 'shares.rateFixed',
  ended: 'shares.rateEnded',
};

// A percentage is typed; the rule keeps it per mille.
const formSchema = z
  .object({
    match: z.enum(MATCHES),
    category: categorySchema,
    itemId: z.string(),
    rate: z.enum(RATE_KINDS),
    percent: z.number('NOT_A_NUMBER').min(0, 'NOT_A_NUMBER').max(100, 'TOO_BIG').multipleOf(0.1).nullable(),
    fixedPaise: pricePaiseSchema.nullable(),
    basis: z.enum(SHARE_BASES),
    validFrom: localDateSchema,
    note: lineSchema(120),
  })
  .superRefine((typed, ctx) => {
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', message, path: [path] });
    if (typed.match === 'item' && typed.itemId === '') refuse('itemId', 'REQUIRED');
    if (typed.rate === 'percent' && typed.percent === null) refuse('percent', 'REQUIRED');
    if (typed.rate === 'fixed' && typed.fixedPaise === null) refuse('fixedPaise', 'AMOUNT_REQUIRED');
  });
type Typed = z.input<typeof formSchema>;

function ruleOf(doctorId: number, typed: z.output<typeof formSchema>): NewRule {
  const { match, rate, percent, basis, validFrom, note } = typed;
  return {
    ...{ doctorId, rate, basis, validFrom, note },
    itemId: match === 'item' ? Number(typed.itemId) : null,
    category: match === 'category' ? typed.category : null,
    permille: rate === 'percent' ? Math.round((percent ?? 0) * 10) : null,
    fixedPaise: rate === 'fixed' ? typed.fixedPaise : null,
  };
}

/** What, how much, since when; and what it would have made of last month. */
export function NewRuleForm({ doctorId, onDone }: { doctorId: number; onDone: () => void }) {
  const t = useTranslation();
  const { today } = useClinicDay();
  const write = useWrite(contract.shares.setRule);
  const form = useSchemaForm(formSchema, {
    ...{ match: 'all' as const, category: 'consultation' as const, itemId: '', rate: 'percent' as const },
    ...{ percent: null, fixedPaise: null, basis: 'collected' as const, validFrom: today, note: '' },
  });
  const validFrom = useWatch({ control: form.control, name: 'validFrom' });
  const preview = usePreview();
  const tryIt = () => void form.handleSubmit(typed => preview.ask(ruleOf(doctorId, typed)))();
  return (
    <KeyLayer
      keys={[
        { keys: 'Esc', label: t('common.close'), run: onDone, inFields: true },
        { keys: 'Alt T', label: t('shares.tryIt'), run: tryIt, inFields: true },
      ]}
    >
      <Form
        form={form}
        className={classes.form}
        label={t('shares.addRule')}
        onSubmit={async typed => {
          await write.call(ruleOf(doctorId, typed));
          toast(t('shares.ruleSaved'));
          onDone();
        }}
      >
        <h3 className="small-title">{t('shares.addRule')}</h3>
        <RuleFields form={form} />
        <ValidFrom form={form} />
        {validFrom < today && (
          <p className="small amber" role="status">
            {t('shares.past')}
          </p>
        )}
        <TextField form={form} name="note" label={t('shares.note')} maxLength={120} isOptional />
        <RulePreview preview={preview} />
        <ProblemNotice error={write.error ?? preview.error} />
        <div className="row">
          <SaveButton busy={write.pending} keys="↵">
            {t('common.save')}
          </SaveButton>
          <Button variant="default" onClick={tryIt} rightSection={<KeyHint keys="Alt T" />}>
            {t('shares.tryIt')}
          </Button>
        </div>
      </Form>
    </KeyLayer>
  );
}

function ValidFrom({ form }: { form: FormOf<Typed> }) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'validFrom' });
  const problem = useFieldProblem(form, 'validFrom');
  return (
    <DayInput
      name="validFrom"
      label={t('shares.validFrom')}
      value={field.value}
      onChange={date => date && field.onChange(date)}
      problem={problem}
    />
  );
}

function ItemField({ form }: { form: FormOf<Typed> }) {
  const t = useTranslation();
  const { answer } = useRead(contract.catalogue.show, {});
  const { field } = useController({ control: form.control, name: 'itemId' });
  const problem = useFieldProblem(form, 'itemId');
  return (
    <Select
      ref={field.ref}
      label={t('shares.item')}
      placeholder={t('shares.itemHint')}
      nothingFoundMessage={t('shares.itemNone')}
      error={problem}
      searchable
      withScrollArea={false}
      limit={30}
      data={(answer?.items ?? []).map(({ id, row }) => ({ value: String(id), label: row.name }))}
      value={field.value || null}
      onBlur={field.onBlur}
      onChange={value => field.onChange(value ?? '')}
    />
  );
}

/** What it is about, and how much of it. */
function RuleFields({ form }: { form: FormOf<Typed> }) {
  const t = useTranslation();
  const [match, rate] = useWatch({ control: form.control, name: ['match', 'rate'] });
  const choices = <Value extends string>(values: readonly Value[], word: (value: Value) => WordKey) =>
    values.map(value => ({ value, label: t(word(value)) }));
  return (
    <>
      <SegmentedField
        form={form}
        name="match"
        label={t('shares.ruleFor')}
        choices={choices(MATCHES, value => MATCH_WORDS[value])}
      />
      {match === 'category' && (
        <SelectField
          form={form}
          name="category"
          label={t('shares.category')}
          choices={choices(CATEGORIES, value => `catalogue.category_${value}`)}
        />
      )}
      {match === 'item' && <ItemField form={form} />}
      <SegmentedField
        form={form}
        name="rate"
        label={t('shares.howMuch')}
        choices={choices(RATE_KINDS, value => RATE_WORDS[value])}
      />
      {rate === 'percent' && (
        <NumberField form={form} name="percent" label={t('shares.percent')} rightSection="%" isFirst />
      )}
      {rate === 'fixed' && <AmountField form={form} name="fixedPaise" label={t('shares.fixed')} />}
      {rate !== 'ended' && (
        <SegmentedField
          form={form}
          name="basis"
          label={t('shares.basis')}
          description={t('shares.basisHint')}
          choices={choices(SHARE_BASES, value =>
            value === 'billed' ? 'shares.basisBilled' : 'shares.basisCollected',
          )}
        />
      )}
    </>
  );
}

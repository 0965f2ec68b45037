import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormChoice, FormField } from '#shared/features/forms/form.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './builder.module.css';
import { choicesText, readChoices } from './form-draft.ts';

type ProblemAt = (...part: string[]) => string | undefined;
type NumberShape = {
  unit: string;
  min: number;
  max: number;
  decimals: number;
  step: number | null;
  isSigned: boolean;
};

type FigureProps = {
  label: string;
  value: number | null;
  problem: string | undefined;
  onChange: (value: number | null) => void;
};

/** A number while it is typed; what is no number yet is not passed on. */
function Figure({ label, value, problem, onChange }: FigureProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : String(value))}
      error={problem}
      onBlur={() => setTyped(null)}
      onChange={event => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (text.trim() === '') onChange(null);
        else if (/^-?\d+(\.\d+)?$/.test(text.trim())) onChange(Number(text));
      }}
    />
  );
}

type NumberPartProps = {
  of: NumberShape;
  problem: ProblemAt;
  onChange: (part: Partial<NumberShape>) => void;
};

export function NumberPart({ of, problem, onChange }: NumberPartProps) {
  const t = useTranslation();
  return (
    <div className={classes.four}>
      <TextInput
        label={t('forms.unit')}
        value={of.unit}
        maxLength={20}
        onChange={event => onChange({ unit: event.currentTarget.value })}
      />
      <Figure
        label={t('forms.min')}
        value={of.min}
        problem={problem('min')}
        onChange={min => onChange({ min: min ?? 0 })}
      />
      <Figure
        label={t('forms.max')}
        value={of.max}
        problem={problem('max')}
        onChange={max => onChange({ max: max ?? 0 })}
      />
      <Figure
        label={t('forms.decimals')}
        value={of.decimals}
        problem={problem('decimals')}
        onChange={decimals => onChange({ decimals: decimals ?? 0 })}
      />
      <Figure
        label={t('forms.step')}
        value={of.step}
        problem={problem('step')}
        onChange={step => onChange({ step })}
      />
    </div>
  );
}

type ChoicesPartProps = {
  choices: readonly FormChoice[];
  problem: string | undefined;
  onChange: (choices: FormChoice[]) => void;
};

export function ChoicesPart({ choices, problem, onChange }: ChoicesPartProps) {
  const t = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      label={t('forms.choices')}
      description={t('forms.choicesHint')}
      rows={6}
      value={typed ?? choicesText(choices)}
      error={problem}
      onBlur={() => setTyped(null)}
      onChange={event => {
        setTyped(event.currentTarget.value);
        onChange(readChoices(event.currentTarget.value));
      }}
    />
  );
}

type PairOf = Extract<FormField, { type: 'pair' }>['of'];
type PairPartProps = { of: PairOf; problem: ProblemAt; onChange: (of: PairOf) => void };

function pairOf(type: string): PairOf {
  if (type === 'text') return { type };
  if (type === 'choice') return { type, choices: [] };
  return { type: 'number', unit: '', min: 0, max: 100, decimals: 0, step: null, isSigned: false };
}

export function PairPart({ of, problem, onChange }: PairPartProps) {
  const t = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('forms.pairOf')}
        value={of.type}
        data={[
          { value: 'number', label: t('forms.kindNumber') },
          { value: 'choice', label: t('forms.kindChoice') },
          { value: 'text', label: t('forms.kindText') },
        ]}
        onChange={event => onChange(pairOf(event.currentTarget.value))}
      />
      {of.type === 'number' && (
        <NumberPart of={of} problem={problem} onChange={part => onChange({ ...of, ...part })} />
      )}
      {of.type === 'choice' && (
        <ChoicesPart
          choices={of.choices}
          problem={problem('choices')}
          onChange={choices => onChange({ ...of, choices })}
        />
      )}
    </>
  );
}

type Computed = Extract<FormField, { type: 'computed' }>;
type FormulaPartProps = {
  field: Computed;
  problem: ProblemAt;
  onChange: (part: Partial<Computed>) => void;
};

export function FormulaPart({ field, problem, onChange }: FormulaPartProps) {
  const t = useTranslation();
  return (
    <>
      <TextInput
        label={t('forms.formula')}
        description={t('forms.formulaHint')}
        value={field.formula}
        maxLength={400}
        error={problem('formula')}
        onChange={event => onChange({ formula: event.currentTarget.value })}
      />
      <div className={classes.four}>
        <NativeSelect
          label={t('forms.shows')}
          value={field.shows}
          data={[
            { value: 'number', label: t('forms.showsNumber') },
            { value: 'date', label: t('forms.showsDate') },
            { value: 'weeks', label: t('forms.showsWeeks') },
            { value: 'text', label: t('forms.showsText') },
          ]}
          onChange={event => onChange({ shows: event.currentTarget.value as Computed['shows'] })}
        />
        <TextInput
          label={t('forms.unit')}
          value={field.unit}
          maxLength={20}
          onChange={event => onChange({ unit: event.currentTarget.value })}
        />
        <Figure
          label={t('forms.decimals')}
          value={field.decimals}
          problem={problem('decimals')}
          onChange={decimals => onChange({ decimals: decimals ?? 0 })}
        />
      </div>
    </>
  );
}

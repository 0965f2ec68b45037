import { useState } from 'react';
import type { FormField } from '#shared/features/forms/form.schema.ts';
import {
  type AskedField,
  askedOf,
  type FieldValue,
  type FormFacts,
  type ValueProblem,
  type Values,
} from '#shared/features/forms/section.rules.ts';
import { valueWords, wordIn } from '#shared/features/forms/section-print.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { useLanguage } from '../../app/language.tsx';
import { ChoiceControl, SeveralControl, YesNoControl } from './choice.field.tsx';
import { DentalChart } from './dental-chart.field.tsx';
import classes from './forms.module.css';
import { type ControlProps, DateControl, NumberControl, TextControl } from './typed-value.field.tsx';

type FormFieldRowProps = {
  formId: string;
  field: FormField;
  values: Values;
  lastValues: Values | undefined;
  problems: readonly ValueProblem[];
  facts: FormFacts;
  onChange: (key: string, value: FieldValue | undefined) => void;
  onNext: () => void;
};

const CHILD_TEETH_TILL_YEARS = 14;

function Control({ of, facts, ...props }: ControlProps & { of: AskedField['of']; facts: FormFacts }) {
  switch (of.type) {
    case 'number':
      return <NumberControl {...props} of={of} />;
    case 'text':
      return <TextControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} choices={of.choices} />;
    case 'several':
      return <SeveralControl {...props} choices={of.choices} />;
    case 'yesNo':
      return <YesNoControl {...props} />;
    case 'date':
      return <DateControl {...props} today={facts.today} meaning={of.meaning} />;
    case 'dental': {
      const isChild =
        facts.birthOn !== null && ageOn(facts.birthOn, facts.today).years < CHILD_TEETH_TILL_YEARS;
      return <DentalChart {...props} states={of.choices} hasMilkTeeth={isChild} />;
    }
  }
}

function isWide(field: FormField): boolean {
  return ['several', 'text', 'dental', 'heading'].includes(field.type);
}

/** A label, one control or a right and a left one, and in grey what was there last time. */
export function FormFieldRow(props: FormFieldRowProps) {
  const { field, values, problems } = props;
  const { t, sentence, language } = useLanguage();
  const [isTyping, setIsTyping] = useState(false);
  const label = wordIn(field.label, language);
  if (field.type === 'heading') return <h3 className={`small-title ${classes.heading}`}>{label}</h3>;
  const own = problems.filter(({ fieldId }) => fieldId === field.id);
  // Half a number is out of range: nothing is said until the field is left.
  const first = isTyping ? undefined : own[0];
  const was = props.lastValues ? valueWords(field, props.lastValues, language) : '';
  const asked = askedOf(field);
  const unit = field.type === 'number' ? field.unit : pairUnit(field);
  const side = (place: number) => t(place === 0 ? 'forms.right' : 'forms.left');
  return (
    <div className={classes.field} data-wide={isWide(field) || undefined}>
      <span className="small dim" title={label}>
        {label}
      </span>
      <span className={classes.controls}>
        {field.type === 'computed' && (
          <output className={values[field.id] === undefined ? 'small faint' : 'strong'} aria-label={label}>
            {valueWords(field, values, language) || t('forms.notComputed')}
          </output>
        )}
        {asked.map(({ key, of }, place) => (
          <span key={key} className={classes.control}>
            {asked.length > 1 && <span className="tiny faint">{side(place)}</span>}
            <Control
              of={of}
              facts={props.facts}
              section={`form-${props.formId}-${key}`}
              label={asked.length > 1 ? `${label}, ${side(place)}` : label}
              value={values[key]}
              problem={own.find(one => one.key === key)?.code}
              onChange={value => {
                setIsTyping(true);
                props.onChange(key, value);
              }}
              onLeave={() => setIsTyping(false)}
              onNext={props.onNext}
            />
          </span>
        ))}
        {unit && <span className="tiny dim">{unit}</span>}
        {was !== '' && <span className={`tiny faint ${classes.was}`}>{t('forms.was', { value: was })}</span>}
      </span>
      {first && (
        <span className={`tiny danger ${classes.below}`} role="alert">
          {sentence(first.code, { ...first.params }) ?? first.code}
        </span>
      )}
      {field.hint && !first && (
        <span className={`tiny faint ${classes.below}`}>{wordIn(field.hint, language)}</span>
      )}
    </div>
  );
}

function pairUnit(field: FormField): string {
  return field.type === 'pair' && field.of.type === 'number' ? field.of.unit : '';
}

import { useEffect, useRef } from 'react';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import {
  type FieldValue,
  type FormFacts,
  readSection,
  type Values,
} from '#shared/features/forms/section.rules.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { FormFieldRow } from './form-field.tsx';
import classes from './forms.module.css';
import { takeAdded } from './just-added.ts';

export type LastSection = { onDate: string; section: FilledSection };

type SectionPanelProps = {
  definition: FormDefinition;
  values: Values;
  facts: FormFacts;
  last: LastSection | undefined;
  onChange: (values: Values) => void;
  onNext: () => void;
  onRemove?: () => void;
};

function isSame(one: Values, other: Values): boolean {
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => JSON.stringify(one[key]) === JSON.stringify(other[key]))
  );
}

/** One form, filled in where it stands. What a hidden field held comes back when it is asked again. */
export function SectionPanel({
  definition,
  values,
  facts,
  last,
  onChange,
  onNext,
  onRemove,
}: SectionPanelProps) {
  const { t, language } = useLanguage();
  const root = useRef<HTMLElement>(null);
  const hidden = useRef<Values>({});
  const written = useRef(values);
  const read = readSection(definition, values, facts);
  const title = wordIn(definition.title, language);

  const isStale = !isSame(read.values, values);
  useEffect(() => {
    if (isSame(values, written.current)) return;
    // Written elsewhere: what was kept here belongs to answers that are gone.
    written.current = values;
    hidden.current = {};
  }, [values]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is computed follows the facts; typing brings its own.
  useEffect(() => {
    if (isStale) put(read.values);
  }, [isStale]);
  useEffect(() => {
    if (takeAdded(definition.id)) root.current?.querySelector<HTMLElement>('[data-section]')?.focus();
  }, [definition.id]);

  function put(next: Values): void {
    written.current = next;
    onChange(next);
  }

  function write(key: string, value: FieldValue | undefined): void {
    const typed = { ...hidden.current, ...values };
    if (value === undefined) delete typed[key];
    else typed[key] = value;
    const next = readSection(definition, typed, facts);
    hidden.current = Object.fromEntries(
      Object.entries(typed).filter(([one]) => !next.shown.has(one.split('.')[0] ?? one)),
    );
    put(next.values);
  }

  return (
    <section ref={root} className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2 className="small strong">{title}</h2>
        {last && (
          <span className="tiny faint">{t('forms.lastOn', { date: longDay(last.onDate, language) })}</span>
        )}
        {onRemove && (
          <button type="button" className={classes.remove} onClick={onRemove}>
            {t('forms.remove')}
          </button>
        )}
      </div>
      <div className={classes.fields}>
        {definition.fields
          .filter(({ id }) => read.shown.has(id))
          .map(field => (
            <FormFieldRow
              key={field.id}
              formId={definition.id}
              field={field}
              values={read.values}
              lastValues={last?.section.values}
              problems={read.problems}
              facts={facts}
              onChange={write}
              onNext={onNext}
            />
          ))}
      </div>
    </section>
  );
}

import type { FormChoice } from '#shared/features/forms/form.schema.ts';
import { wordIn } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './forms.module.css';
import { type ControlProps, onEnter } from './typed-value.field.tsx';

type ChoiceProps = ControlProps & { choices: readonly FormChoice[] };

/** The browser's own list: the first letters of a word choose it. */
export function ChoiceControl({ choices, ...props }: ChoiceProps) {
  const { language } = useLanguage();
  return (
    <select
      data-section={props.section}
      className={classes.input}
      aria-label={props.label}
      aria-invalid={props.problem ? true : undefined}
      value={typeof props.value === 'string' ? props.value : ''}
      onChange={event => props.onChange(event.currentTarget.value || undefined)}
      onBlur={props.onLeave}
      onKeyDown={onEnter(props.onNext)}
    >
      <option value="">–</option>
      {choices.map(({ id, label }) => (
        <option key={id} value={id}>
          {wordIn(label, language)}
        </option>
      ))}
    </select>
  );
}

export function YesNoControl(props: ControlProps) {
  const { t } = useLanguage();
  const choices = [
    { id: 'yes', label: { en: t('forms.yes'), hi: '' } },
    { id: 'no', label: { en: t('forms.no'), hi: '' } },
  ];
  const value = typeof props.value === 'boolean' ? (props.value ? 'yes' : 'no') : undefined;
  return (
    <ChoiceControl
      {...props}
      choices={choices}
      value={value}
      onChange={chosen => props.onChange(chosen === undefined ? undefined : chosen === 'yes')}
    />
  );
}

/** Space ticks, Enter goes on to the next field. */
export function SeveralControl({ choices, ...props }: ChoiceProps) {
  const { language } = useLanguage();
  const chosen = Array.isArray(props.value) ? props.value : [];
  function toggle(id: string, isOn: boolean): void {
    // In the order of the form, whatever was ticked first.
    const next = choices.map(choice => choice.id).filter(one => (one === id ? isOn : chosen.includes(one)));
    props.onChange(next.length === 0 ? undefined : next);
  }
  return (
    <fieldset className={classes.several} aria-label={props.label}>
      {choices.map(({ id, label }, place) => (
        <label key={id} className={classes.tick}>
          <input
            type="checkbox"
            data-section={place === 0 ? props.section : undefined}
            checked={chosen.includes(id)}
            onChange={event => toggle(id, event.currentTarget.checked)}
            onBlur={props.onLeave}
            onKeyDown={onEnter(props.onNext)}
          />
          {wordIn(label, language)}
        </label>
      ))}
    </fieldset>
  );
}

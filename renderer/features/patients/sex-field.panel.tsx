import { SegmentedControl } from '@mantine/core';
import { type KeyboardEvent, type Ref, useEffect, useId } from 'react';
import { sexWord } from '#shared/features/patients/age-words.ts';
import type { Sex } from '#shared/features/patients/patient.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import classes from './sex-field.module.css';

type SexFieldProps = {
  value: string;
  onChange: (sex: Sex) => void;
  /** After a letter has chosen, or Enter on what is chosen. */
  onDone?: () => void;
  problem?: string | undefined;
  choices?: readonly Sex[];
  fieldRef?: Ref<HTMLDivElement>;
  /** Has the keyboard when it appears. */
  isFirst?: boolean;
};

export const USUAL_SEXES: readonly Sex[] = ['F', 'M', 'O'];

/** F, M and O on the keyboard choose and move on; arrows choose only. */
export function SexField(props: SexFieldProps) {
  const { value, onChange, onDone, problem, choices = USUAL_SEXES, fieldRef, isFirst } = props;
  const t = useTranslation();
  const id = useId();
  useEffect(() => {
    if (isFirst) document.getElementById(id)?.parentElement?.querySelector('input')?.focus();
  }, [id, isFirst]);
  function onKeyDown(event: KeyboardEvent): void {
    const chosen = choices.find(sex => isKey(event.nativeEvent, sex));
    if (chosen) {
      event.preventDefault();
      onChange(chosen);
      onDone?.();
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside, which are the interactive ones.
    <div ref={fieldRef} className={classes.field} onKeyDown={onKeyDown} role="presentation">
      <div id={id} className="label">
        {t('patients.sex')}
      </div>
      <SegmentedControl
        role="radiogroup"
        aria-labelledby={id}
        aria-invalid={problem ? true : undefined}
        data={choices.map(sex => ({ value: sex, label: sexWord(t, sex) }))}
        value={value}
        onChange={text => onChange(text as Sex)}
        data-problem={problem ? true : undefined}
        className={classes.control ?? ''}
        fullWidth
      />
      {problem && <div className={classes.problem}>{problem}</div>}
    </div>
  );
}

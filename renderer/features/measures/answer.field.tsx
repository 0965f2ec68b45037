import { useEffect, useId, useRef } from 'react';
import classes from './measures.module.css';

type AnswerFieldProps<Value extends string> = {
  label: string;
  value: Value | null;
  choices: readonly { value: Value; label: string }[];
  isFirst?: boolean;
  onChange: (value: Value) => void;
};

/** One question with its answers side by side, none chosen to begin with; arrows choose. */
export function AnswerField<Value extends string>(props: AnswerFieldProps<Value>) {
  const { label, value, choices, isFirst, onChange } = props;
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) first.current?.focus();
  }, [isFirst]);
  return (
    <fieldset className={classes.answers}>
      <legend className="label">{label}</legend>
      {choices.map((choice, index) => (
        <label
          key={choice.value}
          className={classes.answer}
          data-chosen={choice.value === value || undefined}
        >
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={choice.value === value}
            {...(index === 0 ? { ref: first } : {})}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

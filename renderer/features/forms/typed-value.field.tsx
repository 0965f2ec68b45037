import { type KeyboardEvent, useState } from 'react';
import type { FormField } from '#shared/features/forms/form.schema.ts';
import type { FieldValue } from '#shared/features/forms/section.rules.ts';
import { readTypedDate } from '#shared/features/forms/typed-date.rules.ts';
import { formatDate, isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import classes from './forms.module.css';

export type ControlProps = {
  /** Where Alt ↓ and Enter find it. */
  section: string;
  label: string;
  value: FieldValue | undefined;
  problem: string | undefined;
  onChange: (value: FieldValue | undefined) => void;
  onLeave: () => void;
  onNext: () => void;
};

/** Enter goes on; everything else stays with the control. */
export function onEnter(next: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.nativeEvent.isComposing) return;
    event.preventDefault();
    next();
  };
}

type TypedProps = ControlProps & {
  words: string;
  isWide?: boolean;
  inputMode?: 'decimal' | 'text';
  read: (text: string) => FieldValue;
};

/** What is typed stands as it was typed until the field is left; what cannot be read is kept and marked. */
function TypedValue(props: TypedProps) {
  const { section, label, words, problem, read, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      data-section={section}
      className={classes.input}
      data-wide={props.isWide || undefined}
      aria-label={label}
      aria-invalid={problem !== undefined && typed === null ? true : undefined}
      inputMode={props.inputMode ?? 'text'}
      autoComplete="off"
      maxLength={props.isWide ? 500 : 40}
      value={typed ?? words}
      onFocus={event => event.currentTarget.select()}
      onBlur={() => {
        setTyped(null);
        props.onLeave();
      }}
      onChange={event => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(text.trim() === '' ? undefined : read(text));
      }}
      onKeyDown={onEnter(props.onNext)}
    />
  );
}

/** '1,200' and '1,20,000'; in India a comma never begins the decimals. */
const GROUPED = /^[+-]?\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/;

function readNumber(text: string): FieldValue {
  const signed = text.trim().replace('−', '-');
  const plain = GROUPED.test(signed) ? signed.replaceAll(',', '') : signed;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

type NumberShape = { decimals: number; step: number | null; isSigned: boolean };

export function NumberControl({ of, ...props }: ControlProps & { of: NumberShape }) {
  const { value } = props;
  const figures =
    typeof value === 'number' && of.step !== null ? value.toFixed(of.decimals) : String(value ?? '');
  const words = of.isSigned && typeof value === 'number' && value > 0 ? `+${figures}` : figures;
  return (
    <TypedValue {...props} words={words} inputMode={of.isSigned ? 'text' : 'decimal'} read={readNumber} />
  );
}

type DateProps = ControlProps & { today: LocalDate; meaning: FormField['meaning'] };

export function DateControl({ today, meaning, ...props }: DateProps) {
  const text = String(props.value ?? '');
  return (
    <TypedValue
      {...props}
      words={isLocalDate(text) ? formatDate(text) : text}
      read={typed => readTypedDate(typed, today, meaning) ?? typed}
    />
  );
}

export function TextControl(props: ControlProps) {
  return <TypedValue {...props} words={String(props.value ?? '')} isWide read={text => text} />;
}

import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { formatPaise, parseRupees } from '#shared/kernel/money.ts';
import classes from './fields.module.css';
import { type FieldProps, useFieldParts } from './fields.tsx';

type Numeric<V extends FieldValues> = FieldProps<V> & { rightSection?: ReactNode; leftSection?: ReactNode };
type Reading = { read: (typed: string) => number | null; write: (value: number | null) => string };

/** What is typed stays as typed until the form is given another number from outside. */
function useTypedNumber<V extends FieldValues>(props: Numeric<V>, { read, write }: Reading) {
  const { field } = useController({ control: props.form.control, name: props.name });
  const value = (field.value ?? null) as number | null;
  const [typed, setTyped] = useState(() => write(value));
  useEffect(() => {
    setTyped(shown => (Object.is(read(shown), value) ? shown : write(value)));
  }, [value, read, write]);
  return {
    ref: field.ref,
    name: field.name,
    value: typed,
    onBlur: field.onBlur,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value);
      field.onChange(read(event.currentTarget.value));
    },
  };
}

const plainNumber: Reading = {
  read: typed => (typed.trim() === '' ? null : Number(typed.replaceAll(',', ''))),
  write: value => (value === null || Number.isNaN(value) ? '' : String(value)),
};

/** Rupees on the screen, paise in the form; what is no amount is NaN, which every amount schema refuses. */
const rupees: Reading = {
  read: typed => {
    const text = typed.trim();
    if (text === '') return null;
    const isNegative = /^[-\u2212]/.test(text);
    const paise = parseRupees(isNegative ? text.slice(1) : text);
    return paise === undefined ? Number.NaN : isNegative ? -paise : paise;
  },
  write: value =>
    value === null || Number.isNaN(value) ? '' : formatPaise(value, { decimals: value % 100 !== 0 }),
};

/** A plain number; an empty field is null. */
export function NumberField<V extends FieldValues>(props: Numeric<V>) {
  const { className, ...parts } = useFieldParts(props);
  const typed = useTypedNumber(props, plainNumber);
  return (
    <TextInput
      {...parts}
      {...typed}
      className={`${classes.number} ${className}`}
      inputMode="decimal"
      autoComplete="off"
      leftSection={props.leftSection}
      rightSection={props.rightSection}
    />
  );
}

/** Rupees as typed ('1,250', '99.50'); the form holds paise, null when empty. */
export function AmountField<V extends FieldValues>(props: Numeric<V>) {
  const { className, ...parts } = useFieldParts(props);
  const typed = useTypedNumber(props, rupees);
  return (
    <TextInput
      {...parts}
      {...typed}
      className={`${classes.number} ${className}`}
      inputMode="decimal"
      autoComplete="off"
      leftSection={props.leftSection ?? '₹'}
      rightSection={props.rightSection}
    />
  );
}

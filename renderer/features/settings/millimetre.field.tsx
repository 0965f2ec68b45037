import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { type FieldValues, useController } from 'react-hook-form';
import { millimetresOf, tenthsOf } from '#shared/features/prescriptions/calibration.rules.ts';
import { type FieldProps, useFieldParts } from '../../ui/fields.tsx';
import classes from './letterheads.module.css';

function written(tenths: number | null): string {
  return tenths === null || Number.isNaN(tenths) ? '' : millimetresOf(tenths);
}

/** Millimetres on the screen ('45.5'), tenths in the form; what is no length is NaN, which the schema refuses. */
export function MillimetreField<V extends FieldValues>(props: FieldProps<V>) {
  const parts = useFieldParts(props);
  const { field } = useController({ control: props.form.control, name: props.name });
  const value = (field.value ?? null) as number | null;
  const [typed, setTyped] = useState(() => written(value));
  useEffect(() => {
    setTyped(shown => (Object.is(tenthsOf(shown) ?? Number.NaN, value) ? shown : written(value)));
  }, [value]);
  return (
    <TextInput
      {...parts}
      ref={field.ref}
      name={field.name}
      value={typed}
      onBlur={field.onBlur}
      onChange={event => {
        setTyped(event.currentTarget.value);
        field.onChange(tenthsOf(event.currentTarget.value) ?? Number.NaN);
      }}
      className={`${classes.measure} ${parts.className}`}
      inputMode="decimal"
      autoComplete="off"
      rightSection={<span className="tiny dim">mm</span>}
    />
  );
}

import { PasswordInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { type FieldPath, type FieldPathValue, type FieldValues, useController } from 'react-hook-form';
import { useTranslation } from '../app/language.tsx';
import classes from './fields.module.css';
import { type FormOf, useFieldProblem } from './form.tsx';

export type FieldProps<V extends FieldValues> = {
  form: FormOf<V>;
  name: FieldPath<V>;
  label: string;
  /** A few words under the label's line, for what a person cannot guess. */
  description?: string;
  placeholder?: string;
  /** Marks the label with the word "optional". */
  isOptional?: boolean;
  isDisabled?: boolean;
  /** Has the cursor when the screen opens. */
  isFirst?: boolean;
  className?: string | undefined;
};

export function useFieldParts<V extends FieldValues>(props: FieldProps<V>) {
  const t = useTranslation();
  const problem = useFieldProblem(props.form, props.name);
  return {
    label: props.isOptional ? (
      <>
        {props.label} <span className="faint">· {t('common.optional')}</span>
      </>
    ) : (
      props.label
    ),
    error: problem,
    placeholder: props.placeholder ?? '',
    disabled: props.isDisabled ?? false,
    className: props.className ?? '',
    ...(props.description ? { description: props.description } : {}),
    ...(props.isFirst ? { 'data-autofocus': true, autoFocus: true } : {}),
  };
}

type TextFieldProps<V extends FieldValues> = FieldProps<V> & {
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  maxLength?: number;
  autoComplete?: string;
  leftSection?: ReactNode;
  rightSection?: ReactNode;
};

export function TextField<V extends FieldValues>(props: TextFieldProps<V>) {
  const parts = useFieldParts(props);
  return (
    <TextInput
      {...parts}
      {...props.form.register(props.name)}
      autoComplete={props.autoComplete ?? 'off'}
      {...(props.inputMode ? { inputMode: props.inputMode } : {})}
      {...(props.maxLength ? { maxLength: props.maxLength } : {})}
      leftSection={props.leftSection}
      rightSection={props.rightSection}
    />
  );
}

export function PasswordField<V extends FieldValues>(props: FieldProps<V> & { autoComplete?: string }) {
  const t = useTranslation();
  const parts = useFieldParts(props);
  return (
    <PasswordInput
      {...parts}
      {...props.form.register(props.name)}
      autoComplete={props.autoComplete ?? 'new-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
    />
  );
}

export type Choice = { value: string | number | boolean; label: string };

type ChoiceFieldProps<V extends FieldValues> = FieldProps<V> & { choices: readonly Choice[] };

function useChoice<V extends FieldValues>({ form, name, choices }: ChoiceFieldProps<V>) {
  const { field } = useController({ control: form.control, name });
  const choose = (text: string | null) => {
    const choice = choices.find(one => String(one.value) === text);
    field.onChange((choice ? choice.value : text) as FieldPathValue<V, FieldPath<V>>);
  };
  const data = choices.map(choice => ({ value: String(choice.value), label: choice.label }));
  return { field, choose, data, text: field.value == null ? null : String(field.value) };
}

/** A list to choose from; numbers stay numbers in the form. */
export function SelectField<V extends FieldValues>(props: ChoiceFieldProps<V> & { isSearchable?: boolean }) {
  const parts = useFieldParts(props);
  const { field, choose, data, text } = useChoice(props);
  return (
    <Select
      {...parts}
      ref={field.ref}
      data={data}
      value={text}
      onChange={choose}
      onBlur={field.onBlur}
      searchable={props.isSearchable ?? false}
    />
  );
}

/** Two to five choices side by side, moved with the arrows. */
export function SegmentedField<V extends FieldValues>(props: ChoiceFieldProps<V>) {
  const id = useId();
  const problem = useFieldProblem(props.form, props.name);
  const { choose, data, text } = useChoice(props);
  return (
    <div className={props.className}>
      <div id={id} className={classes.label}>
        {props.label}
      </div>
      <SegmentedControl
        aria-labelledby={id}
        data={data}
        value={text ?? ''}
        onChange={choose}
        disabled={props.isDisabled ?? false}
        fullWidth
      />
      {props.description && <div className="tiny dim">{props.description}</div>}
      {problem && <div className={classes.problem}>{problem}</div>}
    </div>
  );
}

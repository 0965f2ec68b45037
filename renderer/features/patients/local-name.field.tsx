import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useId, useState } from 'react';
import { useController } from 'react-hook-form';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';
import classes from './local-name.module.css';
import { TYPED_AT_MOST } from './register-form.ts';

const PAUSE_MS = 150;

/** The name in the clinic's script. The suggestion stands in grey; Tab or → takes it, nothing else does. */
export function LocalNameField({ form }: { form: FormOf<TypedChange> }) {
  const t = useTranslation();
  const id = useId();
  const { field } = useController({ control: form.control, name: 'localName' });
  const problem = useFieldProblem(form, 'localName');
  const [isHere, setIsHere] = useState(false);
  const [isDeclined, setIsDeclined] = useState(false);
  const [fullName] = useDebouncedValue((form.watch('fullName') ?? '').trim(), PAUSE_MS);
  const { answer } = useRead(
    contract.patients.suggestLocalName,
    { fullName: fullName.slice(0, 80) },
    { enabled: isHere && fullName !== '' },
  );
  const typed = field.value ?? '';
  const suggested = answer?.localName ?? '';
  const isOffered =
    isHere && !isDeclined && suggested !== '' && suggested !== typed && suggested.startsWith(typed);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (!isOffered || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.altKey)
      return;
    const isAtEnd = event.currentTarget.selectionStart === typed.length;
    if (event.key === 'Tab' || (event.key === 'ArrowRight' && isAtEnd)) {
      event.preventDefault();
      field.onChange(suggested);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setIsDeclined(true);
    }
  }

  return (
    <>
      <TextInput
        ref={field.ref}
        name="localName"
        label={t('patients.localName')}
        value={typed}
        onChange={field.onChange}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setIsHere(true);
          setIsDeclined(false);
        }}
        onBlur={() => {
          setIsHere(false);
          field.onBlur();
        }}
        error={problem}
        maxLength={TYPED_AT_MOST.line}
        autoComplete="off"
        {...(isOffered ? { 'aria-describedby': id } : {})}
        inputContainer={input => (
          <div className={classes.container}>
            {input}
            {isOffered && (
              <div className={classes.ghost} aria-hidden>
                <i>{typed}</i>
                {suggested.slice(typed.length)}
              </div>
            )}
          </div>
        )}
      />
      {isOffered && (
        <span id={id} className="visually-hidden" role="status">
          {t('patients.localNameTake', { name: suggested })}
        </span>
      )}
    </>
  );
}

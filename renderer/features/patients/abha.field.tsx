import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import {
  type AbhaCard,
  formatAbha,
  isLuhnLikely,
  parseAbhaQr,
} from '#shared/features/patients/abha.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import { type FormOf, useFieldProblem } from '../../ui/form.tsx';
import type { TypedChange } from './change-form.ts';

type AbhaFieldProps = {
  form: FormOf<TypedChange>;
  /** Fills the other fields from a scanned card; returns the words of those it filled. */
  onCard: (card: AbhaCard) => string[];
};

/** More than any card's code holds. */
const LONGEST_CODE = 8_000;
/** A scanner ends with Enter, which must not save the form before anybody has looked at it. */
const SCANNER_ENTER_MS = 600;

/** Fourteen digits as the card groups them; a scanned card's code fills the form (rules.md 5.9). */
export function AbhaField({ form, onCard }: AbhaFieldProps) {
  const t = useTranslation();
  const { field } = useController({ control: form.control, name: 'abhaNumber' });
  const problem = useFieldProblem(form, 'abhaNumber');
  const scannedAt = useRef(0);
  const [said, setSaid] = useState('');
  const typed = field.value ?? '';
  const isCode = typed.trimStart().startsWith('{');
  const digits = typed.replace(/[\s-]/g, '');
  const isUnusual = /^\d{14}$/.test(digits) && !isLuhnLikely(digits);

  function take(text: string): boolean {
    const reading = parseAbhaQr(text);
    if (reading.kind === 'notRead') return false;
    const { card } = reading;
    scannedAt.current = performance.now();
    field.onChange(formatAbha(card.abhaNumber));
    setSaid(t('patients.abhaScanned', { fields: [t('patients.abha'), ...onCard(card)].join(', ') }));
    return true;
  }

  function onChange(text: string): void {
    setSaid('');
    if (text.trimStart().startsWith('{')) {
      if (!take(text)) field.onChange(text);
    } else field.onChange(text);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    if (performance.now() - scannedAt.current < SCANNER_ENTER_MS) event.preventDefault();
    else if (isCode) {
      // A code may have line ends inside: it is judged when it has ended.
      event.preventDefault();
      if (typed.trimEnd().endsWith('}')) setSaid(t('patients.abhaNotRead'));
    }
  }

  return (
    <div>
      <TextInput
        ref={field.ref}
        name="abhaNumber"
        label={t('patients.abha')}
        placeholder={t('patients.abhaScan')}
        value={typed}
        onChange={event => onChange(event.currentTarget.value)}
        onBlur={() => {
          if (/^\d{14}$/.test(digits)) field.onChange(formatAbha(digits));
          field.onBlur();
        }}
        onKeyDown={onKeyDown}
        maxLength={LONGEST_CODE}
        autoComplete="off"
        error={isCode ? undefined : problem}
      />
      {(said !== '' || isUnusual) && (
        <div className="tiny amber" role="status">
          {[said, isUnusual && t('patients.abhaUnusual')].filter(Boolean).join(' ')}
        </div>
      )}
    </div>
  );
}

import { type ChangeEvent, useState } from 'react';
import { useTranslation } from '../../app/language.tsx';

/** A reason that must be given: what its field needs, and the words, or undefined when they are still missing. */
export function useReason() {
  const t = useTranslation();
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  return {
    fieldProps: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.currentTarget.value),
      error: isMissing ? t('problems.REQUIRED') : undefined,
      maxLength: 120,
      autoComplete: 'off',
    },
    given: (): string | undefined => {
      const reason = text.trim();
      setIsMissing(reason === '');
      return reason === '' ? undefined : reason;
    },
  };
}

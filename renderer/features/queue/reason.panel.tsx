import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../app/language.tsx';
import { KeyLayer } from '../../ui/keys.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './selected-visit.module.css';

type ReasonPanelProps = {
  /** The question, with whom it is about. */
  label: string;
  placeholder?: string;
  save: string;
  initial?: string;
  maxLength?: number;
  /** False also takes an empty answer. */
  isRequired?: boolean;
  onSave: (text: string) => void;
  onClose: () => void;
};

/** One question, a few words, Enter. */
export function ReasonPanel({
  label,
  placeholder = '',
  save,
  initial = '',
  maxLength = 120,
  isRequired = true,
  onSave,
  onClose,
}: ReasonPanelProps) {
  const t = useTranslation();
  const [text, setText] = useState(initial);
  const [isMissing, setIsMissing] = useState(false);
  function send(event: FormEvent): void {
    event.preventDefault();
    const words = text.trim();
    setIsMissing(isRequired && words === '');
    if (!isRequired || words !== '') onSave(words);
  }
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onClose }]}>
      <form className={classes.asking} onSubmit={send} noValidate>
        <TextInput
          label={label}
          placeholder={placeholder}
          value={text}
          maxLength={maxLength}
          autoFocus
          autoComplete="off"
          error={isMissing ? t('problems.REQUIRED') : undefined}
          onChange={event => setText(event.currentTarget.value)}
        />
        <SaveButton keys="↵">{save}</SaveButton>
      </form>
    </KeyLayer>
  );
}

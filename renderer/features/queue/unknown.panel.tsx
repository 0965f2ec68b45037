import { Kbd, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import type { UnknownPerson } from './registering.ts';
import classes from './unknown.module.css';

type Choice = { sex: 'M' | 'F'; aboutYears: number; word: WordKey };

/** What can be seen at the door; the age is a guess, marked as one, until somebody knows better. */
const CHOICES: readonly Choice[] = [
  { sex: 'M', aboutYears: 40, word: 'queue.unknownMan' },
  { sex: 'F', aboutYears: 40, word: 'queue.unknownWoman' },
  { sex: 'M', aboutYears: 70, word: 'queue.unknownOldMan' },
  { sex: 'F', aboutYears: 70, word: 'queue.unknownOldWoman' },
  { sex: 'M', aboutYears: 8, word: 'queue.unknownBoy' },
  { sex: 'F', aboutYears: 8, word: 'queue.unknownGirl' },
];

type UnknownPanelProps = { busy: boolean; onGive: (unknown: UnknownPerson) => void; onClose: () => void };

/** Somebody who cannot say who they are: one more key registers them and gives the emergency token. */
export function UnknownPanel({ busy, onGive, onClose }: UnknownPanelProps) {
  const t = useTranslation();
  const box = useRef<HTMLFieldSetElement>(null);
  const [foundAt, setFoundAt] = useState('');
  useEffect(() => box.current?.querySelector('button')?.focus(), []);

  function give({ sex, aboutYears }: Choice): void {
    if (!busy) onGive({ sex, aboutYears, foundAt: foundAt.trim() });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isField = event.target instanceof HTMLInputElement;
    const chosen = isField
      ? undefined
      : CHOICES.find((_, index) => isKey(event.nativeEvent, String(index + 1)));
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0;
    if (chosen) give(chosen);
    else if (isField && event.key === 'Enter') box.current?.querySelector('button')?.focus();
    else if (!isField && by !== 0) {
      const buttons = [...(box.current?.querySelectorAll('button') ?? [])];
      const place = buttons.indexOf(document.activeElement as HTMLButtonElement);
      buttons[Math.max(0, Math.min(buttons.length - 1, place + by))]?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.back'), run: onClose }]}>
      <fieldset ref={box} className={classes.unknown} onKeyDown={onKeyDown} aria-label={t('queue.unknown')}>
        <span className={`${classes.head} small strong`}>{t('queue.unknown')}</span>
        <div className={classes.choices}>
          {CHOICES.map((choice, index) => (
            <button key={choice.word} type="button" className={classes.choice} onClick={() => give(choice)}>
              <Kbd>{index + 1}</Kbd>
              <span className="small no-wrap">{t(choice.word, { years: choice.aboutYears })}</span>
            </button>
          ))}
        </div>
        <TextInput
          aria-label={t('patients.unknownFound')}
          placeholder={t('queue.foundAtHint')}
          value={foundAt}
          maxLength={80}
          autoComplete="off"
          onChange={event => setFoundAt(event.currentTarget.value)}
        />
        <button type="button" className={classes.close} onClick={onClose}>
          <KeyHint keys="Esc">{t('common.close')}</KeyHint>
        </button>
      </fieldset>
    </KeyLayer>
  );
}

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { parseDose } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import type { RepeatRow, RepeatState } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './repeat.module.css';
import { LineDifference } from './repeat-difference.tsx';
import { stopReasons, typedReason } from './stop-reasons.ts';
import type { Repeat } from './use-repeat.ts';

const STATES: Record<RepeatState, WordKey> = {
  same: 'templates.repeatSame',
  changed: 'templates.repeatChanged',
  stopped: 'templates.repeatStopped',
  dropped: 'templates.repeatDropped',
};

/** '30d', '4w', 'cont': how long, without any dose. */
function durationOf(text: string) {
  return parseDose(`1 od ${text}`, { reviewDateKnown: true }).dose?.duration ?? null;
}

type RepeatBoardProps = {
  repeat: Repeat;
  lines: readonly RxLine[];
  onChange: (row: RepeatRow) => void;
};

/** The last prescription line by line: letters act on the row, a typed duration on all, Enter goes on. */
export function RepeatBoard({ repeat, lines, onChange }: RepeatBoardProps) {
  const t = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  const [text, setText] = useState('');
  const [isStopping, setIsStopping] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const { rows } = repeat;
  const row = rows[at];

  useEffect(() => field.current?.focus(), []);

  function onEnter(): void {
    if (isStopping) {
      takeReason(text);
      return;
    }
    if (text.trim() === '') {
      repeat.close();
      return;
    }
    const duration = durationOf(text);
    setIsWrong(duration === null);
    if (!duration) return;
    repeat.allFor(duration);
    setText('');
  }

  function takeReason(typed: string): void {
    const reason = typedReason(t, typed);
    setIsWrong(reason === undefined);
    if (!reason || !row) return;
    repeat.stop(row, reason);
    leaveReason();
  }

  function leaveReason(): void {
    setIsStopping(false);
    setText('');
    setIsWrong(false);
  }

  function onType(next: string): void {
    setIsWrong(false);
    if (isStopping && /^[1-5]$/.test(next)) takeReason(next);
    else setText(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const act = actionOf(event.nativeEvent);
    if (!act) return;
    event.preventDefault();
    act();
  }

  function actionOf(event: globalThis.KeyboardEvent): (() => void) | undefined {
    if (event.key === 'Enter') return onEnter;
    if (event.key === 'Escape') return isStopping ? leaveReason : repeat.cancel;
    if (isStopping) return undefined;
    if (event.key === 'ArrowDown') return () => setAt(Math.min(rows.length - 1, at + 1));
    if (event.key === 'ArrowUp') return () => setAt(Math.max(0, at - 1));
    if (text !== '' || !row) return undefined;
    if (isKey(event, 'C')) return () => repeat.keep(row);
    if (isKey(event, 'X')) return () => setIsStopping(true);
    if (isKey(event, 'D') || event.key === 'Delete') return () => repeat.drop(row);
    if (isKey(event, 'E')) return () => onChange(row);
    return undefined;
  }

  const label = isStopping
    ? t('templates.stopWhy', { name: row?.last.generic ?? '' })
    : t('templates.allFor');
  return (
    <section className={classes.board} aria-label={t('encounters.repeatLast')} data-repeat>
      <div id={`${id}-rows`} role="listbox" aria-label={t('templates.lastPrescription')}>
        {rows.map((each, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: the last prescription does not change.
            key={place}
            id={`${id}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === at}
            className={classes.row}
            onMouseDown={event => event.preventDefault()}
            onClick={() => setAt(place)}
          >
            <RowWords row={each} line={each.at === null ? undefined : lines[each.at]} />
          </div>
        ))}
      </div>
      {isStopping && (
        <div className={classes.reasons}>
          {stopReasons(t).map((reason, place) => (
            <KeyHint key={reason} keys={String(place + 1)}>
              {reason}
            </KeyHint>
          ))}
        </div>
      )}
      <TextInput
        ref={field}
        aria-label={label}
        placeholder={isStopping ? t('templates.stopHint') : t('templates.allForHint')}
        value={text}
        maxLength={120}
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-rows`}
        aria-activedescendant={`${id}-${at}`}
        error={isWrong ? t(isStopping ? 'templates.stopNeedsReason' : 'templates.notADuration') : undefined}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.keys}>
        <KeyHint keys="C">{t('templates.keyContinue')}</KeyHint>
        <KeyHint keys="E">{t('common.change')}</KeyHint>
        <KeyHint keys="X">{t('templates.keyStop')}</KeyHint>
        <KeyHint keys="D">{t('templates.keyDrop')}</KeyHint>
        <KeyHint keys="↵">{t('templates.keyTakeAll')}</KeyHint>
        <KeyHint keys="Esc">{t('templates.keyTakeBack')}</KeyHint>
      </div>
    </section>
  );
}

function RowWords({ row, line }: { row: RepeatRow; line: RxLine | undefined }) {
  const t = useTranslation();
  const { last, state, reason } = row;
  const isGone = state === 'stopped' || state === 'dropped';
  const name = `${last.generic.toUpperCase()} ${last.strength}`.trim();
  return (
    <>
      <span className="small">
        {isGone ? <del className="strong">{name}</del> : <span className="strong">{name}</span>}{' '}
        <span className="dim">{printDose(last.dose)}</span>
        {state === 'changed' && line && (
          <>
            {' '}
            <LineDifference was={last} now={line} />
          </>
        )}
      </span>
      <span className={`tiny no-wrap ${state === 'stopped' ? 'danger strong' : 'dim'}`}>
        {[t(STATES[state]), reason].filter(Boolean).join(': ')}
      </span>
    </>
  );
}

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import type { TakenMedicine } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { isSameProduct } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey, useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import repeatClasses from './repeat.module.css';
import { stopReasons, typedReason } from './stop-reasons.ts';
import { withStop } from './use-repeat.ts';
import classes from './visit.module.css';
import type { WrittenNote } from './visit-sides.tsx';

type TakingNowProps = { visit: VisitView; note: WrittenNote | undefined };

/** What the person still takes; X on a row ends it, with a reason of one key. */
export function TakingNow({ visit, note }: TakingNowProps) {
  const t = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [stopping, setStopping] = useState<TakenMedicine | null>(null);
  const patientId = visit.banner.patient.id;
  const { answer } = useRead(contract.prescriptions.takingNow, { patientId, visitId: visit.visitId });
  const stops = (note?.body ?? visit.signed?.body)?.stops ?? [];
  const taken = (answer ?? []).filter(({ line }) => !stops.some(stop => isSameProduct(stop, line)));
  const isOff = note === undefined || taken.length === 0;
  const focusRow = (at: number) => list.current?.querySelectorAll<HTMLElement>('[data-taken]')[at]?.focus();
  useKeys([
    { keys: 'Alt X', label: t('templates.stopMedicine'), run: () => focusRow(0), isOff, onStrip: false },
  ]);
  if (taken.length === 0) return null;

  function stop(reason: string): void {
    if (!note || !stopping) return;
    note.act({ kind: 'write', part: withStop(note.body, stopping.line, reason) });
    setStopping(null);
  }

  function onRowKey(event: KeyboardEvent, at: number): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) focusRow(Math.max(0, Math.min(taken.length - 1, at + step)));
    else if (isKey(event.nativeEvent, 'X')) setStopping(taken[at] ?? null);
    else return;
    event.preventDefault();
  }

  return (
    <section className={classes.taking}>
      <h2 className="small-title">{t('encounters.takingNow')}</h2>
      <ul className={repeatClasses.stops} ref={list} aria-label={t('encounters.takingNow')}>
        {taken.map((each, at) => (
          <li key={`${each.line.generic}${each.line.strength}${each.line.form}`}>
            {note ? (
              <button
                type="button"
                data-taken
                className={classes.pastButton}
                title={t('templates.stopMedicine')}
                onClick={() => setStopping(each)}
                onKeyDown={event => onRowKey(event, at)}
              >
                <Words medicine={each} />
              </button>
            ) : (
              <Words medicine={each} />
            )}
            {stopping === each && <StopReason onStop={stop} onLeave={() => setStopping(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ medicine: { line } }: { medicine: TakenMedicine }) {
  const name = `${line.generic.charAt(0).toUpperCase()}${line.generic.slice(1)} ${line.strength}`.trim();
  return (
    <span className="small">
      {name},{' '}
      <span className="no-wrap">{printDose({ ...line.dose, food: null, duration: null, note: '' })}</span>
    </span>
  );
}

function StopReason({ onStop, onLeave }: { onStop: (reason: string) => void; onLeave: () => void }) {
  const t = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => field.current?.focus(), []);

  function onType(next: string): void {
    const reason = /^[1-5]$/.test(next) ? typedReason(t, next) : undefined;
    if (reason) onStop(reason);
    else setText(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    const reason = typedReason(t, text);
    if (event.key === 'Escape') onLeave();
    else if (reason) onStop(reason);
  }

  return (
    <div className="column">
      <div className={repeatClasses.reasons}>
        {stopReasons(t).map((reason, place) => (
          <KeyHint key={reason} keys={String(place + 1)}>
            {reason}
          </KeyHint>
        ))}
      </div>
      <TextInput
        ref={field}
        aria-label={t('templates.stopReason')}
        placeholder={t('templates.stopHint')}
        value={text}
        maxLength={120}
        autoComplete="off"
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Measure, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { useRead, useRefresh, useWrite } from '../../api/hooks.ts';
import { asRefusal, isRefusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { MeasuredLine } from '../measures/measured-line.tsx';
import { SideHead } from '../patients/side-head.tsx';
import { useTemperatureUnit } from './temperature-unit.ts';
import {
  fieldOf,
  fitsOtherUnit,
  nothingTyped,
  readVitals,
  type TemperatureUnit,
  type TypedVitals,
  VITAL_FIELDS,
  type VitalField,
  type VitalProblems,
} from './typed-vitals.ts';
import { VITAL_LABELS, vitalReadings } from './vital-words.ts';
import classes from './vitals.module.css';
import { VitalsReadings } from './vitals-readings.tsx';

type VitalsPanelProps = { visitId: number; onDone: () => void };

const UNITS: Record<VitalField, string> = {
  pressure: 'mmHg',
  pulsePerMinute: '/min',
  temperature: '',
  spo2Percent: '%',
  breathsPerMinute: '/min',
  weightKg: 'kg',
  heightCm: 'cm',
  glucoseMgDl: 'mg/dL',
};
const PLACEHOLDERS: Partial<Record<VitalField, string>> = { pressure: '120/80' };

/** What was typed and not saved, by person and visit, so that closing the panel loses nothing. */
const keptTyping = new Map<string, TypedVitals>();

/** One column of readings: Enter moves on and saves at the last, flags show as soon as they are saved. */
export function VitalsPanel({ visitId, onDone }: VitalsPanelProps) {
  const { t } = useLanguage();
  const { zone } = useClinicDay();
  const [unit] = useTemperatureUnit();
  const latest = useRead(contract.encounters.latestVitals, { visitId });
  const [saved, setSaved] = useState<Vitals | null>(null);

  function done(vitals: Vitals): void {
    const words = vitalReadings(t, vitals, unit).map(({ label, value }) => `${label} ${value}`);
    toast(`${t('encounters.vitalsSaved')} · ${words.slice(0, 3).join(', ')}`);
    if (Object.keys(vitals.flags).length === 0) onDone();
    else setSaved(vitals);
  }

  return (
    <section className={classes.panel} aria-label={t('encounters.vitals')}>
      <SideHead title={t('encounters.vitals')} onDone={onDone} />
      {latest.answer && !saved && (
        <span className="tiny dim">
          {t('encounters.lastTaken', {
            time: wallTime(latest.answer.recordedAt, zone),
            by: latest.answer.recordedByName,
          })}
        </span>
      )}
      <MeasuredLine visitId={visitId} />
      {saved ? (
        <SavedVitals vitals={saved} onDone={onDone} onAgain={() => setSaved(null)} />
      ) : (
        <>
          {latest.answer && <VitalsReadings vitals={latest.answer} />}
          <VitalsForm visitId={visitId} onSaved={done} onDone={onDone} />
        </>
      )}
    </section>
  );
}

type SavedProps = { vitals: Vitals; onDone: () => void; onAgain: () => void };

function SavedVitals({ vitals, onDone, onAgain }: SavedProps) {
  const { t } = useLanguage();
  useKeys([
    { keys: 'Enter', label: t('encounters.vitalsDone'), run: onDone },
    { keys: 'Esc', run: onDone },
  ]);
  return (
    <>
      <VitalsReadings vitals={vitals} />
      <SaveButton keys="↵" onClick={onDone}>
        {t('encounters.vitalsDone')}
      </SaveButton>
      <button type="button" className={classes.unitSwitch} onClick={onAgain}>
        {t('encounters.measureAgain')}
      </button>
    </>
  );
}

type FormProps = { visitId: number; onSaved: (vitals: Vitals) => void; onDone: () => void };

function VitalsForm({ visitId, onSaved, onDone }: FormProps) {
  const { t, sentence } = useLanguage();
  const { userId } = usePerson();
  const refresh = useRefresh();
  const place = `${userId}:${visitId}`;
  const write = useWrite(contract.encounters.recordVitals);
  const [unit, setUnit] = useTemperatureUnit();
  const [typed, setTyped] = useState<TypedVitals>(() => keptTyping.get(place) ?? nothingTyped);
  const [problems, setProblems] = useState<VitalProblems>({});
  const fields = useRef<HTMLDivElement>(null);

  function focusField(field: VitalField): void {
    fields.current?.querySelector<HTMLInputElement>(`input[name="${field}"]`)?.focus();
  }

  /** '37c' or '99f' in the temperature field also switches the unit. */
  function type(field: VitalField, written: string): void {
    const letter = field === 'temperature' ? /[cf]$/i.exec(written)?.[0]?.toUpperCase() : undefined;
    if (letter) setUnit(letter as TemperatureUnit);
    const text = letter ? written.slice(0, -1).trim() : written;
    const next = { ...typed, [field]: text };
    keptTyping.set(place, next);
    setTyped(next);
    setProblems(({ [field]: _, ...others }) => others);
  }

  function show(found: VitalProblems): void {
    setProblems(found);
    const first = VITAL_FIELDS.find(field => found[field]);
    if (first) focusField(first);
  }

  async function save(): Promise<void> {
    const { vitals, problems: unread } = readVitals(typed, unit);
    if (!vitals) return show(unread);
    try {
      const answer = await write.call({ visitId, vitals });
      keptTyping.delete(place);
      refresh('queue');
      onSaved(answer);
    } catch (thrown) {
      if (!isRefusal(thrown, 'NOT_PLAUSIBLE')) return;
      const measures = (asRefusal(thrown).data.measures ?? []) as Measure[];
      show(Object.fromEntries(measures.map(measure => [fieldOf(measure), 'NOT_PLAUSIBLE'])));
    }
  }

  function words(field: VitalField): string | undefined {
    const code = problems[field];
    if (!code) return undefined;
    if (code !== 'NOT_PLAUSIBLE') return sentence(code) ?? t('problems.INVALID');
    return implausibleWords(field);
  }

  function implausibleWords(field: VitalField): string {
    if (field === 'temperature' && fitsOtherUnit(typed.temperature, unit)) {
      return t('encounters.fitsOtherUnit', { value: typed.temperature, other: otherUnit(unit), unit });
    }
    return t('encounters.notPlausible', { value: typed[field], unit: UNITS[field] || `°${unit}` });
  }

  /** What is wrong with one field by itself, said before the nurse has put the cuff away. */
  function problemAt(field: VitalField): string | undefined {
    if (field === 'temperature' && fitsOtherUnit(typed.temperature, unit)) return 'NOT_PLAUSIBLE';
    return readVitals({ ...nothingTyped, [field]: typed[field] }, unit).problems[field];
  }

  function onKeyDown(event: KeyboardEvent, at: number): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const field = VITAL_FIELDS[at];
    const problem = field && typed[field] !== '' ? problemAt(field) : undefined;
    const next = VITAL_FIELDS[at + 1];
    if (field && problem) setProblems({ ...problems, [field]: problem });
    else if (next) focusField(next);
    else void save();
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('encounters.saveVitals'), run: () => void save() },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  return (
    <>
      <div className={classes.fields} ref={fields}>
        {VITAL_FIELDS.map((field, at) => (
          <TextInput
            key={field}
            name={field}
            label={t(VITAL_LABELS[field])}
            value={typed[field]}
            placeholder={PLACEHOLDERS[field] ?? ''}
            inputMode={field === 'pressure' ? 'text' : 'decimal'}
            autoComplete="off"
            maxLength={9}
            autoFocus={at === 0}
            error={words(field)}
            rightSectionWidth={field === 'temperature' ? 44 : 52}
            rightSection={
              field === 'temperature' ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.unitSwitch}
                  aria-label={t('encounters.switchUnit', { unit, other: otherUnit(unit) })}
                  onClick={() => setUnit(otherUnit(unit))}
                >
                  °{unit}
                </button>
              ) : (
                <span className={classes.unit}>{UNITS[field]}</span>
              )
            }
            onChange={event => type(field, event.currentTarget.value)}
            onKeyDown={event => onKeyDown(event, at)}
          />
        ))}
      </div>
      {write.error?.code !== 'NOT_PLAUSIBLE' && (
        <ProblemNotice error={write.error} onRetry={() => void save()} />
      )}
      <SaveButton busy={write.pending} keys="Ctrl ↵" isLarge onClick={() => void save()}>
        {t('encounters.saveVitals')}
      </SaveButton>
      <span className="tiny dim">{t('encounters.vitalsHint')}</span>
    </>
  );
}

function otherUnit(unit: TemperatureUnit): TemperatureUnit {
  return unit === 'F' ? 'C' : 'F';
}

import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { call } from '../../api/client.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { useOnceReady } from '../../ui/once-ready.ts';
import { readDiagnosis } from './note-state.ts';
import { Section } from './section.tsx';
import { useCoding } from './use-coding.ts';
import classes from './visit.module.css';

type Diagnosis = EncounterBody['diagnoses'][number];
type DiagnosisFieldProps = {
  diagnoses: readonly Diagnosis[];
  typing: string;
  onType: (text: string) => void;
  onTake: (diagnosis: Diagnosis) => void;
  onChange: (diagnoses: Diagnosis[]) => void;
  onNext: () => void;
};

const QUIET_MS = 120;
const SHOWN = 7;

const keyOf = ({ code, title }: { code: string; title: string }) => `${code} ${title}`;

/** A choice that could not be remembered is no trouble: it is only offered later than it might be. */
function learn(typed: string, { code, title }: { code: string; title: string }): void {
  call(contract.templates.learnDiagnosis, {
    typed: typed.slice(0, 100),
    code,
    title: title.slice(0, 120),
  }).catch(() => undefined);
}

/** Diagnoses in one line of text; the list of codes is offered, never forced, and a `?` marks a provisional one. */
export function DiagnosisField({ diagnoses, typing, onType, onTake, onChange, onNext }: DiagnosisFieldProps) {
  const t = useTranslation();
  const id = useId();
  const [reached, setReached] = useState<string>();
  const [isShut, setIsShut] = useState(true);
  const typed = readDiagnosis(typing);
  const coding = useCoding(diagnoses, onChange);
  const wanted = (coding.isOn ? coding.text : typed?.text) ?? '';
  const [asked] = useDebouncedValue(wanted, QUIET_MS);
  const reading = useRead(
    contract.prescriptions.searchDiagnoses,
    { text: asked },
    {
      enabled: asked.length >= 2,
      keepPrevious: true,
      staleMs: 600_000,
    },
  );
  // Codes of what stood here a letter ago are shown on: one that is not what stands here now waits for the answer.
  const isCurrent = asked === wanted && !reading.isPrevious;
  const isAsking = coding.isOn || (typed !== undefined && !isShut);
  const choices =
    asked.length >= 2 && isAsking ? (reading.answer ?? []).filter(coding.fits).slice(0, SHOWN) : [];
  const isOpen = choices.length > 0;
  const at = choices.findIndex(choice => keyOf(choice) === reached);
  const setAt = (place: number) => setReached(choices[place] && keyOf(choices[place]));
  const fits = (choices[at]?.title ?? '').toLowerCase().includes(wanted.toLowerCase());
  const chooseReached = useOnceReady(isCurrent || (at >= 0 && fits), () => choose(at));

  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-list`)?.scrollIntoView?.({ block: 'nearest' });
  }, [isOpen, id]);

  function write(text: string): void {
    if (coding.isOn) coding.setText(text);
    else onType(text);
    setAt(-1);
    setIsShut(false);
  }

  function choose(place: number): void {
    const choice = choices[place];
    if (!choice) return;
    if (coding.isOn) {
      coding.give(choice.code);
      setAt(-1);
      return;
    }
    if (!typed) return;
    learn(typed.text, choice);
    onTake({ text: choice.title.slice(0, 120), icd10: choice.code, isProvisional: typed.isProvisional });
    setAt(-1);
    setIsShut(true);
  }

  function take(): void {
    if (coding.isOn) {
      coding.stop();
      return;
    }
    if (!typed) {
      onNext();
      return;
    }
    const same = choices.find(({ title }) => title.toLowerCase() === typed.text.toLowerCase());
    onTake({ ...typed, icd10: same?.code ?? '' });
    setIsShut(true);
  }

  function onChipKey(event: KeyboardEvent<HTMLElement>, place: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const one = diagnoses[place];
    if (!one) return;
    const focusChip = (to: number) => {
      const chips = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[data-diagnosis]');
      (chips?.[to] ?? document.getElementById(id))?.focus();
    };
    if (isKey(event.nativeEvent, 'P')) {
      const turned = { ...one, isProvisional: !one.isProvisional };
      onChange(diagnoses.map((each, index) => (index === place ? turned : each)));
    } else if (isKey(event.nativeEvent, 'C')) {
      coding.start(place);
      document.getElementById(id)?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      onChange(diagnoses.filter((_, index) => index !== place));
      document.getElementById(id)?.focus();
    } else if (event.key === 'ArrowLeft') focusChip(Math.max(0, place - 1));
    else if (event.key === 'ArrowRight') focusChip(place + 1);
    else return;
    event.preventDefault();
  }

  /** Back into the field, to be changed. */
  function takeBack(place: number): void {
    const one = diagnoses[place];
    if (!one) return;
    if (typed) onTake(typed);
    onChange(diagnoses.filter((_, index) => index !== place));
    onType(`${one.text}${one.isProvisional ? '?' : ''}`);
    document.getElementById(id)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const act = actionOf(event.key, event.currentTarget);
    if (!act) return;
    event.preventDefault();
    act();
  }

  function actionOf(key: string, field: HTMLInputElement): (() => void) | undefined {
    if (key === 'Escape' && coding.isOn) return coding.stop;
    if (key === 'ArrowLeft' && field.value === '' && diagnoses.length > 0) {
      const chips = field.parentElement?.querySelectorAll<HTMLElement>('[data-diagnosis]');
      return () => chips?.[chips.length - 1]?.focus();
    }
    if (key === 'Enter') return isOpen && at >= 0 ? chooseReached : take;
    if (key === 'ArrowDown' && isOpen) return () => setAt(Math.min(choices.length - 1, at + 1));
    if (key === 'ArrowUp' && isOpen) return () => setAt(Math.max(-1, at - 1));
    if (key === 'Escape' && isOpen) return () => setIsShut(true);
    if (key === 'Backspace' && typing === '' && !coding.isOn && diagnoses.length > 0)
      return () => takeBack(diagnoses.length - 1);
    return undefined;
  }

  return (
    <Section label={t('encounters.diagnosis')} htmlFor={id}>
      <div className={classes.diagnoses}>
        {diagnoses.map((one, place) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice while they are changed.
            key={place}
            type="button"
            data-diagnosis
            className={classes.diagnosis}
            title={t('templates.diagnosisKeys')}
            onKeyDown={event => onChipKey(event, place)}
            onClick={() => takeBack(place)}
          >
            <DiagnosisWords diagnosis={one} />
          </button>
        ))}
        <input
          id={id}
          data-section="diagnosis"
          className={classes.diagnosisInput}
          value={coding.isOn ? coding.text : typing}
          aria-label={coding.isOn ? t('templates.codeFor', { text: coding.of }) : undefined}
          maxLength={120}
          autoComplete="off"
          role="combobox"
          aria-expanded={isOpen}
          aria-autocomplete="list"
          {...(isOpen ? { 'aria-controls': `${id}-list` } : {})}
          {...(isOpen && at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
          placeholder={diagnoses.length === 0 ? t('encounters.diagnosisHint') : ''}
          onChange={event => write(event.currentTarget.value)}
          onBlur={() => {
            setIsShut(true);
            coding.stop();
          }}
          onKeyDown={onKeyDown}
        />
        {isOpen && (
          <div id={`${id}-list`} role="listbox" className={classes.codes} aria-label={t('encounters.codes')}>
            {choices.map((choice, place) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
              <div
                key={keyOf(choice)}
                id={`${id}-${place}`}
                role="option"
                tabIndex={-1}
                aria-selected={place === at}
                className={classes.code}
                onMouseDown={event => event.preventDefault()}
                onClick={() => choose(place)}
              >
                <span className="dim numeric">{choice.code}</span>
                <span>{choice.title}</span>
              </div>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

export function DiagnosisWords({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useTranslation();
  const facts = [diagnosis.icd10, diagnosis.isProvisional ? t('encounters.provisional') : '']
    .filter(Boolean)
    .join(', ');
  return (
    <>
      {diagnosis.text}
      {facts && <span className="small dim"> {facts}</span>}
    </>
  );
}

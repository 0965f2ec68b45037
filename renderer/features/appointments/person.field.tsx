import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PatientLine, SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatPhone, normalisePhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import classes from './book.module.css';

export type Booked = Pick<
  PatientLine,
  'id' | 'fullName' | 'localName' | 'uhid' | 'phone' | 'birthOn' | 'birthIsEstimated' | 'sex'
>;

const PAUSE_MS = 90;
const MOST = 6;
const NOBODY: readonly SearchHit[] = [];

type PersonFieldProps = {
  onPick: (person: Booked) => void;
  /** Somebody who is not registered: what was typed goes along. */
  onNew: (typed: { phone: string; fullName: string }) => void;
  problem: string | undefined;
  isFirst: boolean;
};

/** The same search as everywhere: a few letters or digits, arrows, Enter; the last line registers a new person. */
export function PersonField({ onPick, onNew, problem, isFirst }: PersonFieldProps) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const mayRegister = usePerson().may('patients:register');
  const id = useId();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const reading = useRead(
    contract.patients.search,
    { text: asked, limit: MOST },
    { enabled: asked.length > 0, keepPrevious: true },
  );
  const hits = text.trim() === '' ? NOBODY : (reading.answer ?? NOBODY);
  const isCurrent = asked === text.trim() && !reading.isPrevious && !reading.isWaiting;
  const count = hits.length + (mayRegister && text.trim() !== '' ? 1 : 0);
  const index = Math.min(chosen, Math.max(0, count - 1));
  // Enter may come before the answer to the last letter: it is kept for it.
  const [isEntered, setIsEntered] = useState(false);

  function take(place: number): void {
    const hit = hits[place];
    if (hit) onPick(hit.patient);
    else if (mayRegister) {
      const phone = normalisePhone(text);
      onNew({ phone: phone ?? '', fullName: phone || /\d/.test(text) ? '' : text.trim() });
    }
  }

  useEffect(() => {
    if (!isEntered || !isCurrent) return;
    setIsEntered(false);
    if (count > 0) take(index);
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(count - 1, index + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      // An answer to an earlier fragment is not what the person meant.
      if (text.trim() !== '') setIsEntered(true);
    } else if (event.key === 'F2' && mayRegister) {
      event.preventDefault();
      event.stopPropagation();
      take(hits.length);
    }
  }

  return (
    <div>
      <TextInput
        role="combobox"
        label={t('appointments.patient')}
        name="patient"
        placeholder={t('appointments.patientHint')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        aria-expanded={count > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(count > 0 ? { 'aria-activedescendant': `${id}-${index}` } : {})}
        value={text}
        error={problem}
        maxLength={100}
        autoComplete="off"
        {...(isFirst ? { autoFocus: true } : {})}
        onChange={event => {
          setText(event.currentTarget.value);
          setChosen(0);
          setIsEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('common.searchPatients')} hidden={count === 0}>
        {hits.map(({ patient, token }, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names its active option.
          <div
            key={patient.id}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            className={classes.hit}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(place)}
          >
            <span className={classes.name}>
              <span className="strong">{namesFor(language, patient)[0]}</span>{' '}
              <span className="dim no-wrap">{ageAndSex(t, patient, today)}</span>
            </span>
            <span className="tiny dim clip">
              {[formatPhone(patient.phone), patient.uhid, token].filter(Boolean).join(' · ')}
            </span>
          </div>
        ))}
        {mayRegister && text.trim() !== '' && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names its active option.
          <div
            id={`${id}-${hits.length}`}
            role="option"
            aria-selected={index === hits.length}
            className={classes.hitNew}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(hits.length)}
          >
            {hits.length === 0 && isCurrent ? t('appointments.nobodyNew') : t('appointments.newPatient')}
            <KeyHint keys="F2" />
          </div>
        )}
      </div>
    </div>
  );
}

/** Who is being booked, on two lines. */
export function PickedPerson({ person, onOther }: { person: Booked; onOther: (() => void) | undefined }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, otherName] = namesFor(language, person);
  return (
    <div className={classes.picked}>
      <div className="column grow">
        <span className={classes.name}>
          <span className="strong">{name}</span>{' '}
          <span className="dim no-wrap">{ageAndSex(t, person, today)}</span>
        </span>
        <span className="tiny dim">
          {[otherName, formatPhone(person.phone), person.uhid].filter(Boolean).join(' · ')}
        </span>
      </div>
      {onOther && (
        <button type="button" className={classes.link} onClick={onOther}>
          {t('appointments.someoneElse')}
        </button>
      )}
    </div>
  );
}

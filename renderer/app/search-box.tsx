import { Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { ageInShort, sexWord } from '#shared/features/patients/age-words.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatMinute } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { idOfHit, usePatientSearch } from '../features/patients/patient-search.ts';
import { useFoundList } from '../ui/found-list.ts';
import { useKeys } from '../ui/key-bindings.ts';
import { useTranslation } from './language.tsx';
import { useOpen } from './open.ts';
import { type SearchAction, useSearchActions } from './search-actions.ts';
import { useClinicDay } from './session.tsx';
import classes from './shell.module.css';

const SHOWN = 12;

type Found = { kind: 'patient'; hit: SearchHit } | { kind: 'action'; action: SearchAction };

const idOf = (one: Found) => (one.kind === 'patient' ? idOfHit(one.hit) : one.action.id);

function PatientHit({ hit }: { hit: SearchHit }) {
  const { today } = useClinicDay();
  const { patient, token, bookedMinute, foundBy } = hit;
  const t = useTranslation();
  return (
    <>
      <span className="clip">
        <span className="strong">{patient.fullName}</span>{' '}
        <span className="small dim">
          {ageInShort(t, patient, today)} {sexWord(t, patient.sex)}
          {patient.locality && ` · ${patient.locality}`}
          {foundBy && ` · ${t('patients.foundBy', { text: foundBy })}`}
        </span>
      </span>
      <span className="small dim numeric">{formatPhone(patient.phone)}</span>
      <span className="small numeric">
        {token ?? (
          <span className="dim">
            {bookedMinute === null
              ? patient.uhid
              : t('patients.bookedAt', { time: formatMinute(bookedMinute) })}
          </span>
        )}
      </span>
    </>
  );
}

/** Finds patients by any fragment, and actions by their words. */
export function SearchBox() {
  const t = useTranslation();
  const open = useOpen();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { reading, hits, isCurrent } = usePatientSearch(text, SHOWN);
  const actions = useSearchActions(text);
  useKeys([{ keys: 'Ctrl K', label: t('common.search'), onStrip: false, run: () => box.current?.select() }]);

  const found: Found[] = [
    ...(text.trim() ? hits : []).map((hit): Found => ({ kind: 'patient', hit })),
    ...actions.map((action): Found => ({ kind: 'action', action })),
  ];
  const {
    at: index,
    begin,
    onFieldKeyDown,
    onFieldBlur,
  } = useFoundList({ ...{ rows: found, idOf, isCurrent, onTake: take }, label: t('common.search') });
  const isShown = isOpen && text.trim().length > 0;

  function close(): void {
    setIsOpen(false);
    setText('');
    begin();
    box.current?.blur();
  }

  function take(one: Found): void {
    close();
    if (one.kind === 'patient') open.patient(one.hit.patient.id);
    else one.action.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key !== 'Enter' || isShown) onFieldKeyDown(event);
  }

  return (
    <div className={classes.search}>
      <TextInput
        ref={box}
        role="combobox"
        aria-label={t('common.search')}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(isShown && found.length > 0 ? { 'aria-activedescendant': `${id}-${index}` } : {})}
        placeholder={t('common.searchHint')}
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        rightSection={<Kbd>Ctrl K</Kbd>}
        rightSectionWidth={58}
        autoComplete="off"
        value={text}
        onChange={event => {
          setText(event.currentTarget.value);
          begin();
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          setIsOpen(false);
          onFieldBlur();
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('common.search')}
        className={isShown ? classes.found : undefined}
        hidden={!isShown}
      >
        {found.map((one, place) => (
          <div
            key={idOf(one)}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === index}
            className={classes.hit}
            onMouseDown={event => event.preventDefault()}
            onClick={() => take(one)}
          >
            {one.kind === 'patient' ? (
              <PatientHit hit={one.hit} />
            ) : (
              <>
                <span>{one.action.word}</span>
                <span />
                {one.action.keys ? <Kbd>{one.action.keys}</Kbd> : <span />}
              </>
            )}
          </div>
        ))}
        {found.length === 0 && isShown && !reading.isWaiting && (
          <div
            className={`${classes.foundTitle} small dim`}
            role="option"
            aria-selected="false"
            aria-disabled="true"
          >
            {t('common.searchNothing')}
          </div>
        )}
      </div>
    </div>
  );
}

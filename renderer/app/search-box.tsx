import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { ageInShort, sexWord } from '#shared/features/patients/age-words.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatMinute } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../api/hooks.ts';
import { useKeys } from '../ui/key-bindings.ts';
import { useTranslation } from './language.tsx';
import { useOpen } from './open.ts';
import { type SearchAction, useSearchActions } from './search-actions.ts';
import { useClinicDay } from './session.tsx';
import classes from './shell.module.css';

const PAUSE_MS = 90;
const SHOWN = 12;

type Found = { kind: 'patient'; hit: SearchHit } | { kind: 'action'; action: SearchAction };

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
  const [chosen, setChosen] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const reading = useRead(
    contract.patients.search,
    { text: asked, limit: SHOWN },
    { enabled: asked.length > 0, keepPrevious: true },
  );
  const actions = useSearchActions(text);
  useKeys([{ keys: 'Ctrl K', label: t('common.search'), onStrip: false, run: () => box.current?.select() }]);

  const hits = asked && text.trim() ? (reading.answer ?? []) : [];
  const found: Found[] = [
    ...hits.map((hit): Found => ({ kind: 'patient', hit })),
    ...actions.map((action): Found => ({ kind: 'action', action })),
  ];
  const index = Math.min(chosen, Math.max(0, found.length - 1));
  const isShown = isOpen && text.trim().length > 0;

  function close(): void {
    setIsOpen(false);
    setText('');
    setChosen(0);
    box.current?.blur();
  }

  function take(one: Found | undefined): void {
    if (!one) return;
    close();
    if (one.kind === 'patient') open.patient(one.hit.patient.id);
    else one.action.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isShown) {
      event.preventDefault();
      take(found[index]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen(Math.max(0, Math.min(found.length - 1, index + (event.key === 'ArrowDown' ? 1 : -1))));
    }
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
          setChosen(0);
          setIsOpen(true);
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
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
            key={one.kind === 'patient' ? `p${one.hit.patient.id}` : one.action.id}
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

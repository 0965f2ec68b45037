import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { MOST_FOUND } from '#shared/features/patients/found-patients.grid.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatMinute } from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useFoundList } from '../../ui/found-list.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { idOfHit, usePatientSearch } from './patient-search.ts';
import { ageAndSex, namesFor } from './patient-words.ts';
import classes from './patients.module.css';
import { UnknownPatient } from './unknown-patient.panel.tsx';

/** Everybody by any fragment: typing filters, arrows move from the field, Enter opens. */
export function PatientsScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const { asked, reading, hits, isCurrent } = usePatientSearch(text, MOST_FOUND);
  const { list, begin, onFieldKeyDown, onFieldBlur } = useFoundList({
    ...{ rows: hits, idOf: idOfHit, isCurrent, label: t('patients.title') },
    onTake: hit => open.patient(hit.patient.id),
  });
  const mayRegister = person.may('patients:register');
  const mayMerge = person.may('patients:merge');
  const [isUnknown, setIsUnknown] = useState(false);
  useKeys([
    { keys: '↑ ↓', label: t('common.move') },
    { keys: 'Enter', label: t('common.open') },
    { keys: 'Esc', run: () => box.current?.select() },
    {
      keys: 'Ctrl U',
      label: t('patients.unknownNew'),
      run: () => setIsUnknown(true),
      isOff: !mayRegister || isUnknown,
    },
    { keys: 'Ctrl M', label: t('patients.suspects'), run: open.suspects, isOff: !mayMerge },
  ]);

  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <h1 className="visually-hidden">{t('patients.title')}</h1>
        <TextInput
          ref={box}
          className={classes.search ?? ''}
          label={t('patients.find')}
          placeholder={t('patients.findHint')}
          leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
          value={text}
          maxLength={100}
          autoComplete="off"
          autoFocus
          onChange={event => {
            setText(event.currentTarget.value);
            begin();
          }}
          onKeyDown={onFieldKeyDown}
          onBlur={onFieldBlur}
        />
        <span className="row push">
          {person.may('patients:import') && (
            <Button variant="subtle" onClick={open.importPatients}>
              {t('imports.title')}
            </Button>
          )}
          {mayMerge && (
            <Button variant="subtle" onClick={open.suspects} rightSection={<KeyHint keys="Ctrl M" />}>
              {t('patients.suspects')}
            </Button>
          )}
          {mayRegister && (
            <Button
              variant="subtle"
              onClick={() => setIsUnknown(true)}
              rightSection={<KeyHint keys="Ctrl U" />}
            >
              {t('patients.unknownNew')}
            </Button>
          )}
        </span>
      </div>
      {isUnknown && (
        <UnknownPatient
          onRegistered={patient => open.patient(patient.id)}
          onBack={() => {
            setIsUnknown(false);
            box.current?.focus();
          }}
        />
      )}
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      <section className={classes.table} aria-label={t('patients.title')}>
        {hits.length > 0 && (
          <>
            {person.may('patients:export') && (
              <div className={classes.tools}>
                <ExportButtons
                  procedure={contract.patients.exportFound}
                  input={{ text: asked }}
                  isOff={reading.isPrevious}
                  isBeside
                />
              </div>
            )}
            <div className={classes.titles} aria-hidden>
              <span>{t('patients.fullName')}</span>
              <span>{t('patients.age')}</span>
              <span>{t('patients.phone')}</span>
              <span>{t('patients.locality')}</span>
              <span>{t('patients.uhid')}</span>
              <span>{t('patients.lastVisit')}</span>
              <span />
            </div>
            <div {...list.listProps} className={classes.rows} data-previous={reading.isPrevious || undefined}>
              {hits.map((hit, index) => (
                <div key={hit.patient.id} className={classes.row} {...list.rowProps(index)}>
                  <Hit hit={hit} />
                </div>
              ))}
            </div>
            {hits.length === MOST_FOUND && (
              <div className={`${classes.foot} tiny dim`}>
                {t('patients.moreFound', { count: MOST_FOUND })}
              </div>
            )}
          </>
        )}
        {hits.length === 0 && asked !== '' && reading.isWaiting && (
          <Skeletons rows={6} label={t('common.loading')} />
        )}
        {hits.length === 0 && asked !== '' && !reading.isWaiting && !reading.error && (
          <EmptyState
            title={t('patients.nobodyFound', { text: asked })}
            hint={t('patients.nobodyFoundHint')}
            {...(mayRegister
              ? { action: { label: t('common.newPatient'), keys: 'F2', run: () => open.board('newPatient') } }
              : {})}
          />
        )}
        {asked === '' && (
          <EmptyState
            title={t('patients.startTyping')}
            hint={t('patients.startTypingHint')}
            {...(mayRegister
              ? { action: { label: t('common.newPatient'), keys: 'F2', run: () => open.board('newPatient') } }
              : {})}
          />
        )}
      </section>
    </div>
  );
}

function Hit({ hit: { patient, token, bookedMinute, foundBy } }: { hit: SearchHit }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, otherName] = namesFor(language, patient);
  return (
    <>
      <span className="clip">
        <span className="strong">{name}</span> {otherName && <span className="small dim">{otherName}</span>}
        {foundBy && <span className="tiny dim"> · {t('patients.foundBy', { text: foundBy })}</span>}
      </span>
      <span className="no-wrap">{ageAndSex(t, patient, today)}</span>
      <span className="numeric no-wrap">{formatPhone(patient.phone)}</span>
      <span className="clip">{patient.locality}</span>
      <span className="no-wrap">{patient.uhid}</span>
      <span className="small dim no-wrap">
        {patient.lastVisitOn ? longDay(patient.lastVisitOn, language) : t('patients.never')}
      </span>
      <span className="row">
        {token && <Chip tone="accent">{token}</Chip>}
        {!token && bookedMinute !== null && (
          <Chip>{t('patients.bookedAt', { time: formatMinute(bookedMinute) })}</Chip>
        )}
        {patient.duePaise > 0 && (
          <Chip tone="amber">{t('patients.dueAmount', { amount: formatRupees(patient.duePaise) })}</Chip>
        )}
      </span>
    </>
  );
}

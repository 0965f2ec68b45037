import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import classes from './find-person.module.css';

const PAUSE_MS = 90;
const MOST = 12;
const NOBODY: readonly SearchHit[] = [];

/** Who a bill without a token is for: a few letters, arrows, Enter. */
export function FindPerson() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const { today } = useClinicDay();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const reading = useRead(
    contract.patients.search,
    { text: asked, limit: MOST },
    { enabled: asked !== '', keepPrevious: true },
  );
  const hits = asked === '' ? NOBODY : (reading.answer ?? NOBODY);
  const list = useListNavigation({
    count: hits.length,
    label: t('billing.byHandFind'),
    onOpen: index => {
      const hit = hits[index];
      if (hit) open.billFor(hit.patient.id);
    },
  });
  useKeys([
    { keys: 'Enter', label: t('common.open'), isOff: hits.length === 0 },
    { keys: 'Esc', label: t('common.back'), run: () => window.history.back() },
  ]);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) list.listProps.onKeyDown(event);
  }

  return (
    <section className={classes.find}>
      <h1 className="title">{t('billing.byHand')}</h1>
      <TextInput
        label={t('billing.byHandFind')}
        placeholder={t('billing.byHandHint')}
        value={text}
        maxLength={60}
        autoComplete="off"
        autoFocus
        onChange={event => {
          setText(event.currentTarget.value);
          list.setIndex(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {asked !== '' && reading.answer && hits.length === 0 && (
        <p className="small dim">{t('patients.nobodyFound', { text: asked })}</p>
      )}
      {hits.length > 0 && (
        <div {...list.listProps} className={classes.list}>
          {hits.map(({ patient }, index) => (
            <div key={patient.id} className={`list-row ${classes.row}`} {...list.rowProps(index)}>
              <span className="strong clip">{namesFor(language, patient)[0]}</span>
              <span className="small dim no-wrap">{ageAndSex(t, patient, today)}</span>
              <span className="small dim no-wrap numeric">{formatPhone(patient.phone)}</span>
              <span className="small dim no-wrap">{patient.uhid}</span>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

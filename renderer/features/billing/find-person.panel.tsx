import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { useFoundList } from '../../ui/found-list.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { idOfHit, usePatientSearch } from '../patients/patient-search.ts';
import { ageAndSex, namesFor } from '../patients/patient-words.ts';
import classes from './find-person.module.css';

const MOST = 12;

/** Who a bill without a token is for: a few letters, arrows, Enter. */
export function FindPerson() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const { today } = useClinicDay();
  const [text, setText] = useState('');
  const { asked, reading, hits, isCurrent } = usePatientSearch(text, MOST);
  const { list, begin, onFieldKeyDown, onFieldBlur } = useFoundList({
    ...{ rows: hits, idOf: idOfHit, isCurrent, label: t('billing.byHandFind') },
    onTake: hit => open.billFor(hit.patient.id),
  });
  useKeys([
    { keys: 'Enter', label: t('common.open'), isOff: hits.length === 0 },
    { keys: 'Esc', label: t('common.back'), run: () => window.history.back() },
  ]);

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
          begin();
        }}
        onKeyDown={onFieldKeyDown}
        onBlur={onFieldBlur}
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

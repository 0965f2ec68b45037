import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Patient, SearchHit } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { useFoundList } from '../../ui/found-list.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { idOfHit, usePatientSearch } from './patient-search.ts';
import { ageAndSex, namesFor } from './patient-words.ts';
import classes from './patients.module.css';
import { SideHead } from './side-head.tsx';

const MOST = 8;

type WhoPanelProps = {
  patient: Patient;
  /** Nobody registered before: the name is typed. Only for those registered without one. */
  onTypeName: (() => void) | undefined;
  onDone: () => void;
};

/** Finds the other record of the same person and puts the two side by side; the found one is kept. */
export function WhoPanel({ patient, onTypeName, onDone }: WhoPanelProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const mayMerge = usePerson().may('patients:merge');
  const [text, setText] = useState('');
  const { asked, reading, isCurrent, ...found } = usePatientSearch(text, MOST + 1, mayMerge);
  const hits = found.hits.filter(hit => hit.patient.id !== patient.id).slice(0, MOST);
  const compare = (hit: SearchHit) => {
    // Whoever was registered without a name becomes part of the known record, never the other way round.
    if (patient.isUnknown) open.merge(hit.patient.id, patient.id);
    else open.merge(patient.id, hit.patient.id);
  };
  const { list, begin, onFieldKeyDown, onFieldBlur } = useFoundList({
    ...{ rows: hits, idOf: idOfHit, isCurrent, label: t('patients.sayWhoFind') },
    onTake: compare,
  });
  useKeys([
    { keys: 'Enter', label: t('patients.openMerge'), isOff: hits.length === 0 },
    { keys: 'Esc', label: t('common.close'), run: onDone },
  ]);

  return (
    <section className={classes.side} aria-label={t('patients.sayWhoTitle')}>
      <SideHead
        title={patient.isUnknown ? t('patients.sayWhoTitle') : t('patients.joinWith')}
        onDone={onDone}
      />
      {mayMerge ? (
        <>
          <TextInput
            label={t('patients.sayWhoFind')}
            placeholder={t('patients.sayWhoFindHint')}
            value={text}
            onChange={event => {
              setText(event.currentTarget.value);
              begin();
            }}
            onKeyDown={onFieldKeyDown}
            onBlur={onFieldBlur}
            maxLength={100}
            autoComplete="off"
            autoFocus
          />
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {hits.length > 0 && (
            <div {...list.listProps}>
              {hits.map((hit, index) => (
                <div key={hit.patient.id} className={classes.whoRow} {...list.rowProps(index)}>
                  <WhoHit hit={hit} />
                </div>
              ))}
            </div>
          )}
          {asked !== '' && reading.answer && hits.length === 0 && (
            <p className="small dim">{t('patients.nobodyFound', { text: asked })}</p>
          )}
        </>
      ) : (
        <p className="small">{t('patients.sayWhoOwner')}</p>
      )}
      {onTypeName && (
        <div>
          <Button variant="default" onClick={onTypeName} autoFocus={!mayMerge}>
            {t('patients.sayWhoNew')}
          </Button>
        </div>
      )}
    </section>
  );
}

function WhoHit({ hit: { patient } }: { hit: SearchHit }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <>
      <span className="clip">
        <span className="strong">{namesFor(language, patient)[0]}</span>{' '}
        <span className="dim">{ageAndSex(t, patient, today)}</span>
      </span>
      <span className="small dim no-wrap">{patient.uhid}</span>
      <span className="tiny dim clip">
        {[patient.locality, formatPhone(patient.phone)].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

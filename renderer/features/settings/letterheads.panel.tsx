import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Letterheads } from '#shared/features/prescriptions/letterhead.schema.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LetterheadEditor } from './letterhead-editor.panel.tsx';
import type { LetterheadDraft } from './letterhead-form.ts';
import classes from './letterheads.module.css';

/** Sheets in printers: how prescriptions stand on each, and which doctor prints on which (RX-16). */
export function LetterheadsPanel() {
  const t = useTranslation();
  const reading = useRead(contract.prescriptions.letterheads, {});
  if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
  if (!reading.answer) return <Skeletons label={t('common.loading')} />;
  return <LetterheadsPage stored={reading.answer} />;
}

function LetterheadsPage({ stored }: { stored: Letterheads }) {
  const t = useTranslation();
  const { letterheads, clinicLayout } = stored;
  const [isAdding, setIsAdding] = useState(false);
  const list = useListNavigation({
    count: letterheads.length,
    onOpen: () => setIsAdding(false),
    onChoose: () => setIsAdding(false),
    label: t('settings.partLetterheads'),
  });
  const add = () => setIsAdding(true);
  useKeys([
    { keys: '+', label: t('settings.letterheadNew'), run: add },
    { keys: 'Esc', run: () => setIsAdding(false), isOff: !isAdding },
  ]);
  const chosen = letterheads[list.index];
  const fresh: LetterheadDraft = { id: null, version: 0, name: '', layout: clinicLayout };
  const draft = isAdding ? fresh : chosen;
  return (
    <div className={classes.page}>
      <section className={classes.list}>
        <h1 className="title">{t('settings.partLetterheads')}</h1>
        <p className="small dim">{t('settings.letterheadsAbout')}</p>
        <div className={classes.rows} {...list.listProps}>
          {letterheads.map((letterhead, place) => (
            <div key={letterhead.id} {...list.rowProps(place)} className={`list-row ${classes.row}`}>
              <span className="clip">{letterhead.name}</span>
              <span className="small dim">{letterhead.layout.paper}</span>
            </div>
          ))}
        </div>
        <Button variant="default" onClick={add} rightSection={<KeyHint keys="+" />}>
          {t('settings.letterheadNew')}
        </Button>
        {letterheads.length > 0 && <DoctorChoices stored={stored} />}
      </section>
      {draft ? (
        <LetterheadEditor
          key={`${draft.id}-${draft.version}`}
          draft={draft}
          onSaved={id => {
            setIsAdding(false);
            const place = letterheads.findIndex(letterhead => letterhead.id === id);
            list.setIndex(place < 0 ? letterheads.length : place);
          }}
          onGone={() => list.setIndex(0)}
        />
      ) : (
        <EmptyState title={t('settings.letterheadsNone')} hint={t('settings.letterheadsNoneHint')} />
      )}
    </div>
  );
}

const CLINIC = 'clinic';

/** Whose prescriptions print where; everybody else prints as the clinic's papers say. */
function DoctorChoices({ stored }: { stored: Letterheads }) {
  const t = useTranslation();
  const people = useRead(contract.users.list, {});
  const choose = useWrite(contract.prescriptions.chooseLetterhead);
  const doctors = (people.answer ?? []).filter(person => person.doctor && person.isActive);
  const data = [
    { value: CLINIC, label: t('settings.asClinicPapers') },
    ...stored.letterheads.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const chosenBy = (doctorId: number) => {
    const choice = stored.choices.find(one => one.doctorId === doctorId);
    return choice ? String(choice.letterheadId) : CLINIC;
  };
  return (
    <div className={classes.section}>
      <h2 className="title">{t('settings.doctorsPrintOn')}</h2>
      {doctors.map(({ id, fullName }) => (
        <Select
          key={id}
          label={fullName}
          data={data}
          value={chosenBy(id)}
          allowDeselect={false}
          onChange={value => {
            const letterheadId = value === CLINIC || value === null ? null : Number(value);
            choose.call({ doctorId: id, letterheadId }).catch(() => undefined); // Said below.
          }}
        />
      ))}
      <ProblemNotice error={people.error ?? choose.error} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { MergePreview, Patient } from '#shared/features/patients/patient.schema.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './merge.module.css';
import { MergeActs } from './merge-acts.panel.tsx';
import { mergeFieldWord, mergeValueText } from './merge-words.ts';
import { BigPhoto } from './patient-photo.panel.tsx';
import { ageAndSexInWords, namesFor } from './patient-words.ts';

type MergeScreenProps = { keptId: number; goneId: number };

/** Two records of one person side by side: which is kept, what holds where they differ, what comes along (REG-6). */
export function MergeScreen({ keptId, goneId }: MergeScreenProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const reading = useRead(contract.patients.mergePreview, { keptId, goneId });
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const preview = reading.answer;
  // Where the kept record says nothing, what the other one says is offered as chosen.
  const taken =
    chosen ?? (preview?.differs ?? []).filter(({ kept }) => kept === '').map(({ field }) => field);
  const swap = () => open.merge(goneId, keptId);
  useKeys([
    { keys: 'S', label: t('patients.swap'), run: swap, isOff: !preview },
    { keys: 'Esc', label: t('patients.suspects'), run: open.suspects },
  ]);
  return (
    <div className={classes.page}>
      <section className={classes.main} aria-label={t('patients.mergeTitle')}>
        <div className={classes.head}>
          <h1 className="title">{t('patients.mergeTitle')}</h1>
          <Button variant="default" onClick={swap} disabled={!preview} rightSection={<KeyHint keys="S" />}>
            {t('patients.swap')}
          </Button>
        </div>
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {preview && (
          <>
            <div className={classes.columns}>
              <span />
              <Head title={t('patients.kept')} patient={preview.kept} isKept />
              <Head title={t('patients.gone')} patient={preview.gone} />
            </div>
            <Differences preview={preview} taken={taken} onTake={setChosen} />
          </>
        )}
      </section>
      {preview && <MergeActs preview={preview} taken={taken} />}
    </div>
  );
}

function Head({ title, patient, isKept }: { title: string; patient: Patient; isKept?: boolean }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, otherName] = namesFor(language, patient);
  return (
    <div className={classes.headCell} data-kept={isKept || undefined}>
      <BigPhoto patient={patient} onTake={undefined} />
      <div className="column">
        <span className={isKept ? 'tiny strong accent' : 'tiny strong dim'}>{title}</span>
        <span className={classes.name}>{name}</span>
        {otherName && <span className="tiny dim">{otherName}</span>}
        <span className="small">{ageAndSexInWords(t, patient, today)}</span>
        <span className="small">
          {patient.uhid}
          {patient.phone && <span className="dim"> · {formatPhone(patient.phone)}</span>}
        </span>
        <span className="tiny dim">
          {t('patients.lastVisit')}{' '}
          {patient.lastVisitOn ? longDay(patient.lastVisitOn, language) : t('patients.never')}
        </span>
      </div>
    </div>
  );
}

type DifferencesProps = {
  preview: MergePreview;
  taken: readonly string[];
  onTake: (fields: readonly string[]) => void;
};

function Differences({ preview, taken, onTake }: DifferencesProps) {
  const { t } = useLanguage();
  if (preview.differs.length === 0) return <p className="small dim">{t('patients.mergeAgree')}</p>;
  return (
    <>
      <h2 className="small-title">{t('patients.mergeDiffers')}</h2>
      <div>
        {preview.differs.map(one => (
          <Difference
            key={one.field}
            {...one}
            isTaken={taken.includes(one.field)}
            onChoose={isTaken =>
              onTake([...taken.filter(field => field !== one.field), ...(isTaken ? [one.field] : [])])
            }
          />
        ))}
      </div>
    </>
  );
}

type DifferenceProps = MergePreview['differs'][number] & {
  isTaken: boolean;
  onChoose: (isTaken: boolean) => void;
};

/** One field, two values, one choice: the arrows of a radio group, Tab to the next field. */
function Difference({ field, kept, gone, isTaken, onChoose }: DifferenceProps) {
  const { t, language } = useLanguage();
  const word = mergeFieldWord(t, field);
  const referrers = useRead(contract.patients.referrers, {}, { enabled: field === 'referrerId' }).answer;
  const wordsOf = (value: string) =>
    referrers?.find(({ id }) => String(id) === value)?.name ?? mergeValueText(t, language, field, value);
  const choice = (value: string, isGone: boolean) => (
    <label className={classes.choice} data-chosen={isGone === isTaken || undefined}>
      <input
        type="radio"
        name={`merge-${field}`}
        checked={isGone === isTaken}
        onChange={() => onChoose(isGone)}
      />
      <span>{wordsOf(value)}</span>
    </label>
  );
  return (
    <div className={classes.columns} role="radiogroup" aria-label={word}>
      <span className="small dim">{word}</span>
      {choice(kept, false)}
      {choice(gone, true)}
    </div>
  );
}

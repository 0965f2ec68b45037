import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { PatientLine, Suspect } from '#shared/features/patients/patient.schema.ts';
import { likenessWords } from '#shared/features/patients/suspects.grid.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './merge.module.css';
import { MergesPanel } from './merges.panel.tsx';
import { ageAndSex, namesFor } from './patient-words.ts';
import { useReason } from './use-reason.ts';

/** The owner's list of records that may be one person, likeliest first (REG-5), beside what was joined already. */
export function SuspectsScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const reading = useRead(contract.patients.suspects, {});
  const pairs = reading.answer ?? [];
  const [dismissing, setDismissing] = useState<Suspect | null>(null);
  const compare = (index: number) => {
    const pair = pairs[index];
    if (pair) open.merge(pair.first.id, pair.second.id);
  };
  const { chosen, at, choose } = useChosenRowBy(pairs, ({ first, second }) => `${first.id} ${second.id}`);
  const list = useListNavigation({
    ...{ count: pairs.length, at, label: t('patients.suspects'), onChoose: choose },
    onOpen: compare,
    isEverywhere: true,
  });
  useKeys([
    { keys: '↑ ↓', label: t('common.move'), isOff: pairs.length === 0 },
    { keys: 'Enter', label: t('patients.openMerge'), isOff: pairs.length === 0 },
    {
      keys: 'D',
      label: t('patients.notTheSame'),
      run: () => chosen && setDismissing(chosen),
      isOff: !chosen || dismissing !== null,
    },
  ]);
  return (
    <div className={classes.page}>
      <section className={classes.main} aria-label={t('patients.suspects')}>
        <div className={classes.head}>
          <h1 className="title">{t('patients.suspects')}</h1>
          <span className="small dim">{t('patients.suspectsHint')}</span>
        </div>
        {pairs.length > 0 && <ExportFold procedure={contract.patients.exportSuspects} input={{}} />}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons label={t('common.loading')} />}
        {reading.answer && pairs.length === 0 && (
          <EmptyState title={t('patients.noSuspects')} hint={t('patients.noSuspectsHint')} />
        )}
        {pairs.length > 0 && (
          <div {...list.listProps} className={classes.pairs}>
            {pairs.map((pair, index) => (
              <div
                key={`${pair.first.id}-${pair.second.id}`}
                className={classes.pair}
                {...list.rowProps(index)}
              >
                <PairLine person={pair.first} />
                <PairLine person={pair.second} />
                <span className="small amber">{likenessWords(t, pair.because)}</span>
                <span className="small numeric right no-wrap">
                  <span className="strong">{pair.score}</span>
                  <span className="visually-hidden">{t('patients.scoreOf', { score: pair.score })}</span>
                </span>
              </div>
            ))}
          </div>
        )}
        {dismissing && (
          <Dismiss
            key={`${dismissing.first.id}-${dismissing.second.id}`}
            pair={dismissing}
            onDone={() => setDismissing(null)}
          />
        )}
      </section>
      <MergesPanel />
    </div>
  );
}

function PairLine({ person }: { person: PatientLine }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  return (
    <span className="column">
      <span className="clip">
        <span className="strong">{namesFor(language, person)[0]}</span>{' '}
        <span className="dim">{ageAndSex(t, person, today)}</span>
      </span>
      <span className="tiny dim clip">
        {[person.uhid, formatPhone(person.phone), person.locality].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
}

function Dismiss({ pair, onDone }: { pair: Suspect; onDone: () => void }) {
  const { t } = useLanguage();
  const dismiss = useWrite(contract.patients.dismissSuspect);
  const reason = useReason();

  function save(): void {
    const text = reason.given();
    if (text === undefined) return;
    dismiss.call({ firstId: pair.first.id, secondId: pair.second.id, reason: text }).then(
      () => {
        toast(t('patients.dismissed'));
        onDone();
      },
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([{ keys: 'Esc', label: t('common.back'), run: onDone }]);
  return (
    <form
      className={classes.dismiss}
      aria-label={t('patients.notTheSame')}
      onSubmit={event => {
        event.preventDefault();
        save();
      }}
    >
      <span className="small">
        <span className="strong">{pair.first.fullName}</span> {pair.first.uhid} ·{' '}
        <span className="strong">{pair.second.fullName}</span> {pair.second.uhid}
      </span>
      <div className={classes.reason}>
        <TextInput
          label={t('patients.notTheSameBecause')}
          placeholder={t('patients.notTheSameHint')}
          {...reason.fieldProps}
          autoFocus
        />
        <SaveButton busy={dismiss.pending} keys="↵">
          {t('patients.notTheSame')}
        </SaveButton>
        <Button variant="default" onClick={onDone} rightSection={<KeyHint keys="Esc" />}>
          {t('common.back')}
        </Button>
      </div>
      <ProblemNotice error={dismiss.error} />
    </form>
  );
}

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  CONSENT_PURPOSES,
  type ConsentPurpose,
  type Notice,
  type PatientBanner,
} from '#shared/features/patients/patient.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import { isMinor } from '#shared/kernel/age.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { purposeWord } from './patient-words.ts';
import classes from './patients.module.css';
import { SideHead } from './side-head.tsx';

type ConsentsPanelProps = { banner: PatientBanner; onDone: () => void };

/** The notice as it is shown, what the person agrees to, who said so, and the way back (REG-13). */
export function ConsentsPanel({ banner, onDone }: ConsentsPanelProps) {
  const { t } = useLanguage();
  const reading = useRead(contract.patients.notices, {});
  const notice = (reading.answer ?? []).toSorted((a, b) => b.version - a.version)[0];
  useKeys([{ keys: 'Esc', label: t('common.close'), run: onDone }]);
  return (
    <section className={classes.side} aria-label={t('patients.notice')}>
      <SideHead title={t('patients.notice')} onDone={onDone} />
      <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
      {reading.isWaiting && <Skeletons label={t('common.loading')} />}
      {reading.answer && !notice && (
        <EmptyState title={t('patients.noticeNone')} hint={t('patients.noticeNoneHint')} />
      )}
      {banner.consents && <Given banner={banner} latest={notice} />}
      {notice && <Asking key={notice.version} banner={banner} notice={notice} onDone={onDone} />}
    </section>
  );
}

/** What was said last, purpose by purpose, each with its way back. */
function Given({ banner, latest }: { banner: PatientBanner; latest: Notice | undefined }) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const may = usePerson().may('patients:register');
  const withdraw = useWrite(contract.patients.recordConsents);
  const { consents, patient } = banner;
  if (!consents) return null;
  const day = longDay(localDateAt(consents.at, zone), language);

  function takeBack(purpose: ConsentPurpose, noticeVersion: number): void {
    withdraw.call({ patientId: patient.id, noticeVersion, language, purposes: { [purpose]: false } }).then(
      () => toast(t('patients.consentWithdrawn')),
      () => undefined, // Said by the notice below.
    );
  }

  return (
    <div className={classes.given}>
      <span className="small strong">
        {t('patients.consentGivenOn', { version: consents.noticeVersion, date: day })}
      </span>
      {CONSENT_PURPOSES.filter(purpose => purpose in consents.purposes).map(purpose => (
        <div key={purpose} className="row apart">
          <span className="small">
            {purposeWord(t, purpose)}{' '}
            <span className={consents.purposes[purpose] ? 'dim' : 'amber'}>
              · {consents.purposes[purpose] ? t('patients.consentYes') : t('patients.consentNo')}
            </span>
          </span>
          {consents.purposes[purpose] && may && (
            <Button
              variant="default"
              size="compact-xs"
              onClick={() => takeBack(purpose, consents.noticeVersion)}
            >
              {t('patients.consentWithdraw')}
            </Button>
          )}
        </div>
      ))}
      {latest && latest.version > consents.noticeVersion && (
        <span className="tiny amber">{t('patients.consentNewer', { version: latest.version })}</span>
      )}
      <ProblemNotice error={withdraw.error} />
    </div>
  );
}

type Answers = Partial<Record<ConsentPurpose, boolean>>;
type AskingProps = { banner: PatientBanner; notice: Notice; onDone: () => void };

function Asking({ banner, notice, onDone }: AskingProps) {
  const { t, language: screenLanguage } = useLanguage();
  const { today } = useClinicDay();
  const { patient } = banner;
  const isChild = isMinor(patient.birthOn, today);
  const mayRegister = usePerson().may('patients:register');
  const [language, setLanguage] = useState<Language>(notice.textHi === '' ? 'en' : screenLanguage);
  const [answers, setAnswers] = useState<Answers>({});
  const [givenBy, setGivenBy] = useState(isChild ? (patient.guardian?.fullName ?? '') : '');
  const [isMissing, setIsMissing] = useState(false);
  const record = useWrite(contract.patients.recordConsents);
  const print = useWrite(contract.patients.printNotice);

  function save(): void {
    const isEmpty = Object.keys(answers).length === 0;
    setIsMissing(isEmpty);
    if (isEmpty) return;
    const given = { noticeVersion: notice.version, language, purposes: answers, givenBy: givenBy.trim() };
    record.call({ patientId: patient.id, ...given }).then(
      () => {
        toast(t('patients.consentSaved'));
        onDone();
      },
      () => undefined, // Said by the notice below; the ticks stay.
    );
  }

  function printNotice(): void {
    print.call({ patientId: patient.id }).then(
      page => void printPdf(page.pdf),
      () => undefined, // Said by the notice below.
    );
  }

  useKeys([
    { keys: 'F8', label: t('common.print'), run: printNotice, isOff: !mayRegister },
    { keys: 'Ctrl Enter', label: t('patients.consentSave'), run: save, isOff: !mayRegister },
  ]);
  return (
    <>
      <div className="row apart">
        <span className="small dim">
          {t('patients.noticeVersionFrom', {
            version: notice.version,
            date: longDay(notice.validFrom, screenLanguage),
          })}
        </span>
        {notice.textHi !== '' && (
          <SegmentedControl
            size="xs"
            aria-label={t('patients.noticeLanguage')}
            data={[
              { value: 'en', label: t('common.english') },
              { value: 'hi', label: t('common.hindi') },
            ]}
            value={language}
            onChange={next => setLanguage(next as Language)}
          />
        )}
      </div>
      <section
        className={classes.noticeText}
        lang={language}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keys only where it can be reached.
        tabIndex={0}
        aria-label={t('patients.noticeText')}
      >
        {language === 'hi' ? notice.textHi : notice.textEn}
      </section>
      {mayRegister && (
        <>
          <Ticks answers={answers} onChange={setAnswers} />
          {isMissing && <span className="tiny danger">{t('patients.consentNothing')}</span>}
          <TextInput
            label={t('patients.consentBy')}
            description={isChild ? t('patients.consentByGuardian') : undefined}
            value={givenBy}
            onChange={event => setGivenBy(event.currentTarget.value)}
            maxLength={80}
            autoComplete="off"
          />
          <ProblemNotice error={record.error ?? print.error} />
          <div className={classes.acts}>
            <SaveButton busy={record.pending} keys="Ctrl ↵" onClick={save}>
              {t('patients.consentSave')}
            </SaveButton>
            <Button variant="default" onClick={printNotice} rightSection={<KeyHint keys="F8" />}>
              {t('patients.noticePrint')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

type TicksProps = { answers: Answers; onChange: (answers: Answers) => void };

/** Nothing is ticked beforehand: a purpose that was not asked stays not asked. */
function Ticks({ answers, onChange }: TicksProps) {
  const { t } = useLanguage();
  const id = useId();
  // The keyboard goes to the first question: ← → answer it, Tab goes to the next.
  useEffect(() => document.getElementById(id)?.querySelector<HTMLElement>('input:checked')?.focus(), [id]);

  function answer(purpose: ConsentPurpose, text: string): void {
    const { [purpose]: _, ...others } = answers;
    onChange(text === 'ask' ? others : { ...others, [purpose]: text === 'yes' });
  }

  return (
    <div id={id} className={classes.ticks}>
      <span className="small-title">{t('patients.consentFor')}</span>
      {CONSENT_PURPOSES.map(purpose => (
        <div key={purpose} className={classes.tick}>
          <span id={`${id}-${purpose}`} className="small">
            {purposeWord(t, purpose)}
          </span>
          <SegmentedControl
            size="xs"
            role="radiogroup"
            aria-labelledby={`${id}-${purpose}`}
            data={[
              { value: 'ask', label: t('patients.consentAsk') },
              { value: 'yes', label: t('patients.consentYes') },
              { value: 'no', label: t('patients.consentNo') },
            ]}
            value={answers[purpose] === undefined ? 'ask' : answers[purpose] ? 'yes' : 'no'}
            onChange={text => answer(purpose, text)}
          />
        </div>
      ))}
    </div>
  );
}

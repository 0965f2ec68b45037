import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Certificate } from '#shared/features/certificates/certificate.schema.ts';
import { certificatePeriod } from '#shared/features/certificates/register.grid.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { KeyValue, KeyValues } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { KIND_TITLES, printsOf } from './certificate-words.ts';
import classes from './certificates.module.css';
import { PaperField } from './paper.choice.tsx';
import { nextPaper, type PaperChoice, usePrintCertificate } from './use-issuing.ts';
import { VoidForm } from './void.form.tsx';

type ChosenProps = { certificate: Certificate; usualPaper: PaperChoice };

/** The certificate that the list stands on: its words as printed, print again, void. */
export function ChosenCertificate({ certificate, usualPaper }: ChosenProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const { zone } = useClinicDay();
  const [paper, setPaper] = useState<PaperChoice>(usualPaper);
  const [isVoiding, setIsVoiding] = useState(false);
  const { print, pending, error } = usePrintCertificate();
  const { body, voided } = certificate;
  const isOwn = certificate.doctorId === person.userId || person.has('owner');
  const mayVoid = voided === null && isOwn && person.may('certificates:issue');
  const send = () => void print(certificate.id, paper);
  useKeys([
    { keys: 'F8', label: t('certificates.print'), run: send },
    {
      keys: 'Alt P',
      label: t('certificates.nextPaper'),
      run: () => setPaper(nextPaper(paper)),
      onStrip: false,
    },
    { keys: 'D', label: t('certificates.void'), run: () => setIsVoiding(true), isOff: !mayVoid || isVoiding },
  ]);
  return (
    <div className={classes.chosen}>
      <div className="row apart">
        <span className="strong">{t(KIND_TITLES[body.kind])}</span>
        <span className="numeric">{certificate.serial}</span>
      </div>
      {voided && (
        <p className="small danger">
          {t('certificates.voidedBecause', {
            reason: voided.reason,
            name: voided.byName,
            date: longDay(localDateAt(voided.at, zone), language),
          })}
        </p>
      )}
      <p className={`small ${classes.text}`} data-void={voided ? true : undefined}>
        {certificate.textEn}
      </p>
      <KeyValues>
        {certificatePeriod(language, body) !== '' && (
          <KeyValue label={t('certificates.period')}>{certificatePeriod(language, body)}</KeyValue>
        )}
        {body.diagnosis !== '' && <KeyValue label={t('certificates.diagnosis')}>{body.diagnosis}</KeyValue>}
        <KeyValue label={t('certificates.doctor')}>{certificate.doctor.fullName}</KeyValue>
        <KeyValue label={t('certificates.prints')}>{printsOf(t, certificate)}</KeyValue>
      </KeyValues>
      <ProblemNotice error={error} onRetry={send} />
      {isVoiding ? (
        <VoidForm certificate={certificate} onDone={() => setIsVoiding(false)} />
      ) : (
        <div className={classes.acts}>
          <PaperField paper={paper} onChange={setPaper} />
          <Button variant="default" onClick={send} aria-busy={pending} rightSection={<KeyHint keys="F8" />}>
            {t(certificate.printCount === 0 ? 'certificates.print' : 'certificates.printAgain')}
          </Button>
          {mayVoid && (
            <Button variant="subtle" onClick={() => setIsVoiding(true)} rightSection={<KeyHint keys="D" />}>
              {t('certificates.voidThis')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

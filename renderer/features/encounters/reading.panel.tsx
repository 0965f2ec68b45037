import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { wallTime } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { PatientBanner } from '../patients/patient-banner.panel.tsx';
import { PagePreview, PaperOnDesk } from '../prescriptions/page-preview.panel.tsx';
import { PrintElsewhere } from '../prescriptions/print-elsewhere.panel.tsx';
import { NoteReading } from './note-reading.tsx';
import { SignedNotices } from './signed-notices.tsx';
import signingClasses from './signing.module.css';
import { StoryPanel } from './story.panel.tsx';
import { useCallNext } from './use-call-next.ts';
import { useSignedSides } from './use-signed-sides.tsx';
import { type PrintedPage, usePrintPage } from './use-signing.ts';
import { useVisitSides } from './use-visit-sides.tsx';
import classes from './visit.module.css';
import { VitalsLine } from './vitals-line.tsx';

type Signed = NonNullable<VisitView['signed']>;

/** A signed visit: what was written, the page, print again, and the next person. */
export function SignedVisit({
  visit,
  signed,
  printed,
  onAmend,
}: {
  visit: VisitView;
  signed: Signed;
  printed: PrintedPage | undefined;
  /** Absent for whoever may only read it. */
  onAmend: (() => void) | undefined;
}) {
  const t = useTranslation();
  const { zone } = useClinicDay();
  const person = usePerson();
  const printing = usePrintPage(visit.visitId);
  const { panel } = useVisitSides(visit, undefined);
  const { side, reading } = useSignedSides({ signed, onAmend });
  const next = useCallNext();
  const isDoctor = person.has('doctor');
  const print = () => void printing.print();
  useKeys([
    { keys: 'F8', label: t('encounters.printAgain'), run: print },
    { keys: 'N', label: t('encounters.callNext'), run: () => void next.callNext(), isOff: !isDoctor },
  ]);
  const page = printing.page ?? printed;
  return (
    <ReadingFrame
      visit={visit}
      state={
        signed.voided ? (
          <Chip tone="danger">{t('encounters.isVoid')}</Chip>
        ) : (
          <Chip tone="accent">{t('encounters.signedAt', { time: wallTime(signed.signedAt, zone) })}</Chip>
        )
      }
      action={
        <>
          <Button
            variant="default"
            rightSection={<KeyHint keys="F8" />}
            onClick={print}
            aria-busy={printing.pending}
          >
            {t('encounters.printAgain')}
          </Button>
          {isDoctor && (
            <SaveButton keys="N" busy={next.pending} onClick={() => void next.callNext()}>
              {t('encounters.callNext')}
            </SaveButton>
          )}
        </>
      }
      page={
        side ??
        panel ??
        (page ? (
          <PaperOnDesk page={page} isMaking={false} error={null} onRetry={print} isSigned>
            <PrintElsewhere visitId={visit.visitId} />
          </PaperOnDesk>
        ) : (
          <PagePreview visitId={visit.visitId} body={signed.body} isSigned />
        ))
      }
    >
      <ProblemNotice error={printing.error ?? next.error} onRetry={print} />
      <VitalsLine vitals={visit.vitals} visitId={visit.visitId} onTake={undefined} />
      <SignedNotices visit={visit} signed={signed} onAmend={onAmend} />
      {reading ?? (
        <div className={signed.voided ? signingClasses.struck : undefined}>
          <NoteReading body={signed.body} />
        </div>
      )}
      <div className={classes.seal}>
        {t('encounters.signedBy', {
          name: signed.doctorName,
          serial: signed.serial,
          hash: signed.contentHash.slice(0, 16),
        })}
        {signed.enteredByName !== '' &&
          ` ${t('encounters.enteredBy', { entered: signed.enteredByName, signed: signed.doctorName })}`}
      </div>
    </ReadingFrame>
  );
}

/** For the nurse and for other doctors: the chart, with vitals and allergies to take. */
export function VisitReading({ visit }: { visit: VisitView }) {
  const t = useTranslation();
  const person = usePerson();
  const { show, panel } = useVisitSides(visit, undefined);
  const mayTake = person.may('vitals:record');
  const draft = visit.draft?.body;
  const { submission } = visit;
  const { zone } = useClinicDay();
  return (
    <ReadingFrame
      visit={visit}
      state={
        submission && !submission.sentBack ? (
          <Chip tone="amber">{t('encounters.waitsFor', { name: visit.doctorName })}</Chip>
        ) : (
          <span className="small dim">{t('encounters.notSignedBy', { name: visit.doctorName })}</span>
        )
      }
      action={
        mayTake && (
          <SaveButton keys="V" onClick={() => show('vitals')}>
            {t('encounters.takeVitals')}
          </SaveButton>
        )
      }
      page={
        panel ??
        (draft ? <PagePreview visitId={visit.visitId} body={draft} /> : <aside className={classes.side} />)
      }
    >
      {submission && !submission.sentBack && (
        <p className="small dim">
          {t('encounters.submittedBy', { name: submission.byName, time: wallTime(submission.at, zone) })}
        </p>
      )}
      <VitalsLine
        vitals={visit.vitals}
        visitId={visit.visitId}
        onTake={mayTake ? () => show('vitals') : undefined}
      />
      {draft ? (
        <NoteReading body={draft} />
      ) : (
        <EmptyState title={t('encounters.nothingWrittenYet')} hint={t('encounters.nothingWrittenHint')} />
      )}
    </ReadingFrame>
  );
}

type FrameProps = {
  visit: VisitView;
  state: ReactNode;
  action: ReactNode;
  page: ReactNode;
  children: ReactNode;
};

function ReadingFrame({ visit, state, action, page, children }: FrameProps) {
  const t = useTranslation();
  return (
    <div className={classes.visit}>
      <PatientBanner
        banner={visit.banner}
        facts={<Fact label={t('queue.token')}>{visit.token}</Fact>}
        action={
          <>
            {state}
            {action}
          </>
        }
      />
      <div className={classes.columns}>
        <StoryPanel visit={visit} />
        <section className={classes.note} aria-label={t('encounters.todaysNote')}>
          {children}
        </section>
        {page}
      </div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import { call } from '../../api/client.ts';
import { useRead, useRefresh } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { Fact } from '../../ui/facts.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { usePutStripNote } from '../../ui/strip-note.ts';
import { PatientBanner } from '../patients/patient-banner.panel.tsx';
import { PagePreview } from '../prescriptions/page-preview.panel.tsx';
import { clockTime } from './clock-time.ts';
import { DraftNotices } from './draft-notices.tsx';
import { NoteFields } from './note-fields.tsx';
import { AT_FIELD, lineNumbersOf, SAID_BESIDE } from './note-refusals.ts';
import { useNote } from './note-state.ts';
import { focusSection, goToSection } from './section.tsx';
import { StoryPanel } from './story.panel.tsx';
import { useDraft } from './use-draft.ts';
import { useHeededAlerts } from './use-heeded-alerts.ts';
import { type PrintedPage, unansweredWarnings, useSigning, withStandingAnswers } from './use-signing.ts';
import { useVisitSides } from './use-visit-sides.tsx';
import classes from './visit.module.css';
import { WritingNotices } from './writing-notices.tsx';
import { lacksReason, signWord, useWritingPart } from './writing-part.tsx';

type VisitWritingProps = {
  visit: VisitView;
  onSigned: (page: PrintedPage | undefined) => void;
  onShowSigned: () => void;
};

/** The doctor's own unsigned visit: story, note, page. */
export function VisitWriting({ visit, onSigned, onShowSigned }: VisitWritingProps) {
  const { t, sentence } = useLanguage();
  const { zone } = useClinicDay();
  const refresh = useRefresh();
  const part = useWritingPart();
  const root = useRef<HTMLDivElement>(null);
  const smartField = useRef<HTMLInputElement>(null);
  const [isForgotten, setIsForgotten] = useState(false);
  const { note, body, draft, act } = useNote(visit);
  const { side, show, panel } = useVisitSides(visit, { body, act }, () =>
    focusSection(root.current, 'complaints'),
  );
  const room = useDraft(visit, draft);
  const { keeper } = room;
  const checking = useRead(
    contract.prescriptions.check,
    {
      ...{ patientId: visit.banner.patient.id, visitId: visit.visitId },
      ...{ lines: body.lines, stops: body.stops, sections: body.sections },
    },
    { enabled: body.lines.length > 0, keepPrevious: true },
  );
  const check = body.lines.length > 0 ? checking.answer : undefined;
  const heeded = useHeededAlerts(checking.isPrevious ? undefined : check?.warnings);
  const toAnswer = unansweredWarnings(check?.warnings ?? [], body);

  const signing = useSigning({
    visitId: visit.visitId,
    onSigned: page => {
      keeper.stop();
      onSigned(page);
    },
    onRefused: refused,
  });

  function refused(refusal: Refusal): void {
    if (refusal.code === 'DRAFT_BY_SOMEBODY_ELSE') {
      room.foundOther(Number(refusal.data.savedAt));
      refresh('encounters');
      return;
    }
    keeper.resume();
    const place = AT_FIELD[refusal.code];
    if (place) focusSection(root.current, place);
    if (refusal.code === 'WARNINGS_NOT_ANSWERED') void checking.refetch().then(goToWarning);
  }

  function goToWarning(): void {
    root.current?.querySelector<HTMLElement>('[data-warning] [data-fix]')?.focus();
  }

  function sign(): void {
    // What stands in the notice is read first: a signature would replace it unseen.
    if (room.otherSavedAt !== null || isSignedElsewhere || room.problem?.code === 'AMENDED_MEANWHILE') {
      root.current?.querySelector<HTMLElement>('[data-notice] button')?.focus();
      return;
    }
    if (part.kind === 'amend' && lacksReason(part)) {
      part.askReason();
      focusSection(root.current, 'amendReason');
      return;
    }
    if (note.typing.trim() !== '') {
      setIsForgotten(true);
      smartField.current?.focus();
      return;
    }
    // An assistant leaves the answers to who signs.
    if (toAnswer.length > 0 && part.kind !== 'assist') {
      goToWarning();
      return;
    }
    keeper.hold();
    void signing.sign({
      body: withStandingAnswers(body, checking.isPrevious ? undefined : check?.warnings),
      heeded: heeded(),
      seenSavedAt: room.seenSavedAt(),
    });
  }

  async function takeOther(): Promise<void> {
    const fresh = await call(contract.encounters.open, { visitId: visit.visitId });
    if (fresh.draft) act({ kind: 'replace', draft: fresh.draft });
    room.tookOther(fresh.draftSavedAt);
  }

  function discard(): void {
    keeper.stop();
    if (part.kind === 'amend') part.discard();
  }

  const hasUnsaved = room.isDirty || note.typing.trim() !== '';
  const isSignedElsewhere = visit.signed !== null && !signing.pending;
  useEffect(() => {
    // The other signature took a draft of two hands or of a change away: here it stays to be read.
    if (isSignedElsewhere && !hasUnsaved && part.kind === 'first') onShowSigned();
  }, [isSignedElsewhere, hasUnsaved, onShowSigned, part.kind]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the cursor begins is decided once, by what was kept.
  useEffect(() => {
    if (lacksReason(part)) focusSection(root.current, 'amendReason');
    else if (note.typing !== '') smartField.current?.focus();
    else focusSection(root.current, 'complaints');
  }, []);

  const isAsked = visit.banner.allergies.status !== 'notRecorded';
  useKeys([
    { keys: 'Ctrl Enter', label: signWord(t, part), run: sign, isOff: side !== null },
    {
      keys: 'Alt ↓',
      label: t('encounters.nextSection'),
      run: () => goToSection(root.current, 1),
      onStrip: side === null,
    },
    { keys: 'Alt ↑', run: () => goToSection(root.current, -1) },
  ]);
  usePutStripNote(draftNote());

  function draftNote(): string {
    if (room.problem) return t('encounters.draftNotKept');
    return room.savedAt === null ? '' : t('encounters.draftKept', { time: clockTime(room.savedAt, zone) });
  }

  const refusal = signing.error;
  const refusalSection = refusal ? AT_FIELD[refusal.code] : undefined;
  const refusalWords = refusal ? sentence(refusal.code, lineNumbersOf(refusal)) : undefined;
  return (
    <div className={classes.visit} ref={root}>
      <PatientBanner
        banner={visit.banner}
        facts={<Fact label={t('queue.token')}>{visit.token}</Fact>}
        action={
          <>
            {!isAsked && side !== 'allergies' && (
              <Button
                variant="default"
                rightSection={<KeyHint keys="Alt A" />}
                onClick={() => show('allergies')}
              >
                {t('encounters.ask')}
              </Button>
            )}
            {toAnswer.length > 0 && (
              <button type="button" className={classes.textButton} onClick={goToWarning}>
                <span className="amber strong">
                  {t(
                    toAnswer.length === 1 ? 'encounters.oneWarningToAnswer' : 'encounters.warningsToAnswer',
                    { count: toAnswer.length },
                  )}
                </span>
              </button>
            )}
            <SaveButton busy={signing.pending} isOff={!visit.doctorCanSign} keys="Ctrl ↵" onClick={sign}>
              {signWord(t, part)}
            </SaveButton>
          </>
        }
      />
      <div className={classes.columns}>
        <StoryPanel visit={visit} note={{ body, act }} />
        <NoteFields
          visit={visit}
          note={note}
          act={act}
          check={check}
          isChecking={checking.isPrevious}
          isForgotten={isForgotten}
          smartField={smartField}
          problems={refusalSection && refusalWords ? { [refusalSection]: refusalWords } : {}}
          onTakeVitals={() => show('vitals')}
          onNext={() => goToSection(root.current, 1)}
          onTypedLine={() => setIsForgotten(false)}
          notices={
            <>
              {!signing.pending && (
                <DraftNotices
                  visit={visit}
                  room={room}
                  onTakeOther={() => void takeOther()}
                  onShowSigned={onShowSigned}
                />
              )}
              <WritingNotices visit={visit} onDiscard={discard} onNext={() => goToSection(root.current, 1)} />
              {!visit.doctorCanSign && part.kind !== 'assist' && (
                <p className="small amber">{t('encounters.cannotSign')}</p>
              )}
              {!refusalSection && !SAID_BESIDE.includes(refusal?.code ?? '') && (
                <ProblemNotice error={refusal} onRetry={sign} />
              )}
            </>
          }
        />
        {panel ?? <PagePreview visitId={visit.visitId} body={body} isAmendment={part.kind === 'amend'} />}
      </div>
    </div>
  );
}

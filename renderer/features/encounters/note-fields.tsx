import type { ReactNode, RefObject } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { DiagnosisField } from './diagnosis.panel.tsx';
import { FollowUpField } from './follow-up.field.tsx';
import { MedicinesSection } from './medicines.section.tsx';
import type { Note, NoteAct } from './note-state.ts';
import { NoteText } from './section.tsx';
import classes from './visit.module.css';
import { VitalsLine } from './vitals-line.tsx';

type NoteFieldsProps = {
  visit: VisitView;
  note: Note;
  act: (one: NoteAct) => void;
  check: CheckResult | undefined;
  isChecking: boolean;
  isForgotten: boolean;
  smartField: RefObject<HTMLInputElement | null>;
  /** Sentences of a refused signature, by section. */
  problems: Record<string, string>;
  notices: ReactNode;
  onTakeVitals: () => void;
  onNext: () => void;
  onTypedLine: () => void;
};

/** Today, in the order of a consultation; Enter leads from one part to the next. */
export function NoteFields(props: NoteFieldsProps) {
  const t = useTranslation();
  const { note, act, problems, onNext } = props;
  const { body } = note;
  return (
    <section className={classes.note} aria-label={t('encounters.todaysNote')}>
      <div className={classes.notices}>{props.notices}</div>
      <VitalsLine vitals={props.visit.vitals} onTake={props.onTakeVitals} />
      <NoteText
        section="complaints"
        label={t('encounters.complaints')}
        placeholder={t('encounters.complaintsHint')}
        value={body.complaints}
        maxLength={2000}
        problem={problems.complaints}
        onChange={complaints => act({ kind: 'write', part: { complaints } })}
        onNext={onNext}
      />
      <NoteText
        section="findings"
        label={t('encounters.findings')}
        value={body.findings}
        maxLength={2000}
        onChange={findings => act({ kind: 'write', part: { findings } })}
        onNext={onNext}
      />
      <DiagnosisField
        diagnoses={body.diagnoses}
        typing={note.typingDiagnosis}
        onType={text => act({ kind: 'typeDiagnosis', text })}
        onTake={diagnosis => act({ kind: 'takeDiagnosis', diagnosis })}
        onChange={diagnoses => act({ kind: 'write', part: { diagnoses } })}
        onNext={onNext}
      />
      <MedicinesSection
        patientId={props.visit.banner.patient.id}
        note={note}
        act={act}
        check={props.check}
        isChecking={props.isChecking}
        isForgotten={props.isForgotten}
        field={props.smartField}
        onTyped={props.onTypedLine}
      />
      <NoteText
        section="tests"
        label={t('encounters.tests')}
        value={body.tests}
        maxLength={1000}
        onChange={tests => act({ kind: 'write', part: { tests } })}
        onNext={onNext}
      />
      <NoteText
        section="advice"
        label={t('encounters.advice')}
        value={body.advice}
        maxLength={2000}
        onChange={advice => act({ kind: 'write', part: { advice } })}
        onNext={onNext}
      />
      <FollowUpField
        value={body.followUpOn}
        problem={problems.followUp}
        onChange={followUpOn => act({ kind: 'write', part: { followUpOn } })}
        onNext={onNext}
      />
    </section>
  );
}

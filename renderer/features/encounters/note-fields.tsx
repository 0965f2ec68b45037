import type { ReactNode, RefObject } from 'react';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import { SectionsInNote } from '../forms/sections-in-note.panel.tsx';
import { NoteTests } from '../labs/note-tests.tsx';
import { DiagnosisField } from './diagnosis.panel.tsx';
import { FollowUpField } from './follow-up.field.tsx';
import { MedicinesSection } from './medicines.section.tsx';
import type { Note, NoteAct } from './note-state.ts';
import { SmartText } from './smart-text.tsx';
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

  /** To the line where it belongs, unless another one is being typed there. */
  function toMedicines(medicine: string): boolean {
    const isFree = note.typing.trim() === '';
    if (isFree) act({ kind: 'type', text: medicine });
    else toast(t('prescriptions.finishTyped'));
    props.smartField.current?.focus();
    return isFree;
  }

  return (
    <section className={classes.note} aria-label={t('encounters.todaysNote')}>
      <div className={classes.notices}>{props.notices}</div>
      <VitalsLine vitals={props.visit.vitals} visitId={props.visit.visitId} onTake={props.onTakeVitals} />
      <SmartText
        section="complaints"
        label={t('encounters.complaints')}
        placeholder={t('encounters.complaintsHint')}
        body={body}
        hasShorthand
        maxLength={2000}
        problem={problems.complaints}
        onChange={complaints => act({ kind: 'write', part: { complaints } })}
        onNext={onNext}
        onMedicine={(medicine, complaints) => {
          if (toMedicines(medicine)) act({ kind: 'write', part: { complaints } });
        }}
      />
      <SmartText
        section="findings"
        label={t('encounters.findings')}
        body={body}
        maxLength={2000}
        onChange={findings => act({ kind: 'write', part: { findings } })}
        onNext={onNext}
      />
      <SectionsInNote
        visit={props.visit}
        sections={body.sections}
        problem={problems.sections}
        onChange={sections => act({ kind: 'write', part: { sections } })}
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
        visit={props.visit}
        note={note}
        act={act}
        check={props.check}
        isChecking={props.isChecking}
        isForgotten={props.isForgotten}
        field={props.smartField}
        onTyped={props.onTypedLine}
      />
      <NoteTests
        orders={body.orders}
        tests={body.tests}
        onOrders={orders => act({ kind: 'write', part: { orders } })}
        onTests={tests => act({ kind: 'write', part: { tests } })}
        onNext={onNext}
        problem={problems.tests}
        onMedicine={toMedicines}
      />
      <SmartText
        section="advice"
        label={t('encounters.advice')}
        body={body}
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

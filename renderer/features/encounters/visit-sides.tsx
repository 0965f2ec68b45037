import type { ComponentType } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { EncounterBody, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { AllergyPanel } from './allergy.panel.tsx';
import type { NoteAct } from './note-state.ts';
import { VitalsPanel } from './vitals.panel.tsx';

/** The note while its doctor writes it; absent for whoever reads. */
export type WrittenNote = { body: EncounterBody; act: (one: NoteAct) => void };

export type VisitSideProps = { visit: VisitView; note: WrittenNote | undefined; onDone: () => void };

export type VisitSide = {
  name: string;
  /** With Alt while writing, bare while reading. */
  letter: string;
  word: WordKey;
  permission: Permission;
  isWritingOnly?: boolean;
  onStrip?: boolean;
  Panel: ComponentType<VisitSideProps>;
};

/** What may stand at the right of the note in place of the page. */
export const VISIT_SIDES: readonly VisitSide[] = [
  {
    name: 'vitals',
    letter: 'V',
    word: 'encounters.vitals',
    permission: 'vitals:record',
    Panel: ({ visit, onDone }) => <VitalsPanel visitId={visit.visitId} onDone={onDone} />,
  },
  {
    name: 'allergies',
    letter: 'A',
    word: 'encounters.allergies',
    permission: 'allergies:record',
    Panel: ({ visit, onDone }) => (
      <AllergyPanel patientId={visit.banner.patient.id} allergies={visit.banner.allergies} onDone={onDone} />
    ),
  },
  // visit-side: one entry per room
];

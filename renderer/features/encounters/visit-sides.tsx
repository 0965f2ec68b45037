import type { ComponentType } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { EncounterBody, VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { VisitCertificates } from '../certificates/certificate-sides.tsx';
import { DocumentsPanel } from '../documents/documents.panel.tsx';
import { FormChooser } from '../forms/form-chooser.panel.tsx';
import { ImmunisationPanel } from '../immunisations/immunisation.panel.tsx';
import { PersonLabs } from '../labs/person-labs.panel.tsx';
import { GrowthAndTrendsPanel } from '../measures/growth-and-trends.panel.tsx';
import { isAskedAboutPregnancy } from '../measures/is-asked.ts';
import { PregnancyPanel } from '../measures/pregnancy.panel.tsx';
import { KitsPanel } from '../templates/kits.panel.tsx';
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
  /** Whether it is offered for this person at all. */
  isFor?: (visit: VisitView) => boolean;
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
    onStrip: false,
    Panel: ({ visit, onDone }) => (
      <AllergyPanel patientId={visit.banner.patient.id} allergies={visit.banner.allergies} onDone={onDone} />
    ),
  },
  {
    name: 'kits',
    letter: 'K',
    word: 'templates.kits',
    permission: 'templates:use',
    isWritingOnly: true,
    Panel: ({ visit, note, onDone }) =>
      note && (
        <KitsPanel
          visit={visit}
          body={note.body}
          write={part => note.act({ kind: 'write', part })}
          onDone={onDone}
        />
      ),
  },
  {
    name: 'immunisation',
    letter: 'I',
    word: 'immunisations.title',
    permission: 'immunisations:read',
    onStrip: false,
    Panel: ({ visit, onDone }) => (
      <ImmunisationPanel patientId={visit.banner.patient.id} visitId={visit.visitId} onDone={onDone} />
    ),
  },
  {
    name: 'forms',
    letter: 'S',
    word: 'forms.title',
    permission: 'encounters:write',
    isWritingOnly: true,
    Panel: ({ visit, note, onDone }) =>
      note && (
        <FormChooser
          person={{
            sex: visit.banner.patient.sex,
            years: ageOn(visit.banner.patient.birthOn, visit.onDate).years,
          }}
          sections={note.body.sections}
          onAdd={section => note.act({ kind: 'write', part: { sections: [...note.body.sections, section] } })}
          onDone={onDone}
        />
      ),
  },
  {
    name: 'pregnancy',
    letter: 'M',
    word: 'measures.pregnancyAndFeeding',
    permission: 'vitals:record',
    onStrip: false,
    isFor: ({ banner, onDate }) => isAskedAboutPregnancy(banner.patient, onDate),
    Panel: ({ visit, onDone }) => <PregnancyPanel patientId={visit.banner.patient.id} onDone={onDone} />,
  },
  {
    name: 'growth',
    letter: 'G',
    word: 'measures.growthAndTrends',
    permission: 'patients:readChart',
    onStrip: false,
    Panel: ({ visit, onDone }) => (
      <GrowthAndTrendsPanel patientId={visit.banner.patient.id} onDone={onDone} />
    ),
  },
  {
    name: 'certificates',
    letter: 'T',
    word: 'certificates.title',
    permission: 'certificates:issue',
    onStrip: false,
    Panel: VisitCertificates,
  },
  {
    name: 'documents',
    letter: 'O',
    word: 'documents.title',
    permission: 'documents:add',
    onStrip: false,
    Panel: ({ visit, onDone }) => (
      <DocumentsPanel
        patientId={visit.banner.patient.id}
        visitId={visit.visitId}
        doctorId={visit.doctorId}
        printKeys="Ctrl P"
        onDone={onDone}
      />
    ),
  },
  {
    name: 'labs',
    letter: 'R',
    word: 'labs.ofPerson',
    permission: 'labs:read',
    onStrip: false,
    Panel: ({ visit, onDone }) => (
      <PersonLabs patientId={visit.banner.patient.id} visitId={visit.visitId} onDone={onDone} />
    ),
  },
  // visit-side: one entry per room
];

import type { ComponentType } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { PatientBanner } from '#shared/features/patients/patient.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { PersonPrices } from '../catalogue/person-prices.panel.tsx';
import { PatientCertificates } from '../certificates/certificate-sides.tsx';
import { DocumentsPanel } from '../documents/documents.panel.tsx';
import { MoneySide } from '../dues/money.side.tsx';
import { ImmunisationPanel } from '../immunisations/immunisation.panel.tsx';
import { PersonLabs } from '../labs/person-labs.panel.tsx';
import { GrowthAndTrendsPanel } from '../measures/growth-and-trends.panel.tsx';

export type PatientSideProps = { banner: PatientBanner; onDone: () => void };

export type PatientSide = {
  name: string;
  letter: string;
  word: WordKey;
  permission: Permission;
  Panel: ComponentType<PatientSideProps>;
};

/** What other rooms keep about a person, at the right of the person's page. */
export const PATIENT_SIDES: readonly PatientSide[] = [
  {
    name: 'immunisation',
    letter: 'I',
    word: 'immunisations.title',
    permission: 'immunisations:read',
    Panel: ({ banner, onDone }) => (
      <ImmunisationPanel patientId={banner.patient.id} visitId={null} onDone={onDone} />
    ),
  },
  {
    name: 'growth',
    letter: 'G',
    word: 'measures.growthAndTrends',
    permission: 'patients:readChart',
    Panel: ({ banner, onDone }) => <GrowthAndTrendsPanel patientId={banner.patient.id} onDone={onDone} />,
  },
  {
    name: 'certificates',
    letter: 'T',
    word: 'certificates.title',
    permission: 'certificates:read',
    Panel: PatientCertificates,
  },
  {
    name: 'documents',
    letter: 'O',
    word: 'documents.title',
    permission: 'documents:add',
    Panel: ({ banner, onDone }) => (
      <DocumentsPanel
        patientId={banner.patient.id}
        visitId={null}
        doctorId={null}
        printKeys="F8"
        onDone={onDone}
      />
    ),
  },
  {
    name: 'labs',
    letter: 'R',
    word: 'labs.ofPerson',
    permission: 'labs:read',
    Panel: ({ banner, onDone }) => (
      <PersonLabs patientId={banner.patient.id} visitId={null} onDone={onDone} />
    ),
  },
  {
    name: 'money',
    letter: 'M',
    word: 'dues.balance',
    permission: 'billing:read',
    Panel: ({ banner, onDone }) => <MoneySide patientId={banner.patient.id} onDone={onDone} />,
  },
  {
    name: 'prices',
    letter: 'K',
    word: 'catalogue.ofPerson',
    permission: 'billing:read',
    Panel: PersonPrices,
  },
  // patient-side: one entry per room
];

import type { ComponentType } from 'react';
import type { Permission } from '#shared/contract/permissions.ts';
import type { PatientBanner } from '#shared/features/patients/patient.schema.ts';
import type { WordKey } from '#shared/i18n/translate.ts';

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
  // patient-side: one entry per room
];

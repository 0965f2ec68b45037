import type { Patient, PatientBanner } from '#shared/features/patients/patient.schema.ts';

/** A banner of somebody without allergies, dues or consents, unless `more` says otherwise. */
export function bannerOf(patient: Patient, more: Partial<PatientBanner> = {}): PatientBanner {
  return {
    patient,
    allergies: { status: 'none', items: [] },
    duePaise: 0,
    comesOfAgeOn: null,
    consents: null,
    referrerName: '',
    ...more,
  };
}

import type { Patient, PatientBanner, PatientLine } from '#shared/features/patients/patient.schema.ts';

export const lakshmi: PatientLine = {
  id: 871,
  uhid: 'SJC-24-00871',
  fullName: 'Lakshmi Raghavan',
  localName: 'लक्ष्मी राघवन',
  phone: '5000041735',
  phoneRelation: 'self',
  birthOn: '1974-02-11',
  birthIsEstimated: false,
  sex: 'F',
  locality: 'Vijay Nagar',
  lastVisitOn: '2026-11-12',
  duePaise: 0,
};
export const raghavan: PatientLine = {
  ...lakshmi,
  id: 872,
  uhid: 'SJC-24-00872',
  fullName: 'Raghavan Iyer',
  localName: '',
  sex: 'M',
  phoneRelation: 'spouse',
  birthOn: '1969-01-01',
  duePaise: 35_000,
};

export function patientOf(line: PatientLine): Patient {
  const { duePaise: _, ...rest } = line;
  return {
    ...rest,
    oldNumber: '',
    address: '14, Scheme 54',
    city: 'Indore',
    pinCode: '452010',
    abhaNumber: '',
    guardian: null,
    altPhone: '',
    relativeName: '',
    tags: [],
    alerts: [],
    referrerId: null,
    hasPhoto: false,
    isUnknown: false,
    foundAt: '',
    mergedInto: null,
    alsoKnownAs: [],
    registeredAt: 0,
    version: 1,
  };
}

/** A banner of somebody without allergies, dues or consents, unless `more` says otherwise. */
export function bannerOf(patient: Patient, more: Partial<PatientBanner> = {}): PatientBanner {
  return {
    patient,
    allergies: { status: 'none', items: [] },
    duePaise: 0,
    advancePaise: 0,
    comesOfAgeOn: null,
    consents: null,
    referrerName: '',
    ...more,
  };
}

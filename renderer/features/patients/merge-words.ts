import { formatAbha } from '#shared/features/patients/abha.rules.ts';
import {
  type MergePreview,
  PHONE_RELATIONS,
  SEXES,
  type Sex,
} from '#shared/features/patients/patient.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { isLocalDate } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { longDay } from '../../app/wall-clock.ts';
import { longSexWord, relationWord } from './patient-words.ts';

const FIELD_WORDS: Readonly<Record<string, WordKey>> = {
  fullName: 'patients.fullName',
  localName: 'patients.localNameShort',
  relativeName: 'patients.relativeShort',
  birthOn: 'patients.birthDate',
  sex: 'patients.sex',
  phone: 'patients.phone',
  phoneRelation: 'patients.phoneRelation',
  altPhone: 'patients.altPhone',
  address: 'patients.address',
  locality: 'patients.locality',
  city: 'patients.city',
  pinCode: 'patients.pinCode',
  oldNumber: 'patients.oldNumber',
  abhaNumber: 'patients.abha',
  guardian: 'patients.guardian',
  referrerId: 'patients.referrer',
  referrer: 'patients.referrer',
  tags: 'patients.tags',
  alerts: 'patients.alerts',
  photo: 'patients.photo',
};

export function mergeFieldWord(t: Translate, field: string): string {
  const key = FIELD_WORDS[field];
  return key ? t(key) : field;
}

type Relation = (typeof PHONE_RELATIONS)[number];

function isRelation(value: string): value is Relation {
  return (PHONE_RELATIONS as readonly string[]).includes(value);
}

/** One side of a field that differs, as a person reads it. */
export function mergeValueText(t: Translate, language: Language, field: string, value: string): string {
  if (value === '') return t('patients.notGiven');
  if (isLocalDate(value)) return longDay(value, language);
  if (field === 'sex' && SEXES.includes(value as Sex)) return longSexWord(t, value as Sex);
  if (field === 'phone' || field === 'altPhone') return formatPhone(value);
  if (field === 'phoneRelation' && isRelation(value)) return relationWord(t, value);
  return field === 'abhaNumber' ? formatAbha(value) : value;
}

const GUARD_WORDS: Readonly<Record<MergePreview['guards'][number], WordKey>> = {
  openVisit: 'patients.guardOpenVisit',
  dueBill: 'patients.guardDueBill',
  differentSex: 'patients.guardDifferentSex',
  differentAbha: 'patients.guardDifferentAbha',
  alreadyMerged: 'patients.guardAlreadyMerged',
  samePerson: 'patients.guardSamePerson',
  openAdmission: 'patients.guardOpenAdmission',
};

/** What stands in the way, and what to do about it. */
export function guardWord(t: Translate, guard: MergePreview['guards'][number]): string {
  return t(GUARD_WORDS[guard]);
}

const BRINGS_WORDS: Readonly<Record<MergePreview['brings'][number]['what'], WordKey>> = {
  visits: 'patients.bringsVisits',
  prescriptions: 'patients.bringsPrescriptions',
  vitals: 'patients.bringsVitals',
  bills: 'patients.bringsBills',
  payments: 'patients.bringsPayments',
  appointments: 'patients.bringsAppointments',
  allergies: 'patients.bringsAllergies',
  photos: 'patients.bringsPhotos',
  consents: 'patients.bringsConsents',
  certificates: 'patients.bringsCertificates',
  documents: 'patients.bringsDocuments',
  consentForms: 'patients.bringsConsentForms',
  tests: 'patients.bringsTests',
  immunisations: 'patients.bringsImmunisations',
};

export function bringsWord(t: Translate, what: MergePreview['brings'][number]['what']): string {
  return t(BRINGS_WORDS[what]);
}

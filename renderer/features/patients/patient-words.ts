import { sexWord } from '#shared/features/patients/age-words.ts';
import type {
  ConsentPurpose,
  PatientAlert,
  PHONE_RELATIONS,
  Referrer,
  Sex,
} from '#shared/features/patients/patient.schema.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { ageOn } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

const LONG_SEX: Readonly<Record<Sex, WordKey>> = {
  F: 'patients.femaleLong',
  M: 'patients.maleLong',
  T: 'patients.transgenderLong',
  O: 'patients.otherSexLong',
  U: 'patients.unknownSexLong',
};

export function longSexWord(t: Translate, sex: Sex): string {
  return t(LONG_SEX[sex]);
}

type Born = { birthOn: LocalDate; birthIsEstimated: boolean; sex: Sex };

/** '52 F', '~14 m M', '9 d F': the short form of lists and banners. */
export function ageAndSex(t: Translate, { birthOn, birthIsEstimated, sex }: Born, today: LocalDate): string {
  const { years, months, days } = ageOn(birthOn, today);
  const mark = birthIsEstimated ? '~' : '';
  const allMonths = years * 12 + months;
  const age =
    years >= 2
      ? String(years)
      : allMonths >= 1
        ? t('patients.monthsShort', { count: allMonths })
        : t('patients.daysShort', { count: days });
  return `${mark}${age} ${sexWord(t, sex)}`;
}

/** '52 years, female'. */
export function ageAndSexInWords(
  t: Translate,
  { birthOn, birthIsEstimated, sex }: Born,
  today: LocalDate,
): string {
  const { years, months, days } = ageOn(birthOn, today);
  const allMonths = years * 12 + months;
  const age =
    years >= 2
      ? t('patients.yearsLong', { count: years })
      : allMonths >= 1
        ? t('patients.monthsLong', { count: allMonths })
        : t('patients.daysLong', { count: days });
  return `${birthIsEstimated ? '~' : ''}${age}, ${longSexWord(t, sex)}`;
}

const READABLE_IN_HINDI = /\p{Script=Devanagari}/u;

/** A name in the script the reader of this language reads first, in the other second; empty when there is none. */
export function namesFor(
  language: string,
  person: { fullName: string; localName: string },
): [string, string] {
  if (language === 'hi' && READABLE_IN_HINDI.test(person.localName))
    return [person.localName, person.fullName];
  return [person.fullName, person.localName];
}

type PhoneRelation = (typeof PHONE_RELATIONS)[number];

const PHONE_RELATION_WORDS: Readonly<Record<PhoneRelation, WordKey>> = {
  self: 'patients.relationSelf',
  spouse: 'patients.relationSpouse',
  parent: 'patients.relationParent',
  child: 'patients.relationChild',
  sibling: 'patients.relationSibling',
  other: 'patients.relationOther',
};

/** Who this person is to the phone's owner. */
export function relationWord(t: Translate, relation: PhoneRelation): string {
  return t(PHONE_RELATION_WORDS[relation]);
}

export const GUARDIAN_RELATIONS = [
  'mother',
  'father',
  'grandparent',
  'uncleOrAunt',
  'sibling',
  'guardian',
] as const;

const GUARDIAN_WORDS: Readonly<Record<string, WordKey>> = {
  mother: 'patients.guardianMother',
  father: 'patients.guardianFather',
  grandparent: 'patients.guardianGrandparent',
  uncleOrAunt: 'patients.guardianUncleOrAunt',
  sibling: 'patients.relationSibling',
  guardian: 'patients.guardianLegal',
};

/** A guardian's relation; what an older record holds in its own words stays as it is. */
export function guardianWord(t: Translate, relation: string): string {
  const key = GUARDIAN_WORDS[relation];
  return key ? t(key) : relation;
}

const ALERT_WORDS: Readonly<Record<PatientAlert['kind'], WordKey>> = {
  mlc: 'patients.alertMlc',
  infectious: 'patients.alertInfectious',
  pregnant: 'patients.alertPregnant',
  vip: 'patients.alertVip',
  other: 'patients.alertOther',
};

export function alertWord(t: Translate, kind: PatientAlert['kind']): string {
  return t(ALERT_WORDS[kind]);
}

const REFERRER_WORDS: Readonly<Record<Referrer['kind'], WordKey>> = {
  doctor: 'patients.referrerDoctor',
  hospital: 'patients.referrerHospital',
  patient: 'patients.referrerPatient',
  camp: 'patients.referrerCamp',
  online: 'patients.referrerOnline',
  other: 'patients.referrerOther',
};
export const REFERRER_KINDS = Object.keys(REFERRER_WORDS) as Referrer['kind'][];

export function referrerKindWord(t: Translate, kind: Referrer['kind']): string {
  return t(REFERRER_WORDS[kind]);
}

const PURPOSE_WORDS: Readonly<Record<ConsentPurpose, WordKey>> = {
  care: 'patients.consentCare',
  messages: 'patients.consentMessages',
  shareWithDoctors: 'patients.consentShare',
  research: 'patients.consentResearch',
};

export function purposeWord(t: Translate, purpose: ConsentPurpose): string {
  return t(PURPOSE_WORDS[purpose]);
}

const ID_WORDS: Readonly<Record<string, WordKey>> = {
  aadhaar: 'patients.guardianIdAadhaar',
  voter: 'patients.guardianIdVoter',
  licence: 'patients.guardianIdLicence',
  passport: 'patients.guardianIdPassport',
  pan: 'patients.guardianIdPan',
  ration: 'patients.guardianIdRation',
};
export const ID_TYPES = Object.keys(ID_WORDS);

/** An identity document's kind; what an older record holds in its own words stays as it is. */
export function idTypeWord(t: Translate, idType: string): string {
  const key = ID_WORDS[idType];
  return key ? t(key) : idType;
}

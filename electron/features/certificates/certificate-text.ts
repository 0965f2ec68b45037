import { daysOfPeriod } from '#shared/features/certificates/certificate.rules.ts';
import type {
  CertificateBody,
  CertificateParty,
  CertificateTemplate,
  Urgency,
} from '#shared/features/certificates/certificate.schema.ts';
import { type BlankValues, fillTemplate } from '#shared/features/certificates/template.rules.ts';
import type { Patient, Sex } from '#shared/features/patients/patient.schema.ts';
import { ageOn, formatAge } from '#shared/kernel/age.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

type Speech = {
  date: (date: LocalDate) => string;
  days: (count: number) => string;
  sexes: Readonly<Record<Sex, string>>;
  urgencies: Readonly<Record<Urgency, string>>;
  age: (party: AgeInWords) => string;
};
type AgeInWords = { years: number; short: string; isEstimated: boolean };

const hindiDate = new Intl.DateTimeFormat('hi-u-nu-latn', {
  ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});

const ENGLISH: Speech = {
  date: formatDate,
  days: count => (count === 1 ? '1 day' : `${count} days`),
  sexes: { F: 'female', M: 'male', T: 'transgender', O: 'other', U: 'sex not recorded' },
  urgencies: { routine: 'Routine', soon: 'Soon', emergency: 'EMERGENCY' },
  age: ({ years, short, isEstimated }) => {
    const young = short.replace('~', '').replace(/ m$/, ' months').replace(/ d$/, ' days');
    return `aged ${isEstimated ? 'about ' : ''}${years < 2 ? young : `${years} years`}`;
  },
};
const HINDI: Speech = {
  date: date => hindiDate.format(Date.parse(`${date}T00:00:00Z`)),
  days: count => `${count} दिन`,
  sexes: { F: 'महिला', M: 'पुरुष', T: 'ट्रांसजेंडर', O: 'अन्य', U: 'लिंग दर्ज नहीं' },
  urgencies: { routine: 'सामान्य', soon: 'जल्दी', emergency: 'तुरंत' },
  age: ({ years, short }) => (years < 2 ? short : `${years} वर्ष`),
};

export type TextFacts = {
  body: CertificateBody;
  party: CertificateParty;
  age: AgeInWords;
  doctorName: string;
  clinicName: string;
  today: LocalDate;
};

export function ageInWords(patient: Patient, today: LocalDate): AgeInWords {
  return {
    years: ageOn(patient.birthOn, today).years,
    short: formatAge(patient.birthOn, today, patient.birthIsEstimated),
    isEstimated: patient.birthIsEstimated,
  };
}

function valuesIn(speech: Speech, name: string, facts: TextFacts): BlankValues {
  const { body, party } = facts;
  const date = (day: LocalDate | null) => (day === null ? '' : speech.date(day));
  const isPeriod = body.fromOn !== null && body.toOn !== null && body.toOn >= body.fromOn;
  const isNamed = body.showsDiagnosis || body.kind === 'referral' || body.kind === 'admission';
  return {
    ...{ name, age: speech.age(facts.age), sex: speech.sexes[party.sex], uhid: party.uhid },
    ...{ relative: party.relativeName && `c/o ${party.relativeName}`, address: body.address },
    ...{ doctor: facts.doctorName, clinic: facts.clinicName, today: date(facts.today) },
    ...{ from: date(body.fromOn), to: date(body.toOn), fitFrom: date(body.fitFromOn) },
    days: isPeriod ? speech.days(daysOfPeriod(body.fromOn ?? '', body.toOn ?? '')) : '',
    diagnosis: isNamed ? body.diagnosis : '',
    ...{ purpose: body.purpose, addressedTo: body.addressedTo, urgency: speech.urgencies[body.urgency] },
    ...{ reason: body.reason.trim(), findings: body.findings.trim(), question: body.question.trim() },
  };
}

/** The texts as they will stand in the register; `whenEmpty` is drawn where a draft has nothing yet. */
export function certificateTexts(
  template: CertificateTemplate,
  facts: TextFacts,
  whenEmpty = '',
): { textEn: string; textHi: string } {
  const { fullName, localName } = facts.party;
  const english = valuesIn(ENGLISH, fullName, facts);
  const hindi = valuesIn(HINDI, localName || fullName, facts);
  return {
    textEn: fillTemplate(template.textEn, english, whenEmpty),
    textHi: facts.body.hasHindi ? fillTemplate(template.textHi, hindi, whenEmpty) : '',
  };
}

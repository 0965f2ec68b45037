import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { fahrenheitFromCelsius } from '#shared/features/encounters/vitals.rules.ts';
import type { Measure, Vitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Guardian, Patient } from '#shared/features/patients/patient.schema.ts';
import { phraseIn } from '#shared/features/prescriptions/rx-phrases.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import { formatAge, isMinor } from '#shared/kernel/age.ts';
import {
  daysBetween,
  formatDate,
  formatDateWithWeekday,
  formatTime,
  type LocalDate,
} from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import type { ReadContext } from '../../server/service.ts';
import { type DoctorSnapshot, latestVitalsOfVisit } from '../encounters/encounters.service.ts';
import { allergiesOf, getPerson } from '../patients/patients.service.ts';
import type { Visit } from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { medicineOnPaper } from './medicine-on-paper.ts';
import type { PatientOnPrescription, PrescriptionPrint, VitalOnPrescription } from './prescription-print.ts';

export type PageFacts = {
  visit: Visit;
  body: EncounterBody;
  doctor: DoctorSnapshot;
  at: number;
  /** Null for a draft. */
  signed: { serial: string; contentHash: string; version: number } | null;
  duplicateCopy: number | null;
};

function abhaOnPaper(number: string): string | null {
  return number === '' ? null : number.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4');
}

/** 'Kiran Joshi (uncle or aunt)': the relation is stored as a word of the form's list. */
function guardianOnPaper({ fullName, relation }: Guardian): string {
  const words = relation.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words === '' ? fullName : `${fullName} (${words})`;
}

function patientOnPaper(patient: Patient, vitals: Vitals | null, onDate: LocalDate): PatientOnPrescription {
  const { guardian } = patient;
  const address = [
    patient.address,
    patient.locality,
    [patient.city, patient.pinCode].filter(Boolean).join(' '),
  ];
  const weight = vitals?.values.weightKg ?? null;
  return {
    name: patient.fullName,
    age: formatAge(patient.birthOn, onDate, patient.birthIsEstimated),
    sex: patient.sex,
    weight: weight === null ? null : `${weight} kg`,
    uhid: patient.uhid,
    phone: formatPhone(patient.phone),
    address: address.filter(Boolean).join(', ') || null,
    guardian: isMinor(patient.birthOn, onDate) && guardian ? guardianOnPaper(guardian) : null,
    abha: abhaOnPaper(patient.abhaNumber),
  };
}

type VitalShape = { measure: Measure; label: string; unit: string; show?: (value: number) => number };

const VITALS: readonly VitalShape[] = [
  { measure: 'pulsePerMinute', label: 'Pulse', unit: '/min' },
  { measure: 'temperatureCelsius', label: 'Temp', unit: '°F', show: fahrenheitFromCelsius },
  { measure: 'spo2Percent', label: 'SpO2', unit: '%' },
  { measure: 'breathsPerMinute', label: 'RR', unit: '/min' },
  { measure: 'glucoseMgDl', label: 'RBS', unit: 'mg/dL' },
  { measure: 'heightCm', label: 'Height', unit: 'cm' },
];

function vitalsOnPaper(vitals: Vitals | null): VitalOnPrescription[] {
  if (!vitals) return [];
  const { values, flags } = vitals;
  const pressure: VitalOnPrescription[] =
    values.systolicMmHg !== null
      ? [
          {
            label: 'BP',
            value: `${values.systolicMmHg}/${values.diastolicMmHg}`,
            unit: '',
            isAbnormal: flags.systolicMmHg !== undefined || flags.diastolicMmHg !== undefined,
          },
        ]
      : [];
  const others = VITALS.flatMap(({ measure, label, unit, show }) => {
    const value = values[measure];
    if (value === null) return [];
    return [
      { label, value: String(show ? show(value) : value), unit, isAbnormal: flags[measure] !== undefined },
    ];
  });
  return [...pressure, ...others];
}

function saidIn(ctx: ReadContext, id: string, language: PatientLanguage): string {
  const { phrases } = ctx.lists;
  return phraseIn(phrases, id, language) ?? phraseIn(phrases, id, 'en') ?? '';
}

function followUpOnPaper(
  ctx: ReadContext,
  body: EncounterBody,
  onDate: LocalDate,
  language: PatientLanguage,
) {
  if (body.followUpOn === null) return null;
  const days = daysBetween(onDate, body.followUpOn);
  const phrase = saidIn(ctx, 'adv_fu', language);
  return {
    date: formatDateWithWeekday(body.followUpOn),
    phrase: days > 0 ? phrase.replace('{n}', String(days)) : '',
    feeNote: '',
  };
}

/** Everything a prescription must carry (rules.md 5.1), from the signed note or from the draft. */
export function prescriptionPage(ctx: ReadContext, facts: PageFacts): PrescriptionPrint {
  const { visit, body, doctor, at, signed } = facts;
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const patient = getPerson(ctx.db, visit.patientId);
  const vitals = latestVitalsOfVisit(ctx.db, visit.id, patient, visit.onDate);
  const allergies = allergiesOf(ctx.db, patient.id);
  const language = settings.patientLanguage;
  return {
    paper: settings.prescriptionPaper,
    pageLanguage: 'en',
    patientLanguage: language,
    letterhead:
      settings.prescriptionLetterhead === 'printed'
        ? { kind: 'printed' }
        : {
            kind: 'prePrinted',
            topMm: settings.preprintedTopMm,
            bottomMm: settings.preprintedBottomMm,
            shiftRightMm: 0,
            shiftDownMm: 0,
          },
    state: stateOf(signed),
    duplicateCopy: facts.duplicateCopy,
    serial: signed?.serial ?? null,
    contentHash: signed?.contentHash ?? null,
    dateAndTime: `${formatDate(visit.onDate)}, ${formatTime(at, ctx.zone)}`,
    doctor: { ...doctor, name: doctor.fullName },
    clinic: {
      name: clinic.name,
      addressLines: [clinic.addressLine, [clinic.city, clinic.pinCode].filter(Boolean).join('\u00a0')].filter(
        Boolean,
      ),
      phone: formatPhone(clinic.phone),
      email: clinic.email || null,
      hours: clinic.hours || null,
    },
    patient: patientOnPaper(patient, vitals, visit.onDate),
    allergy:
      allergies.status === 'listed'
        ? {
            status: 'listed',
            items: allergies.items.map(({ substance, reaction }) =>
              reaction ? `${substance} (${reaction})` : substance,
            ),
          }
        : { status: allergies.status },
    vitals: vitalsOnPaper(vitals),
    complaints: body.complaints,
    findings: body.findings,
    diagnosis: {
      text: body.diagnoses.map(({ text }) => text).join('; '),
      isProvisional: body.diagnoses.some(({ isProvisional }) => isProvisional),
    },
    medicines: body.lines.map(line => medicineOnPaper(line, language, ctx.lists.phrases)),
    tests: body.tests,
    advice: body.advice,
    followUp: followUpOnPaper(ctx, body, visit.onDate, language),
    warning: '',
    patientSlip: settings.printsPatientSlip
      ? {
          nextVisit: saidIn(ctx, 'lab_nextvisit', language),
          comeIfWorse: saidIn(ctx, 'adv_worse', language),
        }
      : null,
  };
}

function stateOf(signed: PageFacts['signed']): PrescriptionPrint['state'] {
  if (!signed) return { kind: 'draft' };
  return signed.version > 1 ? { kind: 'amended', version: signed.version, reason: '' } : { kind: 'signed' };
}

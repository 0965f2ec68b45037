import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { printSection } from '#shared/features/forms/section-print.rules.ts';
import type { SheetLayout } from '#shared/features/prescriptions/letterhead.schema.ts';
import { phraseIn } from '#shared/features/prescriptions/rx-phrases.ts';
import type { PatientLanguage } from '#shared/features/settings/settings.schema.ts';
import {
  daysBetween,
  formatDate,
  formatDateWithWeekday,
  formatTime,
  type LocalDate,
  localDateAt,
} from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import {
  type DoctorSnapshot,
  findVoid,
  partyOf,
  type StoredEncounter,
} from '../encounters/encounters.service.ts';
import { findForm } from '../forms/forms.service.ts';
import type { Visit } from '../queue/queue.service.ts';
import { clinicAndSettings, clinicOnPaper } from '../settings/settings.service.ts';
import { medicineOnPaper } from './medicine-on-paper.ts';
import { patientOnPaper, vitalsOnPaper } from './patient-on-paper.ts';
import type { PrescriptionPrint, SectionOnPrescription } from './prescription-print.ts';

export type PageFacts = {
  visit: Visit;
  body: EncounterBody;
  doctor: DoctorSnapshot;
  at: number;
  /** Null for a draft. */
  signed: StoredEncounter | null;
  layout: SheetLayout;
  duplicateCopy: number | null;
};

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
  const { visit, body, doctor, signed } = facts;
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const party = signed?.party ?? partyOf(ctx, visit);
  const { allergies, vitals } = party;
  const language = settings.patientLanguage;
  return {
    layout: facts.layout,
    pageLanguage: 'en',
    patientLanguage: language,
    state: stateOf(ctx, signed),
    duplicateCopy: facts.duplicateCopy,
    serial: signed?.serial ?? null,
    contentHash: signed?.contentHash ?? null,
    dateAndTime: dayOfVisit(ctx, facts),
    doctor: { ...doctor, name: doctor.fullName },
    clinic: party.clinic ?? clinicOnPaper(clinic),
    patient: patientOnPaper(party, vitals, visit.onDate),
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
    ...noteOnPaper(ctx, body, language),
    followUp: followUpOnPaper(ctx, body, visit.onDate, language),
    warning: '',
    enteredBy: signed?.enteredBy?.fullName ?? null,
    patientSlip: settings.printsPatientSlip
      ? {
          nextVisit: saidIn(ctx, 'lab_nextvisit', language),
          comeIfWorse: saidIn(ctx, 'adv_worse', language),
          sections: sectionsOnPaper(ctx, body, 'slip', language),
        }
      : null,
  };
}

type NoteOnPaper = Pick<
  PrescriptionPrint,
  | 'complaints'
  | 'findings'
  | 'diagnosis'
  | 'printSections'
  | 'medicines'
  | 'stops'
  | 'stopWord'
  | 'orders'
  | 'tests'
  | 'advice'
>;

function noteOnPaper(ctx: ReadContext, body: EncounterBody, language: PatientLanguage): NoteOnPaper {
  const { phrases } = ctx.lists;
  return {
    complaints: body.complaints,
    findings: body.findings,
    diagnosis: {
      text: body.diagnoses.map(({ text }) => text).join('; '),
      isProvisional: body.diagnoses.some(({ isProvisional }) => isProvisional),
    },
    printSections: sectionsOnPaper(ctx, body, 'prescription'),
    medicines: body.lines.map(line => medicineOnPaper(line, language, phrases)),
    stops: body.stops.map(({ generic, strength, form, reason }) => ({
      generic,
      strengthAndForm: [strength, form].filter(Boolean).join(' '),
      reason,
    })),
    stopWord: language === 'en' ? '' : (phraseIn(phrases, 'act_stop', language) ?? ''),
    orders: body.orders.map(({ name, isUrgent, place }) => ({
      name,
      isUrgent,
      isOutside: place === 'outside',
    })),
    tests: body.tests,
    advice: body.advice,
  };
}

/** What the filled forms say, as their own versions print: on the page for the chemist, on the slip for the patient. */
function sectionsOnPaper(
  ctx: ReadContext,
  { sections }: EncounterBody,
  page: 'prescription' | 'slip',
  language: PatientLanguage = 'en',
): SectionOnPrescription[] {
  return sections.flatMap(section => {
    const form = findForm(ctx.db, section.formId, section.formVersion);
    return form ? [printSection(form, section, language === 'hi' ? 'hi' : 'en', page)] : [];
  });
}

function stateOf(ctx: ReadContext, signed: StoredEncounter | null): PrescriptionPrint['state'] {
  if (!signed) return { kind: 'draft' };
  const voided = findVoid(ctx.db, signed.visitId, signed.version);
  if (voided) return { kind: 'void', reason: voided.reason };
  const { version, amendment, signedAt } = signed;
  if (!amendment) return { kind: 'signed' };
  const on = momentOnPaper(ctx, signedAt);
  return { kind: 'amended', version, reason: amendment.reason, on };
}

/** The hour of a later day is not that of the visit. That of an amendment stands with its reason. */
function dayOfVisit(ctx: ReadContext, { visit, at, signed }: PageFacts): string {
  if (localDateAt(at, ctx.zone) === visit.onDate && !signed?.amendment) return momentOnPaper(ctx, at);
  const day = formatDate(visit.onDate);
  return signed && !signed.amendment ? `${day}, signed ${momentOnPaper(ctx, at)}` : day;
}

function momentOnPaper({ zone }: ReadContext, at: number): string {
  return `${formatDate(localDateAt(at, zone))}, ${formatTime(at, zone)}`;
}

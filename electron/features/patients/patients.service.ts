import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { LOOKALIKE_SCORE, lookalikeScore } from '#shared/features/patients/lookalike.rules.ts';
import type {
  Allergies,
  Lookalike,
  NewPatient,
  Patient,
  PatientBanner,
  PatientLine,
  SearchHit,
} from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { ageOn, OLDEST_AGE_YEARS } from '#shared/kernel/age.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { normalisePhone } from '#shared/kernel/phone.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import { takeNextNumber } from '../../server/number-series.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as allergiesSql from './allergies.sql.ts';
import { bumpRecency, indexPatient, reindexPatient, searchPatients } from './patient-search.ts';
import * as patientsSql from './patients.sql.ts';

const HOUSEHOLD_LIMIT = 20;
const LOOKALIKE_CANDIDATES = 30;

export function getPatient(db: ReadableDb, patientId: number): Patient {
  const patient = patientsSql.find(db, patientId);
  if (!patient) throw new AppError('NOT_FOUND', { what: 'patient' });
  return patient;
}

export function allergiesOf(db: ReadableDb, patientId: number): Allergies {
  const status = allergiesSql.statusOf(db, patientId) ?? 'notRecorded';
  return { status, items: status === 'listed' ? allergiesSql.listInForce(db, patientId) : [] };
}

/** The patient's banner; what they owe only for those who may see money. */
export function bannerFor(ctx: ReadContext | WriteContext, patientId: number): PatientBanner {
  const maySeeMoney = isAllowed(ctx.session.roles, 'billing:read');
  return {
    patient: getPatient(ctx.db, patientId),
    allergies: allergiesOf(ctx.db, patientId),
    duePaise: maySeeMoney ? patientsSql.duePaiseOf(ctx.db, patientId) : null,
  };
}

/** Notes that the person came today; later searches show them first. */
export function noteVisit(db: WritableDb, patient: Patient, onDate: string): void {
  bumpRecency(db, patient.id, patient, toDayNumber(onDate));
}

export { duePaiseOf } from './patients.sql.ts';

function assertPossibleBirth(ctx: WriteContext, input: NewPatient): void {
  const today = ctx.today();
  if (input.birthOn > today) throw new AppError('BIRTH_DATE_IN_FUTURE');
  if (ageOn(input.birthOn, today).years > OLDEST_AGE_YEARS) throw new AppError('AGE_NOT_POSSIBLE');
}

function findLookalikes(
  ctx: ReadContext | WriteContext,
  input: ParsedInputOf<typeof patientsContract.lookalikes>,
): Lookalike[] {
  const candidates = new Map<number, PatientLine>();
  for (const line of patientsSql.listByPhone(ctx.db, input.phone, HOUSEHOLD_LIMIT))
    candidates.set(line.id, line);
  for (const line of searchPatients(ctx.db, input.fullName, LOOKALIKE_CANDIDATES))
    candidates.set(line.id, line);
  if (input.abhaNumber) {
    for (const line of patientsSql.listByNumber(ctx.db, input.abhaNumber)) candidates.set(line.id, line);
  }
  return [...candidates.values()]
    .map(patient => {
      const abhaNumber = input.abhaNumber === '' ? '' : getPatient(ctx.db, patient.id).abhaNumber;
      return { patient, ...lookalikeScore(input, { ...patient, abhaNumber }, ctx.today()) };
    })
    .filter(({ score }) => score >= LOOKALIKE_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, 5);
}

function takeUhid(db: WritableDb, year: string): string {
  const { settings } = clinicAndSettings(db);
  const number = takeNextNumber(db, 'uhid', year);
  return `${settings.uhidPrefix}-${year.slice(2)}-${String(number).padStart(5, '0')}`;
}

function register(ctx: WriteContext, input: NewPatient): Patient {
  assertPossibleBirth(ctx, input);
  const twins = input.notADuplicateBecause === '' ? findLookalikes(ctx, input) : [];
  if (twins.length > 0) {
    throw new AppError('LOOKS_LIKE_A_REGISTERED_PATIENT', {
      patientIds: twins.map(({ patient }) => patient.id),
    });
  }
  const uhid = takeUhid(ctx.db, ctx.today().slice(0, 4));
  const id = patientsSql.insert(ctx.db, {
    ...input,
    uhid,
    registeredAt: ctx.now(),
    registeredBy: ctx.session.userId,
  });
  indexPatient(ctx.db, id, { ...input, uhid });
  ctx.subject('patient', id, input.notADuplicateBecause === '' ? {} : { duplicateWarningOverridden: true });
  return getPatient(ctx.db, id);
}

function change(ctx: WriteContext, input: ParsedInputOf<typeof patientsContract.change>): Patient {
  assertPossibleBirth(ctx, input);
  const before = getPatient(ctx.db, input.patientId);
  const { patientId, notADuplicateBecause: _, ...fields } = input;
  const after: Patient = { ...before, ...fields, id: patientId };
  if (!patientsSql.update(ctx.db, after)) throw new AppError('CHANGED_MEANWHILE');
  patientsSql.insertVersion(ctx.db, before, ctx.now(), ctx.session.userId);
  reindexPatient(ctx.db, patientId, after);
  const changed = Object.keys(fields).filter(
    key => JSON.stringify(before[key as keyof Patient]) !== JSON.stringify(after[key as keyof Patient]),
  );
  ctx.subject('patient', patientId, { changed });
  ctx.alsoChanges('queue', 'encounters');
  return getPatient(ctx.db, patientId);
}

function search(ctx: ReadContext, input: ParsedInputOf<typeof patientsContract.search>): SearchHit[] {
  const today = ctx.today();
  const day = toDayNumber(today);
  const withToken = patientsSql.listByToken(ctx.db, input.text.trim().toUpperCase(), day);
  const found = searchPatients(ctx.db, input.text, input.limit);
  const unique = new Map([...withToken, ...found].map(line => [line.id, line]));
  const maySeeMoney = isAllowed(ctx.session.roles, 'billing:read');
  const shown = [...unique.values()].slice(0, input.limit);
  // Whoever was given a token today was noted as last seen today in the same transaction.
  const here = shown.filter(({ lastVisitOn }) => lastVisitOn === today).map(({ id }) => id);
  const visits = new Map(
    (here.length === 0 ? [] : patientsSql.listVisitsOfDay(ctx.db, here, day)).map(visit => [
      visit.patientId,
      visit,
    ]),
  );
  return shown.map(patient => ({
    patient: maySeeMoney ? patient : { ...patient, duePaise: 0 },
    token: visits.get(patient.id)?.token ?? null,
    visitId: visits.get(patient.id)?.visitId ?? null,
  }));
}

function household(ctx: ReadContext, input: ParsedInputOf<typeof patientsContract.household>): PatientLine[] {
  const phone = normalisePhone(input.phone);
  if (!phone) return [];
  const maySeeMoney = isAllowed(ctx.session.roles, 'billing:read');
  return patientsSql
    .listByPhone(ctx.db, phone, HOUSEHOLD_LIMIT)
    .map(line => (maySeeMoney ? line : { ...line, duePaise: 0 }));
}

function banner(ctx: ReadContext, input: ParsedInputOf<typeof patientsContract.banner>): PatientBanner {
  ctx.subject('patient', input.patientId);
  return bannerFor(ctx, input.patientId);
}

function recordAllergies(
  ctx: WriteContext,
  input: ParsedInputOf<typeof patientsContract.recordAllergies>,
): Allergies {
  getPatient(ctx.db, input.patientId);
  const at = ctx.now();
  allergiesSql.retractAll(ctx.db, input.patientId, at, ctx.session.userId);
  for (const allergy of input.items) {
    allergiesSql.insert(ctx.db, input.patientId, {
      ...allergy,
      recordedAt: at,
      recordedBy: ctx.session.userId,
    });
  }
  allergiesSql.saveStatus(ctx.db, input.patientId, input.status);
  ctx.subject('patient', input.patientId, { status: input.status, count: input.items.length });
  ctx.alsoChanges('encounters', 'prescriptions');
  return allergiesOf(ctx.db, input.patientId);
}

export const patientsService = {
  register,
  change,
  search,
  household,
  lookalikes: findLookalikes,
  banner,
  recordAllergies,
} satisfies ServiceOf<typeof patientsContract>;

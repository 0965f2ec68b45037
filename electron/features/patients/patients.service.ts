import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  type Allergies,
  MOST_ALERTS,
  type Patient,
  type PatientBanner,
} from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { majorityOn } from '#shared/kernel/age.ts';
import { daysBetween, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { addPatient, assertOwnAbha, assertPossibleBirth } from './add-patient.ts';
import * as allergiesSql from './allergies.sql.ts';
import { addConsents, addNotice, consentsOf, notices, recordConsents, wantsMessages } from './consents.ts';
import { exportFound } from './export-found.ts';
import { exportMerges } from './export-merges.ts';
import { exportSuspects } from './export-suspects.ts';
import { getPatient, getPerson } from './get-patient.ts';
import { suggestLocalName } from './local-names.ts';
import { findLookalikes } from './lookalikes.ts';
import { merge, mergePreview, merges, unmerge } from './merge-patients.ts';
import { previewCard, printCard } from './patient-card.ts';
import { bumpRecency, household, reindexPatient, search } from './patient-search.ts';
import * as patientsSql from './patients.sql.ts';
import { membersOf, rootOf } from './person-records.ts';
import { photo, savePhoto } from './photos.ts';
import { notePlace, suggestPlaces } from './places.ts';
import { printNotice } from './privacy-notice.ts';
import {
  addReferrer,
  assertReferrer,
  exportReferrals,
  referralReport,
  referrerNameOf,
  referrers,
} from './referrers.ts';
import { dismissSuspect, suspects } from './suspects.ts';
import { registerUnknown } from './unknown-patient.ts';

export { getPerson, whoIs } from './get-patient.ts';
export { plainJpeg } from './jpeg.ts';
export { membersOf, membersOfAll, ofAllRecords, rootOf } from './person-records.ts';
export { districtOfPin, statesOfPin } from './pin-districts.ts';
export { compareSome } from './suspects.ts';

export function allergiesOf(db: ReadableDb, patientId: number): Allergies {
  const personId = rootOf(db, patientId);
  const status = allergiesSql.statusOf(db, personId) ?? 'notRecorded';
  return { status, items: status === 'listed' ? allergiesSql.listInForce(db, personId) : [] };
}

const COMES_OF_AGE_WITHIN_DAYS = 60;

/** The day after which a guardian's word no longer stands for the patient, once it is near or past (REG-11). */
function comingOfAge({ guardian, birthOn }: Patient, today: LocalDate): LocalDate | null {
  const on = majorityOn(birthOn);
  return guardian !== null && daysBetween(today, on) <= COMES_OF_AGE_WITHIN_DAYS ? on : null;
}

function advancePaiseOf(db: ReadableDb, patientId: number): number {
  return membersOf(db, patientId).reduce((sum, id) => sum + balanceOfRecord(db, id).advancePaise, 0);
}

/** The person's banner, whichever of their records is asked for; what they owe only for those who may see money. */
export function bannerFor(ctx: ReadContext | WriteContext, recordId: number): PatientBanner {
  const maySeeMoney = isAllowed(ctx.session.roles, 'billing:read');
  const patientId = rootOf(ctx.db, recordId);
  const patient = getPatient(ctx.db, patientId);
  return {
    patient,
    allergies: allergiesOf(ctx.db, patientId),
    duePaise: maySeeMoney ? patientsSql.duePaiseOf(ctx.db, patientId) : null,
    advancePaise: maySeeMoney ? advancePaiseOf(ctx.db, patientId) : null,
    comesOfAgeOn: comingOfAge(patient, ctx.today()),
    consents: consentsOf(ctx.db, patientId),
    referrerName: referrerNameOf(ctx.db, patient.referrerId),
  };
}

/** Notes that the person came today; later searches show them first. */
export function noteVisit(db: WritableDb, patient: Patient, onDate: string): void {
  bumpRecency(db, patient.id, patient, toDayNumber(onDate));
}

export {
  hideImported,
  listRegisteredByAny,
  type Registered,
  recencyBelowAll,
  registerHidden,
  showImported,
} from './bulk-register.ts';
export { duePaiseOf } from './patients.sql.ts';

function register(ctx: WriteContext, input: ParsedInputOf<typeof patientsContract.register>): Patient {
  assertPossibleBirth(input.birthOn, ctx.today());
  const twins = input.notADuplicateBecause === '' ? findLookalikes(ctx, input) : [];
  if (twins.length > 0) {
    throw new AppError('LOOKS_LIKE_A_REGISTERED_PATIENT', {
      patientIds: twins.map(({ patient }) => patient.id),
    });
  }
  const { consents, ...fields } = input;
  const patient = addPatient(ctx, { ...fields, isUnknown: false, foundAt: '' });
  if (consents) addConsents(ctx, patient.id, consents);
  ctx.subject(
    'patient',
    patient.id,
    input.notADuplicateBecause === '' ? {} : { duplicateWarningOverridden: true },
  );
  return patient;
}

const livesAt = ({ locality, city, pinCode }: Patient) => [locality, city, pinCode].join('\n');

function change(ctx: WriteContext, input: ParsedInputOf<typeof patientsContract.change>): Patient {
  assertPossibleBirth(input.birthOn, ctx.today());
  const before = getPatient(ctx.db, input.patientId);
  // Merged since this screen was opened: its fields are no longer the person's.
  if (before.mergedInto) throw new AppError('CHANGED_MEANWHILE');
  const { patientId, notADuplicateBecause: _, ...fields } = input;
  const isUnknown = before.isUnknown && (fields.fullName === before.fullName || fields.phone === '');
  if (fields.phone === '' && !isUnknown) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'phone', code: 'PHONE_NOT_TEN_DIGITS' }] });
  }
  if (fields.alerts.length > Math.max(MOST_ALERTS, before.alerts.length)) {
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'alerts', code: 'TOO_BIG' }] });
  }
  assertOwnAbha(ctx.db, fields.abhaNumber, patientId);
  assertReferrer(ctx.db, fields.referrerId);
  const after: Patient = { ...before, ...fields, id: patientId, isUnknown };
  if (!patientsSql.update(ctx.db, after)) throw new AppError('CHANGED_MEANWHILE');
  patientsSql.insertVersion(ctx.db, before, ctx.now(), ctx.session.userId);
  reindexPatient(ctx.db, patientId, after);
  if (livesAt(after) !== livesAt(before)) notePlace(ctx.db, after);
  const changed = Object.keys(fields).filter(
    key => JSON.stringify(before[key as keyof Patient]) !== JSON.stringify(after[key as keyof Patient]),
  );
  ctx.subject('patient', patientId, { changed });
  ctx.alsoChanges('queue', 'encounters');
  return getPatient(ctx.db, patientId);
}

function banner(ctx: ReadContext, input: ParsedInputOf<typeof patientsContract.banner>): PatientBanner {
  ctx.subject('patient', input.patientId);
  return bannerFor(ctx, input.patientId);
}

function recordAllergies(
  ctx: WriteContext,
  input: ParsedInputOf<typeof patientsContract.recordAllergies>,
): Allergies {
  const { id: patientId } = getPerson(ctx.db, input.patientId);
  // Against what a screen is shown, so that a list can always be saved by who has read it.
  const { items: shown } = allergiesOf(ctx.db, patientId);
  const isSeen = shown.length === input.seenIds.length && shown.every(({ id }) => input.seenIds.includes(id));
  if (!isSeen) throw new AppError('CHANGED_MEANWHILE');
  const at = ctx.now();
  allergiesSql.retractAll(ctx.db, patientId, at, ctx.session.userId);
  for (const allergy of input.items) {
    allergiesSql.insert(ctx.db, patientId, {
      ...allergy,
      recordedAt: at,
      recordedBy: ctx.session.userId,
    });
  }
  allergiesSql.saveStatus(ctx.db, patientId, input.status);
  ctx.subject('patient', patientId, { status: input.status, count: input.items.length });
  ctx.alsoChanges('encounters', 'prescriptions');
  return allergiesOf(ctx.db, patientId);
}

export const patientsService = {
  register,
  change,
  search,
  exportFound,
  household,
  lookalikes: findLookalikes,
  banner,
  recordAllergies,
  registerUnknown,
  photo,
  savePhoto,
  previewCard,
  printCard,
  suggestLocalName,
  suggestPlaces,
  notices,
  addNotice,
  printNotice,
  recordConsents,
  wantsMessages,
  referrers,
  addReferrer,
  referralReport,
  exportReferrals,
  suspects,
  exportSuspects,
  dismissSuspect,
  mergePreview,
  merge,
  unmerge,
  merges,
  exportMerges,
} satisfies ServiceOf<typeof patientsContract>;

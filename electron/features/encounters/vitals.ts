import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { bodyMassIndex, implausibleMeasures, vitalFlags } from '#shared/features/encounters/vitals.rules.ts';
import { MEASURES, type Measure, type Vitals } from '#shared/features/encounters/vitals.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { vitalRanges } from '../../server/vital-ranges.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit, markVitalsTaken } from '../queue/queue.service.ts';

import * as vitalsSql from './vitals.sql.ts';

type Person = { birthOn: LocalDate };

function ageInMonths({ birthOn }: Person, onDate: LocalDate): number {
  const age = ageOn(birthOn, onDate);
  return age.years * 12 + age.months;
}

function vitalsOf(row: vitalsSql.VitalsRow, person: Person, onDate: LocalDate): Vitals {
  const { id, recordedAt, recordedByName } = row;
  const values = Object.fromEntries(MEASURES.map(measure => [measure, row[measure]])) as Record<
    Measure,
    number | null
  >;
  return {
    id,
    recordedAt,
    recordedByName,
    values,
    flags: vitalFlags(vitalRanges(), values, ageInMonths(person, onDate)),
    bmi: bodyMassIndex(values.weightKg, values.heightCm),
  };
}

export function latestOfVisit(
  db: ReadableDb,
  visitId: number,
  person: Person,
  onDate: LocalDate,
): Vitals | null {
  const row = vitalsSql.findLatestOfVisit(db, visitId);
  return row ? vitalsOf(row, person, onDate) : null;
}

/** Oldest first, at most `limit`. */
export function trendOf(
  db: ReadableDb,
  patientId: number,
  person: Person,
  onDate: LocalDate,
  limit: number,
): Vitals[] {
  return ofAllRecords(db, patientId, recordId => vitalsSql.listOfPatient(db, recordId, limit))
    .sort((a, b) => b.recordedAt - a.recordedAt || b.id - a.id)
    .slice(0, limit)
    .map(row => vitalsOf(row, person, onDate))
    .reverse();
}

export function recordVitals(
  ctx: WriteContext,
  input: ParsedInputOf<typeof encountersContract.recordVitals>,
): Vitals {
  const visit = getVisit(ctx.db, input.visitId);
  const patient = getPerson(ctx.db, visit.patientId);
  const measures = implausibleMeasures(vitalRanges(), input.vitals, ageInMonths(patient, ctx.today()));
  if (measures.length > 0) throw new AppError('NOT_PLAUSIBLE', { measures });
  vitalsSql.insert(ctx.db, {
    patientId: visit.patientId,
    visitId: visit.id,
    recordedAt: ctx.now(),
    recordedBy: ctx.session.userId,
    values: input.vitals,
  });
  markVitalsTaken(ctx, visit.id);
  ctx.subject('visit', visit.id, { patientId: patient.id });
  // Children's doses and daily maximums lean on the weight.
  ctx.alsoChanges('prescriptions');
  const saved = latestOfVisit(ctx.db, visit.id, patient, ctx.today());
  if (!saved) throw new AppError('NOT_FOUND', { what: 'vitals' });
  return saved;
}

export function latestVitals(
  ctx: ReadContext,
  input: ParsedInputOf<typeof encountersContract.latestVitals>,
): Vitals | null {
  const visit = getVisit(ctx.db, input.visitId);
  return latestOfVisit(ctx.db, visit.id, getPerson(ctx.db, visit.patientId), ctx.today());
}

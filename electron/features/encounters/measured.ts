import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { bodyMassIndex } from '#shared/features/encounters/vitals.rules.ts';
import { MEASURES, type Measure } from '#shared/features/encounters/vitals.schema.ts';
import {
  bmiClassOf,
  bodySurface,
  changesSince,
  type OldSize,
  oldSizeOf,
  pressureStageOf,
  type Sized,
} from '#shared/features/measures/body.rules.ts';
import type { Measured } from '#shared/features/measures/measured.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { measureRows, personStandingOf } from '../measures/measures.service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import * as vitalsSql from './vitals.sql.ts';

const READINGS_LOOKED_BACK = 30;

/** The newest weight and height, whenever they were taken. */
function sizesOf(ctx: ReadContext, patientId: number): Sized[] {
  const rows = ofAllRecords(ctx.db, patientId, recordId => vitalsSql.listBodySize(ctx.db, recordId)).sort(
    (a, b) => b.recordedAt - a.recordedAt,
  );
  return (['weightKg', 'heightCm'] as const).flatMap(measure => {
    const row = rows.find(each => each[measure] !== null);
    const value = row?.[measure];
    return row && value != null ? [{ measure, value, onDate: localDateAt(row.recordedAt, ctx.zone) }] : [];
  });
}

type Taken = { onDate: LocalDate; values: Record<Measure, number | null> };

function readingsOf(ctx: ReadContext, patientId: number): Taken[] {
  return ofAllRecords(ctx.db, patientId, recordId =>
    vitalsSql.listOfPatient(ctx.db, recordId, READINGS_LOOKED_BACK),
  ).map(row => ({
    onDate: localDateAt(row.recordedAt, ctx.zone),
    values: Object.fromEntries(MEASURES.map(measure => [measure, row[measure]])) as Taken['values'],
  }));
}

/** What the visit's readings say beyond themselves: classes, stage, change against the last time, what is too old. */
export function measured(
  ctx: ReadContext,
  input: ParsedInputOf<typeof encountersContract.measured>,
): Measured {
  const visit = getVisit(ctx.db, input.visitId);
  const { id: patientId, birthOn } = getPerson(ctx.db, visit.patientId);
  const age = ageOn(birthOn, visit.onDate);
  const ageMonths = age.years * 12 + age.months;
  const rows = measureRows();
  const sizes = sizesOf(ctx, patientId);
  const oldSizes = sizes
    .map(sized => oldSizeOf(rows.ageing, sized, ageMonths, visit.onDate))
    .filter((old): old is OldSize => old !== null);
  const fresh = (measure: Measure) =>
    oldSizes.some(old => old.measure === measure)
      ? null
      : (sizes.find(sized => sized.measure === measure)?.value ?? null);
  const [weightKg, heightCm] = [fresh('weightKg'), fresh('heightCm')];
  const latest = vitalsSql.findLatestOfVisit(ctx.db, visit.id);
  const bmi = bodyMassIndex(weightKg, heightCm);
  const standing = personStandingOf(ctx.db, patientId, ctx.today());
  return {
    bmi,
    // The classes are made for bodies that carry no child.
    bmiClass: standing.pregnancy.answer === 'yes' ? null : bmiClassOf(rows.bmiClasses, bmi, ageMonths),
    bodySurfaceM2: bodySurface(weightKg, heightCm),
    pressureStage: latest ? pressureStageOf(rows.pressureStages, latest, ageMonths) : null,
    changes: latest ? changesSince({ onDate: visit.onDate, values: latest }, readingsOf(ctx, patientId)) : [],
    oldSizes,
    standing,
  };
}

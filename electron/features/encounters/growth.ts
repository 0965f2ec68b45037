import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { Growth } from '#shared/features/measures/growth.schema.ts';
import { type ChildMeasured, growthChartOf } from '#shared/features/measures/growth-chart.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import {
  growthReferences,
  hasGrowthTables,
  measureRows,
  personStandingOf,
} from '../measures/measures.service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import * as vitalsSql from './vitals.sql.ts';

const READINGS = 200;

/** A child's weights and heights on every reference that the clinic has imported; charts with points come first. */
export function growthOf(ctx: ReadContext, patientId: number): Growth {
  const person = getPerson(ctx.db, patientId);
  const { limits } = measureRows();
  const age = ageOn(person.birthOn, ctx.today());
  const isChild = age.years * 12 + age.months < limits.growthUntilMonths;
  const gestationDays = personStandingOf(ctx.db, person.id, ctx.today()).gestationAtBirthDays;
  const measured: ChildMeasured[] = ofAllRecords(ctx.db, person.id, recordId =>
    vitalsSql.listOfPatient(ctx.db, recordId, READINGS),
  ).map(row => ({
    onDate: localDateAt(row.recordedAt, ctx.zone),
    weightKg: row.weightKg,
    heightCm: row.heightCm,
  }));
  const child = { birthOn: person.birthOn, gestationDays };
  const charts = isChild
    ? growthReferences(ctx.db, person.sex).map(each => growthChartOf(each, child, measured, limits))
    : [];
  const judged = (chart: Growth['charts'][number]) => (chart.points.some(({ z }) => z !== null) ? 0 : 1);
  return {
    isChild,
    hasTables: hasGrowthTables(ctx.db),
    gestationAtBirthDays: gestationDays,
    charts: charts.sort((a, b) => judged(a) - judged(b)),
  };
}

export function growth(ctx: ReadContext, input: ParsedInputOf<typeof encountersContract.growth>): Growth {
  ctx.subject('patient', input.patientId);
  return growthOf(ctx, input.patientId);
}

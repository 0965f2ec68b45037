import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { Measure } from '#shared/features/encounters/vitals.schema.ts';
import { medicineBarsOf } from '#shared/features/measures/medicine-bars.rules.ts';
import type { TrendSeries, Trends } from '#shared/features/measures/trends.schema.ts';
import { type LocalDate, localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { labTrendsOf } from '../labs/labs.service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { listStops } from './stops.sql.ts';
import * as storySql from './story.sql.ts';
import * as vitalsSql from './vitals.sql.ts';

const READINGS = 200;
const MEDICINES = 24;

const CHARTED: readonly { measure: Measure; second?: Measure; unit: string }[] = [
  { measure: 'systolicMmHg', second: 'diastolicMmHg', unit: 'mmHg' },
  { measure: 'weightKg', unit: 'kg' },
  { measure: 'glucoseMgDl', unit: 'mg/dL' },
];

type Reading = vitalsSql.VitalsRow & { onDate: LocalDate };

/** The last of each day, oldest first. */
function seriesOf(readings: readonly Reading[]): TrendSeries[] {
  return CHARTED.map(({ measure, second, unit }) => {
    const byDay = new Map<LocalDate, TrendSeries['points'][number]>();
    for (const reading of readings) {
      const value = reading[measure];
      if (value !== null)
        byDay.set(reading.onDate, {
          onDate: reading.onDate,
          value,
          second: second ? reading[second] : null,
        });
    }
    return { id: measure, name: '', unit, points: [...byDay.values()] };
  }).filter(({ points }) => points.length > 0);
}

/** Released numbers of the laboratory that were measured at least twice. */
function labSeriesOf(ctx: ReadContext, patientId: number): TrendSeries[] {
  return labTrendsOf(ctx, patientId).map(({ testId, name, unit, points }) => ({
    ...{ id: `lab:${testId}`, name, unit },
    points: points.map(({ onDate, number }) => ({ onDate, value: number, second: null })),
  }));
}

/** What was measured over the visits of a person, with the courses of their medicines. */
export function trends(ctx: ReadContext, input: ParsedInputOf<typeof encountersContract.trends>): Trends {
  const { id: patientId } = getPerson(ctx.db, input.patientId);
  const readings = ofAllRecords(ctx.db, patientId, recordId =>
    vitalsSql.listOfPatient(ctx.db, recordId, READINGS),
  )
    .map(row => ({ ...row, onDate: localDateAt(row.recordedAt, ctx.zone) }))
    .sort((a, b) => a.recordedAt - b.recordedAt);
  const lines = ofAllRecords(ctx.db, patientId, recordId =>
    storySql.listLinesPerhapsTaken(ctx.db, recordId, ctx.today()),
  );
  const stops = ofAllRecords(ctx.db, patientId, recordId => listStops(ctx.db, recordId));
  ctx.subject('patient', patientId);
  return {
    series: [...seriesOf(readings), ...labSeriesOf(ctx, patientId)],
    medicines: medicineBarsOf(lines, stops).slice(0, MEDICINES),
    onDate: ctx.today(),
  };
}

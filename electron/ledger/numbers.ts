import { SERIES, type Series } from '#shared/features/ledger/series.rules.ts';
import type { ClinicSettings } from '#shared/features/settings/settings.schema.ts';
import { financialYearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb, WritableDb } from '../database/db.ts';
import { clinicAndSettings } from '../features/settings/settings.service.ts';
import { formatNumber, peekNextNumber, takeNextNumber } from '../server/number-series.ts';

export function prefixOf(settings: ClinicSettings, series: Series): string {
  if (series === 'bill') return settings.billSeriesPrefix;
  if (series === 'receipt') return settings.receiptSeriesPrefix;
  return SERIES[series];
}

/** The next number of a paper's series in the day's financial year; a refused action gives it back. */
export function takeNumber(db: WritableDb, series: Series, onDate: LocalDate): string {
  const year = financialYearOf(onDate);
  return formatNumber(
    prefixOf(clinicAndSettings(db).settings, series),
    year,
    takeNextNumber(db, series, year),
  );
}

/** What the next number will be if nobody is faster. */
export function peekNumber(db: ReadableDb, series: Series, onDate: LocalDate): string {
  const year = financialYearOf(onDate);
  return formatNumber(
    prefixOf(clinicAndSettings(db).settings, series),
    year,
    peekNextNumber(db, series, year),
  );
}

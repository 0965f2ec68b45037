import type { LocalDate } from '#shared/kernel/local-date.ts';
import { formatByPattern, periodOfPattern } from '#shared/kernel/number-pattern.ts';
import type { WritableDb } from '../../database/db.ts';
import { takeNextNumber } from '../../server/number-series.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as patientsSql from './patients.sql.ts';

/** The next number by the clinic's pattern (REG-12), taken in the caller's transaction. */
export function takeUhid(db: WritableDb, today: LocalDate): string {
  const { uhidPattern, uhidPrefix } = clinicAndSettings(db).settings;
  const period = periodOfPattern(uhidPattern, today);
  // A pattern changed in the middle of its period may write a number that another one has written already.
  for (;;) {
    const uhid = formatByPattern(uhidPattern, uhidPrefix, today, takeNextNumber(db, 'uhid', period));
    if (!patientsSql.hasUhid(db, uhid)) return uhid;
  }
}

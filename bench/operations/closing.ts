import { join } from 'node:path';
import { sameWeekdaysBefore } from '#shared/features/reports/day-close.rules.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ClinicDatabase, WritableDb } from '../../electron/database/db.ts';
import { loadReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { reportsService } from '../../electron/features/reports/reports.service.ts';
import { resourceFolder } from '../../electron/server/resource-folder.ts';
import type { ClinicServer } from '../../electron/server/start.ts';
import { contextOf } from '../generator/contexts.ts';
import { cashCountOf } from '../generator/day-end.ts';
import type { Operation } from '../measure.ts';
import { rawCloseDay } from './raw-money.ts';

class TakenBack extends Error {}

/** Does the work in a transaction that is rolled back: a closed day stays closed, so this is the only way to try it again. */
function tried(db: ClinicDatabase, work: (tx: WritableDb) => void): void {
  try {
    db.transaction(tx => {
      work(tx);
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** Closing today as the owner does; through the service alone, and without the commit. */
export function closingOperation(server: ClinicServer, today: LocalDate): Operation<null> {
  const { db, auditKey, zone } = server.house.opened();
  const lists = loadReferenceLists(join(resourceFolder(), 'reference'));
  const owner = { userId: 1, fullName: 'Dr Meera Kulkarni', roles: ['owner' as const] };
  const raw = rawCloseDay(db.driver);
  const weekdays = sameWeekdaysBefore(today).map(toDayNumber);
  return {
    name: 'close the day (taken back each time)',
    goal: '',
    rounds: 60,
    ways: ['service'],
    prepare: () => null,
    raw: () => tried(db, () => raw(toDayNumber(today), weekdays)),
    async ours() {
      tried(db, tx => {
        const ctx = contextOf({ auditKey, lists, zone }, owner, {
          db: tx,
          onDate: today,
          at: server.house.now(),
        });
        const { drawerToCount } = reportsService.daySheet(ctx, { onDate: today });
        if (!drawerToCount) throw new Error('There is no open drawer to count.');
        const { expectedCashPaise } = drawerToCount;
        reportsService.closeDay(ctx, {
          ...{
            onDate: today,
            count: cashCountOf(expectedCashPaise),
            reason: '',
          },
          ...{
            looseEndsReason: 'Still busy',
            expectedCashPaise,
            slips: {},
            takeOutPaise: 0,
            depositPaise: 0,
          },
          ...{ depositReference: '', approvalId: null, isClockRight: false },
        });
      });
    },
  };
}

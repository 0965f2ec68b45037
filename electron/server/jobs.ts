import { localDateAt } from '#shared/kernel/local-date.ts';
import { checkpointIfLarge } from '../database/checkpoint.ts';
import { sql, type WritableDb } from '../database/db.ts';
import { lastGoodBackupAt, runningBackup, takeBackup } from '../features/backup/backup.service.ts';
import { collectOrphans } from '../features/documents/documents.service.ts';
import { compareSome } from '../features/patients/patients.service.ts';
import type { ClinicHouse } from './clinic-house.ts';
import type { LiveChanges } from './live-changes.ts';
import type { FaultLog } from './ports.ts';

export type Jobs = {
  /** Takes the closing backup and stops the clock. */
  stop(): Promise<void>;
};

type JobParts = { house: ClinicHouse; live: LiveChanges; logFault: FaultLog };

const EVERY_MS = 60_000;
const ANSWERS_KEPT_MS = 24 * 3_600_000;
const FIRST_BACKUP_DELAY_MS = 10_000;
/** A disk that is not plugged in is asked for again after so long, not every minute of the day. */
const NEXT_TRY_MS = 30 * 60_000;
/** New records are held against the others a few at a time, so that nobody waits for it. */
const COMPARED_AT_ONCE = 20;
const COMPARE_AGAIN_MS = 400;
const COLLECT_EVERY_MS = 6 * 3_600_000;

function needsTodaysBackup(house: ClinicHouse): boolean {
  const clinic = house.openOrNull();
  if (!clinic) return false;
  const last = lastGoodBackupAt(clinic.db.reader);
  return last === null || localDateAt(last, clinic.zone) !== localDateAt(house.now(), clinic.zone);
}

/** Up to the first that is younger; they lie in the order in which they came. */
function forgetAnswersBefore(db: WritableDb, before: number): void {
  db.run(sql`
    DELETE FROM answered_requests WHERE id < coalesce(
      (SELECT id FROM answered_requests WHERE answered_at >= ${before} ORDER BY id LIMIT 1), ${Number.MAX_SAFE_INTEGER})`);
}

/** A backup each day, the write-ahead log kept small, answered requests and files of no document forgotten, new records compared with the others. */
export function startJobs({ house, live, logFault }: JobParts): Jobs {
  let isBusy = false;
  let nextTryAt = 0;
  let collectAt = 0;
  house.onOpened(() => {
    nextTryAt = house.now() + FIRST_BACKUP_DELAY_MS;
  });

  async function backup(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    try {
      await takeBackup(house);
      live.announce(['backup', 'setup']);
    } catch (error) {
      logFault('backup', error, 'jobs');
    } finally {
      isBusy = false;
    }
  }

  let comparing: NodeJS.Timeout | undefined;

  function compare(): void {
    comparing = undefined;
    const clinic = house.openOrNull();
    if (!clinic) return;
    const at = house.now();
    const slice = { at, today: localDateAt(at, clinic.zone), most: COMPARED_AT_ONCE };
    try {
      if (clinic.db.transaction(db => compareSome(db, slice))) {
        comparing = setTimeout(compare, COMPARE_AGAIN_MS);
        comparing.unref();
      }
    } catch (error) {
      logFault('compare', error, 'jobs');
    }
  }

  async function collect(): Promise<void> {
    if (house.now() < collectAt) return;
    collectAt = house.now() + COLLECT_EVERY_MS;
    try {
      await collectOrphans(house);
    } catch (error) {
      logFault('collect', error, 'jobs');
    }
  }

  async function tick(): Promise<void> {
    const clinic = house.openOrNull();
    if (!clinic) return;
    try {
      clinic.db.transaction(db => forgetAnswersBefore(db, house.now() - ANSWERS_KEPT_MS));
      checkpointIfLarge(clinic.db.driver);
    } catch (error) {
      logFault('tick', error, 'jobs');
    }
    if (!comparing) compare();
    void collect();
    if (!needsTodaysBackup(house) || house.now() < nextTryAt) return;
    nextTryAt = house.now() + NEXT_TRY_MS;
    await backup();
  }

  const timer = setInterval(() => void tick(), EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      clearTimeout(comparing);
      // One under way may have missed what was saved since; closing in the middle of it would lose its record.
      await runningBackup(house)?.catch(() => {});
      isBusy = false;
      if (house.openOrNull()) await backup();
    },
  };
}

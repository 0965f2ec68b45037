import { clinicBlobs } from '../../blobs/clinic-blobs.ts';
import type { ClinicHouse } from '../../server/clinic-house.ts';
import * as documentsSql from './documents.sql.ts';

const KEPT_MS = 24 * 3_600_000;

/**
 * Removes what was sent more than a day ago and no document holds: rows first, then files, so that a power cut between
 * them leaves a file without a row, which the next round takes. Answers how many files went.
 */
export function collectOrphans(house: ClinicHouse): Promise<number> {
  const { db } = house.opened();
  const before = house.now() - KEPT_MS;
  db.transaction(writer => {
    for (const name of documentsSql.listForgotten(writer, before)) documentsSql.deleteFile(writer, name);
  });
  // A clinic that is closed meanwhile loses nothing more.
  const isHeld = (name: string) => house.openOrNull()?.db !== db || documentsSql.hasFile(db.reader, name);
  return clinicBlobs(house).sweep(before, isHeld);
}

import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { EncounterVersion } from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { ReadContext } from '../../server/service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { standsAsSigned } from './content-hash.ts';
import { listVersions } from './encounters.sql.ts';
import { signedView } from './signing.ts';
import { findVoid } from './voids.sql.ts';

/** Every signature of the visit, newest first, each checked against its seal. */
export function versions(
  ctx: ReadContext,
  { visitId }: ParsedInputOf<typeof encountersContract.versions>,
): EncounterVersion[] {
  const visit = getVisit(ctx.db, visitId);
  ctx.subject('patient', visit.patientId, { visitId: visit.id });
  const stored = listVersions(ctx.db, visit.id);
  return stored
    .map((each, at) => ({
      ...signedView(each, findVoid(ctx.db, visit.id, each.version) ?? null),
      isUnaltered: standsAsSigned(each, stored[at - 1]),
    }))
    .reverse();
}

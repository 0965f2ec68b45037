import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { SignedEncounter } from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { WriteContext } from '../../server/service.ts';
import { placeOrders } from '../labs/labs.service.ts';
import * as draftsSql from './drafts.sql.ts';
import { ownVisit, signedVersion } from './own-visit.ts';
import { signedView } from './signing.ts';
import * as voidsSql from './voids.sql.ts';

/** Strikes the newest version and with it all before it; nothing is deleted, and the visit may be written anew. */
export function voidVisit(
  ctx: WriteContext,
  { visitId, version, reason }: ParsedInputOf<typeof encountersContract.void>,
): SignedEncounter {
  const visit = ownVisit(ctx, visitId);
  const current = signedVersion(ctx, visit.id, version);
  if (voidsSql.findVoid(ctx.db, visit.id, version)) throw new AppError('ALREADY_VOID');
  const { userId, fullName } = ctx.session;
  const at = ctx.now();
  voidsSql.insert(ctx.db, {
    ...{ patientId: visit.patientId, visitId: visit.id, version, reason },
    ...{ voidedBy: userId, voidedByName: fullName, voidedAt: at },
  });
  // The unsigned change of it holds the same words, perhaps of another person.
  draftsSql.deleteDraft(ctx.db, visit.id);
  placeOrders(ctx, { patientId: visit.patientId, visitId: visit.id, lines: [], reason: 'note voided' });
  ctx.subject('visit', visit.id, { patientId: visit.patientId, version, serial: current.serial });
  ctx.alsoChanges('prescriptions', 'reports');
  return signedView(current, { reason, byName: fullName, at });
}

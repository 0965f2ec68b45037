import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { SignedEncounter } from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { WriteContext } from '../../server/service.ts';
import { canonicalJson } from './content-hash.ts';
import { assertSeen } from './drafting.ts';
import { ownVisit, signedVersion } from './own-visit.ts';
import { signedView, signVersion } from './signing.ts';
import { findVoid } from './voids.sql.ts';

/** Of two screens that amend at once the second is refused: it began from a version that is no longer the newest. */
export function amend(
  ctx: WriteContext,
  { visitId, fromVersion, reason, body, heeded, seenSavedAt }: ParsedInputOf<typeof encountersContract.amend>,
): SignedEncounter {
  const visit = ownVisit(ctx, visitId);
  const before = signedVersion(ctx, visit.id, fromVersion);
  const isVoid = findVoid(ctx.db, visit.id, before.version) !== undefined;
  if (!isVoid && canonicalJson(body) === canonicalJson(before.body)) throw new AppError('NOTHING_CHANGED');
  assertSeen(ctx, visit.id, seenSavedAt);
  // A void note may have been somebody else's: what is written anew is the doctor's alone.
  const enteredBy = isVoid ? null : before.enteredBy;
  const encounter = signVersion(ctx, {
    ...{ visit, body, heeded, before, reason, enteredBy },
    serialOf: () => before.serial,
  });
  return signedView(encounter, null);
}

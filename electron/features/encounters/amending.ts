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

/**
 * Of two screens that amend at once the second is refused: it began from a version that is no longer the newest, or
 * that was struck meanwhile, and then its words may be another person's.
 */
export function amend(
  ctx: WriteContext,
  input: ParsedInputOf<typeof encountersContract.amend>,
): SignedEncounter {
  const { visitId, fromVersion, reason, body, isAnew, heeded, seenSavedAt } = input;
  const visit = ownVisit(ctx, visitId);
  const before = signedVersion(ctx, visit.id, fromVersion);
  const { version } = before;
  const isVoid = findVoid(ctx.db, visit.id, version) !== undefined;
  if (isVoid !== isAnew) throw new AppError('AMENDED_MEANWHILE', { version });
  if (!isAnew && canonicalJson(body) === canonicalJson(before.body)) throw new AppError('NOTHING_CHANGED');
  assertSeen(ctx, visit.id, seenSavedAt);
  // A void note may have been somebody else's: what is written anew is the doctor's alone.
  const enteredBy = isAnew ? null : before.enteredBy;
  const encounter = signVersion(ctx, {
    ...{ visit, body, heeded, before, reason, isAnew, enteredBy },
    serialOf: () => before.serial,
  });
  return signedView(encounter, null);
}

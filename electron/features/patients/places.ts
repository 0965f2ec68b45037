import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { WritableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import * as placesSql from './places.sql.ts';

const MOST_SUGGESTED = 8;

/** Remembers where a person lives, so that the desk types it once for a whole street. */
export function notePlace(db: WritableDb, { locality, city, pinCode }: placesSql.Place): void {
  if (locality !== '') placesSql.noteUse(db, { locality, city, pinCode });
}

export function suggestPlaces(
  ctx: ReadContext,
  input: ParsedInputOf<typeof patientsContract.suggestPlaces>,
): placesSql.Place[] {
  const text = input.text.normalize('NFC').replace(/\s+/g, ' ').trimStart();
  return /^\d{6}$/.test(input.pinCode)
    ? placesSql.listByPin(ctx.db, { text, pinCode: input.pinCode, limit: MOST_SUGGESTED })
    : placesSql.listByBeginning(ctx.db, text, MOST_SUGGESTED);
}

import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { WritableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import { districtOfPin } from './pin-districts.ts';
import * as placesSql from './places.sql.ts';

const MOST_SUGGESTED = 8;

/** Remembers where a person lives, so that the desk types it once for a whole street. */
export function notePlace(db: WritableDb, { locality, city, pinCode }: placesSql.Place): void {
  if (locality !== '') placesSql.noteUse(db, { locality, city, pinCode });
}

type Suggested = OutputOf<typeof patientsContract.suggestPlaces>;

/** What the clinic has written for the PIN before, and last its district from the list. */
function placesOfPin(ctx: ReadContext, pinCode: string, text: string): Suggested {
  const { district = '', state = '' } = districtOfPin(pinCode) ?? {};
  const learned = placesSql.listByPin(ctx.db, { text, pinCode, limit: MOST_SUGGESTED });
  const places = learned.map(place => ({ ...place, state }));
  return district === '' ? places : [...places, { locality: '', city: district, pinCode, state }];
}

export function suggestPlaces(
  ctx: ReadContext,
  input: ParsedInputOf<typeof patientsContract.suggestPlaces>,
): Suggested {
  const text = input.text.normalize('NFC').replace(/\s+/g, ' ').trimStart();
  if (/^\d{6}$/.test(input.pinCode)) return placesOfPin(ctx, input.pinCode, text);
  return placesSql.listByBeginning(ctx.db, text, MOST_SUGGESTED).map(place => ({ ...place, state: '' }));
}

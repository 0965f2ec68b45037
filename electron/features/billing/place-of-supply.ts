import type { LineAmounts } from '#shared/features/billing/bill.rules.ts';
import type { Bill } from '#shared/features/billing/bill.schema.ts';
import { codeOfState } from '#shared/features/billing/gst-states.rules.ts';
import { isGoods, otherStatesOf } from '#shared/features/billing/place-of-supply.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import type { BillParty } from './bill-record.ts';
import type { PricedLine } from './price-lines.ts';
import { namesBuyerFrom } from './recipient.ts';

/** The lines of a bill with the state in which each is supplied, where that is not the clinic's. */
export function withPlaces<Line extends PricedLine & LineAmounts>(
  db: ReadableDb,
  lines: readonly Line[],
  { party, onDate }: { party: BillParty; onDate: LocalDate },
): (Line & { otherState: string })[] {
  const states = otherStatesOf(lines, {
    onDate,
    clinicState: clinicState(db),
    companyState: party.company?.gstin.slice(0, 2) ?? '',
    stateCode: codeOfState(party.state ?? ''),
    namesBuyerFromPaise: namesBuyerFrom(db, onDate),
  });
  return lines.map((line, index) => ({ ...line, otherState: states[index] ?? '' }));
}

/** Two digits, as the clinic's GSTIN begins; empty without one. */
export function clinicState(db: ReadableDb): string {
  return clinicAndSettings(db).clinic.gstin.slice(0, 2);
}

/** An address outside the clinic's state stays off an invoice that need not bear it: there it would say the place of the goods. */
export function recordsAddress(
  { party, lines }: Pick<Bill, 'party' | 'lines'>,
  clinicState: string,
): boolean {
  if (party.company?.gstin || codeOfState(party.state ?? '') === clinicState) return true;
  return !lines.some(
    line => line.gstPermille > 0 && isGoods({ ...line, taxClass: line.taxClass ?? 'exempt' }),
  );
}

import { addDays } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { openBillsOfParties } from '../parties/parties.service.ts';
import { accountLines } from './books.ts';
import { daysOf } from './report.ts';
import * as tallySql from './tally.sql.ts';
import { linesOf, type TallyBooks, type TallyLine } from './tally-ledgers.ts';

/** What stood in every ledger when the first day began; together it is nothing. */
export function openingsOf(
  { db }: Pick<ReadContext, 'db'>,
  books: TallyBooks,
  range: { fromDate: string; toDate: string },
): TallyLine[] {
  const owed = new Map<number, number>();
  for (const { partyId, duePaise } of openBillsOfParties(db, addDays(range.fromDate, -1)))
    owed.set(partyId, (owed.get(partyId) ?? 0) + duePaise);
  const ofCompanies = [...owed.values()].reduce((sum, paise) => sum + paise, 0);
  const own = accountLines(db, daysOf(range)).flatMap(({ account, openingPaise }) => {
    const paise = account === 'dues' ? openingPaise - ofCompanies : openingPaise;
    const igstPaise = account === 'gst' ? tallySql.sumIgstBefore(db, daysOf(range).fromDay) : 0;
    return linesOf(books, { account, paise, partyId: null, igstPaise });
  });
  const companies = [...owed].flatMap(([partyId, paise]) =>
    linesOf(books, { account: 'dues', paise, partyId }),
  );
  return [...own, ...companies].filter(({ paise }) => paise !== 0);
}

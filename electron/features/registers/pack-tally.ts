import { clinicAndSettings } from '../settings/settings.service.ts';
import { monthsOf } from './months.ts';
import type { Pack } from './pack-files.ts';
import { daysOf } from './report.ts';
import * as tallySql from './tally.sql.ts';
import { ledgersOf, tallyBooks } from './tally-ledgers.ts';
import { openingsOf } from './tally-openings.ts';
import { moveVouchersOf, vouchersOf } from './tally-vouchers.ts';
import { ledgersXml, tallyEnvelope, voucherXml } from './tally-xml.ts';

const VOUCHERS_AT_ONCE = 2_000;

/** The ledgers and each month's vouchers for TallyPrime; counts what went into the files. */
export async function addTally({ zip, ctx, range, clinic }: Pack): Promise<{ vouchers: number }> {
  const { books, openings } = ctx.reading(read => {
    const books = tallyBooks(clinicAndSettings(read.db).clinic.gstin, tallySql.listCompanies(read.db));
    return { books, openings: openingsOf(read, books, range) };
  });
  const masters = tallyEnvelope('All Masters', clinic.name);
  const ledgers = ledgersOf(books);
  await zip.add('tally/ledgers.xml', `${masters.head}${ledgersXml(ledgers)}${masters.foot}`);
  if (openings.length > 0) {
    const withOpenings = ledgersXml(ledgers, openings);
    await zip.add('tally/ledgers-with-openings.xml', `${masters.head}${withOpenings}${masters.foot}`);
  }
  let count = 0;
  for (const month of monthsOf(range)) {
    const { entries, moves } = ctx.reading(({ db }) => ({
      entries: tallySql.listEntries(db, daysOf(month)),
      moves: tallySql.listMoves(db, daysOf(month)),
    }));
    const vouchers = [...vouchersOf(entries, books), ...moveVouchersOf(moves, books)];
    count += vouchers.length;
    if (vouchers.length === 0) continue;
    const { head, foot } = tallyEnvelope('Vouchers', clinic.name);
    const entry = zip.file(`tally/vouchers-${month.fromDate.slice(0, 7)}.xml`);
    await entry.write(head);
    for (let at = 0; at < vouchers.length; at += VOUCHERS_AT_ONCE) {
      await entry.write(
        vouchers
          .slice(at, at + VOUCHERS_AT_ONCE)
          .map(voucherXml)
          .join(''),
      );
    }
    await entry.write(foot);
    entry.end();
  }
  return { vouchers: count };
}

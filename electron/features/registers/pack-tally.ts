import { monthsOf } from './months.ts';
import type { Pack } from './pack-files.ts';
import { daysOf } from './report.ts';
import * as tallySql from './tally.sql.ts';
import { vouchersOf } from './tally-vouchers.ts';
import { ledgersXml, tallyEnvelope, voucherXml } from './tally-xml.ts';

const VOUCHERS_AT_ONCE = 2_000;

/** The ledgers and each month's vouchers for TallyPrime; counts what went into the files. */
export async function addTally({ zip, ctx, range, clinic }: Pack): Promise<{ vouchers: number }> {
  const ledgers = tallyEnvelope('All Masters', clinic.name);
  await zip.add('tally/ledgers.xml', `${ledgers.head}${ledgersXml()}${ledgers.foot}`);
  let count = 0;
  for (const month of monthsOf(range)) {
    const vouchers = vouchersOf(ctx.reading(({ db }) => tallySql.listEntries(db, daysOf(month))));
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

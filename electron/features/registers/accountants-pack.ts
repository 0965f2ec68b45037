import { AppError } from '#shared/contract/app-error.ts';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { registersContract } from '#shared/features/registers/registers.contract.ts';
import { dayIn, rangeIn } from '#shared/i18n/day-words.ts';
import { formatNumber } from '#shared/kernel/grid.ts';
import { formatTime } from '#shared/kernel/local-date.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { TaskContext } from '../../server/service.ts';
import { zipFile } from '../../server/zip-file.ts';
import { clinicToSeal } from '../settings/settings.service.ts';
import * as booksSql from './books.sql.ts';
import { accountLines } from './books.ts';
import { chainCertificateDocument } from './chain-certificate.document.ts';
import { type CheckedChain, checkChain } from './chain-check.ts';
import { addPages, addRows, addWorkbooks, type Pack } from './pack-files.ts';
import { addTally } from './pack-tally.ts';
import { PACK_WORDS } from './pack-words.ts';
import { daysOf } from './report.ts';

/** Entries of the ledger; more are not held at once. About nine thousand bills. */
const MOST_AT_ONCE = 30_000;

type Wanted = ParsedInputOf<typeof registersContract.accountsPack>;

/** Everything an accountant asks for, of any period, as one ZIP (BIL-19). */
export async function accountsPack(ctx: TaskContext, wanted: Wanted): Promise<ExportedFile> {
  const { fromDate, toDate } = wanted;
  if (fromDate > toDate) throw new AppError('DAYS_REVERSED');
  ctx.subject('accountsPack', null, { fromDate, toDate });
  const days = daysOf(wanted);
  const before = ctx.reading(({ db }) => booksSql.countEntries(db, days));
  const pack = openPack(ctx, wanted, before.count > MOST_AT_ONCE);
  await addRows(pack);
  await addWorkbooks(pack);
  await addPages(pack);
  const { vouchers } = await addTally(pack);
  const chain = await checkChain(ctx, days);
  await pack.zip.add('pdf/chain-certificate.pdf', await certificate(pack, chain));
  const after = ctx.reading(({ db }) => booksSql.countEntries(db, days));
  await pack.zip.add('README.txt', readMe(pack, after.count - before.count));
  const bytes = pack.zip.end();
  const whole = chain.brokenOn === null;
  ctx.subject('accountsPack', null, {
    ...{ fromDate, toDate, entries: before.count, vouchers, rows: pack.rows, bytes: bytes.length },
    chain: { links: chain.linkCount, whole },
  });
  return {
    fileName: `accounts-${fromDate}-${toDate}.zip`,
    mimeType: 'application/zip',
    base64: bytes.toString('base64'),
  };
}

function openPack(ctx: TaskContext, { fromDate, toDate, language }: Wanted, isByMonth: boolean): Pack {
  return ctx.reading(({ db, zone, today, now }) => ({
    ...{
      ctx,
      language,
      zone,
      isByMonth,
      range: { fromDate, toDate },
      rows: {},
      notOnPaper: [],
      made: new Map(),
    },
    zip: zipFile(new Date(now())),
    clinic: clinicToSeal(db),
    printedAt: `${dayIn(language, today())}, ${formatTime(now(), zone)}`,
  }));
}

async function certificate({ clinic, range, language }: Pack, chain: CheckedChain): Promise<Uint8Array> {
  const words = PACK_WORDS[language];
  const finding =
    chain.brokenOn !== null
      ? words.broken(dayIn(language, chain.brokenOn))
      : chain.linkCount === 0
        ? words.none
        : words.whole(chain.linkCount);
  const document = chainCertificateDocument({
    ...{ language, title: words.certificate, finding, method: words.method, signature: words.signature },
    clinic: [clinic.name, ...clinic.addressLines].join(', '),
    period: rangeIn(language, range),
    facts: [
      { label: words.links, value: formatNumber(chain.linkCount, 0) },
      { label: words.days, value: formatNumber(chain.dayCount, 0) },
      { label: words.lastDay, value: chain.lastOn === null ? '–' : dayIn(language, chain.lastOn) },
      { label: words.firstSeal, value: inGroups(chain.firstSeal) },
      { label: words.lastSeal, value: inGroups(chain.lastSeal) },
    ],
  });
  return (await renderPdf(document)).bytes;
}

function inGroups(seal: string): string {
  return (seal.toUpperCase().match(/.{1,4}/g) ?? ['–']).join(' ');
}

function openDaysLine({ ctx, range, language }: Pack): string {
  const words = PACK_WORDS[language];
  const closedOn = ctx.reading(({ db }) => lastClosedDay(db));
  if (closedOn === null || closedOn < range.fromDate) return words.noneClosed;
  return closedOn >= range.toDate ? words.allClosed : words.closedUntil(dayIn(language, closedOn));
}

/** What is in the pack, how it ties, and how it goes into Tally. Windows reads it in Notepad. */
function readMe(pack: Pack, entriesSince: number): string {
  const { ctx, clinic, range, language, printedAt, rows, notOnPaper } = pack;
  const words = PACK_WORDS[language];
  const { entries, lines, by } = ctx.reading(({ db, session }) => ({
    entries: booksSql.countEntries(db, daysOf(range)).count,
    lines: accountLines(db, daysOf(range)),
    by: session.fullName,
  }));
  const debits = lines.reduce((sum, line) => sum + line.debitPaise, 0);
  const period = rangeIn(language, range);
  const text = [
    words.packTitle,
    ...words.made({ clinic: clinic.name, period, madeAt: printedAt, by }),
    '',
    words.proof,
    ...words.ledger({
      entries: formatNumber(entries, 0),
      debits: formatPaise(debits),
      openDays: openDaysLine(pack),
    }),
    ...(entriesSince > 0 ? [words.changed(entriesSince)] : []),
    '',
    words.files,
    ...words.folders,
    ...Object.entries(rows).map(
      ([name, count]) => `  ${name} (${formatNumber(count, 0)}): ${words.lists[name] ?? ''}`,
    ),
    ...notOnPaper.map(words.tooLongForPaper),
    '',
    'Tally',
    ...words.tally,
  ];
  return `\ufeff${text.join('\r\n')}\r\n`;
}

import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { DaySheet, reportsContract } from '#shared/features/reports/reports.contract.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import {
  formatDate,
  formatTime,
  type LocalDate,
  localDateAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { countRows, expensesByCategory, longDate } from '../cash/cash.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { daySheetDocument } from './day-sheet.document.ts';
import { daySheetOf } from './day-sheet.ts';
import { drawerRows, modesOf, moneyParts, paidOutOf, refundsOf } from './day-sheet-parts.ts';
import type { DaySheetPrint, DaySheetState } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS, type DaySheetWords } from './day-sheet-words.ts';
import * as reportsSql from './reports.sql.ts';

type Paper = DaySheetPrint['paper'];

function stateOf(ctx: ReadContext, sheet: DaySheet): DaySheetState {
  if (!sheet.close) return { kind: 'notClosed', asAt: formatTime(ctx.now(), ctx.zone) };
  const { closedAt, closedByName, secondByName } = sheet.close;
  const closedOn = localDateAt(closedAt, ctx.zone);
  const date = closedOn === sheet.onDate ? '' : `${formatDate(closedOn)}, `;
  return {
    kind: 'closed',
    at: date + formatTime(closedAt, ctx.zone),
    closedBy: closedByName,
    checkedBy: secondByName || null,
  };
}

function cashCountOf({ close }: DaySheet, words: DaySheetWords): DaySheetPrint['cashCount'] {
  if (!close) return null;
  return { rows: countRows(close.count, words.coins), totalPaise: close.countedCashPaise };
}

function varianceNote({ close }: DaySheet, words: DaySheetWords): string {
  if (!close || close.differencePaise === 0) return '';
  const say = close.differencePaise < 0 ? words.short : words.over;
  return say(formatPaise(Math.abs(close.differencePaise)), close.reason);
}

/** What the close wrote into the sheet beyond what the screen shows. */
type KeptSheet = { number: string; looseEndsReason?: string; looseEndCount?: number };

function looseEndsLine(kept: KeptSheet | null, words: DaySheetWords): DaySheetPrint['exceptions'] {
  if (!kept?.looseEndsReason) return [];
  return [{ label: words.looseEnds(kept.looseEndCount ?? 0), text: kept.looseEndsReason }];
}

function daySheetPrint(ctx: ReadContext, onDate: LocalDate, paper: Paper): DaySheetPrint {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const language = settings.screenLanguage;
  const [words, pageWords] = [DAY_SHEET_WORDS[language], PRINT_WORDS[language]];
  const sheet = daySheetOf(ctx, onDate);
  const sealed = closesSql.find(ctx.db, toDayNumber(onDate));
  const kept = sealed ? (JSON.parse(sealed.sheet) as KeptSheet) : null;
  const { close } = sheet;
  const day = toDayNumber(onDate);
  return {
    paper,
    language,
    clinicName: clinic.name,
    place: clinic.city,
    scope: words.allDesks,
    date: longDate(onDate, language),
    number: kept?.number ?? null,
    state: stateOf(ctx, sheet),
    ...modesOf(sheet, pageWords),
    varianceNote: varianceNote(sheet, words),
    cashCount: cashCountOf(sheet, words),
    drawers: drawerRows(sheet, words),
    ...moneyParts(sheet, words, pageWords),
    paidOut: paidOutOf(sheet, expensesByCategory(ctx.db, onDate), { words, modes: pageWords.modes }),
    refunds: refundsOf(reportsSql.listRefundsPaid(ctx.db, day), { words, modes: pageWords.modes }),
    doctors: sheet.byDoctor.map(row => ({
      name: row.doctorName,
      visits: row.visitCount,
      billedPaise: row.billedPaise,
      receivedPaise: row.collectedPaise,
    })),
    visits: [
      { label: words.finished, count: sheet.visits.done },
      { label: words.newPatients, count: sheet.visits.newPatients },
      { label: words.stillOpen, count: sheet.visits.stillOpen },
      { label: words.left, count: sheet.visits.left },
    ],
    exceptions: [
      ...sheet.toLookAt.map(({ kind, what, amountPaise }) => ({
        label: words.toLookAt[kind],
        text: amountPaise === null ? what : `${what}, ${formatRupees(amountPaise)}`,
      })),
      ...looseEndsLine(kept, words),
    ],
    seals: close
      ? { yesterday: close.previousSeal || null, today: close.seal, ledger: sheet.ledgerHash }
      : null,
  };
}

export async function printDaySheet(
  ctx: TaskContext,
  input: ParsedInputOf<typeof reportsContract.printDaySheet>,
): Promise<{ pdf: string; fileName: string }> {
  const day = input.onDate ?? ctx.reading(({ today }) => today());
  const print = ctx.reading(read => daySheetPrint(read, day, input.paper));
  ctx.subject('day', toDayNumber(day), { number: print.number });
  const { bytes } = await renderRoomiest(daySheetDocument(print));
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `day-${day}.pdf` };
}

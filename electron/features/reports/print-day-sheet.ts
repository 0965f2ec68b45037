import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { dayDifferences, movesBesideSlips, slipDifferenceWords } from '#shared/features/cash/slips.rules.ts';
import type { DaySheet, reportsContract } from '#shared/features/reports/reports.contract.ts';
import { PRINT_WORDS } from '#shared/i18n/print-words.ts';
import { type Translate, translatorOf } from '#shared/i18n/translate.ts';
import {
  formatDate,
  formatTime,
  type LocalDate,
  localDateAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { countRows, expensesByCategory, longDate } from '../cash/cash.service.ts';
import { clinicAndSettings, sheetPaperOf } from '../settings/settings.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { daySheetDocument } from './day-sheet.document.ts';
import { daySheetOf } from './day-sheet.ts';
import { drawerRows, hasOwnSlips, modesOf, moneyParts, paidOutOf, refundsOf } from './day-sheet-parts.ts';
import type { DaySheetPrint, DaySheetState } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS, type DaySheetWords } from './day-sheet-words.ts';
import * as reportsSql from './reports.sql.ts';

type Input = ParsedInputOf<typeof reportsContract.printDaySheet>;

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

/** By whom it is said where the day has slips of several drawers, or one of its own beside its drawer's. */
function slipNotes(sheet: DaySheet, t: Translate): string[] {
  const { daySlips, drawers } = sheet;
  const ofDay = slipDifferenceWords(t, dayDifferences(sheet));
  const ofDrawers = drawers.flatMap(({ userName, slipDifferences: differences }) =>
    slipDifferenceWords(t, differences).map(said =>
      hasOwnSlips({ drawers, daySlips }) ? `${userName}, ${said}` : said,
    ),
  );
  return [...ofDay, ...ofDrawers];
}

/** What differs by the count and by the slips, and why. */
function varianceNote(sheet: DaySheet, words: DaySheetWords, t: Translate): string {
  const { close } = sheet;
  if (!close) return '';
  const say = close.differencePaise < 0 ? words.short : words.over;
  const ofCash = close.differencePaise === 0 ? [] : [say(formatPaise(Math.abs(close.differencePaise)))];
  const said = [...ofCash, ...slipNotes(sheet, t)].join('; ');
  return [said, reasonIn(t, close.reason)].filter(Boolean).join(': ');
}

/** What companies kept back of bills of the same day was never owed at an evening: no line of the dues has it. */
function tdsLine(sheet: DaySheet, words: DaySheetWords): DaySheetPrint['exceptions'] {
  const paise = sheet.tdsDeductedPaise - sheet.tdsOnOldDuesPaise;
  return paise === 0 ? [] : [{ label: words.tdsKept, text: words.tdsOfToday(formatRupees(paise)) }];
}

/** What the close wrote into the sheet beyond what the screen shows. */
type KeptSheet = { number: string; looseEndsReason?: string; looseEndCount?: number };

function looseEndsLine(kept: KeptSheet | null, words: DaySheetWords): DaySheetPrint['exceptions'] {
  if (!kept?.looseEndsReason) return [];
  return [{ label: words.looseEnds(kept.looseEndCount ?? 0), text: kept.looseEndsReason }];
}

function daySheetPrint(ctx: ReadContext, onDate: LocalDate, paper: Input['paper']): DaySheetPrint {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const language = settings.screenLanguage;
  const [words, pageWords] = [DAY_SHEET_WORDS[language], PRINT_WORDS[language]];
  const sheet = daySheetOf(ctx, onDate);
  const sealed = closesSql.find(ctx.db, toDayNumber(onDate));
  const kept = sealed ? (JSON.parse(sealed.sheet) as KeptSheet) : null;
  const { close } = sheet;
  const day = toDayNumber(onDate);
  const t = translatorOf(language);
  return {
    paper: sheetPaperOf(paper, settings),
    language,
    clinicName: clinic.name,
    place: clinic.city,
    scope: words.allDesks,
    date: longDate(onDate, language),
    number: kept?.number ?? null,
    state: stateOf(ctx, sheet),
    ...modesOf(sheet, pageWords),
    varianceNote: varianceNote(sheet, words, t),
    slipNote: movesBesideSlips(sheet.moves) ? t('cash.besideSlips') : '',
    cashCount: cashCountOf(sheet, words),
    drawers: drawerRows(sheet, { words, modes: pageWords.modes, t }),
    ...moneyParts(sheet, words, pageWords),
    paidOut: paidOutOf(sheet, expensesByCategory(ctx.db, onDate), { words, modes: pageWords.modes, t }),
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
      ...tdsLine(sheet, words),
      ...looseEndsLine(kept, words),
    ],
    seals: close
      ? { yesterday: close.previousSeal || null, today: close.seal, ledger: sheet.ledgerHash }
      : null,
  };
}

/** The designed page, counted: it says so from the second time on, by whichever button it leaves. */
export async function countedDaySheet(ctx: TaskContext, input: Input) {
  const day = input.onDate ?? ctx.reading(({ today }) => today());
  const [print, closeId] = ctx.reading(
    read => [daySheetPrint(read, day, input.paper), closesSql.find(read.db, toDayNumber(day))?.id] as const,
  );
  const { paper, number } = print;
  const subjectId = toDayNumber(day);
  const thing = { page: 'daySheet', subjectId, version: 1 + (closeId ?? 0), paper } as const;
  const { bytes, duplicateCopy } = await printCounted(ctx, thing, copy =>
    renderRoomiest(daySheetDocument({ ...print, duplicateCopy: copy })),
  );
  return { bytes, duplicateCopy, number, day };
}

export async function printDaySheet(
  ctx: TaskContext,
  input: Input,
): Promise<{ pdf: string; fileName: string }> {
  const { bytes, duplicateCopy, number, day } = await countedDaySheet(ctx, input);
  ctx.subject('day', toDayNumber(day), { number, duplicateCopy });
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `day-${day}.pdf` };
}

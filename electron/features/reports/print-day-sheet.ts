import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  type DaySheet,
  NOTES_RUPEES,
  type reportsContract,
} from '#shared/features/reports/reports.contract.ts';
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
import { clinicAndSettings } from '../settings/settings.service.ts';
import * as closesSql from './day-closes.sql.ts';
import { daySheetDocument } from './day-sheet.document.ts';
import { daySheetOf } from './day-sheet.ts';
import type { CashCountRow, DaySheetPrint, DaySheetState, ModeRow } from './day-sheet-print.ts';
import { DAY_SHEET_WORDS, type DaySheetWords } from './day-sheet-words.ts';

type Paper = DaySheetPrint['paper'];

function longDate(onDate: LocalDate, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(Date.parse(onDate))
    .replace(',', '');
}

function stateOf(ctx: ReadContext, sheet: DaySheet): DaySheetState {
  if (!sheet.close) return { kind: 'notClosed', asAt: formatTime(ctx.now(), ctx.zone) };
  const { closedAt, closedByName } = sheet.close;
  const closedOn = localDateAt(closedAt, ctx.zone);
  const date = closedOn === sheet.onDate ? '' : `${formatDate(closedOn)}, `;
  return {
    kind: 'closed',
    at: date + formatTime(closedAt, ctx.zone),
    closedBy: closedByName,
    checkedBy: null,
  };
}

const NO_MONEY_OUT = { refundsPaise: null, paidOutPaise: null };

/** Only the drawer is counted; UPI and card are set against the bank's own list. */
function modeRows(sheet: DaySheet, labels: Record<string, string>): ModeRow[] {
  return sheet.byMode.map(({ mode, amountPaise }) => {
    const row = { ...NO_MONEY_OUT, label: labels[mode] ?? mode, receivedPaise: amountPaise };
    if (mode !== 'cash') {
      return {
        ...row,
        openingPaise: null,
        expectedPaise: amountPaise,
        countedPaise: null,
        variancePaise: null,
      };
    }
    return {
      ...row,
      openingPaise: sheet.openingFloatPaise,
      expectedPaise: sheet.expectedCashPaise,
      countedPaise: sheet.close?.countedCashPaise ?? null,
      variancePaise: sheet.close?.differencePaise ?? null,
    };
  });
}

function cashCountOf({ close }: DaySheet, words: DaySheetWords): DaySheetPrint['cashCount'] {
  if (!close) return null;
  const notes = NOTES_RUPEES.map((rupees): CashCountRow => {
    const count = close.count.notes[`${rupees}`] ?? 0;
    return { label: String(rupees), count, amountPaise: count * rupees * 100 };
  });
  const coins = { label: words.coins, count: null, amountPaise: close.count.coinsPaise };
  return { rows: [...notes, coins], totalPaise: close.countedCashPaise };
}

function varianceNote({ close }: DaySheet, words: DaySheetWords): string {
  if (!close || close.differencePaise === 0) return '';
  const say = close.differencePaise < 0 ? words.short : words.over;
  return say(formatPaise(Math.abs(close.differencePaise)), close.reason);
}

function moneyParts(sheet: DaySheet, words: DaySheetWords, received: string) {
  const receiptCount = sheet.byMode.reduce((sum, { count }) => sum + count, 0);
  const {
    duesRecoveredPaise: recovered,
    duesRecoveredCount: recoveredCount,
    collectedPaise: collected,
  } = sheet;
  return {
    receiptSources: {
      rows: [
        {
          label: words.billsOfToday,
          count: receiptCount - recoveredCount,
          amountPaise: collected - recovered,
        },
        { label: words.oldDues, count: recoveredCount, amountPaise: recovered },
      ],
      total: { label: received, count: receiptCount, amountPaise: collected },
    },
    dues: {
      rows: [
        { label: words.newToday, count: sheet.duesMadeCount, amountPaise: sheet.duesMadePaise },
        { label: words.collected, count: recoveredCount, amountPaise: -recovered },
      ],
      total: null,
    },
    bills: {
      rows: [
        { label: words.gross, count: sheet.billCount, amountPaise: sheet.billedPaise + sheet.discountPaise },
        { label: words.discounts, count: sheet.discountCount, amountPaise: -sheet.discountPaise },
      ],
      total: { label: words.net, amountPaise: sheet.billedPaise },
    },
  };
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
  const sheet = daySheetOf(ctx.db, onDate);
  const sealed = closesSql.find(ctx.db, toDayNumber(onDate));
  const kept = sealed ? (JSON.parse(sealed.sheet) as KeptSheet) : null;
  const { close, openingFloatPaise, collectedPaise } = sheet;
  return {
    paper,
    language,
    clinicName: clinic.name,
    place: clinic.city,
    scope: words.allDesks,
    date: longDate(onDate, words.dateLocale),
    number: kept?.number ?? null,
    state: stateOf(ctx, sheet),
    modes: modeRows(sheet, pageWords.modes),
    modesTotal: {
      ...NO_MONEY_OUT,
      label: pageWords.total,
      openingPaise: openingFloatPaise,
      receivedPaise: collectedPaise,
      expectedPaise: openingFloatPaise + collectedPaise,
      countedPaise: null,
      variancePaise: close?.differencePaise ?? null,
    },
    varianceNote: varianceNote(sheet, words),
    cashCount: cashCountOf(sheet, words),
    ...moneyParts(sheet, words, pageWords.received),
    doctors: sheet.byDoctor.map(row => ({
      name: row.doctorName,
      visits: row.visitCount,
      billedPaise: row.billedPaise,
      receivedPaise: row.collectedPaise,
    })),
    paidOut: null,
    advances: null,
    refunds: null,
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
    seals: close ? { yesterday: close.previousSeal || null, today: close.seal } : null,
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

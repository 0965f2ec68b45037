import { actionInWords } from '#shared/features/audit/audit.grid.ts';
import { MODE_WORDS } from '#shared/features/cash/cash-words.ts';
import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from '#shared/features/registers/exception-kinds.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import {
  addDays,
  fromDayNumber,
  localDateAt,
  minuteOfDayAt,
  startOfDayAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { clinicHours } from './clinic-hours.ts';
import * as moneySql from './exception-money.sql.ts';
import * as pricesSql from './exception-prices.sql.ts';
import * as exceptionsSql from './exceptions.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import { listReprints } from './reprints.sql.ts';
import { listSlipDifferences } from './slip-differences.sql.ts';

type Found = exceptionsSql.Found;
type Exception = Found & { kind: ExceptionKind };
type Finder = (question: ReportQuestion) => readonly Found[];

const TAKEN_BACK = [
  ...['receiptReversed', 'advanceReversed', 'advanceAppliedReversed', 'writeOffReversed'],
  ...['expenseReversed', 'payoutReversed', 'tdsReversed', 'tdsPaidReversed'],
];
const WIDTH_OF_DAY = 100_000_000;
/** A try at what the person may not do, or with a secret that is not theirs. */
const REFUSALS: ReadonlySet<string> = new Set(['NOT_ALLOWED', 'WRONG_PASSWORD']);

function instantsOf({ ctx, fromDate, toDate }: ReportQuestion): exceptionsSql.Instants {
  return { fromAt: startOfDayAt(fromDate, ctx.zone), beforeAt: startOfDayAt(addDays(toDate, 1), ctx.zone) };
}

/** No later than today: nothing is late before its day. */
function daysOfClock({ ctx, fromDate, toDate }: ReportQuestion): exceptionsSql.DayOfClock[] {
  const days: exceptionsSql.DayOfClock[] = [];
  const last = [toDate, ctx.today()].sort()[0] ?? toDate;
  let from = startOfDayAt(fromDate, ctx.zone);
  for (let date = fromDate; date <= last; date = addDays(date, 1)) {
    const before = startOfDayAt(addDays(date, 1), ctx.zone);
    days.push([toDayNumber(date), from, before]);
    from = before;
  }
  return days;
}

function entries(question: ReportQuestion, kinds: readonly string[]): Found[] {
  const { ctx, t } = question;
  return exceptionsSql.listEntries(ctx.db, question, kinds).map(({ kind, ...entry }) => ({
    ...entry,
    detail: [t(`insights.entry_${kind}` as WordKey), reasonIn(t, entry.detail)].filter(Boolean).join(': '),
  }));
}

function late(question: ReportQuestion): Found[] {
  const { ctx, t, language } = question;
  return exceptionsSql.listLate(ctx.db, daysOfClock(question)).map(({ kind, ...entry }) => ({
    ...entry,
    detail: t('insights.belongsTo', {
      what: t(`insights.entry_${kind}` as WordKey),
      day: dayIn(language, fromDayNumber(Number(entry.detail))),
    }),
  }));
}

function setAsides(question: ReportQuestion): Found[] {
  const { ctx, t, language } = question;
  return exceptionsSql.listClosesSetAside(ctx.db, instantsOf(question)).map(({ closedDay, ...row }) => ({
    ...row,
    detail: `${t('insights.closeOf', { day: dayIn(language, fromDayNumber(closedDay)) })}: ${row.detail}`,
  }));
}

function ofDay({ t, language }: ReportQuestion, rows: readonly Found[]): Found[] {
  return rows.map(row => ({
    ...row,
    detail: t('insights.ofDay', { day: dayIn(language, fromDayNumber(Number(row.detail))) }),
  }));
}

/** Line by line where nothing else is asked for; else one row of a cashier's day, so that they hide nothing. */
function byHand(question: ReportQuestion): readonly Found[] {
  const { ctx, t } = question;
  if (question.option('kind') === 'byHand') return pricesSql.listByHand(ctx.db, question);
  return pricesSql.sumByHand(ctx.db, question).map(({ count, example, ...sum }) => ({
    ...{ ...sum, what: '', patientId: null, patientName: null, billId: null },
    detail: t('insights.linesByHand', { count, example }),
  }));
}

/** What the other doctor's price gave away, less than nothing where it was the dearer one. */
function otherDoctors(question: ReportQuestion): Found[] {
  const { ctx, t } = question;
  return pricesSql.listOtherDoctors(ctx.db, question).map(({ listPaise, ownPaise, ...row }) => {
    if (listPaise === null || ownPaise === null) return row;
    const prices = { price: formatRupees(listPaise), own: formatRupees(ownPaise) };
    return { ...row, detail: `${row.detail}, ${t('insights.insteadOf', prices)}` };
  });
}

/** Of one day, or of two in one number. */
function daysInWords({ language }: ReportQuestion, days: number): string {
  const of = (day: number) => dayIn(language, fromDayNumber(day));
  return days < WIDTH_OF_DAY ? of(days) : `${of(Math.floor(days / WIDTH_OF_DAY))}–${of(days % WIDTH_OF_DAY)}`;
}

function reprints(question: ReportQuestion): Found[] {
  const { ctx, t } = question;
  return listReprints(ctx.db, instantsOf(question)).map(({ copy, days, ...row }) => {
    const page = [t(`insights.page_${row.what}` as WordKey), days && daysInWords(question, days)];
    return {
      ...{ ...row, what: row.detail },
      detail: t('insights.copyOf', { page: page.filter(Boolean).join(' '), copy }),
    };
  });
}

function trail(question: ReportQuestion, isWanted: (row: exceptionsSql.Trail) => boolean): Found[] {
  return exceptionsSql
    .listTrail(question.ctx.db, instantsOf(question))
    .filter(isWanted)
    .map(({ action, outcome: _outcome, code, ...row }) => ({
      ...{ ...row, what: actionInWords(action), detail: code ?? '', amountPaise: null },
    }));
}

function afterHours(question: ReportQuestion): Found[] {
  const { db, zone } = question.ctx;
  const hoursOn = clinicHours(db);
  return trail(question, ({ at, action, outcome }) => {
    if (outcome !== 'ok' || !action.startsWith('person.')) return false;
    const minute = minuteOfDayAt(at, zone);
    const { fromMinute, beforeMinute } = hoursOn(localDateAt(at, zone));
    return minute < fromMinute || minute >= beforeMinute;
  });
}

/** Cash by the ledger, and what the slips of the machines say otherwise than the desk. */
function drawers(question: ReportQuestion): Found[] {
  const { ctx, t } = question;
  return [
    ...entries(question, ['short', 'over']),
    ...listSlipDifferences(ctx.db, question).map(({ mode, reason, ...row }) => ({
      ...{ ...row, patientId: null, patientName: null, billId: null },
      detail: [t(MODE_WORDS[mode]), t('registers.slipDifference'), reason].filter(Boolean).join(': '),
    })),
  ];
}

const FINDERS: Readonly<Record<ExceptionKind, Finder>> = {
  discount: question =>
    exceptionsSql.listDiscounts(question.ctx.db, question, Number(question.option('over'))),
  price: question => exceptionsSql.listPrices(question.ctx.db, question),
  byHand,
  otherDoctor: otherDoctors,
  priceClass: question => pricesSql.listPriceClasses(question.ctx.db, instantsOf(question)),
  billCancelled: question => exceptionsSql.listCancels(question.ctx.db, question),
  creditNote: question => exceptionsSql.listCredits(question.ctx.db, question),
  refund: question => moneySql.listRefunds(question.ctx.db, question),
  upiWithdrawn: question => moneySql.listUpiWithdrawn(question.ctx.db, instantsOf(question)),
  packageMoved: question => moneySql.listPackagesMoved(question.ctx.db, instantsOf(question)),
  companyBill: question => moneySql.listCompanyBills(question.ctx.db, question),
  takenBack: question => entries(question, TAKEN_BACK),
  writeOff: question => entries(question, ['writeOff']),
  drawer: drawers,
  closeSetAside: setAsides,
  late,
  lateNote: question => ofDay(question, exceptionsSql.listLateNotes(question.ctx.db, daysOfClock(question))),
  duplicate: reprints,
  noteVoided: question => exceptionsSql.listVoidedNotes(question.ctx.db, instantsOf(question)),
  certificateVoided: question => exceptionsSql.listVoidedCertificates(question.ctx.db, instantsOf(question)),
  draftGone: question => trail(question, ({ action }) => action === 'draft.discarded'),
  draftLeft: question =>
    ofDay(
      question,
      exceptionsSql.listLeftDrafts(question.ctx.db, question, toDayNumber(question.ctx.today())),
    ),
  afterHours,
  refused: question =>
    trail(question, ({ outcome, code }) => outcome === 'refused' && REFUSALS.has(code ?? '')),
};

function opensOf({ billId, patientId, shiftId = null }: Exception): ReportOpens | null {
  if (billId !== null) return { kind: 'bill', id: billId };
  if (shiftId !== null) return { kind: 'drawer', id: shiftId };
  return patientId === null ? null : { kind: 'patient', id: patientId };
}

/** Of one kind or of all, in the order of time. */
export function exceptionsOf(question: ReportQuestion, only?: ExceptionKind): Exception[] {
  return (only ? [only] : EXCEPTION_KINDS)
    .flatMap(kind => FINDERS[kind](question).map(found => ({ ...found, kind })))
    .sort((a, b) => a.at - b.at || a.what.localeCompare(b.what));
}

/** What an owner looks through (REP-8): who went off the usual way, when, and about what. */
export function exceptions(question: ReportQuestion): MadeReport {
  const { t, period, option } = question;
  const only = EXCEPTION_KINDS.find(kind => kind === option('kind'));
  const rows = exceptionsOf(question, only);
  const wordOf = (kind: ExceptionKind) => t(`insights.kind_${kind}` as WordKey);
  return {
    grid: gridOf({
      ...{ title: t('insights.exceptions'), rows },
      subtitle: [only && wordOf(only), period].filter(Boolean).join(' · '),
      // Sums of different things say nothing.
      ...(only && { totalLabel: t('common.gridTotal') }),
      columns: [
        { key: 'at', label: t('insights.when'), kind: 'instant', of: row => row.at },
        { key: 'kind', label: t('insights.kind'), of: row => wordOf(row.kind) },
        { key: 'who', label: t('insights.who'), of: row => row.byName },
        { key: 'what', label: t('registers.what'), of: row => row.what },
        { key: 'patient', label: t('registers.patient'), of: row => row.patientName },
        {
          ...{ key: 'amount', label: t('registers.amount'), kind: 'paise' as const, total: 'sum' as const },
          of: (row: Exception) => row.amountPaise,
        },
        { key: 'detail', label: t('insights.detail'), of: row => row.detail },
      ],
      notes: [
        t('insights.exceptionsNote', { over: option('over') }),
        ...(rows.length > 0 ? [countsOf(rows, wordOf)] : []),
      ],
    }),
    opens: rows.map(opensOf),
  };
}

function countsOf(rows: readonly Exception[], wordOf: (kind: ExceptionKind) => string): string {
  return EXCEPTION_KINDS.map(kind => ({ kind, count: rows.filter(row => row.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${wordOf(kind)} ${count}`)
    .join(' · ');
}

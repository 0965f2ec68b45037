import { actionInWords } from '#shared/features/audit/audit.grid.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from '#shared/features/registers/exception-kinds.ts';
import type { ReportOpens } from '#shared/features/registers/register.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import {
  addDays,
  fromDayNumber,
  minuteOfDayAt,
  startOfDayAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import * as exceptionsSql from './exceptions.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type Found = exceptionsSql.Found;
type Exception = Found & { kind: ExceptionKind };
type Finder = (question: ReportQuestion) => readonly Found[];

const OPENS_AT = 7 * 60;
const CLOSES_AT = 22 * 60;
const TAKEN_BACK = [
  ...['receiptReversed', 'advanceReversed', 'advanceAppliedReversed', 'writeOffReversed'],
  ...['expenseReversed', 'payoutReversed', 'tdsReversed'],
];
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
    detail: [t(`insights.entry_${kind}` as WordKey), entry.detail].filter(Boolean).join(': '),
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

function ofDay({ t, language }: ReportQuestion, rows: readonly Found[]): Found[] {
  return rows.map(row => ({
    ...row,
    detail: t('insights.ofDay', { day: dayIn(language, fromDayNumber(Number(row.detail))) }),
  }));
}

function reprints(question: ReportQuestion): Found[] {
  const { ctx, t } = question;
  return exceptionsSql.listReprints(ctx.db, instantsOf(question)).map(({ copy, ...row }) => ({
    ...row,
    what: row.detail,
    detail: t('insights.copyOf', { page: t(`insights.page_${row.what}` as WordKey), copy }),
  }));
}

function trail(question: ReportQuestion, isWanted: (row: exceptionsSql.Trail) => boolean): Found[] {
  return exceptionsSql
    .listTrail(question.ctx.db, instantsOf(question))
    .filter(isWanted)
    .map(({ at, byName, action, code }) => ({
      ...{ at, byName, what: actionInWords(action), detail: code ?? '' },
      ...{ patientId: null, patientName: null, billId: null, amountPaise: null },
    }));
}

function isAfterHours({ ctx }: ReportQuestion, { at, action, outcome }: exceptionsSql.Trail): boolean {
  const minute = minuteOfDayAt(at, ctx.zone);
  return outcome === 'ok' && action.startsWith('person.') && (minute < OPENS_AT || minute >= CLOSES_AT);
}

const FINDERS: Readonly<Record<ExceptionKind, Finder>> = {
  discount: question =>
    exceptionsSql.listDiscounts(question.ctx.db, question, Number(question.option('over'))),
  price: question => exceptionsSql.listPrices(question.ctx.db, question),
  billCancelled: question => exceptionsSql.listCancels(question.ctx.db, question),
  creditNote: question => exceptionsSql.listCredits(question.ctx.db, question),
  takenBack: question => entries(question, TAKEN_BACK),
  writeOff: question => entries(question, ['writeOff']),
  drawer: question => entries(question, ['short', 'over']),
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
  afterHours: question => trail(question, row => isAfterHours(question, row)),
  refused: question =>
    trail(question, ({ outcome, code }) => outcome === 'refused' && REFUSALS.has(code ?? '')),
};

function opensOf({ billId, patientId }: Exception): ReportOpens | null {
  if (billId !== null) return { kind: 'bill', id: billId };
  return patientId === null ? null : { kind: 'patient', id: patientId };
}

/** What an owner looks through (REP-8): who went off the usual way, when, and about what. */
export function exceptions(question: ReportQuestion): MadeReport {
  const { t, period, option } = question;
  const only = EXCEPTION_KINDS.find(kind => kind === option('kind'));
  const rows: Exception[] = (only ? [only] : EXCEPTION_KINDS)
    .flatMap(kind => FINDERS[kind](question).map(found => ({ ...found, kind })))
    .sort((a, b) => a.at - b.at || a.what.localeCompare(b.what));
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

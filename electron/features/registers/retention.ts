import type { WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  fromDayNumber,
  startOfDayAt,
  toDayNumber,
} from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { ageAndSexOf } from './age-and-sex.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import * as retentionSql from './retention.sql.ts';

/** A visit so many days before or after the day asked for keeps the follow-up. */
const KEPT_WITHIN_DAYS = 7;

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

/** New people against returning ones, by month (REP-6), and how many of the new ones came again. */
export function returning({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const rows = retentionSql.listMonths(ctx.db, days, toDayNumber(ctx.today()));
  return {
    grid: gridOf({
      ...{ title: t('insights.returning'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      columns: [
        {
          key: 'month',
          label: t('registers.byMonth'),
          of: row => `${Math.floor(row.month / 100)}-${String(row.month % 100).padStart(2, '0')}`,
        },
        {
          key: 'visits',
          label: t('insights.unitVisits'),
          kind: 'number',
          of: row => row.visits,
          total: 'sum',
        },
        { key: 'people', label: t('insights.unitPeople'), kind: 'number', of: row => row.people },
        { key: 'fresh', label: t('insights.fresh'), kind: 'number', of: row => row.fresh, total: 'sum' },
        { key: 'old', label: t('insights.old'), kind: 'number', of: row => row.people - row.fresh },
        {
          key: 'share',
          label: t('insights.oldShare'),
          kind: 'percent',
          of: row => share(row.people - row.fresh, row.people),
        },
        {
          key: 'back',
          label: t('insights.cameBack'),
          kind: 'number',
          of: row => row.cameBack,
          total: 'sum',
        },
        {
          key: 'backShare',
          label: t('insights.cameBackShare'),
          kind: 'percent',
          of: row => share(row.endedAndBack, row.ended),
        },
      ],
      notes: [t('insights.returningNote')],
    }),
  };
}

/** Whose last visit is older than so many months, with the phone to call. */
export function lost(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const months = Number(question.option('months'));
  const today = ctx.today();
  const latest = toDayNumber(addMonths(today, -months));
  const days = { fromDay: question.fromDay, toDay: Math.min(question.toDay, latest) };
  const rows = days.toDay < days.fromDay ? [] : retentionSql.listLost(ctx.db, days, toDayNumber(today));
  return {
    grid: gridOf({
      ...{ title: t('insights.lost'), subtitle: `${t('insights.lostSince', { months })} · ${period}`, rows },
      columns: [
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        { key: 'phone', label: t('registers.phone'), of: row => formatPhone(row.phone) },
        {
          key: 'age',
          label: t('registers.ageAndSex'),
          of: row => ageAndSexOf(t, { ...row, onDate: toDayNumber(today) }),
        },
        { key: 'last', label: t('insights.lastVisit'), kind: 'day', of: row => fromDayNumber(row.lastOn) },
        {
          key: 'days',
          label: t('insights.daysSince'),
          kind: 'number',
          of: row => daysBetween(fromDayNumber(row.lastOn), today),
        },
        { key: 'visits', label: t('insights.unitVisits'), kind: 'number', of: row => row.visitCount },
        { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
        {
          key: 'asked',
          label: t('insights.askedFor'),
          kind: 'day',
          of: row => (row.askedFor === null ? null : fromDayNumber(row.askedFor)),
        },
      ],
      notes: [t('insights.lostNote')],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

type Outcome = 'kept' | 'early' | 'late' | 'never' | 'open';
type KeptRow = { doctorName: string; asked: number } & Record<Outcome, number>;

function outcomeOf({ askedFor, nextOn }: retentionSql.AskedFollowUp, today: string): Outcome {
  const asked = fromDayNumber(askedFor);
  if (nextOn === null) return addDays(asked, KEPT_WITHIN_DAYS) < today ? 'never' : 'open';
  const by = daysBetween(asked, fromDayNumber(nextOn));
  if (Math.abs(by) <= KEPT_WITHIN_DAYS) return 'kept';
  return by < 0 ? 'early' : 'late';
}

/** How many came when they were asked to, by doctor: the next visit against the day written on the note. */
export function followUpsKept({ ctx, t, period, ...days }: ReportQuestion): MadeReport {
  const today = ctx.today();
  const byDoctor = new Map<number, KeptRow>();
  for (const asked of retentionSql.listAsked(ctx.db, days)) {
    const row = byDoctor.get(asked.doctorId) ?? {
      ...{ doctorName: asked.doctorName, asked: 0, kept: 0, early: 0, late: 0, never: 0, open: 0 },
    };
    row.asked += 1;
    row[outcomeOf(asked, today)] += 1;
    byDoctor.set(asked.doctorId, row);
  }
  const rows = [...byDoctor.values()];
  const sum = (key: 'asked' | Outcome) => rows.reduce((to, row) => to + row[key], 0);
  const figure = (key: 'asked' | Outcome) => ({
    ...{ key, label: t(`insights.followUp_${key}` as WordKey), kind: 'number' as const },
    of: (row: KeptRow) => row[key],
    total: 'sum' as const,
  });
  return {
    grid: gridOf<KeptRow>({
      ...{ title: t('insights.followUpsKept'), subtitle: period, rows, totalLabel: t('common.gridTotal') },
      columns: [
        { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
        ...(['asked', 'kept', 'early', 'late', 'never', 'open'] as const).map(figure),
        {
          key: 'share',
          label: t('insights.keptShare'),
          kind: 'percent',
          of: row => share(row.kept, row.asked - row.open),
          total: share(sum('kept'), sum('asked') - sum('open')),
        },
      ],
      notes: [t('insights.followUpsKeptNote', { days: KEPT_WITHIN_DAYS })],
    }),
  };
}

/** Who was called about a follow-up, and what they said. */
export function followUpCalls({ ctx, t, period, fromDate, toDate }: ReportQuestion): MadeReport {
  const rows = retentionSql.listCalls(
    ctx.db,
    startOfDayAt(fromDate, ctx.zone),
    startOfDayAt(addDays(toDate, 1), ctx.zone),
  );
  return {
    grid: gridOf({
      ...{ title: t('insights.followUpCalls'), subtitle: period, rows },
      columns: [
        { key: 'at', label: t('insights.when'), kind: 'instant', of: row => row.at },
        { key: 'by', label: t('insights.calledBy'), of: row => row.byName },
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        { key: 'phone', label: t('registers.phone'), of: row => formatPhone(row.phone) },
        {
          key: 'asked',
          label: t('insights.askedFor'),
          kind: 'day',
          of: row => (row.askedFor === null ? null : fromDayNumber(row.askedFor)),
        },
        {
          key: 'result',
          label: t('insights.result'),
          of: row => t(`insights.call_${row.result}` as WordKey),
        },
        { key: 'note', label: t('insights.note'), of: row => row.note },
      ],
      notes: [t('insights.callCount', { count: rows.length })],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import { dayIn } from '#shared/i18n/day-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { type ColumnPlan, gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { ageAndSexOf } from './age-and-sex.ts';
import * as clinicalSql from './clinical.sql.ts';
import { listPeopleNames } from './collections.sql.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

const MOST_ACROSS = 8;

type Diagnosis = { key: string; code: string; name: string; count: number; provisional: number };
type Counts = Pick<clinicalSql.DiagnosisCount, 'visits' | 'people'>;

function unitOf(question: ReportQuestion): keyof Counts {
  return question.option('unit') === 'people' ? 'people' : 'visits';
}

/** How a row of the trend reads: a week by its Monday, a doctor by name, an age with the letter of the sex. */
export function bucketNamer({ ctx, t, language }: ReportQuestion, rows: string): (bucket: string) => string {
  switch (rows) {
    case 'doctor': {
      const names = new Map(listPeopleNames(ctx.db).map(({ id, name }) => [String(id), name]));
      return bucket => names.get(bucket) ?? t('registers.nobody');
    }
    case 'week':
      return bucket => dayIn(language, fromDayNumber(Number(bucket)));
    case 'ageAndSex':
      return bucket => `${t(`insights.age${bucket.charAt(0)}` as WordKey)} ${bucket.slice(1)}`;
    default:
      return bucket => `${bucket.slice(0, 4)}-${bucket.slice(4)}`;
  }
}

const HEADS: Readonly<Record<string, WordKey>> = {
  week: 'insights.weekFrom',
  month: 'registers.byMonth',
  doctor: 'registers.byDoctor',
  ageAndSex: 'insights.byAgeAndSex',
};

export function bucketHead(rows: string): WordKey {
  return HEADS[rows] ?? 'registers.byMonth';
}

function namedDiagnoses(question: ReportQuestion): (row: clinicalSql.DiagnosisCount) => Diagnosis {
  const titles = new Map(question.ctx.lists.icd10.map(({ code, title }) => [code, title]));
  const unit = unitOf(question);
  return row => ({
    ...{ key: row.key, code: row.code, count: row[unit], provisional: row.provisional },
    name: titles.get(row.code) ?? row.text,
  });
}

/** What is seen in the clinic (REP-5): how often each diagnosis was made, or its course by week, doctor or age. */
export function diagnoses(question: ReportQuestion): MadeReport {
  const rows = question.option('rows');
  return rows === 'diagnosis' ? listOfDiagnoses(question) : trendOfDiagnoses(question, rows);
}

function listOfDiagnoses(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const unit = unitOf(question);
  const noted = clinicalSql.countNotes(ctx.db, question, 'none')[0]?.[unit] ?? 0;
  const rows = clinicalSql
    .listDiagnoses(ctx.db, question, 'none')
    .map(namedDiagnoses(question))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  return {
    grid: gridOf({
      ...{ title: t('insights.diagnoses'), subtitle: period, rows },
      columns: [
        { key: 'name', label: t('insights.byDiagnosis'), of: row => row.name },
        { key: 'code', label: t('insights.icd10'), of: row => row.code },
        { key: 'count', label: t(unitWord(unit)), kind: 'number', of: row => row.count },
        { key: 'share', label: t('insights.share'), kind: 'percent', of: row => (100 * row.count) / noted },
        { key: 'provisional', label: t('insights.provisional'), kind: 'number', of: row => row.provisional },
      ],
      notes: [t(unit === 'people' ? 'insights.notedPeople' : 'insights.notedVisits', { count: noted })],
    }),
    opens: rows.map(({ key }) => ({ kind: 'report', ask: drill(question, key) })),
  };
}

function unitWord(unit: keyof Counts): WordKey {
  return unit === 'people' ? 'insights.unitPeople' : 'insights.unitVisits';
}

function drill({ fromDate, toDate }: ReportAsk, key: string): ReportAsk {
  return { report: 'diagnosed', fromDate, toDate, options: { key } };
}

type TrendRow = clinicalSql.NoteCount & { by: ReadonlyMap<string, number> };

function trendOfDiagnoses(question: ReportQuestion, by: string): MadeReport {
  const { ctx, t, period } = question;
  const unit = unitOf(question);
  const counted = clinicalSql.listDiagnoses(ctx.db, question, by);
  const commonest = commonestOf(clinicalSql.listDiagnoses(ctx.db, question, 'none'), unit);
  const nameOf = namedDiagnoses(question);
  const rows: TrendRow[] = clinicalSql.countNotes(ctx.db, question, by).map(row => ({
    ...row,
    by: new Map(counted.filter(({ bucket }) => bucket === row.bucket).map(each => [each.key, each[unit]])),
  }));
  const nameBucket = bucketNamer(question, by);
  const columns: ColumnPlan<TrendRow>[] = [
    { key: 'row', label: t(bucketHead(by)), of: row => nameBucket(row.bucket) },
    {
      ...{ key: 'all', label: t('insights.allNotes'), kind: 'number' },
      of: row => row[unit],
      ...(unit === 'visits' && { total: 'sum' }),
    },
    ...commonest.map(
      (one): ColumnPlan<TrendRow> => ({
        ...{ key: `d${one.key}`, label: nameOf(one).name, kind: 'number' },
        of: row => row.by.get(one.key) ?? null,
        ...(unit === 'visits' && { total: 'sum' }),
      }),
    ),
  ];
  return {
    grid: gridOf({
      ...{ title: t('insights.diagnoses'), subtitle: `${t(unitWord(unit))} · ${period}`, columns, rows },
      ...(unit === 'visits' && { totalLabel: t('common.gridTotal') }),
      notes: [t('insights.commonestNote', { count: commonest.length })],
    }),
  };
}

function commonestOf(counts: readonly clinicalSql.DiagnosisCount[], unit: keyof Counts) {
  return counts.toSorted((a, b) => b[unit] - a[unit] || a.key.localeCompare(b.key)).slice(0, MOST_ACROSS);
}

/** Who was given one diagnosis: the people behind a row of the list. */
export function diagnosed(question: ReportQuestion): MadeReport {
  const { ctx, t, period } = question;
  const rows = clinicalSql.listDiagnosed(ctx.db, question, question.option('key'));
  const name = rows[0]?.text;
  return {
    grid: gridOf({
      ...{ title: t('insights.diagnosed'), subtitle: [name, period].filter(Boolean).join(' · '), rows },
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        { key: 'age', label: t('registers.ageAndSex'), of: row => ageAndSexOf(t, row) },
        { key: 'phone', label: t('registers.phone'), of: row => formatPhone(row.phone) },
        { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
        { key: 'text', label: t('insights.byDiagnosis'), of: row => row.text },
        {
          ...{ key: 'sure', label: t('insights.provisional') },
          of: row => (row.isProvisional ? t('insights.isProvisional') : ''),
        },
      ],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

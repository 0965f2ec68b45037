import { antibioticsOf } from '#shared/features/registers/antibiotics.rules.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import * as clinicalSql from './clinical.sql.ts';
import { bucketHead, bucketNamer } from './clinical.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole;
}

/** What is prescribed (REP-5): generics by how often, and the share of prescriptions with an antibiotic. */
export function medicines(question: ReportQuestion): MadeReport {
  const { ctx, t } = question;
  const antibiotics = antibioticsOf(ctx.lists.formulary);
  const [all] = clinicalSql.countPrescriptions(ctx.db, question, 'none', antibiotics);
  const notes = [
    ...(all
      ? [
          t('insights.antibioticShare', {
            ...{ part: all.withAntibiotic, whole: all.prescriptions },
            share: (share(all.withAntibiotic, all.prescriptions) ?? 0).toFixed(1),
          }),
        ]
      : []),
    t('insights.antibioticNote'),
    t('insights.noAware'),
  ];
  const rows = question.option('rows');
  return rows === 'generic'
    ? byGeneric(question, clinicalSql.listGenerics(ctx.db, question, antibiotics), all, notes)
    : byBucket(question, rows, clinicalSql.countPrescriptions(ctx.db, question, rows, antibiotics), notes);
}

function byGeneric(
  { t, period }: ReportQuestion,
  rows: readonly clinicalSql.GenericCount[],
  all: clinicalSql.PrescriptionCount | undefined,
  notes: readonly string[],
): MadeReport {
  return {
    grid: gridOf({
      ...{ title: t('insights.medicines'), subtitle: period, rows, notes },
      columns: [
        { key: 'generic', label: t('insights.byGeneric'), of: row => row.generic },
        {
          ...{ key: 'prescriptions', label: t('insights.prescriptions'), kind: 'number' as const },
          of: (row: clinicalSql.GenericCount) => row.prescriptions,
        },
        {
          key: 'share',
          label: t('insights.shareOfPrescriptions'),
          kind: 'percent',
          of: row => share(row.prescriptions, all?.prescriptions ?? 0),
        },
        { key: 'people', label: t('insights.unitPeople'), kind: 'number', of: row => row.people },
        {
          key: 'antibiotic',
          label: t('insights.antibiotic'),
          of: row => (row.isAntibiotic ? t('insights.yes') : ''),
        },
      ],
    }),
  };
}

function byBucket(
  question: ReportQuestion,
  by: string,
  rows: readonly clinicalSql.PrescriptionCount[],
  notes: readonly string[],
): MadeReport {
  const { t, period } = question;
  const nameBucket = bucketNamer(question, by);
  const sum = (of: (row: clinicalSql.PrescriptionCount) => number) =>
    rows.reduce((to, row) => to + of(row), 0);
  const [prescribed, withAntibiotic] = [sum(row => row.prescriptions), sum(row => row.withAntibiotic)];
  return {
    grid: gridOf({
      ...{ title: t('insights.medicines'), subtitle: period, rows, notes },
      totalLabel: t('common.gridTotal'),
      columns: [
        { key: 'row', label: t(bucketHead(by)), of: row => nameBucket(row.bucket) },
        {
          key: 'prescriptions',
          label: t('insights.prescriptions'),
          kind: 'number',
          of: row => row.prescriptions,
          total: 'sum',
        },
        {
          key: 'medicines',
          label: t('insights.medicinesEach'),
          kind: 'number',
          of: row => row.medicines / row.prescriptions,
          total: prescribed === 0 ? null : sum(row => row.medicines) / prescribed,
        },
        {
          key: 'antibiotics',
          label: t('insights.withAntibiotic'),
          kind: 'number',
          of: row => row.withAntibiotic,
          total: 'sum',
        },
        {
          key: 'share',
          label: t('insights.shareOfPrescriptions'),
          kind: 'percent',
          of: row => share(row.withAntibiotic, row.prescriptions),
          total: share(withAntibiotic, prescribed),
        },
      ],
    }),
  };
}

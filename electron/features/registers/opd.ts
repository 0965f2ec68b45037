import { isAllowed } from '#shared/contract/permissions.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { ageAndSexOf } from './age-and-sex.ts';
import { diagnosesByVisit } from './clinical.sql.ts';
import { groupedBy } from './grouped-by.ts';
import type { MadeReport, ReportQuestion } from './report.ts';
import * as supplySql from './supply.sql.ts';

type Row = supplySql.OpdRow;

/** How many came, and how many of them for the first time, as the head of a doctor's part. */
function countsByDoctor(rows: readonly Row[], t: ReportQuestion['t']): (row: Row) => string {
  const heads = new Map(
    [...groupedBy(rows, ({ doctorName }) => doctorName)].map(([doctor, own]) => {
      const fresh = own.filter(row => row.isFirst).length;
      return [doctor, `${doctor}: ${t('registers.opdCount', { count: own.length, fresh })}`];
    }),
  );
  return ({ doctorName }) => heads.get(doctorName) ?? doctorName;
}

/** The outpatient register (REP-3), by day and doctor, in the order of arrival; or doctor by doctor. */
export function opd({ ctx, t, period, option, ...days }: ReportQuestion): MadeReport {
  const wanted = option('doctor');
  const doctorId = /^\d+$/.test(wanted) ? Number(wanted) : null;
  const isByDoctor = option('rows') === 'doctor';
  const listed = supplySql.listOpd(ctx.db, days, doctorId);
  const rows = isByDoctor ? [...groupedBy(listed, row => row.doctorName).values()].flat() : listed;
  const ofWhom = doctorId === null ? undefined : rows[0]?.doctorName;
  // Clinical words only for whom they are meant: the desk keeps the register without them.
  const isClinical = isAllowed(ctx.session.roles, 'reports:clinical');
  const made = isClinical ? diagnosesByVisit(ctx.db, days) : new Map<number, string>();
  return {
    grid: gridOf({
      ...{ title: t('registers.opd'), subtitle: [period, ofWhom].filter(Boolean).join(' · '), rows },
      ...(isByDoctor && { groupBy: { label: t('registers.byDoctor'), of: countsByDoctor(rows, t) } }),
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'number', label: t('registers.opdNumber'), of: row => row.number },
        { key: 'token', label: t('registers.token'), of: row => row.token },
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'uhid', label: t('registers.uhid'), of: row => row.uhid },
        {
          key: 'age',
          label: t('registers.ageAndSex'),
          of: row => ageAndSexOf(t, row),
        },
        { key: 'place', label: t('registers.place'), of: row => row.place },
        { key: 'phone', label: t('registers.phone'), of: row => row.phone },
        {
          key: 'new',
          label: t('registers.newOrOld'),
          of: row => t(row.isFirst ? 'registers.new' : 'registers.old'),
        },
        { key: 'doctor', label: t('registers.byDoctor'), of: row => row.doctorName },
        { key: 'state', label: t('registers.state'), of: row => t(`queue.${row.state}` as WordKey) },
        { key: 'bill', label: t('registers.billNumber'), of: row => row.billNumber },
        ...(isClinical ? [{ key: 'diagnoses', label: t('insights.diagnoses'), of: diagnosesOf(made) }] : []),
      ],
      notes: [t('registers.opdCount', { count: rows.length, fresh: rows.filter(row => row.isFirst).length })],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

function diagnosesOf(made: ReadonlyMap<number, string>): (row: supplySql.OpdRow) => string {
  return ({ visitId }) => made.get(visitId) ?? '';
}

import { ageOn } from '#shared/kernel/age.ts';
import { gridOf } from '#shared/kernel/grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { ageAndSexOf } from './age-and-sex.ts';
import * as clinicalSql from './clinical.sql.ts';
import { type NotifiableRule, notifiableRules, ruleFor } from './notifiable-list.ts';
import type { MadeReport, ReportQuestion } from './report.ts';

type Told = clinicalSql.DiagnosedRow & { rule: NotifiableRule };

function toldRows({ ctx, ...days }: ReportQuestion): { rows: Told[]; stateName: string } {
  const { stateCode } = clinicAndSettings(ctx.db).clinic;
  const state = ctx.lists.states.find(({ gstCode }) => gstCode === stateCode);
  const rules = notifiableRules();
  const prefixes = rules.flatMap(({ icd10 }) => icd10);
  const rows = clinicalSql.listByCodes(ctx.db, days, prefixes).flatMap(row => {
    const onDate = fromDayNumber(row.onDate);
    const ageYears = ageOn(fromDayNumber(row.birthOn), onDate).years;
    const rule = ruleFor(rules, { code: row.code, onDate, ageYears }, state?.isoCode);
    return rule ? [{ ...row, rule }] : [];
  });
  rows.sort((a, b) => Number(b.rule.isSure) - Number(a.rule.isSure) || byDisease(a, b));
  return { rows, stateName: state?.state ?? '' };
}

function byDisease(a: Told, b: Told): number {
  return a.rule.disease.localeCompare(b.rule.disease) || a.onDate - b.onDate;
}

/** Cases for the health officer (REP-7), with the address; Parchi sends nothing to anybody. */
export function notifiable(question: ReportQuestion): MadeReport {
  const { t, period } = question;
  const { rows, stateName } = toldRows(question);
  const sources = [...new Map(rows.map(({ rule }) => [`${rule.disease}: ${rule.source}.`, rule])).keys()];
  return {
    grid: gridOf({
      ...{ title: t('insights.notifiable'), rows },
      subtitle: [stateName, period].filter(Boolean).join(' · '),
      groupBy: { label: t('insights.disease'), of: row => row.rule.disease },
      columns: [
        { key: 'day', label: t('registers.date'), kind: 'day', of: row => fromDayNumber(row.onDate) },
        { key: 'name', label: t('registers.patient'), of: row => row.fullName },
        { key: 'age', label: t('registers.ageAndSex'), of: row => ageAndSexOf(t, row) },
        { key: 'address', label: t('insights.address'), of: row => row.address },
        { key: 'phone', label: t('registers.phone'), of: row => formatPhone(row.phone) },
        {
          ...{ key: 'text', label: t('insights.byDiagnosis') },
          of: row => (row.isProvisional ? `${row.text} (${t('insights.isProvisional')})` : row.text),
        },
        { key: 'code', label: t('insights.icd10'), of: row => row.code },
        {
          ...{ key: 'doctor', label: t('insights.doctorAndNumber') },
          of: row => [row.doctorName, row.registrationNumber].filter(Boolean).join(', '),
        },
        {
          ...{ key: 'by', label: t('insights.askedBy') },
          of: row => t(row.rule.isSure ? 'insights.byLaw' : 'insights.byState'),
        },
      ],
      notes: [t('insights.notSent'), t('insights.statesDiffer'), t('insights.hivLeftOut'), ...sources],
    }),
    opens: rows.map(({ patientId }) => ({ kind: 'patient', id: patientId })),
  };
}

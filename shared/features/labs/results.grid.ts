import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { LabOrder, LabReportLine, LabResult } from './lab.schema.ts';
import type { LabFlag } from './lab-flag.rules.ts';

export const FLAG_WORDS: Readonly<Record<LabFlag, WordKey>> = {
  low: 'labs.flagLow',
  high: 'labs.flagHigh',
  criticalLow: 'labs.flagCriticalLow',
  criticalHigh: 'labs.flagCriticalHigh',
  abnormal: 'labs.flagAbnormal',
};

/** The range in the reader's language; a blank one is unknown, never normal. */
export function rangeWords(
  t: Translate,
  { low, high, text }: Pick<LabResult['limits'], 'low' | 'high' | 'text'>,
) {
  if (low !== null && high !== null) return `${low}–${high}`;
  if (high !== null) return t('labs.upTo', { value: high });
  if (low !== null) return t('labs.from', { value: low });
  return text || t('labs.noRange');
}

type OfPatient = { reports: readonly LabReportLine[]; pending: readonly LabOrder[] };
type Row = {
  onDate: LocalDate | null;
  name: string;
  state: WordKey;
  result: LabResult | null;
  report: LabReportLine | null;
};

/** What was measured of a person, the last report first, and below it what is still waited for. */
export function labResultsGrid({ reports, pending }: OfPatient, { t, who }: OnPaper & { who: string }): Grid {
  const measured = reports.flatMap(report =>
    report.results.map(
      (result): Row => ({
        ...{ onDate: report.onDate, name: result.name, state: 'labs.released', result, report },
      }),
    ),
  );
  const waiting = pending.map(
    ({ name }): Row => ({ onDate: null, name, state: 'labs.pending', result: null, report: null }),
  );
  return gridOf({
    title: t('labs.results'),
    subtitle: who,
    rows: [...measured, ...waiting],
    markOf: ({ result }) => (result?.flag ? 'strong' : undefined),
    columns: [
      { key: 'day', label: t('labs.measuredOn'), kind: 'day', of: row => row.onDate },
      { key: 'test', label: t('labs.test'), of: row => row.name },
      // As it is signed, '<5' too: a word and not a figure.
      { key: 'value', label: t('labs.value'), of: row => row.result?.value ?? null },
      { key: 'unit', label: t('labs.unit'), of: row => row.result?.unit ?? null },
      { key: 'range', label: t('labs.range'), of: ({ result }) => result && rangeWords(t, result.limits) },
      {
        key: 'flag',
        label: t('labs.flag'),
        of: ({ result }) => (result?.flag ? t(FLAG_WORDS[result.flag]) : null),
      },
      { key: 'state', label: t('labs.state'), of: row => t(row.state) },
      { key: 'report', label: t('labs.reportNumber'), of: row => row.report?.serial ?? null },
      { key: 'version', label: t('labs.version'), kind: 'number', of: row => row.report?.version ?? null },
      { key: 'doctor', label: t('labs.signedBy'), of: row => row.report?.doctorName ?? null },
      { key: 'lab', label: t('labs.labName'), of: row => row.report?.labName ?? null },
    ],
  });
}

import type { OnPaper } from '../../i18n/on-paper.ts';
import type { Translate, WordKey } from '../../i18n/translate.ts';
import { type Grid, gridOf } from '../../kernel/grid.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { TrendSeries, Trends } from './trends.schema.ts';

const NAMES: Readonly<Record<string, WordKey>> = {
  systolicMmHg: 'measures.pressure',
  weightKg: 'measures.weight',
  glucoseMgDl: 'measures.glucose',
};

/** What a line is called: a measure by its word, a laboratory test by its own name. */
export function seriesName(t: Translate, { id, name }: Pick<TrendSeries, 'id' | 'name'>): string {
  const word = NAMES[id];
  return word ? t(word) : name;
}

type Row = {
  what: string;
  medicine: string;
  onDate: LocalDate;
  toOn: LocalDate | null;
  value: number | null;
  second: number | null;
  unit: string;
};

const NO_READING = { value: null, second: null, unit: '' };
const NO_MEDICINE = { medicine: '', toOn: null };

/** Every reading that the chart draws, the last first, and below them the courses of the medicines (LAB-7). */
export function trendsGrid({ series, medicines }: Trends, { t, who }: OnPaper & { who: string }): Grid {
  const readings = series.flatMap(line =>
    line.points
      .toReversed()
      .map((point): Row => ({ ...NO_MEDICINE, ...point, what: seriesName(t, line), unit: line.unit })),
  );
  const courses = medicines.map(
    ({ name, fromOn, toOn }): Row => ({
      ...NO_READING,
      ...{ what: t('measures.medicinesTaken'), medicine: name, onDate: fromOn, toOn },
    }),
  );
  return gridOf({
    title: t('measures.trends'),
    subtitle: who,
    rows: [...readings, ...courses],
    groupBy: { label: t('measures.what'), of: row => row.what },
    columns: [
      { key: 'day', label: t('measures.day'), kind: 'day', of: row => row.onDate },
      { key: 'value', label: t('measures.measured'), kind: 'number', of: row => row.value },
      { key: 'second', label: t('measures.lowerPressure'), kind: 'number', of: row => row.second },
      { key: 'unit', label: t('measures.unit'), of: row => row.unit },
      { key: 'medicine', label: t('measures.medicine'), of: row => row.medicine },
      { key: 'till', label: t('measures.takenUntil'), kind: 'day', of: row => row.toOn },
    ],
  });
}

import { seriesName } from '#shared/features/measures/trends.grid.ts';
import type { MedicineBar, TrendSeries } from '#shared/features/measures/trends.schema.ts';
import type { Language } from '#shared/features/settings/settings.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { longDay } from '../../app/wall-clock.ts';

export function valueWords({ unit }: TrendSeries, point: TrendSeries['points'][number]): string {
  const value = point.second === null ? `${point.value}` : `${point.value}/${point.second}`;
  return `${value} ${unit}`.trim();
}

export function takenOn(medicines: readonly MedicineBar[], onDate: string): MedicineBar[] {
  return medicines.filter(({ fromOn, toOn }) => fromOn <= onDate && (toOn === null || toOn >= onDate));
}

/** One point read out, with the medicines that were taken on its day. */
export function trendPointWords(
  t: Translate,
  language: Language,
  series: TrendSeries,
  index: number,
  medicines: readonly MedicineBar[],
): string {
  const point = series.points[index];
  if (!point) return '';
  const taken = takenOn(medicines, point.onDate).map(({ name }) => name);
  return [
    `${seriesName(t, series)} ${valueWords(series, point)}`,
    longDay(point.onDate, language),
    t('measures.pointOf', { at: index + 1, count: series.points.length }),
    taken.length > 0 ? t('measures.takenThen', { medicines: taken.join(', ') }) : t('measures.nothingTaken'),
  ].join('; ');
}

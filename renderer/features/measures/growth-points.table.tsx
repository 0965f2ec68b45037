import type { GrowthChart } from '#shared/features/measures/growth.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { ageWords, unitWord, zText } from './growth-words.ts';
import classes from './measures.module.css';

/** The same points as figures, newest first. */
export function GrowthPointsTable({ chart }: { chart: GrowthChart }) {
  const { t, language } = useLanguage();
  if (chart.points.length === 0) return null;
  return (
    <details>
      <summary className="small">{t('measures.asTable')}</summary>
      <div className={classes.table}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('measures.day')}</th>
              <th>{t('measures.age')}</th>
              <th className="right">{t('measures.measured')}</th>
              <th className="right">{t('measures.zScore')}</th>
              <th className="right">{t('measures.centile')}</th>
            </tr>
          </thead>
          <tbody>
            {[...chart.points].reverse().map(point => (
              <tr key={`${point.onDate} ${point.x} ${point.value}`}>
                <td>{longDay(point.onDate, language)}</td>
                <td>{ageWords(t, point)}</td>
                <td className="right numeric">
                  {Math.round(point.value * 10) / 10} {unitWord(t, chart.indicator)}
                </td>
                <td className="right numeric">{point.z === null ? '' : zText(point.z)}</td>
                <td className="right numeric">{point.centile ?? t('measures.outsideTable')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

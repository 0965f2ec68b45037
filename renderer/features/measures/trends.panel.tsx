import { useState } from 'react';
import { seriesName } from '#shared/features/measures/trends.grid.ts';
import type { Trends } from '#shared/features/measures/trends.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { EmptyState } from '../../ui/panel.tsx';
import classes from './measures.module.css';
import { TrendDrawing } from './trend-drawing.tsx';
import { trendPointWords, valueWords } from './trend-words.ts';
import { WalkedChart } from './walked-chart.tsx';

/** Readings over the visits on one time axis with the medicines beneath (LAB-7). */
export function TrendsPanel({ trends }: { trends: Trends }) {
  const { t, language } = useLanguage();
  const { series, medicines } = trends;
  const [chosen, setChosen] = useState(0);
  const [point, setPoint] = useState<number | null>(null);
  const line = series[chosen] ?? series[0];
  if (!line) return <EmptyState title={t('measures.noTrends')} hint={t('measures.noTrendsHint')} />;
  const index = point ?? line.points.length - 1;
  return (
    <>
      <WalkedChart
        label={seriesName(t, line)}
        count={line.points.length}
        index={index}
        words={trendPointWords(t, language, line, index, medicines)}
        onIndex={setPoint}
        onOther={by => {
          setChosen((chosen + by + series.length) % series.length);
          setPoint(null);
        }}
      >
        <TrendDrawing trends={trends} chosen={chosen} index={index} />
      </WalkedChart>
      <TrendsTables trends={trends} />
    </>
  );
}

/** The same readings and courses as figures. */
function TrendsTables({ trends: { series, medicines } }: { trends: Trends }) {
  const { t, language } = useLanguage();
  return (
    <details>
      <summary className="small">{t('measures.asTable')}</summary>
      <div className={classes.table}>
        {series.map(each => (
          <table key={each.id} className="table">
            <caption className="small strong">{seriesName(t, each)}</caption>
            <thead>
              <tr>
                <th>{t('measures.day')}</th>
                <th className="right">{t('measures.measured')}</th>
              </tr>
            </thead>
            <tbody>
              {[...each.points].reverse().map(point => (
                <tr key={point.onDate}>
                  <td>{longDay(point.onDate, language)}</td>
                  <td className="right numeric">{valueWords(each, point)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
        {medicines.length > 0 && (
          <>
            <span className="small strong">{t('measures.medicinesTaken')}</span>
            <ul>
              {medicines.map(({ name, fromOn, toOn }) => (
                <li key={`${name} ${fromOn}`} className="small">
                  {name},{' '}
                  {t('measures.fromTo', {
                    from: longDay(fromOn, language),
                    to: toOn ? longDay(toOn, language) : t('measures.goesOn'),
                  })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  );
}

import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { weekdayWord } from './day-words.ts';
import classes from './reports.module.css';

/** Five bars, the past ones quiet, no axis and no grid: only whether today is unlike its weekday. */
export function WeekdayChart({ sheet, isToday }: { sheet: DaySheet; isToday: boolean }) {
  const { t, language } = useLanguage();
  const today = { onDate: sheet.onDate, collectedPaise: sheet.collectedPaise };
  const days = [...sheet.sameWeekday, today];
  const rows = days.map(({ onDate, collectedPaise }, at) => ({
    day: at === days.length - 1 && isToday ? t('reports.todayBar') : shortDay(onDate, language),
    rupees: collectedPaise / 100,
    color: at === days.length - 1 ? 'var(--accent)' : 'var(--mark)',
  }));
  const words = days
    .map(({ onDate, collectedPaise }) => `${shortDay(onDate, language)} ${formatRupees(collectedPaise)}`)
    .join(', ');
  return (
    <div
      className={classes.chart}
      role="img"
      aria-label={`${t('reports.chart', { weekday: weekdayWord(t, sheet.onDate) })}: ${words}`}
    >
      <BarChart
        h={68}
        w={236}
        data={rows}
        dataKey="day"
        series={[{ name: 'rupees', color: 'var(--mark)' }]}
        withYAxis={false}
        withTooltip={false}
        gridAxis="none"
        tickLine="none"
        barProps={{ barSize: 26, radius: 1, isAnimationActive: false }}
        xAxisProps={{
          tick: { fontSize: 11, fill: 'var(--dim)' },
          interval: 0,
          height: 18,
          axisLine: { stroke: 'var(--line2)' },
        }}
      />
    </div>
  );
}

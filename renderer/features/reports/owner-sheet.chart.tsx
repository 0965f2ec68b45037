import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { OwnerSheet } from '#shared/features/reports/owner-sheet.schema.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';

/** Fourteen bars, the past ones quiet, no axis and no grid: as the weekdays of Today are drawn. */
export function FortnightChart({ fortnight }: Pick<OwnerSheet, 'fortnight'>) {
  const { t, language } = useLanguage();
  const rows = fortnight.map(({ onDate, collectedPaise }, at) => ({
    day: String(Number(onDate.slice(8))),
    rupees: collectedPaise / 100,
    color: at === fortnight.length - 1 ? 'var(--accent)' : 'var(--mark)',
  }));
  const words = fortnight
    .map(({ onDate, collectedPaise }) => `${shortDay(onDate, language)} ${formatRupees(collectedPaise)}`)
    .join(', ');
  return (
    <div role="img" aria-label={`${t('reports.sheetFortnight')}: ${words}`}>
      <BarChart
        h={110}
        w={356}
        data={rows}
        dataKey="day"
        series={[{ name: 'rupees', color: 'var(--mark)' }]}
        withYAxis={false}
        withTooltip={false}
        gridAxis="none"
        tickLine="none"
        barProps={{ barSize: 16, radius: 1, isAnimationActive: false }}
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

import { axisOver, placer } from '#shared/features/measures/chart-scale.rules.ts';
import { seriesName } from '#shared/features/measures/trends.grid.ts';
import type { MedicineBar, TrendSeries, Trends } from '#shared/features/measures/trends.schema.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { longDay } from '../../app/wall-clock.ts';
import classes from './measures.module.css';

const [WIDTH, LEFT, RIGHT] = [400, 34, 8];
const LANE = 84;
const LANE_HEAD = 16;
const BAR = 19;
const MOST_ROWS = 8;
const FOOT = 18;
const ROOM_DAYS = 7;

type DrawingProps = { trends: Trends; chosen: number; index: number };

/** From the first reading to today; medicines before the first reading are cut there. */
function spanOf({ series, onDate }: Trends): [LocalDate, LocalDate] {
  const days = series.flatMap(({ points }) => points.map(point => point.onDate));
  const first = days.reduce((a, b) => (a < b ? a : b), onDate);
  const last = days.reduce((a, b) => (a > b ? a : b), onDate);
  return [addDays(first, -ROOM_DAYS), addDays(last, ROOM_DAYS)];
}

/** The courses of each medicine, in the order in which they come. */
function rowsOf(medicines: readonly MedicineBar[]): [string, MedicineBar[]][] {
  const rows = new Map<string, MedicineBar[]>();
  for (const bar of medicines) rows.set(bar.name, [...(rows.get(bar.name) ?? []), bar]);
  return [...rows];
}

/** Lanes of readings over one time axis, the medicines as bars beneath them. */
export function TrendDrawing({ trends, chosen, index }: DrawingProps) {
  const { t, language } = useLanguage();
  const { series, medicines } = trends;
  const [from, to] = spanOf(trends);
  const place = placer([0, daysBetween(from, to)], [LEFT, WIDTH - RIGHT]);
  const x = (day: LocalDate) => place(Math.min(daysBetween(from, to), Math.max(0, daysBetween(from, day))));
  const byName = rowsOf(medicines.filter(({ toOn }) => toOn === null || toOn >= from));
  const rows = byName.slice(0, MOST_ROWS);
  const left = byName.length - rows.length;
  const barsTop = series.length * LANE + 6;
  const height = barsTop + (rows.length + (left > 0 ? 1 : 0)) * BAR + FOOT;
  const at = series[chosen]?.points[index];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden>
      {series.map((each, lane) => (
        <Lane
          key={each.id}
          series={each}
          top={lane * LANE}
          x={x}
          atIndex={lane === chosen ? index : undefined}
        />
      ))}
      {at && <line className={classes.at} x1={x(at.onDate)} x2={x(at.onDate)} y1={0} y2={height - FOOT} />}
      {rows.map(([name, bars], row) => (
        <g key={name}>
          <text x={LEFT} y={barsTop + row * BAR + 9}>
            {name}
          </text>
          {bars.map(({ fromOn, toOn }) => (
            <rect
              key={fromOn}
              className={classes.bar}
              data-at={
                (at !== undefined && fromOn <= at.onDate && (toOn === null || toOn >= at.onDate)) || undefined
              }
              x={x(fromOn)}
              y={barsTop + row * BAR + 11}
              width={Math.max(2, x(toOn ?? trends.onDate) - x(fromOn))}
              height={4}
            />
          ))}
        </g>
      ))}
      {left > 0 && (
        <text x={LEFT} y={height - FOOT - 3}>
          {t('measures.moreMedicines', { count: left })}
        </text>
      )}
      <text x={LEFT} y={height - 4}>
        {longDay(from, language)}
      </text>
      <text x={WIDTH - RIGHT} y={height - 4} textAnchor="end">
        {longDay(to, language)}
      </text>
    </svg>
  );
}

type LaneProps = {
  series: TrendSeries;
  top: number;
  x: (day: LocalDate) => number;
  atIndex: number | undefined;
};

function Lane({ series, top, x, atIndex }: LaneProps) {
  const { t } = useLanguage();
  const { points } = series;
  const values = points.flatMap(({ value, second }) => (second === null ? [value] : [value, second]));
  const axis = axisOver(values, 2);
  const y = placer([axis.low, axis.high], [top + LANE - 8, top + LANE_HEAD + 4]);
  const ends = [axis.low, axis.high];
  const way = (pick: (point: TrendSeries['points'][number]) => number | null) =>
    points
      .flatMap(point => {
        const value = pick(point);
        return value === null ? [] : [`${x(point.onDate)} ${y(value)}`];
      })
      .map((spot, place) => `${place === 0 ? 'M' : 'L'}${spot}`)
      .join('');
  return (
    <g>
      <text className={classes.lane} x={LEFT} y={top + 11}>
        {seriesName(t, series)} <tspan>{series.unit}</tspan>
      </text>
      {ends.map(end => (
        <g key={end}>
          <line className={classes.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(end)} y2={y(end)} />
          <text x={LEFT - 4} y={y(end) + 3} textAnchor="end">
            {end}
          </text>
        </g>
      ))}
      <path className={classes.way} d={way(({ value }) => value)} />
      <path className={classes.way} data-second d={way(({ second }) => second)} />
      {points.map(({ onDate, value, second }, place) => (
        <g key={onDate}>
          <circle
            className={classes.point}
            data-at={place === atIndex || undefined}
            cx={x(onDate)}
            cy={y(value)}
            r={place === atIndex ? 5.5 : 3}
          />
          {second !== null && <circle className={classes.point} cx={x(onDate)} cy={y(second)} r={2.4} />}
        </g>
      ))}
    </g>
  );
}

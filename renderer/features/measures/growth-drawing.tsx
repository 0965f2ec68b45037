import { axisOver, placer } from '#shared/features/measures/chart-scale.rules.ts';
import type { GrowthChart } from '#shared/features/measures/growth.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { unitWord } from './growth-words.ts';
import classes from './measures.module.css';

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT] = [400, 320, 30, 22, 16, 32];
/** So much of the reference beside the child's points, as a share of what they span. */
const ROOM = 0.35;
const LEAST_MONTHS = 12;
const LEAST_CM = 15;

/** The part of the table that is drawn: around the points, never less than a year or fifteen centimetres. */
function reachOf({ curves, points, xUnit }: GrowthChart): [number, number] {
  const table = curves.flatMap(({ places }) => places.map(([x]) => x));
  const [first, last] = [Math.min(...table), Math.max(...table)];
  const inside = points.map(({ x }) => x).filter(x => x >= first && x <= last);
  if (inside.length === 0) return [first, last];
  const span = Math.max(...inside) - Math.min(...inside);
  const room = Math.max(span * ROOM, (xUnit === 'cm' ? LEAST_CM : LEAST_MONTHS) / 2);
  return [Math.max(first, Math.min(...inside) - room), Math.min(last, Math.max(...inside) + room)];
}

const wayOf = (places: readonly (readonly [number, number])[]) =>
  places.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** The seven curves with the child's points; nothing here is read out, the words stand above it. */
export function GrowthDrawing({ chart, index }: { chart: GrowthChart; index: number }) {
  const t = useTranslation();
  const reach = reachOf(chart);
  const curves = chart.curves.map(({ z, places }) => ({ z, places: clipped(places, reach) }));
  const points = chart.points.filter(({ x }) => x >= reach[0] && x <= reach[1]);
  const yAxis = axisOver(
    [
      ...curves.flatMap(({ places }) => places.map(([, value]) => value)),
      ...points.map(({ value }) => value),
    ],
    8,
  );
  const xTicks = axisOver(reach, 8).ticks.filter(tick => tick >= reach[0] && tick <= reach[1]);
  const x = placer(reach, [LEFT, WIDTH - RIGHT]);
  const y = placer([yAxis.low, yAxis.high], [HEIGHT - FOOT, TOP]);
  const at = chart.points[index];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {xTicks.map(tick => (
        <g key={`x${tick}`}>
          <line className={classes.grid} x1={x(tick)} x2={x(tick)} y1={TOP} y2={HEIGHT - FOOT} />
          <text x={x(tick)} y={HEIGHT - FOOT + 13} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {yAxis.ticks.map(tick => (
        <g key={`y${tick}`}>
          <line className={classes.grid} x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} />
          <text x={LEFT - 4} y={y(tick) + 3} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text x={2} y={9}>
        {unitWord(t, chart.indicator)}
      </text>
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 5} textAnchor="middle">
        {t(chart.xUnit === 'cm' ? 'measures.lengthCm' : 'measures.ageMonths')}
      </text>
      {curves.map(({ z, places }) => {
        const last = places.at(-1);
        if (!last) return null;
        return (
          <g key={z}>
            <path className={classes.curve} data-z={z} d={wayOf(places.map(([px, py]) => [x(px), y(py)]))} />
            <text x={x(last[0]) + 3} y={y(last[1]) + 3}>
              {z > 0 ? `+${z}` : z}
            </text>
          </g>
        );
      })}
      <path className={classes.way} d={wayOf(points.map(point => [x(point.x), y(point.value)]))} />
      {points.map(point => (
        <circle
          key={`${point.onDate} ${point.x}`}
          className={classes.point}
          data-at={point === at || undefined}
          cx={x(point.x)}
          cy={y(point.value)}
          r={point === at ? 6 : 3.5}
        />
      ))}
    </svg>
  );
}

/** The places of a curve within the reach, with the cut ends on the straight line between its rows. */
function clipped(places: readonly (readonly [number, number])[], [from, to]: readonly [number, number]) {
  const inside = places.filter(([x]) => x >= from && x <= to);
  const valueAt = (x: number): [number, number] | undefined => {
    const next = places.findIndex(([px]) => px >= x);
    const [before, after] = [places[next - 1], places[next]];
    if (!before || !after || after[0] === x) return undefined;
    const share = (x - before[0]) / (after[0] - before[0]);
    return [x, before[1] + share * (after[1] - before[1])];
  };
  return [valueAt(from), ...inside, valueAt(to)].filter(place => place !== undefined);
}

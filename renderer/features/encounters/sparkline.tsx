import classes from './visit.module.css';

const WIDTH = 72;
const HEIGHT = 36;
const EDGE = 4;

/** A line without axes, between its own lowest and highest value, so that small changes are seen. */
export function Sparkline({ points, isFlagged }: { points: readonly number[]; isFlagged: boolean }) {
  const lowest = Math.min(...points);
  const range = Math.max(...points) - lowest || 1;
  const step = (WIDTH - 2 * EDGE) / Math.max(1, points.length - 1);
  const places = points.map((point, index) => ({
    x: EDGE + index * step,
    y: HEIGHT - EDGE - ((point - lowest) / range) * (HEIGHT - 2 * EDGE),
  }));
  const last = places.at(-1);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={classes.spark}
      data-flagged={isFlagged || undefined}
      aria-hidden
    >
      <polyline points={places.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last && <circle cx={last.x} cy={last.y} r="2.2" />}
    </svg>
  );
}

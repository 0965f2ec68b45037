import type { ReactNode } from 'react';
import classes from './status.module.css';

const SHAPES = {
  booked: <circle cx="5" cy="5" r="3.7" className={classes.ringDashed} />,
  arrived: <circle cx="5" cy="5" r="3.7" className={classes.ring} />,
  waiting: (
    <>
      <circle cx="5" cy="5" r="3.7" className={classes.ringStrong} />
      <path d="M5 1.3a3.7 3.7 0 0 1 0 7.4z" className={classes.half} />
    </>
  ),
  held: <path d="M3.2 1.8v6.4M6.8 1.8v6.4" className={classes.bars} />,
  skipped: <path d="M1.8 2l3 3-3 3M5.4 2l3 3-3 3" className={classes.bars} />,
  withDoctor: <circle cx="5" cy="5" r="4.4" className={classes.full} />,
  toBill: (
    <rect x="1.6" y="1.6" width="6.8" height="6.8" transform="rotate(45 5 5)" className={classes.diamond} />
  ),
  done: <path d="M1.5 5.2 4 7.8 8.6 2.4" className={classes.tick} />,
  left: <path d="M2 2l6 6M8 2l-6 6" className={classes.bars} />,
  good: <path d="M1.5 5.2 4 7.8 8.6 2.4" className={classes.tickAccent} />,
  bad: <path d="M2 2l6 6M8 2l-6 6" className={classes.cross} />,
} satisfies Record<string, ReactNode>;

export type StatusShape = keyof typeof SHAPES;

export function Shape({ shape, size = 10 }: { shape: StatusShape; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden>
      {SHAPES[shape]}
    </svg>
  );
}

/** A shape and its word, never a colour alone. */
export function Status({
  shape,
  children,
  isStrong,
}: {
  shape: StatusShape;
  children: ReactNode;
  isStrong?: boolean;
}) {
  return (
    <span className={classes.status} data-shape={shape} data-strong={isStrong || undefined}>
      <Shape shape={shape} />
      {children}
    </span>
  );
}

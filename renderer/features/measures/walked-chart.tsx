import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from '../../app/language.tsx';
import classes from './measures.module.css';

type WalkedChartProps = {
  label: string;
  count: number;
  index: number;
  /** The point that stands out, in words. */
  words: string;
  onIndex: (index: number) => void;
  /** Another chart or line, by ↑ and ↓. */
  onOther: (by: 1 | -1) => void;
  children: ReactNode;
};

/** A drawing that is walked with the arrows; where one stands is said in words above it, and read out. */
export function WalkedChart(props: WalkedChartProps) {
  const { label, count, index, words, onIndex, onOther, children } = props;
  const t = useTranslation();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.focus({ preventScroll: true }), []);

  const last = Math.max(0, count - 1);
  const acts: Record<string, () => void> = {
    ArrowLeft: () => onIndex(Math.max(0, index - 1)),
    ArrowRight: () => onIndex(Math.min(last, index + 1)),
    Home: () => onIndex(0),
    End: () => onIndex(last),
    ArrowUp: () => onOther(-1),
    ArrowDown: () => onOther(1),
  };
  function onKeyDown(event: KeyboardEvent): void {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  return (
    <>
      <output className={classes.readout} aria-live="polite">
        {words}
      </output>
      <div
        ref={root}
        role="slider"
        tabIndex={0}
        className={classes.chart}
        aria-label={label}
        aria-valuemin={count === 0 ? 0 : 1}
        aria-valuemax={count}
        aria-valuenow={count === 0 ? 0 : index + 1}
        aria-valuetext={words}
        aria-describedby={id}
        onKeyDown={onKeyDown}
      >
        {children}
      </div>
      <span id={id} className="tiny dim">
        {t('measures.chartHint')}
      </span>
    </>
  );
}

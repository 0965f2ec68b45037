import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { rangeIn } from '#shared/i18n/day-words.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { type DateRange, dateRange, RANGE_NAMES, type RangeName } from '#shared/kernel/date-ranges.ts';
import { useLanguage } from '../app/language.tsx';
import { useClinicDay } from '../app/session.tsx';
import classes from './date-range.module.css';
import { DayInput } from './day-input.tsx';
import { useKeys } from './key-bindings.ts';
import { KeyHint } from './keys.tsx';

const RANGES: Readonly<Record<RangeName, { keys: string; word: WordKey }>> = {
  today: { keys: 'T', word: 'common.rangeToday' },
  yesterday: { keys: 'Y', word: 'common.rangeYesterday' },
  week: { keys: 'W', word: 'common.rangeWeek' },
  month: { keys: 'M', word: 'common.rangeMonth' },
  lastMonth: { keys: 'L', word: 'common.rangeLastMonth' },
  quarter: { keys: 'Q', word: 'common.rangeQuarter' },
  year: { keys: 'F', word: 'common.rangeYear' },
  lastYear: { keys: 'P', word: 'common.rangeLastYear' },
};

type DateRangeOptions = {
  /** What is shown at first; this month without it. */
  first?: RangeName;
  /** The ranges that make sense here; all without it. */
  names?: readonly RangeName[];
  /** What was chosen here before; it goes before `first`. */
  kept?: KeptRange | undefined;
  /** Other days were chosen. */
  onChange?: (range: KeptRange) => void;
};
export type KeptRange = DateRange & Pick<ChosenRange, 'name'>;

export type ChosenRange = DateRange & {
  /** Undefined for the person's own days. */
  name: RangeName | undefined;
  /** '1 Nov 2026 to 21 Nov 2026', in the language of the screen. */
  inWords: string;
  bar: ReactNode;
};

/** The days that a list is about, and the bar and keys that choose others; the financial year begins on 1 April. */
export function useDateRange(options: DateRangeOptions = {}): ChosenRange {
  const { first = 'month', names = RANGE_NAMES, kept, onChange } = options;
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const [name, setName] = useState<RangeName | undefined>(kept ? kept.name : first);
  const [own, setOwn] = useState<DateRange>(() =>
    kept ? { fromDate: kept.fromDate, toDate: kept.toDate } : dateRange(first, today),
  );
  const range = name === undefined ? own : dateRange(name, today);
  const inWords = rangeIn(language, range);

  function choose(next: RangeName): void {
    setName(next);
    onChange?.({ ...dateRange(next, today), name: next });
  }

  function chooseOwn(days: DateRange = range): void {
    setOwn(days);
    setName(undefined);
    onChange?.({ ...days, name: undefined });
  }

  const ways = [
    ...names.map(one => ({ ...RANGES[one], isChosen: one === name, run: () => choose(one) })),
    { keys: 'O', word: 'common.rangeOwn' as const, isChosen: name === undefined, run: () => chooseOwn() },
  ];
  useKeys(ways.map(({ keys, word, run }) => ({ keys, label: t(word), run, onStrip: false })));
  const bar = (
    <section className={classes.bar} aria-label={t('common.rangeLabel')}>
      {ways.map(({ keys, word, isChosen, run }) => (
        <Button
          key={keys}
          size="compact-sm"
          variant={isChosen ? 'light' : 'default'}
          aria-pressed={isChosen}
          onClick={run}
          rightSection={<KeyHint keys={keys} />}
        >
          {t(word)}
        </Button>
      ))}
      {name === undefined ? (
        <OwnDays range={own} onChange={chooseOwn} />
      ) : (
        <span className="small dim no-wrap">{inWords}</span>
      )}
    </section>
  );
  return { ...range, name, inWords, bar };
}

type OwnDaysProps = { range: DateRange; onChange: (range: DateRange) => void };

/** Two typed days; a last day before the first one is said and not asked for. */
function OwnDays({ range, onChange }: OwnDaysProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState(range);
  const isReversed = typed.fromDate > typed.toDate;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector('input')?.focus(), []);

  function take(more: Partial<DateRange>): void {
    const next = { ...typed, ...more };
    setTyped(next);
    if (next.fromDate <= next.toDate) onChange(next);
  }

  return (
    <div className={classes.own} ref={place}>
      <DayInput
        name="fromDate"
        label={t('common.rangeFrom')}
        value={typed.fromDate}
        problem={undefined}
        onChange={fromDate => fromDate && take({ fromDate })}
      />
      <DayInput
        name="toDate"
        label={t('common.rangeTo')}
        value={typed.toDate}
        problem={isReversed ? t('common.rangeReversed') : undefined}
        onChange={toDate => toDate && take({ toDate })}
      />
    </div>
  );
}

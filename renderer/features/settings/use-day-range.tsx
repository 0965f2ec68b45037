import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import { type DayRange, dayRanges } from './day-ranges.ts';
import classes from './settings.module.css';

/** The days that a report is about, this month at first, and the bar and keys that choose others. */
export function useDayRange(): Pick<DayRange, 'fromDate' | 'toDate'> & { bar: ReactNode } {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const ranges = dayRanges(today);
  const [chosen, setChosen] = useState(1);
  const { fromDate, toDate } = ranges[chosen] ?? { fromDate: today, toDate: today };
  useKeys(ranges.map(({ keys, word }, place) => ({ keys, label: t(word), run: () => setChosen(place) })));
  const bar = (
    <div className={classes.ranges}>
      {ranges.map(({ keys, word }, place) => (
        <Button
          key={keys}
          variant={place === chosen ? 'light' : 'default'}
          aria-pressed={place === chosen}
          onClick={() => setChosen(place)}
          rightSection={<KeyHint keys={keys} />}
        >
          {t(word)}
        </Button>
      ))}
      <span className="small dim">
        {t('settings.rangeFromTo', { from: longDay(fromDate, language), to: longDay(toDate, language) })}
      </span>
    </div>
  );
  return { fromDate, toDate, bar };
}

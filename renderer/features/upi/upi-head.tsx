import { Button, SegmentedControl } from '@mantine/core';
import { useRef } from 'react';
import { UPI_LISTS, type UpiList } from '#shared/features/upi/upi.schema.ts';
import { rangeIn } from '#shared/i18n/day-words.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
import classes from './upi.module.css';

const RANGES = [1, 7, 31, 92] as const;

type UpiHeadProps = {
  view: UpiList;
  counts: Record<UpiList, number>;
  onView: (view: UpiList) => void;
  /** Null while older days are shown. */
  days: number | null;
  range: { fromDate: LocalDate; toDate: LocalDate };
  onDays: (days: number) => void;
  onFile: (file: File) => void;
};

/** Which list, which days, and the way to a statement: F, 1 to 4, S. */
export function UpiHead({ view, counts, onView, days, range, onDays, onFile }: UpiHeadProps) {
  const { t, language } = useLanguage();
  const picker = useRef<HTMLInputElement>(null);
  useKeys([
    { keys: 'S', label: t('upi.bringStatement'), run: () => picker.current?.click() },
    {
      keys: 'F',
      label: t('upi.filter'),
      run: () => onView(UPI_LISTS[(UPI_LISTS.indexOf(view) + 1) % UPI_LISTS.length] ?? 'waiting'),
    },
    ...RANGES.map((each, place) => ({ keys: String(place + 1), run: () => onDays(each) })),
  ]);
  return (
    <header className={classes.head}>
      <h1 className="title">{t('upi.awaitingTitle')}</h1>
      <SegmentedControl
        aria-label={t('upi.filter')}
        data={UPI_LISTS.map(each => ({ value: each, label: `${t(`upi.${each}`)} ${counts[each]}` }))}
        value={view}
        onChange={next => onView(next as UpiList)}
      />
      {days === null && <span className="push small amber no-wrap">{rangeIn(language, range)}</span>}
      <SegmentedControl
        className={days === null ? '' : 'push'}
        aria-label={t('upi.days')}
        data={RANGES.map(each => ({
          value: String(each),
          label: each === 1 ? t('upi.daysOne') : t('upi.daysMany', { count: each }),
        }))}
        value={days === null ? '' : String(days)}
        onChange={each => onDays(Number(each))}
      />
      <input
        ref={picker}
        type="file"
        accept=".csv,.txt,.tsv,.xlsx"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t('upi.chooseStatement')}
        onChange={event => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file, exported anew and chosen again, is a new choice.
          event.currentTarget.value = '';
        }}
      />
      <Button variant="default" onClick={() => picker.current?.click()} rightSection={<KeyHint keys="S" />}>
        {t('upi.chooseStatement')}
      </Button>
    </header>
  );
}

import { memo } from 'react';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { comparedWithUsual, counted, monthWord, usualPaise, weekdayWord } from './day-words.ts';
import classes from './reports.module.css';
import { WeekdayChart } from './weekday-chart.tsx';

/** The band over both sheets of the day: collected first, then what the owner asks next, then the same weekdays. */
export const DayFigures = memo(function DayFigures({ sheet }: { sheet: DaySheet }) {
  const { t, language } = useLanguage();
  const { today } = useClinicDay();
  const isToday = sheet.onDate === today;
  const usual = usualPaise(sheet);
  const { visits } = sheet;
  return (
    <section className={classes.band} aria-label={t('reports.today')}>
      <div className={classes.figures}>
        <Figure
          label={
            isToday
              ? t('reports.collectedToday')
              : t('reports.collectedOn', { date: shortDay(sheet.onDate, language) })
          }
          value={formatRupees(sheet.collectedPaise)}
          note={comparedWithUsual(t, sheet)}
          isFirst
        />
        <Figure
          label={t('reports.duesMade')}
          value={formatRupees(sheet.duesMadePaise)}
          note={counted(t, sheet.duesMadeCount, 'reports.oneBill', 'reports.bills')}
        />
        <Figure
          label={t('reports.duesRecovered')}
          value={formatRupees(sheet.duesRecoveredPaise)}
          note={counted(t, sheet.duesRecoveredCount, 'reports.oneReceipt', 'reports.receipts')}
        />
        <Figure
          label={t('reports.discounts')}
          value={formatRupees(sheet.discountPaise)}
          note={counted(t, sheet.discountCount, 'reports.onOneBill', 'reports.onBills')}
        />
        <Figure
          label={t('reports.refunds')}
          value={formatRupees(sheet.refundsPaise)}
          note={sheet.refundCount > 0 ? t('reports.refundsNote', { count: sheet.refundCount }) : ''}
        />
        <Figure
          label={t('reports.visits')}
          value={String(visits.total)}
          note={t('reports.visitsDetail', {
            fresh: visits.newPatients,
            old: visits.total - visits.newPatients,
          })}
        />
      </div>
      <div className={classes.weekdays}>
        <div className={classes.weekdayWords}>
          <span className="tiny dim">
            {t('reports.sameWeekday', { weekday: weekdayWord(t, sheet.onDate) })}
          </span>
          {usual !== null && (
            <span className="tiny">{t('reports.usual', { amount: formatRupees(usual) })}</span>
          )}
          <span className={`tiny dim ${classes.month}`}>
            {t('reports.monthSoFar', {
              month: monthWord(t, sheet.onDate),
              amount: formatRupees(sheet.monthCollectedPaise),
            })}
          </span>
        </div>
        <WeekdayChart sheet={sheet} isToday={isToday} />
      </div>
    </section>
  );
});

type FigureProps = { label: string; value: string; note: string; isFirst?: boolean };

function Figure({ label, value, note, isFirst }: FigureProps) {
  return (
    <div className={classes.figure} data-first={isFirst || undefined}>
      <span className="tiny dim">{label}</span>
      <span className={classes.value}>{value}</span>
      <span className="tiny dim">{note || '\u00a0'}</span>
    </div>
  );
}

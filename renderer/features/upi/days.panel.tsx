import { contract } from '#shared/contract/index.ts';
import { differenceOfDay } from '#shared/features/upi/upi.grid.ts';
import type { UpiDay } from '#shared/features/upi/upi.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import classes from './upi.module.css';

type DaysPanelProps = {
  days: readonly UpiDay[];
  range: { fromDate: string; toDate: string };
  /** The first day that is shown, later than the range's where more was taken than a screen shows. */
  shownFrom: string;
};

/** What the desk took against what the bank says came, day by day. */
export function DaysPanel({ days, range, shownFrom }: DaysPanelProps) {
  const { t, language } = useLanguage();
  if (days.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={classes.days} tabIndex={0} aria-label={t('upi.days')}>
      <table className="table">
        <thead>
          <tr>
            <th>{t('upi.day')}</th>
            <th className="numeric">{t('upi.taken')}</th>
            <th className="numeric">{t('upi.statement')}</th>
            <th className="numeric">{t('upi.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(day => (
            <tr key={day.onDate}>
              <td className="no-wrap">{shortDay(day.onDate, language, true)}</td>
              <td className="numeric">{formatPaise(day.takenPaise)}</td>
              {day.statementPaise === null ? (
                <td className="numeric dim" colSpan={2}>
                  {t('upi.noStatement')}
                </td>
              ) : (
                <>
                  <td className="numeric">{formatPaise(day.statementPaise)}</td>
                  <Difference paise={differenceOfDay(day) ?? 0} />
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shownFrom > range.fromDate && (
        <p className="tiny amber">{t('upi.shownFrom', { day: shortDay(shownFrom, language, true) })}</p>
      )}
      <ExportButtons
        procedure={contract.upi.exportList}
        input={{ ...range, list: 'days' }}
        hasKeys={false}
        isNarrow
      />
    </section>
  );
}

function Difference({ paise }: { paise: number }) {
  const word = paise > 0 ? `+${formatPaise(paise)}` : formatPaise(paise);
  return <td className={`numeric ${paise === 0 ? 'dim' : 'amber strong'}`}>{word}</td>;
}

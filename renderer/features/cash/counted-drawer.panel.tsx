import { type CashCount, NOTES_RUPEES } from '#shared/features/cash/cash-count.rules.ts';
import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './cash.module.css';

type CountedDrawerProps = { count: CashCount; countedPaise: number; reason: string };

/** What was counted, note by note, when nothing can be changed any more. */
export function CountedDrawer({ count, countedPaise, reason }: CountedDrawerProps) {
  const t = useTranslation();
  return (
    <section className={`${classes.column} ${classes.ruled}`} aria-label={t('cash.cashInTheDrawer')}>
      <h2 className="title">{t('cash.cashInTheDrawer')}</h2>
      <div className={classes.drawer} data-closed>
        <span className="tiny dim">{t('cash.note')}</span>
        <span className="tiny dim right">{t('cash.count')}</span>
        <span className="tiny dim right">{t('cash.amount')}</span>
        {NOTES_RUPEES.map(rupees => {
          const number = count.notes[`${rupees}`] ?? 0;
          return [
            <span key={`${rupees} note`}>₹{rupees}</span>,
            <span key={`${rupees} count`} className="right numeric">
              {number}
            </span>,
            <span key={`${rupees} amount`} className="right numeric">
              {formatPaise(number * rupees * 100, { decimals: false })}
            </span>,
          ];
        })}
        <span className="dim">{t('cash.coins')}</span>
        <span />
        <span className="right numeric">
          {formatPaise(count.coinsPaise, { decimals: count.coinsPaise % 100 !== 0 })}
        </span>
      </div>
      <div className={classes.drawerSum}>
        <span className="strong">{t('cash.counted')}</span>
        <span className="big-title numeric">{formatRupees(countedPaise)}</span>
      </div>
      {reason && (
        <div className="column">
          <span className="label">{t('cash.whyInYourWords')}</span>
          <span>{reasonIn(t, reason)}</span>
        </div>
      )}
    </section>
  );
}

import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import { counted, MODE_WORDS } from './day-words.ts';
import classes from './reports.module.css';

type ExpectedCountedProps = {
  sheet: DaySheet;
  floatPaise: number;
  countedPaise: number | null;
  /** Absent once the day is closed. */
  float?: { text: string; isWrong: boolean; onChange: (text: string) => void };
  notices?: ReactNode;
};

const rupees = (paise: number) => formatPaise(paise, { decimals: paise % 100 !== 0 });

/** What should be there by mode, what was counted, and how the drawer's sum came about. */
export function ExpectedCounted({ sheet, floatPaise, countedPaise, float, notices }: ExpectedCountedProps) {
  const t = useTranslation();
  const cashPaise = sheet.byMode.find(({ mode }) => mode === 'cash')?.amountPaise ?? 0;
  const expectedPaise = floatPaise + cashPaise;
  const difference = countedPaise === null ? null : countedPaise - expectedPaise;
  return (
    <section className={classes.column} aria-label={t('reports.expectedAndCounted')}>
      {notices}
      <h1 className="title">{t('reports.expectedAndCounted')}</h1>
      <table className={`table ${classes.modes}`}>
        <thead>
          <tr>
            <th>{t('reports.mode')}</th>
            <th className="numeric">{t('reports.expected')}</th>
            <th className="numeric">{t('reports.counted')}</th>
            <th className="numeric">{t('reports.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.byMode.map(({ mode, amountPaise, count }) => {
            const isCash = mode === 'cash';
            return (
              <tr key={mode}>
                <td>
                  <div>{isCash ? t('reports.cashInDrawer') : t(MODE_WORDS[mode])}</div>
                  <div className="tiny dim">
                    {isCash
                      ? t('reports.floatIncluded')
                      : count === 0
                        ? t('reports.noneToday')
                        : t('reports.byBankList', {
                            receipts: counted(t, count, 'reports.oneReceipt', 'reports.receipts'),
                          })}
                  </div>
                </td>
                <td className="numeric dim">{rupees(isCash ? expectedPaise : amountPaise)}</td>
                <td className="numeric strong">
                  {isCash && countedPaise !== null ? rupees(countedPaise) : <span className="faint">–</span>}
                </td>
                <td className="numeric">
                  {isCash ? (
                    <DifferenceWord paise={difference} />
                  ) : (
                    <span className="dim">{t('reports.notCounted')}</span>
                  )}
                </td>
              </tr>
            );
          })}
          <tr className={classes.sum}>
            <td className="strong">{t('reports.inHand')}</td>
            <td className="numeric">{rupees(floatPaise + sheet.collectedPaise)}</td>
            <td className="numeric strong">
              {difference === null ? (
                <span className="faint">–</span>
              ) : (
                rupees(floatPaise + sheet.collectedPaise + difference)
              )}
            </td>
            <td className="numeric">
              <DifferenceWord paise={difference} />
            </td>
          </tr>
        </tbody>
      </table>
      <div className={classes.book}>
        <h2 className="strong">{t('reports.cashByBook')}</h2>
        <div className={classes.bookLine}>
          {float ? (
            <>
              <label htmlFor="opening-float" className="dim">
                {t('reports.openingFloat')}
              </label>
              <TextInput
                id="opening-float"
                className={classes.floatInput ?? ''}
                value={float.text}
                inputMode="decimal"
                maxLength={10}
                autoComplete="off"
                leftSection="₹"
                error={float.isWrong ? t('problems.NOT_AN_AMOUNT') : undefined}
                onFocus={event => event.currentTarget.select()}
                onChange={event => float.onChange(event.currentTarget.value)}
              />
            </>
          ) : (
            <>
              <span className="dim">{t('reports.openingFloat')}</span>
              <span className="numeric">{rupees(floatPaise)}</span>
            </>
          )}
        </div>
        <div className={classes.bookLine}>
          <span className="dim">
            {t('reports.cashReceived')}
            <span className="tiny">
              {' '}
              ·{' '}
              {counted(
                t,
                sheet.byMode.find(({ mode }) => mode === 'cash')?.count ?? 0,
                'reports.oneReceipt',
                'reports.receipts',
              )}
            </span>
          </span>
          <span className="numeric">{rupees(cashPaise)}</span>
        </div>
        <div className={`${classes.bookLine} ${classes.bookSum} strong`}>
          <span>{t('reports.shouldBeInDrawer')}</span>
          <span className="numeric">{rupees(expectedPaise)}</span>
        </div>
      </div>
    </section>
  );
}

/** '−120 short', 'Agrees': a difference always says its word. */
function DifferenceWord({ paise }: { paise: number | null }) {
  const t = useTranslation();
  if (paise === null) return <span className="dim">{t('reports.notCounted')}</span>;
  if (paise === 0) return <span className="dim">{t('reports.agrees')}</span>;
  const words = t(paise < 0 ? 'reports.short' : 'reports.over', { amount: rupees(paise) });
  return <span className="amber strong">{words}</span>;
}

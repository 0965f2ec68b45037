import { reasonIn } from '#shared/features/cash/close-reasons.ts';
import { slipDifferenceWords } from '#shared/features/cash/slips.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import { DifferenceWord, inRupees } from '../cash/difference-word.tsx';
import classes from './reports.module.css';

/** Whose drawers there were, what should be in each and what was found. */
export function DrawersOfDay({ drawers, refloatedPaise }: Pick<DaySheet, 'drawers' | 'refloatedPaise'>) {
  const t = useTranslation();
  return (
    <>
      <h2 className="title">{t('cash.drawersToday')}</h2>
      <table className={`table ${classes.drawersOfDay}`} aria-label={t('cash.drawersToday')}>
        <tbody>
          {drawers.map(({ shiftId, userName, isOpen, expectedCashPaise, countedCashPaise, ...drawer }) => (
            <tr key={shiftId}>
              <td>
                {userName}
                {slipDifferenceWords(t, drawer.slipDifferences).map(words => (
                  <div key={words} className="tiny amber">
                    {words}
                  </div>
                ))}
                {drawer.reason && <div className="tiny dim">{reasonIn(t, drawer.reason)}</div>}
              </td>
              <td className="numeric dim">{inRupees(expectedCashPaise)}</td>
              <td className="numeric strong">
                {countedCashPaise === null ? <span className="faint">–</span> : inRupees(countedCashPaise)}
              </td>
              <td className="numeric">
                {isOpen ? (
                  <span className="amber strong">{t('cash.stillOpen')}</span>
                ) : (
                  <DifferenceWord paise={(countedCashPaise ?? 0) - expectedCashPaise} />
                )}
              </td>
            </tr>
          ))}
          {refloatedPaise > 0 && (
            <tr>
              <td>{t('reports.refloated')}</td>
              <td className="numeric dim">{inRupees(-refloatedPaise)}</td>
              <td className="numeric">{inRupees(-refloatedPaise)}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}

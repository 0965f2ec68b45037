import { moneyBeside } from '#shared/features/reports/day-sheet.grid.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';

/** What came and went beside the receipts: refunds, advances, expenses, dues, the clinic's box. */
export function DayLines({ sheet }: { sheet: DaySheet }) {
  const t = useTranslation();
  return (
    <table className="table" aria-label={t('reports.moneyBeside')}>
      <tbody>
        {moneyBeside(sheet).map(([word, paise]) => (
          <tr key={word}>
            <td>{t(word)}</td>
            <td className="numeric">{paise === 0 ? <span className="faint">–</span> : formatPaise(paise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

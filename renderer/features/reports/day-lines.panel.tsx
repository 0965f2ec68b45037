import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';

/** What came and went beside the receipts: refunds, advances, expenses, dues, the clinic's box. */
export function DayLines({ sheet }: { sheet: DaySheet }) {
  const t = useTranslation();
  const lines: [word: WordKey, paise: number][] = [
    ['reports.refunds', -sheet.refundsPaise],
    ['reports.advancesTaken', sheet.advancesTakenPaise],
    ['reports.advancesUsed', -sheet.advancesUsedPaise],
    ['reports.advancesGivenBack', sheet.advancesGivenBackPaise],
    ['reports.expenses', -sheet.expensesPaise],
    ['reports.takenOut', -sheet.takenOutPaise],
    ['reports.deposited', -sheet.depositedPaise],
    ['reports.inTheBox', sheet.safePaise],
    ['reports.owedNow', sheet.standing.duesPaise],
    ['reports.advancesHeld', sheet.standing.advancesPaise],
  ];
  return (
    <table className="table" aria-label={t('reports.moneyBeside')}>
      <tbody>
        {lines.map(([word, paise]) => (
          <tr key={word}>
            <td>{t(word)}</td>
            <td className="numeric">{paise === 0 ? <span className="faint">–</span> : formatPaise(paise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

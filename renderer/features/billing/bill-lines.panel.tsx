import { IconX } from '@tabler/icons-react';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './bill-lines.module.css';

type BillLinesProps = { lines: readonly NewBillLine[]; onRemove?: (index: number) => void };

/** What is on the bill: one rule a line, amounts in one column. */
export function BillLines({ lines, onRemove }: BillLinesProps) {
  const t = useTranslation();
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('billing.item')}</th>
          <th className="numeric">{t('billing.quantity')}</th>
          <th className="numeric">{t('billing.rate')}</th>
          <th className="numeric">{t('billing.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike, and their order never changes.
          <tr key={index}>
            <td>
              {line.description}
              {onRemove && (
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={t('billing.removeLine', { item: line.description })}
                  onClick={() => onRemove(index)}
                >
                  <IconX size={14} aria-hidden />
                </button>
              )}
            </td>
            <td className="numeric">{line.quantity}</td>
            <td className="numeric dim">{formatPaise(line.ratePaise)}</td>
            <td className="numeric">{formatPaise(line.quantity * line.ratePaise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Sums = { subtotalPaise: number; discountPaise: number; roundOffPaise: number; totalPaise: number };

/** From the items to the total, the round-off a line of its own (BIL-20). */
export function BillSums({ sums, discountWord }: { sums: Sums; discountWord?: string }) {
  const t = useTranslation();
  const lines: [string, number][] = [[t('billing.items'), sums.subtotalPaise]];
  if (sums.discountPaise > 0) lines.push([discountWord ?? t('billing.discount'), -sums.discountPaise]);
  lines.push([t('billing.roundOff'), sums.roundOffPaise]);
  return (
    <div className={classes.sums}>
      {lines.map(([word, paise]) => (
        <div key={word} className={classes.sumLine}>
          <span className="dim">{word}</span>
          <span className="numeric">{formatPaise(paise)}</span>
        </div>
      ))}
      <div className={classes.total}>
        <span className="title">{t('billing.billTotal')}</span>
        <span className={`${classes.totalSum} numeric`}>{formatRupees(sums.totalPaise)}</span>
      </div>
    </div>
  );
}

import { IconPencil, IconX } from '@tabler/icons-react';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { permilleWords } from '#shared/features/billing/gst-summary.rules.ts';
import type { CodeProblem } from '#shared/features/catalogue/tax-code.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './bill-lines.module.css';

type ShownLine = NewBillLine & {
  billDiscountPaise?: number;
  doneBy?: string;
  otherState?: string | undefined;
  codeProblem?: CodeProblem | null;
};
type BillLinesProps = {
  lines: readonly ShownLine[];
  onRemove?: (index: number) => void;
  onEdit?: (index: number) => void;
};

/** What a line is beside its words: taxed, less a discount, off its list or of none, paid for already, another's. */
function factsOf(line: ShownLine, t: Translate): string[] {
  const { listPricePaise = null, ratePaise, discountPaise = 0, gstPermille = 0 } = line;
  const facts: string[] = [];
  if (line.isPrepaid) facts.push(t('billing.fromPackage'));
  else if (line.listPricePaise == null) facts.push(t('billing.noList'));
  else if (listPricePaise !== null && ratePaise !== listPricePaise) {
    const word = ratePaise < listPricePaise ? 'billing.belowList' : 'billing.aboveList';
    facts.push(t(word, { price: formatRupees(listPricePaise) }));
  }
  if (discountPaise > 0) facts.push(t('billing.lessDiscount', { amount: formatRupees(discountPaise) }));
  if (gstPermille > 0) facts.push(`${line.otherState ? 'IGST' : 'GST'} ${permilleWords(gstPermille)}`);
  if (line.isIcu) facts.push(t('billing.icuBed'));
  if (line.doneBy) facts.push(t('billing.lineBy', { name: line.doneBy }));
  return facts;
}

/** What is on the bill: one rule a line, amounts in one column. */
export function BillLines({ lines, onRemove, onEdit }: BillLinesProps) {
  const t = useTranslation();
  return (
    <table className={`table ${classes.lines}`}>
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
              {factsOf(line, t).map(fact => (
                <span key={fact} className={`${classes.fact} tiny dim`}>
                  {fact}
                </span>
              ))}
              {line.codeProblem && (
                <span className={`${classes.fact} tiny amber`}>
                  {t(`catalogue.codeMark_${line.codeProblem}`)}
                </span>
              )}
              {onEdit && (
                <button
                  type="button"
                  className={classes.remove}
                  aria-label={t('billing.editLine', { item: line.description })}
                  onClick={() => onEdit(index)}
                >
                  <IconPencil size={14} aria-hidden />
                </button>
              )}
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

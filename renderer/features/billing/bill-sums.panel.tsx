import { stateWithCode } from '#shared/features/billing/gst-states.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatPaise, formatRupees, type Rounding } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './bill-lines.module.css';

type TaxedLine = {
  cgstPaise: number;
  sgstPaise: number;
  isTaxInclusive: boolean;
  otherState?: string | undefined;
};
type Sums = {
  lines: readonly TaxedLine[];
  subtotalPaise: number;
  discountPaise: number;
  rounding: Rounding;
  roundOffPaise: number;
  totalPaise: number;
};

/** On top of the rates and within them, each state of supply by itself: outside the clinic's the tax is integrated. */
function taxRows(lines: readonly TaxedLine[], t: Translate): [string, string][] {
  const rows: [string, string][] = [];
  for (const state of new Set(lines.map(({ otherState = '' }) => otherState).toSorted())) {
    const ofState = lines.filter(({ otherState = '' }) => otherState === state);
    const sumOf = (isWithin: boolean) =>
      ofState.reduce(
        (sum, line) => sum + (line.isTaxInclusive === isWithin ? line.cgstPaise + line.sgstPaise : 0),
        0,
      );
    const place = { state: stateWithCode(state) };
    const [addedPaise, withinPaise] = [sumOf(false), sumOf(true)];
    if (addedPaise > 0)
      rows.push([state ? t('billing.igstAdded', place) : t('billing.gstAdded'), formatPaise(addedPaise)]);
    if (withinPaise > 0)
      rows.push([
        state ? t('billing.igstWithin', place) : t('billing.gstWithin'),
        `(${formatPaise(withinPaise)})`,
      ]);
  }
  return rows;
}

/** From the items to the total, the round-off a line of its own where the bill is rounded (BIL-20). */
export function BillSums({ sums, discountWord }: { sums: Sums; discountWord?: string }) {
  const t = useTranslation();
  const rows: [string, string][] = [[t('billing.items'), formatPaise(sums.subtotalPaise)]];
  if (sums.discountPaise > 0)
    rows.push([discountWord ?? t('billing.discount'), formatPaise(-sums.discountPaise)]);
  rows.push(...taxRows(sums.lines, t));
  if (sums.rounding === 'rupee') rows.push([t('billing.roundOff'), formatPaise(sums.roundOffPaise)]);
  return (
    <div className={classes.sums}>
      {rows.map(([word, amount]) => (
        <div key={word} className={classes.sumLine}>
          <span className="dim">{word}</span>
          <span className="numeric">{amount}</span>
        </div>
      ))}
      <div className={classes.total}>
        <span className="title">{t('billing.billTotal')}</span>
        <span className={`${classes.totalSum} numeric`}>{formatRupees(sums.totalPaise)}</span>
      </div>
    </div>
  );
}

import type { contract } from '#shared/contract/index.ts';
import type { OutputOf } from '#shared/contract/procedure.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import type { useListNavigation } from '../../ui/list-navigation.ts';
import classes from './bill.module.css';
import { BillRow } from './bill-row.tsx';

type BillListProps = {
  found: OutputOf<typeof contract.billing.list>;
  list: ReturnType<typeof useListNavigation>;
  /** Bills of more than one day say theirs. */
  hasDay: boolean;
};

/** The bills that were found, and what they come to; the sums are of all of them. */
export function BillList({ found, list, hasDay }: BillListProps) {
  const t = useTranslation();
  const { bills, count, totalPaise, duePaise } = found;
  return (
    <>
      <div {...list.listProps} className={classes.rows}>
        {bills.map((one, index) => (
          <div key={one.id} className={classes.row} {...list.rowProps(index)}>
            <BillRow bill={one} hasDay={hasDay} />
          </div>
        ))}
      </div>
      {bills.length < count && (
        <p className="tiny dim">{t('billing.shownOf', { shown: bills.length, count })}</p>
      )}
      <div className={classes.sums}>
        <span>
          <span className="small dim">{t('billing.total')}</span>{' '}
          <span className="strong numeric">{formatRupees(totalPaise)}</span>
        </span>
        <span>
          <span className="small dim">{t('billing.stillDue')}</span>{' '}
          <span className={`strong numeric ${duePaise > 0 ? 'amber' : ''}`}>{formatRupees(duePaise)}</span>
        </span>
      </div>
    </>
  );
}

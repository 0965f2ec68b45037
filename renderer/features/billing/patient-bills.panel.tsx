import { contract } from '#shared/contract/index.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState } from '../../ui/panel.tsx';
import patientClasses from '../patients/patients.module.css';
import { IssuedBillMoney } from './issued-bill.panel.tsx';
import classes from './patient-bills.module.css';

/** A person's bills, what is due first; the chosen one's money and receipts under them. */
export function PatientBills({ patientId }: { patientId: number }) {
  const { t, language } = useLanguage();
  const open = useOpen();
  const reading = useRead(contract.billing.listForPatient, { patientId });
  const bills = (reading.answer ?? []).toSorted(
    (a, b) => Number(b.duePaise > 0) - Number(a.duePaise > 0) || b.id - a.id,
  );
  const { chosen, at, choose } = useChosenRow(bills);
  const list = useListNavigation({
    ...{ count: bills.length, at, label: t('billing.title') },
    onChoose: choose,
    onOpen: index => {
      const one = bills[index];
      if (one) open.issuedBill(one.id);
    },
  });
  const shownId = chosen?.id;
  const bill = useRead(
    contract.billing.get,
    { billId: shownId ?? 0 },
    { enabled: shownId !== undefined },
  ).answer;
  return (
    <section className={classes.bills} aria-label={t('billing.title')}>
      <h2 className={`${classes.head} title`}>{t('billing.title')}</h2>
      {reading.answer && bills.length === 0 && (
        <EmptyState title={t('billing.noBillsYet')} hint={t('billing.noBillsHint')} />
      )}
      {bills.length > 0 && (
        <div {...list.listProps} className={classes.list}>
          {bills.map((one, index) => (
            <div key={one.id} className={patientClasses.billRow} {...list.rowProps(index)}>
              <span className="small dim no-wrap">{longDay(one.onDate, language)}</span>
              <span className="clip">{one.number}</span>
              {one.isCancelled ? (
                <Chip tone="quiet">{t('billing.cancelled')}</Chip>
              ) : one.duePaise > 0 ? (
                <Chip tone="amber">{t('patients.dueAmount', { amount: formatRupees(one.duePaise) })}</Chip>
              ) : (
                <span className="numeric">{formatPaise(one.totalPaise)}</span>
              )}
            </div>
          ))}
        </div>
      )}
      {bill && bill.id === shownId && <IssuedBillMoney bill={bill} isBeside />}
      {bills.length > 0 && (
        <div className={classes.file}>
          <ExportButtons
            procedure={contract.billing.exportOfPatient}
            input={{ patientId }}
            keys={{ print: 'Alt P' }}
            isNarrow
          />
        </div>
      )}
    </section>
  );
}

import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type * as z from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { billLineOfListSchema } from '#shared/features/billing/bill.schema.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { formatPaise, formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay, usePerson } from '../../app/session.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { rowsOf } from '../queue/board-rows.ts';
import classes from './bill.module.css';
import { BillQueue } from './bill-queue.panel.tsx';
import { IssuedBillLines, IssuedBillMoney } from './issued-bill.panel.tsx';

type BillOfList = z.infer<typeof billLineOfListSchema>;
const NO_BILLS: readonly BillOfList[] = [];

/** A day's bills, newest first; the chosen one beside them, to print again or to receive what is due. */
export function BillsScreen() {
  const { t, language } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const { today } = useClinicDay();
  const [day, setDay] = useState(today);
  const reading = useRead(contract.billing.listForDay, { onDate: day });
  const bills = (reading.answer ?? NO_BILLS).toSorted((a, b) => b.id - a.id);
  const board = useRead(contract.queue.dayBoard, {}, { enabled: person.may('queue:read') }).answer;
  const [firstToBill] = rowsOf(board, 'toBill');
  const list = useListNavigation({
    count: bills.length,
    label: t('billing.title'),
    onOpen: index => {
      const visitId = bills[index]?.visitId;
      if (visitId) open.bill(visitId);
    },
  });
  function go(by: number): void {
    const to = addDays(day, by);
    if (to > today) return;
    setDay(to);
    list.setIndex(0);
  }
  const chosen = bills[list.index];
  const bill = useRead(
    contract.billing.get,
    { billId: chosen?.id ?? 0 },
    { enabled: chosen !== undefined },
  ).answer;
  useKeys([
    { keys: '←', label: t('billing.dayBefore'), run: () => go(-1) },
    { keys: '→', label: t('billing.dayAfter'), run: () => go(1), isOff: day >= today },
    {
      keys: 'F6',
      label: t('billing.newBill'),
      run: () => firstToBill && open.bill(firstToBill.visitId),
      isOff: !firstToBill || !person.may('billing:issue'),
    },
  ]);
  const total = bills.reduce((sum, one) => sum + one.totalPaise, 0);
  const due = bills.reduce((sum, one) => sum + one.duePaise, 0);
  return (
    <div className={classes.screen}>
      {person.may('queue:read') ? <BillQueue /> : <nav aria-label={t('billing.people')} />}
      <div className={classes.right}>
        <div className={classes.body}>
          <section className={classes.list} aria-label={t('billing.title')}>
            <div className={classes.listHead}>
              <h1 className="title">{t(day === today ? 'billing.todaysBills' : 'billing.title')}</h1>
              <span className="small dim numeric">{bills.length > 0 && bills.length}</span>
              <div className={classes.date}>
                <button
                  type="button"
                  className={classes.arrow}
                  aria-label={t('billing.dayBefore')}
                  onClick={() => go(-1)}
                >
                  <IconChevronLeft size={18} aria-hidden />
                </button>
                <span className="small no-wrap">{longDay(day, language, true)}</span>
                <button
                  type="button"
                  className={classes.arrow}
                  aria-label={t('billing.dayAfter')}
                  disabled={day >= today}
                  onClick={() => go(1)}
                >
                  <IconChevronRight size={18} aria-hidden />
                </button>
              </div>
            </div>
            <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
            {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
            {reading.answer && bills.length === 0 && (
              <EmptyState
                title={t('billing.noBills')}
                hint={t('billing.noBillsHint')}
                {...(firstToBill
                  ? {
                      action: {
                        label: t('billing.newBill'),
                        keys: 'F6',
                        run: () => open.bill(firstToBill.visitId),
                      },
                    }
                  : {})}
              />
            )}
            {bills.length > 0 && (
              <>
                <div {...list.listProps} className={classes.rows}>
                  {bills.map((one, index) => (
                    <div key={one.id} className={classes.row} {...list.rowProps(index)}>
                      <span className="strong no-wrap">{one.number}</span>
                      <span className="clip">{one.fullName}</span>
                      <span className="right numeric">{formatPaise(one.totalPaise)}</span>
                      <span className="right">
                        {one.duePaise > 0 ? (
                          <Chip tone="amber">
                            {t('patients.dueAmount', { amount: formatRupees(one.duePaise) })}
                          </Chip>
                        ) : (
                          <span className="tiny dim">{t('billing.paid')}</span>
                        )}
                      </span>
                    </div>
                  ))}
                </div>
                <div className={classes.sums}>
                  <span>
                    <span className="small dim">{t('billing.total')}</span>{' '}
                    <span className="strong numeric">{formatRupees(total)}</span>
                  </span>
                  <span>
                    <span className="small dim">{t('billing.stillDue')}</span>{' '}
                    <span className={`strong numeric ${due > 0 ? 'amber' : ''}`}>{formatRupees(due)}</span>
                  </span>
                </div>
              </>
            )}
          </section>
          <div className={classes.detail}>
            {bill && chosen && bill.id === chosen.id && (
              <>
                <IssuedBillMoney bill={bill} />
                <IssuedBillLines bill={bill} />
              </>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

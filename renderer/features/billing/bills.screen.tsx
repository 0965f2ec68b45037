import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { BILL_STATES, type BillOfList, type BillState } from '#shared/features/billing/bill.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { useChosenRow } from '../../ui/chosen-row.ts';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { useOnceReady } from '../../ui/once-ready.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { MoneyLinks } from '../dues/money-links.tsx';
import { rowsOf } from '../queue/board-rows.ts';
import classes from './bill.module.css';
import { BillList } from './bill-list.panel.tsx';
import { BillQueue } from './bill-queue.panel.tsx';
import { IssuedBillLines, IssuedBillMoney } from './issued-bill.panel.tsx';
import { StateFilter } from './state-filter.tsx';

const NO_BILLS: readonly BillOfList[] = [];
const PAUSE_MS = 120;
/** Quarters and other years are the reports'; their letters are modes of payment here. */
const RANGES = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'year'] as const;

/** Bills of some days or of somebody, newest first; the chosen one beside them, to print or to receive what is due. */
export function BillsScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const person = usePerson();
  const field = useRef<HTMLInputElement>(null);
  const range = useDateRange({ first: 'today', names: RANGES });
  const [state, setState] = useState<BillState | null>(null);
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const filter = { fromDate: range.fromDate, toDate: range.toDate, state, text: asked };
  const reading = useRead(contract.billing.list, filter, { keepPrevious: true });
  const bills = reading.answer?.bills ?? NO_BILLS;
  const queue = useRead(contract.queue.dayBoard, {}, { enabled: person.may('queue:read') });
  const [firstToBill] = rowsOf(queue.answer, 'toBill');
  const billNext = useOnceReady(!queue.isWaiting, () =>
    firstToBill ? open.bill(firstToBill.visitId) : open.billFor(),
  );
  const isOld = reading.isPrevious || asked !== text.trim();
  const { chosen: found, at, choose: chooseBill, begin } = useChosenRow(bills, isOld);
  // Bills of an earlier search are there to be read: nothing is taken for them, printed or opened.
  const chosen = isOld ? undefined : found;
  const openChosen = useOnceReady(!isOld, () => chosen && open.issuedBill(chosen.id));
  const list = useListNavigation({
    ...{ count: bills.length, at, label: t('billing.title') },
    onChoose: chooseBill,
    onOpen: openChosen,
  });
  const bill = useRead(
    contract.billing.get,
    { billId: chosen?.id ?? 0 },
    { enabled: chosen !== undefined },
  ).answer;

  function choose(next: BillState | null): void {
    setState(next);
    begin();
  }

  function nextState(): void {
    const all = [null, ...BILL_STATES];
    choose(all[(all.indexOf(state) + 1) % all.length] ?? null);
  }

  const mayIssue = person.may('billing:issue');
  useKeys([
    {
      keys: 'F6',
      label: t('billing.newBill'),
      run: billNext,
      isOff: !mayIssue,
    },
    { keys: 'N', label: t('billing.byHand'), run: () => open.billFor(), isOff: !mayIssue },
    { keys: '/', label: t('billing.search'), run: () => field.current?.focus(), onStrip: false },
    { keys: 'S', label: t('billing.state'), run: nextState },
    { keys: 'D', label: t('cash.myDrawer'), run: () => open.drawer(), isOff: !person.may('cash:keep') },
  ]);

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') {
      setText('');
      event.preventDefault();
    } else if (event.key === 'Enter') {
      openChosen();
      event.preventDefault();
    } else if (['ArrowDown', 'ArrowUp'].includes(event.key)) list.listProps.onKeyDown(event);
  }

  const { count = 0 } = reading.answer ?? {};
  return (
    <div className={classes.screen}>
      {person.may('queue:read') ? (
        <BillQueue />
      ) : (
        <nav aria-label={t('billing.people')}>
          <MoneyLinks />
        </nav>
      )}
      <div className={classes.right}>
        <div className={classes.body}>
          <section className={classes.list} aria-label={t('billing.title')}>
            <div className={classes.listHead}>
              <h1 className="title">{t('billing.title')}</h1>
              <span className="small dim numeric">{count > 0 && count}</span>
              <TextInput
                ref={field}
                className={classes.search ?? ''}
                aria-label={t('billing.search')}
                placeholder={t('billing.search')}
                value={text}
                maxLength={60}
                autoComplete="off"
                onChange={event => {
                  setText(event.currentTarget.value);
                  begin();
                }}
                onKeyDown={onSearchKey}
              />
            </div>
            {range.bar}
            <div className={classes.filters}>
              <StateFilter state={state} onChange={choose} />
              <ExportFold procedure={contract.billing.exportList} input={filter} isOff={bills.length === 0} />
            </div>
            <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
            {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
            {reading.answer && bills.length === 0 && (
              <EmptyState
                title={t(asked === '' && state === null ? 'billing.noBills' : 'billing.noBillsFound')}
                hint={t(asked === '' && state === null ? 'billing.noBillsHint' : 'billing.noBillsFoundHint')}
                {...(mayIssue && {
                  action: { label: t('billing.byHand'), keys: 'N', run: () => open.billFor() },
                })}
              />
            )}
            {reading.answer && bills.length > 0 && (
              <BillList
                found={reading.answer}
                list={list}
                hasDay={range.fromDate !== range.toDate || asked !== ''}
              />
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

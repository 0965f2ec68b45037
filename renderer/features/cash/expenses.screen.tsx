import { useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Expense } from '#shared/features/cash/expense.schema.ts';
import { expensesGrid } from '#shared/features/cash/expenses.grid.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useDateRange } from '../../ui/date-range.tsx';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { GridHead } from '../../ui/grid-head.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ReportGrid } from '../../ui/report-grid.tsx';
import classes from './cash.module.css';
import { ExpensePanel } from './expense.panel.tsx';
import { NewExpenseForm } from './new-expense.form.tsx';

const NOTHING: readonly Expense[] = [];
const RANGES = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'year'] as const;

/** What the clinic paid out, voucher by voucher: a new one at the right, the chosen one under it. */
export function ExpensesScreen() {
  const t = useTranslation();
  const open = useOpen();
  const range = useDateRange({ first: 'today', names: RANGES });
  const { fromDate, toDate } = range;
  const reading = useRead(contract.cash.listExpenses, { fromDate, toDate }, { keepPrevious: true });
  const rows = reading.answer ?? NOTHING;
  const grid = useMemo(() => expensesGrid(rows, { t, subtitle: range.inWords }), [rows, t, range.inWords]);
  const [chosenId, setChosenId] = useState<number>();
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];
  useKeys([
    {
      keys: 'N',
      label: t('cash.newExpense'),
      run: () => document.querySelector<HTMLInputElement>('input[name="category"]')?.focus(),
    },
    { keys: 'Esc', label: t('cash.myDrawer'), run: () => open.drawer() },
  ]);
  return (
    <div className={classes.expenses}>
      <section className={classes.list} aria-label={t('cash.expenses')}>
        <GridHead title={t('cash.expenses')} count={reading.answer?.length}>
          <ExportButtons
            procedure={contract.cash.exportExpenses}
            input={{ fromDate, toDate }}
            isOff={rows.length === 0}
            isBeside
            keys={{ print: 'Alt P' }}
          />
        </GridHead>
        {range.bar}
        <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
        {reading.isWaiting && <Skeletons rows={6} label={t('common.loading')} />}
        {reading.answer && rows.length === 0 && (
          <EmptyState title={t('cash.noExpenses')} hint={t('cash.noExpensesHint')} />
        )}
        {rows.length > 0 && (
          <ReportGrid
            grid={grid}
            at={chosen && rows.indexOf(chosen)}
            onChoose={place => setChosenId(rows[place]?.id)}
          />
        )}
      </section>
      <section className={`${classes.column} ${classes.ruled}`}>
        <NewExpenseForm />
        {chosen && <ExpensePanel key={chosen.id} expense={chosen} />}
      </section>
    </div>
  );
}

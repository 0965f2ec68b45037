import type { ReactNode } from 'react';
import type { Reading } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './lists.module.css';

type ListFrameProps = {
  /** Stands above the list: the tabs, and what narrows it. */
  bar: ReactNode;
  reading: Reading<readonly unknown[]>;
  empty: { title: string; hint: string };
  /** The rows, drawn when there are any. */
  children: ReactNode;
  side: ReactNode;
};

/** One of the calendar's lists: waiting, empty, problem or rows, and what is done with the chosen one beside it. */
export function ListFrame({ bar, reading, empty, children, side }: ListFrameProps) {
  const t = useTranslation();
  const { answer } = reading;
  return (
    <>
      <div className={classes.bar}>{bar}</div>
      <div className={classes.body}>
        <div className={classes.list}>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons label={t('common.loading')} />}
          {answer?.length === 0 && <EmptyState {...empty} />}
          {answer && answer.length > 0 && children}
        </div>
        {side}
      </div>
    </>
  );
}

import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { takingsOn } from '#shared/features/upi/upi.grid.ts';
import type { Awaiting, UpiList } from '#shared/features/upi/upi.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { useChosenRowBy } from '../../ui/chosen-row.ts';
import { ExportButtons } from '../../ui/export-buttons.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { useListNavigation } from '../../ui/list-navigation.ts';
import { EmptyState, Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DaysPanel } from './days.panel.tsx';
import { OlderWaiting } from './older-waiting.tsx';
import { StatementPanel } from './statement.panel.tsx';
import { TakingList, TransferList } from './taking.list.tsx';
import { TakingPanel } from './taking.panel.tsx';
import classes from './upi.module.css';
import { UpiHead } from './upi-head.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useStatement } from './use-statement.ts';
import { useTakingEntry } from './use-taking-entry.ts';
import { useUpiDays } from './use-upi-days.ts';

const NOTHING: Awaiting = {
  ...{ fromDate: '', toDate: '', takings: [], unclaimed: [], days: [] },
  older: { count: 0, amountPaise: 0, newestOn: null },
};

/** UPI receipts against what the bank says came (BIL-9): arrows, Enter ticks, U types, S brings a statement. */
export function UpiScreen() {
  const t = useTranslation();
  const { today } = useClinicDay();
  const { days, range, setDays, goBackTo } = useUpiDays(today);
  const [view, setView] = useState<UpiList>('waiting');
  const reading = useRead(contract.upi.awaiting, range, { keepPrevious: true });
  const answer = reading.answer ?? NOTHING;
  const { unclaimed, days: byDay } = answer;
  const waiting = takingsOn(answer, 'waiting');
  const confirmed = takingsOn(answer, 'confirmed');
  const shown = view === 'waiting' ? waiting : confirmed;
  const counts = { waiting: waiting.length, confirmed: confirmed.length, unclaimed: unclaimed.length };
  const statement = useStatement();
  const isStatementOpen = statement.file !== null || statement.isReading || statement.error !== null;
  const ids = view === 'unclaimed' ? unclaimed.map(({ id }) => id) : shown.map(({ paymentId }) => paymentId);
  const { at, choose, begin } = useChosenRowBy(ids, id => `${view} ${id}`, reading.isPrevious);
  const list = useListNavigation({
    ...{ count: counts[view], at },
    onOpen: () => entry.tick(),
    onChoose: place => {
      entry.close();
      choose(place);
    },
    isEverywhere: !isStatementOpen,
    label: t(`upi.${view}`),
  });
  const entry = useTakingEntry(answer.takings, view === 'unclaimed' ? undefined : shown[at]);
  const { taking } = entry;
  const drop = useFileDrop(file => void statement.choose(file));

  function show(next: UpiList): void {
    setView(next);
    entry.close();
    begin();
  }

  const isOff = isStatementOpen || taking === undefined;
  useKeys([
    { keys: 'U', label: t('upi.typeUtr'), run: () => entry.open('utr'), isOff: isOff || view !== 'waiting' },
    {
      keys: 'X',
      label: t('upi.withdraw'),
      run: () => entry.open('reason'),
      isOff: isOff || view !== 'confirmed',
    },
  ]);

  return (
    <div className={classes.screen} {...drop}>
      <UpiHead
        {...{ view, counts, days, range }}
        onView={show}
        onDays={setDays}
        onFile={file => void statement.choose(file)}
      />
      <div className={classes.body}>
        <div className={classes.main}>
          <div className={classes.tools}>
            <OlderWaiting older={answer.older} onShow={goBackTo} />
            <ExportButtons
              procedure={contract.upi.exportList}
              input={{ ...range, list: view }}
              isOff={counts[view] === 0}
              isBeside
            />
          </div>
          <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />
          {reading.isWaiting && <Skeletons rows={8} label={t('common.loading')} />}
          {reading.answer && counts[view] === 0 && <Nothing view={view} />}
          {view === 'unclaimed' && unclaimed.length > 0 && <TransferList rows={unclaimed} list={list} />}
          {view !== 'unclaimed' && shown.length > 0 && <TakingList takings={shown} list={list} />}
        </div>
        <aside className={classes.side} aria-label={t('upi.title')}>
          {isStatementOpen ? (
            <StatementPanel statement={statement} onDone={statement.forget} />
          ) : (
            <>
              {taking && <TakingPanel key={taking.paymentId} taking={taking} work={entry} />}
              <DaysPanel days={byDay} range={range} shownFrom={answer.fromDate} />
            </>
          )}
        </aside>
      </div>
    </div>
  );
}

function Nothing({ view }: { view: UpiList }) {
  const t = useTranslation();
  if (view === 'waiting') {
    return <EmptyState title={t('upi.nothingWaits')} hint={t('upi.nothingWaitsHint')} />;
  }
  if (view === 'confirmed') {
    return <EmptyState title={t('upi.nothingConfirmed')} hint={t('upi.dropStatement')} />;
  }
  return <EmptyState title={t('upi.nothingUnclaimed')} hint={t('upi.nothingUnclaimedHint')} />;
}

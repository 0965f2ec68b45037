import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { hasSlipDifference } from '#shared/features/cash/slips.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DifferenceReason, reasonWanted } from '../cash/difference-reason.tsx';
import { DrawerCount } from '../cash/drawer-count.panel.tsx';
import { ClosedDay } from './closed-day.panel.tsx';
import { DayFigures } from './day-figures.panel.tsx';
import { ExpectedCounted } from './expected-counted.panel.tsx';
import { AllHandedOver, OpenDrawers } from './open-drawers.panel.tsx';
import classes from './reports.module.css';
import { SetAside } from './set-aside.panel.tsx';
import { SignDay } from './sign-day.panel.tsx';
import { type Closing, closeCountOf, useClosing } from './use-closing.ts';

/** Closing a day, in the order of the work: expected, count, look, sign. */
export function CloseDayScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const [day, setDay] = useState<string>();
  const reading = useRead(contract.reports.daySheet, day ? { onDate: day } : {}, { everyMs: 60_000 });
  const money = useRead(contract.reports.moneyDay, {});
  const sheet = reading.answer;
  if (money.answer?.closedAheadOn) {
    const { closedAheadOn, today } = money.answer;
    return <SetAside closedOn={closedAheadOn} today={today} onDone={() => void money.refetch()} />;
  }
  if (!sheet) {
    if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
    return <Skeletons rows={8} label={t('common.loading')} />;
  }
  const leave = () => (day ? setDay(undefined) : open.today());
  if (sheet.close) return <ClosedDay sheet={sheet} close={sheet.close} onLeave={leave} />;
  return (
    <ClosingDay
      key={closeCountOf(sheet)}
      sheet={sheet}
      onLeave={leave}
      onOtherDay={setDay}
      refetch={reading.refetch}
    />
  );
}

type ClosingDayProps = {
  sheet: DaySheet;
  onLeave: () => void;
  onOtherDay: (onDate: string) => void;
  refetch: () => Promise<unknown>;
};

function ClosingDay({ sheet, onLeave, onOtherDay, refetch }: ClosingDayProps) {
  const { t } = useLanguage();
  const open = useOpen();
  const root = useRef<HTMLDivElement>(null);
  const work = useClosing({ sheet, root, refetch });
  const { typed, change, figures, printing } = work;
  const [drawer] = figures.openDrawers;
  useKeys([
    { keys: 'Ctrl Enter', label: t('reports.closeDay'), run: () => void work.close() },
    { keys: 'Tab', label: t('cash.nextCount') },
    { keys: 'F8', label: t('reports.printA4'), run: () => void printing.print('A4') },
    { keys: 'Shift F8', label: t('reports.printSlip'), run: () => void printing.print('slip') },
    { keys: 'Esc', label: t('cash.leaveCountsKept'), run: onLeave },
  ]);
  return (
    <div className={classes.screen} ref={root}>
      <DayFigures sheet={sheet} />
      <div className={classes.closing}>
        <ExpectedCounted
          sheet={sheet}
          floatPaise={sheet.openingFloatPaise}
          countedPaise={figures.dayCountedPaise}
          slips={{ ...sheet.slips, ...figures.slips.slips }}
          onDrawer={drawer && figures.toCount ? () => open.drawer(drawer.shiftId) : undefined}
          slipsTyped={
            figures.hasSlips
              ? {
                  typed: typed.slips,
                  wrong: figures.slips.wrong,
                  onType: (mode, text) => change({ slips: { ...typed.slips, [mode]: text } }),
                }
              : undefined
          }
          notices={
            <CloseRefusal error={work.error} expectedPaise={figures.expectedPaise} onOtherDay={onOtherDay} />
          }
        />
        <ToCount sheet={sheet} work={work} />
        <SignDay sheet={sheet} work={work} />
      </div>
    </div>
  );
}

/** The drawer that is still open, those that several people hold, or nothing any more. */
function ToCount({ sheet, work }: { sheet: DaySheet; work: Closing }) {
  const { t } = useLanguage();
  const person = usePerson();
  const { typed, change, figures, missing } = work;
  const { openDrawers, toCount, countedPaise, differencePaise } = figures;
  if (openDrawers.length > 1) {
    return <OpenDrawers drawers={openDrawers} isMissing={missing === 'drawers'} />;
  }
  const reasonProblem =
    missing === 'reason' ? reasonWanted(t, differencePaise, figures.differences) : undefined;
  const onReason = (reason: string) => change({ reason });
  const onEnd = () => work.focusOn('#box-takeOut');
  if (!toCount) {
    return (
      <AllHandedOver safePaise={sheet.safePaise}>
        {figures.wantsReason && (
          <DifferenceReason reason={typed.reason} problem={reasonProblem} {...{ onReason, onEnd }} />
        )}
      </AllHandedOver>
    );
  }
  const isOwn = toCount.userName === '' || toCount.userName === person.fullName;
  return (
    <DrawerCount
      typed={typed}
      owner={isOwn ? undefined : toCount.userName}
      wrong={figures.reading.wrong}
      countedPaise={countedPaise}
      differencePaise={differencePaise}
      countProblem={missing === 'count' ? t('cash.countFirst') : undefined}
      hasSlipDifference={hasSlipDifference(figures.differences)}
      reasonProblem={reasonProblem}
      onCount={(field, text) => change({ counts: { ...typed.counts, [field]: text } })}
      onReason={onReason}
      onEnd={onEnd}
    />
  );
}

type CloseRefusalProps = {
  error: Refusal | null;
  expectedPaise: number;
  onOtherDay: (onDate: string) => void;
};

const SAID_AT_PLACE = ['DIFFERENCE_NEEDS_REASON', 'MORE_THAN_IN_SAFE', 'CLOCK_LOOKS_WRONG'];

/** Two refusals have a next step: money that came meanwhile, and an earlier day that is still open. */
function CloseRefusal({ error, expectedPaise, onOtherDay }: CloseRefusalProps) {
  const { t, language } = useLanguage();
  if (!error || SAID_AT_PLACE.includes(error.code)) return null;
  if (error.code === 'CHANGED_MEANWHILE') {
    return (
      <div className={classes.calm} role="alert">
        {t('reports.changedMeanwhile', { amount: formatRupees(expectedPaise) })}
      </div>
    );
  }
  const earlier = error.code === 'EARLIER_DAY_OPEN' ? error.data.onDate : undefined;
  if (typeof earlier !== 'string') return <ProblemNotice error={error} />;
  return (
    <div className={classes.calm} role="alert">
      <span>{t('reports.EARLIER_DAY_OPEN', { onDate: shortDay(earlier, language) })}</span>
      <Button variant="default" onClick={() => onOtherDay(earlier)}>
        {t('reports.closeEarlier', { date: shortDay(earlier, language) })}
      </Button>
    </div>
  );
}

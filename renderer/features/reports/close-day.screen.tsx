import { Button, Checkbox } from '@mantine/core';
import { useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { countedCashPaise, expectedCashPaise } from '#shared/features/reports/day-close.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { Skeletons } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { toast } from '../../ui/toasts.tsx';
import { ClosedDay } from './closed-day.panel.tsx';
import { DayFigures } from './day-figures.panel.tsx';
import { sealInGroups } from './day-words.ts';
import { DrawerCount } from './drawer-count.panel.tsx';
import { ExpectedCounted } from './expected-counted.panel.tsx';
import { LooseEndsReason } from './loose-ends-reason.tsx';
import { Matters } from './matters.panel.tsx';
import classes from './reports.module.css';
import {
  keepCount,
  keptCount,
  readFloat,
  readTypedCount,
  type TypedCount,
  typedCountOf,
} from './typed-count.ts';
import { useDayPrint } from './use-day-print.ts';

/** Closing a day, in the order of the work: expected, count, look, sign. */
export function CloseDayScreen() {
  const { t } = useLanguage();
  const open = useOpen();
  const [day, setDay] = useState<string>();
  const reading = useRead(contract.reports.daySheet, day ? { onDate: day } : {}, { everyMs: 60_000 });
  const sheet = reading.answer;
  if (!sheet) {
    if (reading.error) return <ProblemNotice error={reading.error} onRetry={() => void reading.refetch()} />;
    return <Skeletons rows={8} label={t('common.loading')} />;
  }
  const leave = () => (day ? setDay(undefined) : open.today());
  if (sheet.close) return <ClosedDay sheet={sheet} close={sheet.close} onLeave={leave} />;
  return (
    <ClosingDay
      key={sheet.onDate}
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
/** What was missing at the last try to close. */
type Missing = 'count' | 'reason' | 'looseEnds' | 'signature' | null;

function ClosingDay({ sheet, onLeave, onOtherDay, refetch }: ClosingDayProps) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const root = useRef<HTMLDivElement>(null);
  const { onDate } = sheet;
  const [typed, setTyped] = useState<TypedCount>(
    () => keptCount(person.userId, onDate) ?? typedCountOf(sheet),
  );
  const [hasCounted, setHasCounted] = useState(false);
  const [missing, setMissing] = useState<Missing>(null);
  const [looseReason, setLooseReason] = useState('');
  const looseEnds = useRead(contract.reports.looseEnds, { onDate });
  const looseCount = looseEnds.answer?.length ?? 0;
  const write = useWrite(contract.reports.closeDay);
  const printing = useDayPrint(onDate);

  const { count, wrong } = readTypedCount(typed);
  const floatPaise = readFloat(typed);
  const cashPaise = sheet.byMode.find(({ mode }) => mode === 'cash')?.amountPaise ?? 0;
  const expectedPaise = expectedCashPaise(floatPaise ?? 0, cashPaise);
  const countedPaise = count ? countedCashPaise(count) : null;
  const differencePaise = countedPaise === null ? null : countedPaise - expectedPaise;

  function change(next: TypedCount): void {
    setTyped(next);
    keepCount(person.userId, onDate, next);
    setMissing(null);
  }

  function focusOn(selector: string): void {
    root.current?.querySelector<HTMLElement>(selector)?.focus();
  }

  function ask(what: Missing, selector: string): void {
    setMissing(what);
    focusOn(selector);
  }

  async function close(): Promise<void> {
    if (!count) return ask('count', wrong[0] ? `input[name="count-${wrong[0]}"]` : 'input[name="count-500"]');
    if (floatPaise === undefined) return focusOn('#opening-float');
    if (differencePaise !== 0 && typed.reason.trim() === '') return ask('reason', 'textarea');
    if (looseCount > 0 && looseReason.trim() === '') return ask('looseEnds', '#loose-ends-reason');
    if (!hasCounted) return ask('signature', 'input[type="checkbox"]');
    const reason = differencePaise === 0 ? '' : typed.reason.trim();
    try {
      await write.call({
        onDate,
        openingFloatPaise: floatPaise,
        count,
        reason,
        ...(looseCount > 0 ? { looseEndsReason: looseReason.trim() } : {}),
        expectedCashPaise: expectedPaise,
      });
    } catch (thrown) {
      return refused(asRefusal(thrown));
    }
    keepCount(person.userId, onDate, undefined);
    const isPrinted = await printing.print('A4');
    toast(
      t(isPrinted ? 'reports.closedToast' : 'reports.closedNotPrinted', { date: shortDay(onDate, language) }),
    );
  }

  function refused(refusal: Refusal): void {
    if (refusal.code === 'CHANGED_MEANWHILE' || refusal.code === 'DAY_ALREADY_CLOSED') void refetch();
    if (refusal.code === 'DIFFERENCE_NEEDS_REASON') ask('reason', 'textarea');
    if (refusal.code === 'LOOSE_ENDS_NEED_REASON') void looseEnds.refetch();
  }

  useKeys([
    { keys: 'Ctrl Enter', label: t('reports.closeDay'), run: () => void close() },
    { keys: 'Tab', label: t('reports.nextCount') },
    { keys: 'F8', label: t('reports.printA4'), run: () => void printing.print('A4') },
    { keys: 'Shift F8', label: t('reports.print80'), run: () => void printing.print('80mm') },
    { keys: 'Esc', label: t('reports.leaveCountsKept'), run: onLeave },
  ]);

  const previous = sheet.previousClose;
  return (
    <div className={classes.screen} ref={root}>
      <DayFigures sheet={sheet} />
      <div className={classes.closing}>
        <ExpectedCounted
          sheet={sheet}
          floatPaise={floatPaise ?? 0}
          countedPaise={countedPaise}
          float={{
            text: typed.float,
            isWrong: floatPaise === undefined,
            onChange: float => change({ ...typed, float }),
          }}
          notices={
            <CloseRefusal
              error={write.error ?? printing.error}
              expectedPaise={expectedPaise}
              onOtherDay={onOtherDay}
            />
          }
        />
        <DrawerCount
          typed={typed}
          wrong={wrong}
          countedPaise={countedPaise}
          differencePaise={differencePaise}
          countProblem={missing === 'count' ? t('reports.countFirst') : undefined}
          reasonProblem={
            missing === 'reason'
              ? t('reports.reasonNeeded', { amount: formatRupees(Math.abs(differencePaise ?? 0)) })
              : undefined
          }
          onCount={(field, text) => change({ ...typed, counts: { ...typed.counts, [field]: text } })}
          onReason={reason => change({ ...typed, reason })}
          onEnd={() => focusOn('input[type="checkbox"]')}
        />
        <section className={`${classes.column} ${classes.ruled}`}>
          <Matters sheet={sheet} />
          <div className={classes.foot}>
            {looseCount > 0 && (
              <LooseEndsReason
                count={looseCount}
                reason={looseReason}
                isMissing={missing === 'looseEnds'}
                onReason={reason => {
                  setLooseReason(reason);
                  setMissing(null);
                }}
              />
            )}
            <span className="strong">{t('reports.signature')}</span>
            <div className={classes.signer}>
              <div className="column">
                <span className="small">{person.fullName}</span>
                <span className="tiny dim">{t('reports.ownerSigns')}</span>
              </div>
            </div>
            <Checkbox
              label={t('reports.iCounted')}
              checked={hasCounted}
              error={missing === 'signature' ? t('reports.confirmFirst') : undefined}
              onChange={event => {
                setHasCounted(event.currentTarget.checked);
                setMissing(null);
              }}
            />
            <SaveButton
              busy={write.pending || printing.pending}
              keys="Ctrl ↵"
              isLarge
              isFullWidth
              onClick={() => void close()}
            >
              {t('reports.closeAndPrint', { date: shortDay(onDate, language) })}
            </SaveButton>
            <span className="tiny dim">
              {previous
                ? t('reports.followsClose', {
                    date: shortDay(previous.onDate, language),
                    seal: sealInGroups(previous.seal),
                  })
                : t('reports.firstClose')}
            </span>
          </div>
        </section>
      </div>
    </div>
  );
}

type CloseRefusalProps = {
  error: Refusal | null;
  expectedPaise: number;
  onOtherDay: (onDate: string) => void;
};

/** Two refusals have a next step: money that came meanwhile, and an earlier day that is still open. */
function CloseRefusal({ error, expectedPaise, onOtherDay }: CloseRefusalProps) {
  const { t, language } = useLanguage();
  if (!error || error.code === 'DIFFERENCE_NEEDS_REASON') return null;
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

import { type RefObject, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import { boxAfterPaise } from '#shared/features/cash/box.rules.ts';
import { countedCashPaise } from '#shared/features/cash/cash-count.rules.ts';
import { dayDifferences, hasSlipDifference } from '#shared/features/cash/slips.rules.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { toast } from '../../ui/toasts.tsx';
import {
  keepCount,
  keptCount,
  newTypedCount,
  readRupees,
  readSlips,
  readTypedCount,
  type TypedCount,
} from '../cash/typed-count.ts';
import { type BoxTyped, NOTHING_OUT } from './box.panel.tsx';
import { useDayPrint } from './use-day-print.ts';

export type TypedClose = TypedCount & BoxTyped;

/** What was missing at the last try to close. */
type Missing = 'drawers' | 'count' | 'reason' | 'box' | 'looseEnds' | 'clock' | 'signature' | null;

/** The figures of a day that is being closed, from its sheet and what is typed. */
function figuresOf(sheet: DaySheet, typed: TypedClose) {
  const openDrawers = sheet.drawers.filter(({ isOpen }) => isOpen);
  const toCount = openDrawers.length > 1 ? null : sheet.drawerToCount;
  const reading = readTypedCount(typed);
  const slips = readSlips(typed);
  const daySlips = slips.slips;
  const differences = dayDifferences({ ...sheet, slips: { ...sheet.slips, ...daySlips }, daySlips });
  const expectedPaise = toCount?.expectedCashPaise ?? 0;
  const countedPaise = reading.count ? countedCashPaise(reading.count) : null;
  const handedOverPaise =
    sheet.drawers.reduce((sum, drawer) => sum + (drawer.countedCashPaise ?? 0), 0) - sheet.refloatedPaise;
  return {
    ...{ openDrawers, toCount, reading, slips, expectedPaise, countedPaise },
    differencePaise: countedPaise === null ? null : countedPaise - expectedPaise,
    dayCountedPaise: dayCounted(),
    boxPaise: boxPaise(),
    takeOutPaise: readRupees(typed.takeOut),
    depositPaise: readRupees(typed.deposit),
    differences,
    wantsReason: (toCount !== null && countedPaise !== expectedPaise) || hasSlipDifference(differences),
    /** Of the whole day, so they are read when no drawer but the one counted here is still to be handed over. */
    hasSlips: openDrawers.length <= 1,
  };

  function dayCounted(): number | null {
    if (!toCount) return openDrawers.length > 0 ? null : handedOverPaise;
    return countedPaise === null ? null : countedPaise + handedOverPaise;
  }

  function boxPaise(): number | null {
    const { takeablePaise: safePaise } = sheet;
    if (!toCount) return openDrawers.length > 0 ? null : safePaise;
    if (countedPaise === null) return null;
    return boxAfterPaise({ safePaise, fromBoxPaise: toCount.fromBoxPaise }, countedPaise);
  }
}
/** Refusals that say that the screen shows what is no longer so. */
const STALE = ['CHANGED_MEANWHILE', 'DAY_ALREADY_CLOSED', 'SHIFTS_STILL_OPEN', 'CLOCK_LOOKS_WRONG'];

type ClosingOptions = {
  sheet: DaySheet;
  root: RefObject<HTMLElement | null>;
  refetch: () => Promise<unknown>;
};

/** What a count belongs to: another drawer of the same day is counted anew. */
export function closeCountOf({ onDate, drawers }: DaySheet): string {
  const open = drawers.filter(({ isOpen }) => isOpen).map(({ shiftId }) => shiftId);
  return `close ${onDate} ${open.join(' ')}`;
}

/** Closing a day: what is typed, what is still missing, and the close itself. */
export function useClosing({ sheet, root, refetch }: ClosingOptions) {
  const { t, language } = useLanguage();
  const person = usePerson();
  const { onDate } = sheet;
  const about = closeCountOf(sheet);
  const [typed, setTyped] = useState<TypedClose>(
    () =>
      keptCount<TypedClose>(person.userId, about) ?? {
        ...newTypedCount(),
        ...NOTHING_OUT,
      },
  );
  const [hasCounted, setHasCounted] = useState(false);
  const [isClockRight, setClockRight] = useState(false);
  const [missing, setMissing] = useState<Missing>(null);
  const [looseReason, setLooseReason] = useState('');
  const [approval, setApproval] = useState<Approval | null>(null);
  const looseEnds = useRead(contract.reports.looseEnds, { onDate });
  const looseCount = looseEnds.answer?.length ?? 0;
  const write = useWrite(contract.reports.closeDay);
  const printing = useDayPrint(onDate);
  const figures = figuresOf(sheet, typed);

  function change(next: Partial<TypedClose>): void {
    const all = { ...typed, ...next };
    setTyped(all);
    keepCount(person.userId, about, all);
    setMissing(null);
  }

  function focusOn(selector: string): void {
    root.current?.querySelector<HTMLElement>(selector)?.focus();
  }

  function ask(what: Missing, selector: string): void {
    setMissing(what);
    focusOn(selector);
  }

  /** The first thing that is not there yet; its field has the cursor then. */
  function isIncomplete(): boolean {
    const { openDrawers, toCount, reading, slips, wantsReason } = figures;
    const { takeOutPaise, depositPaise, boxPaise } = figures;
    const say = (what: Missing, selector: string) => {
      ask(what, selector);
      return true;
    };
    if (openDrawers.length > 1) return say('drawers', '[data-open-drawer] button');
    if (toCount && !reading.count) return say('count', `input[name="count-${reading.wrong[0] ?? '500'}"]`);
    if (slips.wrong[0]) return say(null, `input[name="slip-${slips.wrong[0]}"]`);
    if (wantsReason && typed.reason.trim() === '') return say('reason', 'textarea');
    if (takeOutPaise === undefined) return say('box', '#box-takeOut');
    if (depositPaise === undefined) return say('box', '#box-deposit');
    if (boxPaise !== null && takeOutPaise + depositPaise > boxPaise) return say('box', '#box-takeOut');
    if (looseCount > 0 && looseReason.trim() === '') return say('looseEnds', '#loose-ends-reason');
    if (sheet.farFromOn !== null && !isClockRight) return say('clock', '#clock-is-right');
    if (toCount && !hasCounted) return say('signature', '#i-counted');
    return false;
  }

  async function close(): Promise<void> {
    if (isIncomplete()) return;
    const { toCount, reading, slips, expectedPaise, wantsReason, hasSlips } = figures;
    const { takeOutPaise = 0, depositPaise = 0 } = figures;
    const hasSlip = hasSlips && Object.keys(slips.slips).length > 0;
    try {
      await write.call({
        onDate,
        count: (toCount ? reading.count : null) ?? { notes: {}, coinsPaise: 0 },
        reason: wantsReason ? typed.reason.trim() : '',
        ...(looseCount > 0 ? { looseEndsReason: looseReason.trim() } : {}),
        expectedCashPaise: toCount ? expectedPaise : 0,
        ...(hasSlip ? { slips: slips.slips } : {}),
        ...(takeOutPaise > 0 ? { takeOutPaise } : {}),
        ...(depositPaise > 0 ? { depositPaise, depositReference: typed.depositReference.trim() } : {}),
        ...(approval ? { approvalId: approval.approvalId } : {}),
        ...(isClockRight ? { isClockRight } : {}),
      });
    } catch (thrown) {
      return refused(asRefusal(thrown));
    }
    keepCount(person.userId, about, undefined);
    const isPrinted = await printing.print('A4');
    const date = shortDay(onDate, language);
    toast(t(isPrinted ? 'reports.closedToast' : 'reports.closedNotPrinted', { date }));
  }

  function refused(refusal: Refusal): void {
    const { code } = refusal;
    if (STALE.includes(code)) void refetch();
    if (code === 'SHIFTS_STILL_OPEN') setMissing('drawers');
    if (code === 'DIFFERENCE_NEEDS_REASON') ask('reason', 'textarea');
    if (code === 'LOOSE_ENDS_NEED_REASON') void looseEnds.refetch();
    if (code === 'MORE_THAN_IN_SAFE') {
      void refetch();
      ask('box', '#box-takeOut');
    }
    if (code.startsWith('APPROVAL_')) setApproval(null);
  }

  return {
    ...{ typed, change, figures, missing, setMissing, focusOn, close, printing },
    ...{
      hasCounted,
      setHasCounted,
      isClockRight,
      setClockRight,
      looseCount,
      looseReason,
      setLooseReason,
      approval,
      setApproval,
    },
    ...{ pending: write.pending || printing.pending, error: write.error ?? printing.error },
  };
}
export type Closing = ReturnType<typeof useClosing>;

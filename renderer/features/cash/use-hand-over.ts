import { type RefObject, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Approval } from '#shared/features/approvals/approval.schema.ts';
import type { ShiftSheet } from '#shared/features/cash/cash.contract.ts';
import { countedCashPaise } from '#shared/features/cash/cash-count.rules.ts';
import { hasSlipDifference, slipDifferences } from '#shared/features/cash/slips.rules.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useWrite } from '../../api/hooks.ts';
import { asRefusal, type Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useOnceAtATime } from '../../ui/at-work.ts';
import { toast } from '../../ui/toasts.tsx';
import {
  floatText,
  keepCount,
  keptCount,
  newTypedCount,
  readRupees,
  readSlips,
  readTypedCount,
  type TypedCount,
} from './typed-count.ts';
import { useShiftPrint } from './use-cash-print.ts';

/** What was missing at the last try to hand over. */
type Missing = 'count' | 'reason' | 'float' | null;

type HandOverOptions = {
  sheet: ShiftSheet;
  root: RefObject<HTMLElement | null>;
  refetch: () => Promise<unknown>;
  onDone: (sheet: ShiftSheet) => unknown;
};

/** The count of a drawer as it is typed, and handing it over; what was typed outlives a lock, a reload, another screen. */
export function useHandOver({ sheet, root, refetch, onDone }: HandOverOptions) {
  const t = useTranslation();
  const person = usePerson();
  const about = `drawer ${sheet.shiftId}`;
  const [typed, setTyped] = useState<TypedCount>(() => keptCount(person.userId, about) ?? newTypedCount());
  const [missing, setMissing] = useState<Missing>(null);
  const [approval, setApproval] = useState<Approval | null>(null);
  const write = useWrite(contract.cash.handOver);
  const printing = useShiftPrint();
  const once = useOnceAtATime();
  const reading = readTypedCount(typed);
  const slips = readSlips(typed);
  const floatPaise = readRupees(floatText(typed, sheet.floatPaise));
  const expectedPaise = sheet.expectedCashPaise;
  const countedPaise = reading.count ? countedCashPaise(reading.count) : null;
  const differencePaise = countedPaise === null ? null : countedPaise - expectedPaise;
  const differences = slipDifferences(sheet.sums, slips.slips);
  const wantsReason = differencePaise !== 0 || hasSlipDifference(differences);

  function change(next: Partial<TypedCount>): void {
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

  async function handOver(): Promise<void> {
    const { count, wrong } = reading;
    if (!count) return ask('count', `input[name="count-${wrong[0] ?? '500'}"]`);
    if (floatPaise !== sheet.floatPaise) return ask('float', '#opening-float');
    if (slips.wrong[0]) return focusOn(`input[name="slip-${slips.wrong[0]}"]`);
    const reason = wantsReason ? typed.reason.trim() : '';
    if (wantsReason && reason === '') return ask('reason', 'textarea');
    let done: ShiftSheet;
    try {
      done = await write.call({
        ...{ shiftId: sheet.shiftId, count, reason, expectedCashPaise: expectedPaise },
        ...{ slips: slips.slips, approvalId: approval?.approvalId ?? null },
      });
    } catch (thrown) {
      return refused(asRefusal(thrown));
    }
    keepCount(person.userId, about, undefined);
    await told(done);
  }

  async function told(done: ShiftSheet): Promise<void> {
    onDone(done);
    const { number, countedCashPaise: paise } = done;
    const isPrinted = await printing.print(done.shiftId, 'slip');
    const words = { number, amount: formatRupees(paise ?? 0) };
    toast(t(isPrinted ? 'cash.handedOverToast' : 'cash.handedOverNotPrinted', words));
  }

  function refused(refusal: Refusal): void {
    if (refusal.code === 'CHANGED_MEANWHILE') void refetch();
    if (refusal.code === 'DIFFERENCE_NEEDS_REASON') ask('reason', 'textarea');
    if (refusal.code.startsWith('APPROVAL_')) setApproval(null);
  }

  return {
    ...{ typed, change, missing, approval, setApproval, focusOn, printing },
    handOver: () => once('hand over', handOver),
    ...{ reading, slips, floatPaise, expectedPaise, countedPaise, differencePaise, differences },
    ...{ pending: write.pending || printing.pending, error: write.error },
  };
}
export type HandOver = ReturnType<typeof useHandOver>;

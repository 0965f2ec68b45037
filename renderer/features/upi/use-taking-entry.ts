import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { UpiTaking } from '#shared/features/upi/upi.schema.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useActOfRow } from '../../ui/act-of-row.ts';
import { toast } from '../../ui/toasts.tsx';

/** What is being typed about the chosen taking; it stays when Esc closes it. */
export type TakingEntry = 'utr' | 'reason';

export type TakingWork = ReturnType<typeof useTakingEntry>;

/** Ticking, typing a UTR and withdrawing, for whichever taking is chosen; what is typed belongs to its taking. */
export function useTakingEntry(takings: readonly UpiTaking[], chosen: UpiTaking | undefined) {
  const t = useTranslation();
  const confirm = useWriteEach(contract.upi.confirm);
  const unconfirm = useWriteEach(contract.upi.unconfirm);
  const ofTaking = useActOfRow<UpiTaking, TakingEntry>({
    ...{ rows: takings, chosen, idOf: ({ paymentId }) => paymentId },
  });
  const { act: entry, row: taking, setAct: setEntry } = ofTaking;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const keyOf = (which: TakingEntry) => `${which} ${taking?.paymentId}`;
  const known = taking?.suggestion?.row.utr ?? (taking?.reference.length === 12 ? taking.reference : '');
  const typed = entry === null ? '' : (texts[keyOf(entry)] ?? (entry === 'utr' ? known : ''));

  function close(): void {
    setEntry(null);
    confirm.reset();
    unconfirm.reset();
  }

  function open(which: TakingEntry): void {
    const isConfirmed = taking?.confirmation !== null;
    if (!taking || isConfirmed !== (which === 'reason')) return;
    close();
    setEntry(which);
  }

  function done(text: string, which: TakingEntry): void {
    toast(text);
    setTexts(({ [keyOf(which)]: _, ...others }) => others);
    close();
  }

  async function tickWith(utr: string, statementRowId?: number): Promise<void> {
    if (!taking) return;
    const { paymentId, receiptNumber } = taking;
    try {
      await confirm.call({ paymentId, utr, ...(statementRowId === undefined ? {} : { statementRowId }) });
      done(t('upi.ticked', { receipt: receiptNumber }), 'utr');
    } catch {
      // Said by the notice of the panel; what was typed stays.
    }
  }

  async function withdraw(reason: string): Promise<void> {
    if (!taking) return;
    try {
      await unconfirm.call({ paymentId: taking.paymentId, reason });
      done(t('upi.withdrawn', { receipt: taking.receiptNumber }), 'reason');
    } catch {
      // Said by the notice of the panel; what was typed stays.
    }
  }

  return {
    ...{ taking, entry, typed, open, close },
    pending: confirm.pending || unconfirm.pending,
    error: confirm.error ?? unconfirm.error,
    type(text: string): void {
      if (entry) setTexts({ ...texts, [keyOf(entry)]: text });
    },
    save(): void {
      if (typed.trim() !== '') void (entry === 'utr' ? tickWith(typed) : withdraw(typed));
    },
    /** By the suggestion, unless its amount is another: then the number is shown in the field and judged by a person. */
    tick(): void {
      const suggestion = taking?.suggestion;
      if (taking?.confirmation) return;
      if (suggestion && suggestion.kind !== 'mismatch') void tickWith(suggestion.row.utr, suggestion.row.id);
      else open('utr');
    },
  };
}

import { useCallback } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';

/** Prints papers of money that are no bill; money that moved stays moved when the printer does not answer. */
export function usePrintDues() {
  const t = useTranslation();
  const { call: askAdvance } = useWriteEach(contract.dues.printAdvance);
  const { call: askReceipt } = useWriteEach(contract.billing.printReceipt);
  const { call: askNote } = useWriteEach(contract.refunds.printCreditNote);
  const { call: askVoucher } = useWriteEach(contract.refunds.printVoucher);
  const print = useCallback(
    async (asked: Promise<{ pdf: string }>) => {
      try {
        void printPdf((await asked).pdf);
      } catch {
        // The money is recorded; the words say so.
        toast(t('billing.notPrinted'));
      }
    },
    [t],
  );
  return {
    printAdvance: (entryId: number) => print(askAdvance({ entryId })),
    printReceipt: (paymentId: number) => print(askReceipt({ paymentId })),
    printCreditNote: (creditNoteId: number) => print(askNote({ creditNoteId })),
    printVoucher: (refundId: number) => print(askVoucher({ refundId })),
  };
}

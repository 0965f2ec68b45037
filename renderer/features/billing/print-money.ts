import { useCallback } from 'react';
import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { printPdf } from '../../ui/pdf.tsx';
import { toast } from '../../ui/toasts.tsx';

/** Prints a bill or a receipt; money that was taken stays taken when the printer does not answer. */
export function usePrintMoney() {
  const t = useTranslation();
  const bill = useWriteEach(contract.billing.printBill);
  const receipt = useWriteEach(contract.billing.printReceipt);
  const { call: askBill } = bill;
  const { call: askReceipt } = receipt;
  const print = useCallback(
    async (asked: Promise<{ pdf: string }>) => {
      try {
        void printPdf((await asked).pdf);
      } catch {
        // The bill stands; F8 prints it again, and the words say so.
        toast(t('billing.notPrinted'));
      }
    },
    [t],
  );
  return {
    printBill: useCallback((billId: number) => print(askBill({ billId })), [print, askBill]),
    printReceipt: useCallback((paymentId: number) => print(askReceipt({ paymentId })), [print, askReceipt]),
    pending: bill.pending || receipt.pending,
  };
}

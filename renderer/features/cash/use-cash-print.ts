import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { printPdf } from '../../ui/pdf.tsx';

/** Prints the sheet of a drawer; true when it went out. */
export function useShiftPrint() {
  const { call, pending, error } = useWriteEach(contract.cash.printShift);
  async function print(shiftId: number, paper: 'slip' | 'A4'): Promise<boolean> {
    try {
      void printPdf((await call({ shiftId, paper })).pdf);
      return true;
    } catch {
      return false; // Shown by `error`.
    }
  }
  return { print, pending, error };
}

/** Prints the voucher of an expense, on the clinic’s bill paper unless said; true when it went out. */
export function useVoucherPrint() {
  const { call, pending, error } = useWriteEach(contract.cash.printExpense);
  async function print(expenseId: number, paper?: 'A5'): Promise<boolean> {
    try {
      void printPdf((await call({ expenseId, ...(paper && { paper }) })).pdf);
      return true;
    } catch {
      return false; // Shown by `error`.
    }
  }
  return { print, pending, error };
}

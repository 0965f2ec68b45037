import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { printPdf } from '../../ui/pdf.tsx';

/** Prints the voucher of a payout, on the clinic’s bill paper unless said; true when it went out. */
export function useVoucherPrint() {
  const { call, pending, error } = useWriteEach(contract.shares.printVoucher);
  async function print(payoutId: number, paper?: 'A5'): Promise<boolean> {
    try {
      void printPdf((await call({ payoutId, ...(paper && { paper }) })).pdf);
      return true;
    } catch {
      return false; // Shown by `error`.
    }
  }
  return { print, pending, error };
}

import { contract } from '#shared/contract/index.ts';
import { useWriteEach } from '../../api/hooks.ts';
import { printPdf } from '../../ui/pdf.tsx';

/** Prints the sheet of a day; true when it went out. */
export function useDayPrint(onDate: string) {
  const write = useWriteEach(contract.reports.printDaySheet);
  async function print(paper: 'A4' | 'slip'): Promise<boolean> {
    try {
      const page = await write.call({ onDate, paper });
      void printPdf(page.pdf);
      return true;
    } catch {
      return false; // Shown by `error`.
    }
  }
  return { print, pending: write.pending, error: write.error };
}

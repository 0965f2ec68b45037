import { useEffect } from 'react';
import { contract } from '#shared/contract/index.ts';
import { call } from '../../api/client.ts';
import { useSession } from '../../app/session.tsx';
import { printThrough } from '../../ui/pdf.tsx';

/** Pages go to the desktop's printer wherever this window has one. */
export function useDesktopPrinter(): void {
  const { status } = useSession();
  const canPrint = status?.hostAbilities.includes('printPdf') ?? false;
  useEffect(() => {
    printThrough(canPrint ? pdf => call(contract.desktop.printPage, { pdf }) : undefined);
    return () => printThrough(undefined);
  }, [canPrint]);
}

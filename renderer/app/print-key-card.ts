import { contract } from '#shared/contract/index.ts';
import { useWrite } from '../api/hooks.ts';
import type { KeyCardPrinting } from '../ui/all-keys.tsx';
import { printPdf } from '../ui/pdf.tsx';
import { useLanguage } from './language.tsx';

/** The one-page card of keys, in the language of the screens. */
export function usePrintKeyCard(): KeyCardPrinting {
  const { language } = useLanguage();
  const card = useWrite(contract.settings.printKeyCard);
  return {
    run: () =>
      void card.call({ language }).then(
        ({ pdf }) => printPdf(pdf),
        () => undefined, // Said by the sheet, from the write's own error.
      ),
    busy: card.pending,
    error: card.error,
  };
}

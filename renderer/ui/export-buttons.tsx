import { Button } from '@mantine/core';
import type { ExportedFile, GridFormat } from '#shared/contract/grid-export.ts';
import type { AnyProcedure, InputOf } from '#shared/contract/procedure.ts';
import { useWrite } from '../api/hooks.ts';
import { useLanguage } from '../app/language.tsx';
import classes from './export-buttons.module.css';
import { useKeys } from './key-bindings.ts';
import { KeyHint } from './keys.tsx';
import { printPdf } from './pdf.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { saveFile } from './save-file.ts';

export type ExportButtonsProps<P extends AnyProcedure> = {
  /** One made by `gridExport`. */
  procedure: P;
  /** The list's own filters, as they are shown. */
  input: Omit<InputOf<P>, 'format' | 'language'>;
  /** Nothing to take out yet. */
  isOff?: boolean;
  /** Small and by Alt, beside a list whose own letters act on its rows. */
  isBeside?: boolean;
  /** Other keys, where the screen's own need these. */
  keys?: Partial<typeof KEYS>;
  /** As `isBeside`, two by two in a side panel. */
  isNarrow?: boolean;
  /** False for one more list of a screen whose first list has the keys: reached by Tab. */
  hasKeys?: boolean;
};

/** What is too long for one page file comes as several in a ZIP, to be printed at leisure. */
function printOrSave(file: ExportedFile): unknown {
  return file.mimeType === 'application/zip' ? saveFile(file) : printPdf(file.base64);
}

const KEYS = { xlsx: 'X', csv: 'V', pdf: 'D', print: 'F8' };
const KEYS_BESIDE = { xlsx: 'Alt X', csv: 'Alt V', pdf: 'Alt D', print: 'F8' };

/** The whole list as a spreadsheet, as plain rows, as a page to keep or to print; each by its key. */
export function ExportButtons<P extends AnyProcedure>(props: ExportButtonsProps<P>) {
  const { procedure, input, isOff = false, isNarrow = false, isBeside = isNarrow, hasKeys = true } = props;
  const by = { ...(isBeside ? KEYS_BESIDE : KEYS), ...props.keys };
  const { t, language } = useLanguage();
  const exporting = useWrite(procedure);

  function fetchFile(format: GridFormat, then: (file: ExportedFile) => unknown): void {
    exporting.call({ ...input, format, language } as InputOf<P>).then(
      file => void then(file as ExportedFile),
      () => undefined, // Said by the notice.
    );
  }

  const ways = [
    { keys: by.xlsx, word: t('common.exportExcel'), run: () => fetchFile('xlsx', saveFile) },
    { keys: by.csv, word: t('common.exportCsv'), run: () => fetchFile('csv', saveFile) },
    { keys: by.pdf, word: t('common.exportPdf'), run: () => fetchFile('pdf', saveFile) },
    { keys: by.print, word: t('common.print'), run: () => fetchFile('pdf', printOrSave) },
  ];
  useKeys(
    ways.map(({ keys, word, run }) => ({ keys, label: word, run, isOff: isOff || !hasKeys, onStrip: false })),
  );
  return (
    <>
      <section
        className={isNarrow ? classes.narrow : 'row'}
        aria-label={t('common.exportList')}
        aria-busy={exporting.pending}
      >
        {ways.map(({ keys, word, run }) => (
          <Button
            key={keys}
            variant="default"
            size={isBeside ? 'compact-sm' : 'sm'}
            disabled={isOff}
            onClick={run}
            {...(hasKeys && { rightSection: <KeyHint keys={keys} /> })}
          >
            {word}
          </Button>
        ))}
      </section>
      {exporting.error && <ProblemNotice error={exporting.error} />}
    </>
  );
}

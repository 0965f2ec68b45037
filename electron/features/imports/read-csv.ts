import Papa from 'papaparse';
import { AppError } from '#shared/contract/app-error.ts';
import { MOST_ROWS } from '#shared/features/imports/imports.contract.ts';

const PIECE = 1_000_000;
const HEADING_ROWS = 10;
const DELIMITERS = [',', ';', '\t', '|'];

/** The separator that cuts the first lines into the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const guess = Papa.parse<string[]>(text.slice(0, 20_000), { delimitersToGuess: DELIMITERS, preview: 30 });
  return DELIMITERS.includes(guess.meta.delimiter) ? guess.meta.delimiter : ',';
}

/** `doubtful` are the rows, from 0, whose quotes do not fit and that run over several lines: they may hold their neighbour. */
export type CsvRows = { rows: string[][]; doubtful: ReadonlySet<number> };

/** Rows of a text table, read in pieces so that others at the clinic are answered in between. */
export function readCsv(text: string, signal?: AbortSignal): Promise<CsvRows> {
  const rows: string[][] = [];
  const doubtful = new Set<number>();

  /** Why the reading ends here, if it does. */
  function take({ data, errors }: Papa.ParseResult<string[]>): unknown {
    if (signal?.aborted) return signal.reason;
    for (const { code, row = 0 } of errors) {
      if (code === 'MissingQuotes') return new AppError('QUOTE_NOT_CLOSED', { row: rows.length + row + 1 });
      if (code === 'InvalidQuotes' && data[row]?.some(cell => cell.includes('\n')))
        doubtful.add(rows.length + row);
    }
    for (const row of data) rows.push(row);
    return rows.length > MOST_ROWS + HEADING_ROWS
      ? new AppError('TOO_MANY_ROWS', { limit: MOST_ROWS })
      : undefined;
  }

  return new Promise((resolve, reject) => {
    // The library's types know no chunks of a string; its StringStreamer does.
    const config = {
      delimiter: delimiterOf(text),
      chunkSize: PIECE,
      chunk(piece: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        const why = take(piece);
        if (why !== undefined) {
          reject(why);
          parser.abort();
          return;
        }
        parser.pause();
        setImmediate(() => parser.resume());
      },
      complete: () => resolve({ rows, doubtful }),
      error: reject,
    };
    Papa.parse<string[]>(text, config as never);
  });
}

import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import { headerIndexOf } from '#shared/features/imports/column-guess.rules.ts';
import { MOST_ROWS } from '#shared/features/imports/imports.contract.ts';
import { isBlankRow } from '#shared/features/imports/old-row.rules.ts';
import { decodeText } from './decode-text.ts';
import { type CsvRows, readCsv } from './read-csv.ts';
import { isZip, readXlsx } from './read-xlsx.ts';

/** `isDoubtful`: its quotes do not fit, so nobody knows where it ends. */
export type TableRow = { number: number; cells: readonly string[]; isDoubtful: boolean };
export type Table = {
  sha256: string;
  encoding: string;
  /** The words above the columns, when the file has them. */
  header: readonly string[] | undefined;
  /** Rows with something in them, each with its number in the file, from 1. */
  rows: readonly TableRow[];
  width: number;
};

/** Marks of files that are neither text nor .xlsx: an old .xls, a workbook with a password, a PDF. */
const OTHER_FILES = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('%PDF'), Buffer.from('{\\rtf')];

/** A file's cells as text, whatever it is written in: CSV in any common encoding, or XLSX. */
export async function readRows(bytes: Buffer, signal?: AbortSignal): Promise<CsvRows & { encoding: string }> {
  if (isZip(bytes)) return { rows: await readXlsx(bytes, signal), doubtful: new Set(), encoding: 'XLSX' };
  if (OTHER_FILES.some(mark => bytes.subarray(0, mark.length).equals(mark)))
    throw new AppError('FILE_NOT_READ');
  const decoded = decodeText(bytes);
  if (!decoded) throw new AppError('FILE_NOT_READ');
  return { ...(await readCsv(decoded.text, signal)), encoding: decoded.encoding };
}

const hasFigures = (cells: readonly string[] = []) => cells.some(cell => /\p{N}/u.test(cell));

function hasWordsAboveFigures([first, second]: readonly string[][]): boolean {
  return first !== undefined && !isBlankRow(first) && !hasFigures(first) && hasFigures(second);
}

/** A CSV or XLSX file as rows of text; refuses what is no table, an empty one and one that is far too long. */
export async function readTable(
  content: string,
  hasHeader: boolean | undefined,
  signal?: AbortSignal,
): Promise<Table> {
  const bytes = Buffer.from(content, 'base64');
  const { rows: all, doubtful, encoding } = await readRows(bytes, signal);
  const found = headerIndexOf(all);
  // Told that there is a header, whose words nobody knows, the first row is it.
  const isFirst = hasHeader ?? hasWordsAboveFigures(all);
  const headerIndex = hasHeader === false ? undefined : (found ?? (isFirst ? 0 : undefined));
  const first = headerIndex === undefined ? 0 : headerIndex + 1;
  const rows = all
    .map((cells, index) => ({ number: index + 1, cells, isDoubtful: doubtful.has(index) }))
    .slice(first)
    .filter(({ cells }) => !isBlankRow(cells));
  if (rows.length === 0) throw new AppError('FILE_EMPTY');
  if (rows.length > MOST_ROWS) throw new AppError('TOO_MANY_ROWS', { limit: MOST_ROWS });
  const header = headerIndex === undefined ? undefined : (all[headerIndex] ?? []);
  const width = header
    ? header.length
    : rows.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return { sha256: createHash('sha256').update(bytes).digest('hex'), encoding, header, rows, width };
}

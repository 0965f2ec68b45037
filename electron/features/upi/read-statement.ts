import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/app-error.ts';
import { guessStatementLayout, statementHeaderIndex } from '#shared/features/upi/statement-columns.rules.ts';
import { readStatementRow, type Transfer } from '#shared/features/upi/statement-row.rules.ts';
import {
  LARGEST_STATEMENT_BYTES,
  MOST_STATEMENT_ROWS,
  type StatementLayout,
  type StatementProblem,
} from '#shared/features/upi/upi.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { readRows } from '../imports/imports.service.ts';

export type StatementTable = {
  sha256: string;
  header: readonly string[];
  rows: readonly { number: number; cells: readonly string[]; isDoubtful: boolean }[];
  guess: StatementLayout;
};

const isBlank = (cells: readonly string[]) => cells.every(cell => cell.trim() === '');
const GUESS_ROWS = 200;

/** A CSV or XLSX statement as rows of text, with what its headers say about the columns. */
export async function readStatementTable(content: string, signal?: AbortSignal): Promise<StatementTable> {
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > LARGEST_STATEMENT_BYTES) throw new AppError('STATEMENT_TOO_LARGE');
  const { rows: all, doubtful } = await readRows(bytes, signal);
  const headerIndex = statementHeaderIndex(all);
  const rows = all
    .map((cells, index) => ({ number: index + 1, cells, isDoubtful: doubtful.has(index) }))
    .slice(headerIndex === undefined ? 0 : headerIndex + 1)
    .filter(({ cells }) => !isBlank(cells));
  if (rows.length === 0) throw new AppError('STATEMENT_EMPTY');
  if (rows.length > MOST_STATEMENT_ROWS) throw new AppError('TOO_MANY_ROWS', { limit: MOST_STATEMENT_ROWS });
  const header = headerIndex === undefined ? [] : (all[headerIndex] ?? []);
  const sample = rows.slice(0, GUESS_ROWS).map(({ cells }) => cells);
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    header,
    rows,
    guess: guessStatementLayout(header, sample),
  };
}

export type FoundTransfer = Transfer & { row: number };
export type StatementContent = {
  rowCount: number;
  transfers: FoundTransfer[];
  debitCount: number;
  otherCount: number;
  problems: StatementProblem[];
  duplicates: { row: number; sameAsRow: number; utr: string }[];
};

/** Each row by the layout; the second row of a number is named and left out. */
export function contentOf(
  table: StatementTable,
  layout: StatementLayout,
  today: LocalDate,
): StatementContent {
  const content: StatementContent = {
    ...{ rowCount: table.rows.length, transfers: [], debitCount: 0, otherCount: 0 },
    ...{ problems: [], duplicates: [] },
  };
  const byUtr = new Map<string, FoundTransfer>();
  for (const { number: row, cells, isDoubtful } of table.rows) {
    if (isDoubtful) {
      const value = (cells[0] ?? '').slice(0, 60);
      content.problems.push({ row, field: null, code: 'QUOTES_DO_NOT_FIT', value });
      continue;
    }
    const reading = readStatementRow(cells, layout, today);
    if (reading.kind === 'debit') content.debitCount += 1;
    else if (reading.kind === 'other') content.otherCount += 1;
    else if (reading.kind === 'problem') {
      content.problems.push({ row, field: reading.field, code: reading.code, value: reading.value });
    } else {
      const transfer = { ...reading.transfer, row };
      const first = byUtr.get(transfer.utr);
      if (first) content.duplicates.push({ row, sameAsRow: first.row, utr: transfer.utr });
      else {
        byUtr.set(transfer.utr, transfer);
        content.transfers.push(transfer);
      }
    }
  }
  return content;
}

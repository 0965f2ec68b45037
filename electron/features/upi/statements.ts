import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { missingStatementFields } from '#shared/features/upi/statement-columns.rules.ts';
import type { upiContract } from '#shared/features/upi/upi.contract.ts';
import type {
  StatementCheck,
  StatementInspection,
  StatementProblem,
} from '#shared/features/upi/upi.schema.ts';
import { fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { TaskContext } from '../../server/service.ts';
import {
  contentOf,
  type FoundTransfer,
  readStatementTable,
  type StatementContent,
} from './read-statement.ts';
import * as statementsSql from './statements.sql.ts';

const SAMPLE_ROWS = 3;
const MOST_LISTED = 100;

/** 0 → 'A', as a spreadsheet names its columns; a statement has fewer than 26. */
const columnLetter = (column: number) => String.fromCharCode(65 + (column % 26));

type Sorted = {
  fresh: FoundTransfer[];
  knownCount: number;
  problems: StatementProblem[];
};

/** Which transfers no statement has named yet; one that was named with another amount or day is a problem. */
function sortOut(db: ReadableDb, content: StatementContent): Sorted {
  const sorted: Sorted = { fresh: [], knownCount: 0, problems: [...content.problems] };
  for (const transfer of content.transfers) {
    const known = statementsSql.findByUtr(db, transfer.utr);
    if (!known) sorted.fresh.push(transfer);
    else if (known.amountPaise === transfer.amountPaise) sorted.knownCount += 1;
    else {
      const { row, utr } = transfer;
      sorted.problems.push({ row, field: 'utr', code: 'UTR_WITH_OTHER_AMOUNT', value: utr });
    }
  }
  return sorted;
}

function checkOf(content: StatementContent, { fresh, knownCount, problems }: Sorted): StatementCheck {
  const days = content.transfers.map(({ onDate }) => onDate).sort();
  return {
    rowCount: content.rowCount,
    newCount: fresh.length,
    newPaise: fresh.reduce((sum, { amountPaise }) => sum + amountPaise, 0),
    knownCount,
    debitCount: content.debitCount,
    otherCount: content.otherCount,
    problemCount: problems.length,
    problems: problems.toSorted((one, other) => one.row - other.row).slice(0, MOST_LISTED),
    duplicates: content.duplicates.slice(0, MOST_LISTED),
    fromDate: days[0] ?? null,
    toDate: days.at(-1) ?? null,
  };
}

export async function inspectStatement(
  ctx: TaskContext,
  input: ParsedInputOf<typeof upiContract.inspectStatement>,
): Promise<StatementInspection> {
  const table = await readStatementTable(input.content, ctx.signal);
  const layout = input.layout ?? table.guess;
  const width = Math.min(100, Math.max(...table.rows.slice(0, 200).map(({ cells }) => cells.length)));
  const columns = Array.from(
    { length: width },
    (_, column) => table.header[column]?.trim() || columnLetter(column),
  );
  return ctx.reading(({ db, today }) => {
    const content = contentOf(table, layout, today());
    return {
      columns,
      sample: table.rows
        .slice(0, SAMPLE_ROWS)
        .map(({ cells }) => columns.map((_, column) => (cells[column] ?? '').trim().slice(0, 60))),
      layout,
      missing: missingStatementFields(layout.map),
      check: checkOf(content, sortOut(db, content)),
    };
  });
}

type Imported = OutputOf<typeof upiContract.importStatement>;

/** Takes what is new, whole or not at all; the same file again, or another that says the same, changes nothing. */
export async function importStatement(
  ctx: TaskContext,
  input: ParsedInputOf<typeof upiContract.importStatement>,
): Promise<Imported> {
  const [field] = missingStatementFields(input.layout.map);
  if (field) throw new AppError('STATEMENT_COLUMN_MISSING', { field });
  const table = await readStatementTable(input.content, ctx.signal);
  const imported = ctx.writing(({ db, now, today, session }): Imported => {
    const content = contentOf(table, input.layout, today());
    const sorted = sortOut(db, content);
    const check = checkOf(content, sorted);
    const wasKnown = statementsSql.hasStatement(db, table.sha256);
    if (wasKnown || !check.fromDate || !check.toDate) return { ...check, statementId: null, wasKnown };
    const statementId = statementsSql.insertStatement(db, {
      ...{ fileName: input.fileName, sha256: table.sha256 },
      ...{ rowCount: content.rowCount, takenCount: sorted.fresh.length },
      ...{ fromDay: toDayNumber(check.fromDate), toDay: toDayNumber(check.toDate) },
      ...{ importedBy: session.userId, importedAt: now() },
    });
    for (const { row, onDate, ...transfer } of sorted.fresh) {
      const stored = { ...transfer, statementId, rowNumber: row, onDate: toDayNumber(onDate) };
      statementsSql.insertTransfer(db, stored);
    }
    return { ...check, statementId, wasKnown };
  });
  ctx.subject('upiStatement', imported.statementId, { newCount: imported.newCount });
  return imported;
}

/** Whether a statement speaks of a day. */
export function coverOf(db: ReadableDb, fromDay: number, toDay: number): (date: string) => boolean {
  const spans = statementsSql.listSpansTouching(db, fromDay, toDay);
  return date => spans.some(span => fromDayNumber(span.fromDay) <= date && date <= fromDayNumber(span.toDay));
}

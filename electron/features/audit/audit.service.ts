import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { AuditRow, auditContract } from '#shared/features/audit/audit.contract.ts';
import { auditGrid } from '#shared/features/audit/audit.grid.ts';
import type { DateRange } from '#shared/kernel/date-ranges.ts';
import { addDays, type LocalDate, startOfDayAt } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql } from '../../database/db.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { inTurns } from '../../server/in-turns.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import * as auditSql from './audit.sql.ts';
import { type ChainVerdict, verifyAuditChainInTurns } from './audit-chain.ts';

export { verifyAuditChainInTurns } from './audit-chain.ts';

/** The newest row's number and seal, for backup manifests and the printed day sheet. */
export function auditHead(db: ReadableDb): { seq: number; mac: string } {
  return db.maybeOne(sql`SELECT seq, mac FROM audit_log ORDER BY seq DESC LIMIT 1`) ?? { seq: 0, mac: '' };
}

function list(ctx: ReadContext, input: ParsedInputOf<typeof auditContract.list>): AuditRow[] {
  const before = input.beforeSeq ?? Number.MAX_SAFE_INTEGER;
  return auditSql
    .listBefore(ctx.db, before, input.limit)
    .map(row => ({ ...row, detail: JSON.parse(row.detail) }));
}

function verify(ctx: TaskContext): Promise<ChainVerdict> {
  ctx.subject('audit', null);
  const { auditKey } = ctx.reading(reading => ({ auditKey: reading.auditKey }));
  return inTurns(ctx, reading => verifyAuditChainInTurns(() => reading().db, auditKey));
}

/** The rows of the chain that were written on the days: from one to before another. */
export function auditSeqsOf(
  ctx: ReadContext,
  { fromDate, toDate }: DateRange,
): { fromSeq: number; beforeSeq: number } {
  const seqAt = (day: LocalDate) => auditSql.firstSeqSince(ctx.db, startOfDayAt(day, ctx.zone));
  return { fromSeq: seqAt(fromDate), beforeSeq: seqAt(addDays(toDate, 1)) };
}

function rowsOfDays(ctx: ReadContext, days: DateRange): AuditRow[] {
  const { fromSeq, beforeSeq } = auditSeqsOf(ctx, days);
  return auditSql
    .listFromTo(ctx.db, fromSeq, beforeSeq)
    .map(row => ({ ...row, detail: JSON.parse(row.detail) }));
}

function exportRows(
  ctx: TaskContext,
  input: ParsedInputOf<typeof auditContract.exportRows>,
): Promise<ExportedFile> {
  const { fromDate, toDate, language } = input;
  const rows = ctx.reading(reading => rowsOfDays(reading, input));
  return exportGrid(ctx, auditGrid(rows, input, language), {
    ...{
      wanted: input,
      fileName: `audit-${fromDate}-${toDate}`,
      entity: 'audit',
      detail: { fromDate, toDate },
    },
  });
}

export const auditService = { list, exportRows, verify } satisfies ServiceOf<typeof auditContract>;

import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { AuditRow, auditContract } from '#shared/features/audit/audit.contract.ts';
import { type ReadableDb, sql } from '../../database/db.ts';
import type { ReadContext, ServiceOf } from '../../server/service.ts';
import * as auditSql from './audit.sql.ts';
import { verifyAuditChain } from './audit-chain.ts';

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

function verify(ctx: ReadContext) {
  ctx.subject('audit', null);
  return verifyAuditChain(ctx.db, ctx.auditKey);
}

export const auditService = { list, verify } satisfies ServiceOf<typeof auditContract>;

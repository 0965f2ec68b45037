import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { HeededAlert } from '#shared/features/encounters/encounter.schema.ts';
import { type Finding, needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';
import type {
  AlertShare,
  prescriptionsContract,
} from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as alertLogSql from './alert-log.sql.ts';

type Signed = {
  visitId: number;
  version: number;
  warnings: readonly Finding[];
  reasons: ReadonlyMap<string, string>;
  /** As the doctor's screen counted them. */
  heeded: readonly HeededAlert[];
};

/** Every alert that stood at the signature with its answer, and those that had changed the page before it. */
export function logAlerts(ctx: WriteContext, signed: Signed): void {
  const { visitId, version, warnings, reasons } = signed;
  const place = { onDate: ctx.today(), at: ctx.now(), visitId, version, doctorId: ctx.session.userId };
  for (const { ruleId, kind, level, drug, other, list, key } of warnings) {
    const isAsked = needsReason({ level });
    alertLogSql.insert(ctx.db, {
      ...place,
      ...{ ruleId, kind, level, drug, other },
      listName: list.name,
      listVersion: list.version,
      action: isAsked ? 'overridden' : 'information',
      reason: isAsked ? (reasons.get(key) ?? '') : '',
    });
  }
  const standing = new Set(warnings.map(({ ruleId, drug, other }) => `${ruleId}|${drug}|${other}`));
  for (const { ruleId, kind, level, drug, other } of signed.heeded) {
    if (!needsReason({ level }) || standing.has(`${ruleId}|${drug}|${other}`)) continue;
    alertLogSql.insert(ctx.db, {
      ...place,
      ...{ ruleId, kind, level, drug, other },
      ...{ listName: '', listVersion: '', action: 'heeded', reason: '' },
    });
  }
}

/** Rules by how often they were overruled; above 95 % a rule only teaches people to look away (RX-14). */
export function alertShares(
  ctx: ReadContext,
  input: ParsedInputOf<typeof prescriptionsContract.alertShares>,
): AlertShare[] {
  return alertLogSql
    .countByRule(ctx.db, input.fromDate, input.toDate)
    .map(count => {
      const answered = count.overridden + count.heeded;
      return {
        ...count,
        overrideShare: answered === 0 ? null : Math.round((count.overridden * 100) / answered),
      };
    })
    .sort(
      (a, b) =>
        (b.overrideShare ?? -1) - (a.overrideShare ?? -1) ||
        b.shown - a.shown ||
        (a.ruleId < b.ruleId ? -1 : 1),
    );
}

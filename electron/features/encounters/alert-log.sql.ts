import type { CheckLevel } from '#shared/features/prescriptions/checks/check-rows.schema.ts';
import type { FindingKind } from '#shared/features/prescriptions/checks/finding.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type LoggedAlert = {
  onDate: LocalDate;
  at: number;
  visitId: number;
  version: number;
  doctorId: number;
  ruleId: string;
  kind: FindingKind;
  level: CheckLevel;
  drug: string;
  other: string;
  listName: string;
  listVersion: string;
  action: 'overridden' | 'heeded' | 'information';
  reason: string;
};

export function insert(db: WritableDb, alert: LoggedAlert): void {
  db.run(sql`
    INSERT INTO alert_log (on_date, at, visit_id, version, doctor_id, rule_id, kind, level, drug, other, list_name,
      list_version, action, reason)
    VALUES (${toDayNumber(alert.onDate)}, ${alert.at}, ${alert.visitId}, ${alert.version}, ${alert.doctorId},
      ${alert.ruleId}, ${alert.kind}, ${alert.level}, ${alert.drug}, ${alert.other}, ${alert.listName},
      ${alert.listVersion}, ${alert.action}, ${alert.reason})`);
}

export type AlertCount = {
  ruleId: string;
  kind: FindingKind;
  level: CheckLevel;
  drug: string;
  other: string;
  shown: number;
  overridden: number;
  heeded: number;
};

/** By rule; drug and other are those of one of its alerts. */
export function countByRule(db: ReadableDb, fromDate: LocalDate, toDate: LocalDate): AlertCount[] {
  return db.all<AlertCount>(sql`
    SELECT rule_id AS ruleId, kind, level, max(drug) AS drug, max(other) AS other, count(*) AS shown,
      sum(action = 'overridden') AS overridden, sum(action = 'heeded') AS heeded
    FROM alert_log WHERE on_date BETWEEN ${toDayNumber(fromDate)} AND ${toDayNumber(toDate)}
    GROUP BY rule_id, kind, level`);
}

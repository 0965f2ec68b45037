import type { Role } from '#shared/contract/permissions.ts';
import type { DiscountReason } from '#shared/features/approvals/approval.schema.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** Thousandths in force on a day (yyyymmdd); a role without a row gives nothing. */
export function capOf(db: ReadableDb, role: Role, onDay: number): { permille: number; validFrom: number } {
  return (
    db.maybeOne(sql`
      SELECT permille, valid_from AS validFrom FROM discount_caps
      WHERE role = ${role} AND valid_from <= ${onDay} ORDER BY valid_from DESC, id DESC LIMIT 1`) ?? {
      permille: 0,
      validFrom: 20000101,
    }
  );
}

export function listCapsAfter(
  db: ReadableDb,
  onDay: number,
): { role: Role; permille: number; validFrom: number }[] {
  return db.all(sql`
    SELECT role, permille, valid_from AS validFrom FROM discount_caps
    WHERE valid_from > ${onDay}
      AND id = (SELECT max(id) FROM discount_caps AS same
        WHERE same.role = discount_caps.role AND same.valid_from = discount_caps.valid_from)
    ORDER BY valid_from, role`);
}

export type NewCap = { role: Role; validFrom: number; permille: number; setBy: number; setAt: number };

export function insertCap(db: WritableDb, cap: NewCap): number {
  return db.run(sql`
    INSERT INTO discount_caps (role, valid_from, permille, set_by, set_at)
    VALUES (${cap.role}, ${cap.validFrom}, ${cap.permille}, ${cap.setBy}, ${cap.setAt})`).lastId;
}

export function listReasons(db: ReadableDb): DiscountReason[] {
  return db.all(sql`
    SELECT id, code, label FROM discount_reasons
    WHERE NOT EXISTS (SELECT 1 FROM discount_reason_retirements WHERE reason_id = id) ORDER BY id`);
}

export function insertReason(db: WritableDb, label: string, addedBy: number, addedAt: number): number {
  return db.run(sql`
    INSERT INTO discount_reasons (code, label, added_by, added_at)
    VALUES (NULL, ${label}, ${addedBy}, ${addedAt})`).lastId;
}

export function retireReason(db: WritableDb, reasonId: number, retiredBy: number, retiredAt: number): void {
  db.run(sql`
    INSERT INTO discount_reason_retirements (reason_id, retired_by, retired_at)
    VALUES (${reasonId}, ${retiredBy}, ${retiredAt})`);
}

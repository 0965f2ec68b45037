import { type ReadableDb, sql, type WritableDb } from '../database/db.ts';

export function clinicSince(db: ReadableDb): number {
  return db.value<number>(sql`SELECT created_at FROM clinic WHERE id = 1`) ?? 0;
}

export function isKept(db: ReadableDb, reference: string): boolean {
  return db.value(sql`SELECT 1 FROM upi_qr_references WHERE reference = ${reference}`) !== undefined;
}

export type KeptReference = { paymentId: number; reference: string; keptBy: number; keptAt: number };

export function insert(db: WritableDb, one: KeptReference): void {
  db.run(sql`
    INSERT INTO upi_qr_references (payment_id, reference, kept_by, kept_at)
    VALUES (${one.paymentId}, ${one.reference}, ${one.keptBy}, ${one.keptAt})`);
}

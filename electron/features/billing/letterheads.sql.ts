import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** The row of these very words; a bill issued under the same letterhead as another names the same row. */
export function keepLetterhead(db: WritableDb, clinic: string): number {
  const known = db.value<number>(sql`SELECT id FROM bill_letterheads WHERE clinic = ${clinic}`);
  return known ?? db.run(sql`INSERT INTO bill_letterheads (clinic) VALUES (${clinic})`).lastId;
}

export function findLetterhead(db: ReadableDb, billId: number): string | undefined {
  return db.value<string>(sql`
    SELECT clinic FROM bills JOIN bill_letterheads ON bill_letterheads.id = letterhead_id
    WHERE bills.id = ${billId}`);
}

import { type ReadableDb, sql, type WritableDb } from '../database/db.ts';

/** An entry of the ledger that is a paper with a number of its own, a credit note, or a payout that moved no money. */
export type PaperOfMoney = { paper: 'entry' | 'creditNote' | 'payout'; subjectId: number };

/** The row of these very words; a paper given under the same letterhead as another names the same row. */
export function keepLetterhead(db: WritableDb, clinic: string): number {
  const known = db.value<number>(sql`SELECT id FROM bill_letterheads WHERE clinic = ${clinic}`);
  return known ?? db.run(sql`INSERT INTO bill_letterheads (clinic) VALUES (${clinic})`).lastId;
}

export function findOfBill(db: ReadableDb, billId: number): string | undefined {
  return db.value<string>(sql`
    SELECT clinic FROM bills JOIN bill_letterheads ON bill_letterheads.id = letterhead_id
    WHERE bills.id = ${billId}`);
}

export function keepPaper(db: WritableDb, { paper, subjectId }: PaperOfMoney, letterheadId: number): void {
  db.run(sql`
    INSERT INTO paper_letterheads (paper, subject_id, letterhead_id) VALUES (${paper}, ${subjectId}, ${letterheadId})`);
}

export function findOfPaper(db: ReadableDb, { paper, subjectId }: PaperOfMoney): string | undefined {
  return db.value<string>(sql`
    SELECT clinic FROM paper_letterheads JOIN bill_letterheads ON bill_letterheads.id = letterhead_id
    WHERE paper = ${paper} AND subject_id = ${subjectId}`);
}

export function findOfNumber(db: ReadableDb, number: string): string | undefined {
  return db.value<string>(sql`
    SELECT clinic FROM ledger JOIN paper_letterheads ON paper = 'entry' AND subject_id = ledger.id
      JOIN bill_letterheads ON bill_letterheads.id = letterhead_id
    WHERE ledger.number = ${number}`);
}

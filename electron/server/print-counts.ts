import { sql, type WritableDb } from '../database/db.ts';

export type CountedPage = 'bill' | 'receipt' | 'prescription';

/** Counts one more print; null for the original, 1 for the first duplicate. */
export function countPrint(db: WritableDb, page: CountedPage, subjectId: number): number | null {
  const { printedCount } = db.returning<{ printedCount: number }>(sql`
    INSERT INTO print_counts (page, subject_id, printed_count) VALUES (${page}, ${subjectId}, 1)
    ON CONFLICT (page, subject_id) DO UPDATE SET printed_count = printed_count + 1
    RETURNING printed_count AS printedCount
  `);
  return printedCount === 1 ? null : printedCount - 1;
}

/** Takes a count back when the page could not be made after all. */
export function uncountPrint(db: WritableDb, page: CountedPage, subjectId: number): void {
  db.run(sql`
    UPDATE print_counts SET printed_count = printed_count - 1
    WHERE page = ${page} AND subject_id = ${subjectId} AND printed_count > 0
  `);
}

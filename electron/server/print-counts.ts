import { type ReadableDb, sql, type WritableDb } from '../database/db.ts';
import type { RenderedPdf } from '../printing/render-pdf.ts';
import type { TaskContext } from './service.ts';

export type CountedPage =
  | 'bill'
  | 'receipt'
  | 'prescription'
  | 'certificate'
  | 'labReport'
  | 'advance'
  | 'creditNote'
  | 'refundVoucher'
  | 'expenseVoucher'
  | 'payoutVoucher'
  | 'shareSheet'
  | 'drawerSheet'
  | 'daySheet'
  | 'statement';

/** What is printed; an amended page, a day once it is closed, other days of a statement have an original of their own. */
export type PrintedThing = { page: CountedPage; subjectId: number; version?: number };

/** On what it was printed, where that is known. */
export type PrintedOn = { paper: string; letterhead?: { id: number; version: number } | null };

/** How often it left the printer, the original counted. */
export function countPrints(db: ReadableDb, { page, subjectId, version = 1 }: PrintedThing): number {
  return db.one<{ printed: number }>(sql`
    SELECT count(*) AS printed FROM prints
    WHERE page = ${page} AND subject_id = ${subjectId} AND version = ${version}
  `).printed;
}

type PrintRow = PrintedThing & PrintedOn & { copy: number; pageCount: number; at: number; by: number };

/** False when somebody else has printed the same copy meanwhile. */
function insertPrint(db: WritableDb, print: PrintRow): boolean {
  const { page, subjectId, version = 1, copy, letterhead, paper, pageCount, at, by } = print;
  const { changes } = db.run(sql`
    INSERT INTO prints (page, subject_id, version, copy, letterhead_id, letterhead_version, paper, page_count,
      printed_at, printed_by)
    VALUES (${page}, ${subjectId}, ${version}, ${copy}, ${letterhead?.id ?? null}, ${letterhead?.version ?? null},
      ${paper}, ${pageCount}, ${at}, ${by})
    ON CONFLICT (page, subject_id, version, copy) DO NOTHING
  `);
  return changes === 1;
}

/**
 * Makes the page and then writes down that it was printed, so that a page that could not be made is not counted.
 * `render` is given null for the original and n for "Duplicate copy n"; it runs again if somebody was faster.
 */
export async function printCounted(
  ctx: TaskContext,
  thing: PrintedThing & PrintedOn,
  render: (duplicateCopy: number | null) => Promise<RenderedPdf>,
): Promise<RenderedPdf & { duplicateCopy: number | null }> {
  for (;;) {
    const copy = ctx.reading(({ db }) => countPrints(db, thing));
    const duplicateCopy = copy === 0 ? null : copy;
    const rendered = await render(duplicateCopy);
    const isCounted = ctx.writing(write => {
      const print = { ...thing, copy, pageCount: rendered.pageCount };
      return insertPrint(write.db, { ...print, at: write.now(), by: write.session.userId });
    });
    if (isCounted) return { ...rendered, duplicateCopy };
  }
}

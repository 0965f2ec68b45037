import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext } from '../../server/service.ts';

const MOST_SHOWN = 8;

/** ICD-10 rows whose code, title or lay word ('sugar', 'loose motion') begins or contains what was typed. */
export function searchDiagnoses(
  ctx: ReadContext,
  input: ParsedInputOf<typeof prescriptionsContract.searchDiagnoses>,
): { code: string; title: string }[] {
  const typed = input.text.trim().toLowerCase();
  if (typed.length < 2) return [];
  const ranked = ctx.lists.icd10.flatMap(row => {
    const names = [row.title, ...row.synonyms].map(name => name.toLowerCase());
    const starts = names.some(name => name.startsWith(typed)) || row.code.toLowerCase().startsWith(typed);
    const contains = starts || names.some(name => name.includes(typed));
    return contains ? [{ code: row.code, title: row.title, rank: starts ? 0 : 1 }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.title.length - b.title.length)
    .slice(0, MOST_SHOWN)
    .map(({ code, title }) => ({ code, title }));
}

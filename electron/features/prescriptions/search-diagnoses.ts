import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext } from '../../server/service.ts';
import { learnedDiagnoses } from '../templates/templates.service.ts';

const MOST_SHOWN = 8;

type Choice = { code: string; title: string };

/** What this doctor chose before for such words, then ICD-10 rows whose code, title or lay word ('sugar') fits. */
export function searchDiagnoses(
  ctx: ReadContext,
  input: ParsedInputOf<typeof prescriptionsContract.searchDiagnoses>,
): Choice[] {
  const typed = input.text.trim().toLowerCase();
  if (typed.length < 2) return [];
  const learned = learnedDiagnoses(ctx.db, ctx.session.userId, typed);
  const isKnown = ({ code, title }: Choice) =>
    learned.some(one => one.code === code && one.title.toLowerCase() === title.toLowerCase());
  const listed = listedDiagnoses(ctx, typed).filter(choice => !isKnown(choice));
  return [...learned, ...listed].slice(0, MOST_SHOWN);
}

function listedDiagnoses(ctx: ReadContext, typed: string): Choice[] {
  const ranked = ctx.lists.icd10.flatMap(row => {
    const names = [row.code, row.title, ...row.synonyms].map(name => name.toLowerCase());
    const rank = Math.min(...names.map(name => rankOf(name, typed)));
    return Number.isFinite(rank) ? [{ code: row.code, title: row.title, rank }] : [];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.title.length - b.title.length)
    .slice(0, MOST_SHOWN)
    .map(({ code, title }) => ({ code, title }));
}

/** 'uri' is first the name of a row, then the beginning of a word, then a piece of one. */
function rankOf(name: string, typed: string): number {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  return name.includes(typed) ? 2 : Number.POSITIVE_INFINITY;
}

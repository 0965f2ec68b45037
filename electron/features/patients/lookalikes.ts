import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import {
  type Comparable,
  LOOKALIKE_SCORE,
  lookalikeScore,
  tellingWords,
} from '#shared/features/patients/lookalike.rules.ts';
import type { Lookalike } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { addMonths, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as lookalikesSql from './lookalikes.sql.ts';
import { soundAlikes } from './name-vocabulary.ts';
import { lineFor } from './patient-line.ts';
import * as searchSql from './patient-search.sql.ts';
import { rootOf } from './person-records.ts';

const MOST_CANDIDATES = 40;
const MOST_SHOWN = 5;
const MOST_SPELLINGS = 12;
/** With another phone and more years between them two records cannot reach the score. */
const YEARS_APART = 6;

function namesakesOf(db: ReadableDb, { fullName, birthOn }: Comparable): lookalikesSql.Candidate[] {
  const words = tellingWords(fullName).filter(word => word.length > 1);
  if (words.length === 0) return [];
  const spellings = words.map(word => [
    ...new Set([word, ...soundAlikes(db, word).slice(0, MOST_SPELLINGS)]),
  ]);
  return lookalikesSql.listNamesakes(db, {
    match: spellings.map(alike => `(${alike.map(word => `"${word}"`).join(' OR ')})`).join(' AND '),
    fromDay: toDayNumber(addMonths(birthOn, -12 * YEARS_APART)),
    toDay: toDayNumber(addMonths(birthOn, 12 * YEARS_APART)),
    limit: MOST_CANDIDATES,
  });
}

export type Likeness = { id: number; score: number; because: Lookalike['because'] };

/** Records of other people that may be this one's, likeliest first; a few indexed looks, however many patients. */
export function likenessesOf(
  db: ReadableDb,
  person: Comparable,
  { today, exceptId = 0 }: { today: LocalDate; exceptId?: number },
): Likeness[] {
  const candidates = [
    ...lookalikesSql.listOfPhone(db, person.phone, MOST_CANDIDATES),
    ...lookalikesSql.listOfPhone(db, person.altPhone ?? '', MOST_CANDIDATES),
    ...lookalikesSql.listOfNumber(db, person.abhaNumber, person.oldNumber ?? ''),
    ...namesakesOf(db, person),
  ];
  const best = new Map<number, Likeness>();
  const compared = new Set<number>();
  for (const candidate of candidates) {
    if (compared.has(candidate.id)) continue;
    compared.add(candidate.id);
    const judged = lookalikeScore(person, candidate, today);
    if (judged.score < LOOKALIKE_SCORE) continue;
    const id = candidate.mergedInto === null ? candidate.id : rootOf(db, candidate.id);
    if (id !== exceptId && judged.score > (best.get(id)?.score ?? 0)) best.set(id, { id, ...judged });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || b.id - a.id);
}

/** Who is shown beside the new one before saving (REG-5). */
export function findLookalikes(
  ctx: ReadContext | WriteContext,
  input: ParsedInputOf<typeof patientsContract.lookalikes>,
): Lookalike[] {
  const likenesses = likenessesOf(ctx.db, input, { today: ctx.today() }).slice(0, MOST_SHOWN);
  const found = searchSql.listByIds(
    ctx.db,
    likenesses.map(({ id }) => id),
  );
  return likenesses.flatMap(({ id, score, because }) => {
    const line = found.find(each => each.id === id);
    return line ? [{ patient: lineFor(ctx, line), score, because }] : [];
  });
}

import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { nameWords } from '#shared/features/patients/name-sound.rules.ts';
import type { PatientLine, SearchHit } from '#shared/features/patients/patient.schema.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { normalisePhone } from '#shared/kernel/phone.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext } from '../../server/service.ts';
import { type Booked, bookedOn } from './booked-today.ts';
import { likeWords } from './name-vocabulary.ts';
import { numberWords } from './patient-index.ts';
import { lineFor } from './patient-line.ts';
import * as searchSql from './patient-search.sql.ts';
import { rootOf } from './person-records.ts';

export { bumpRecency, indexPatient, reindexPatient } from './patient-index.ts';

type Found = searchSql.Found;
/** `foundBy` is what was typed, when the line does not show it; `isAlike` when only something like it was. */
type Hit = { found: Found; foundBy: string; isAlike: boolean };
/** One typed word: what it may be the beginning of, and the names that are like it. */
type Term = { typed: string; alike: readonly string[] };

const HOUSEHOLD_LIMIT = 20;
const MOST_WORDS = 6;
const ABHA_DIGITS = 14;

const prefixTerm = (word: string) => `"${word}"*`;

function isOf(words: readonly string[], terms: readonly Term[]): boolean {
  return terms.every(({ typed, alike }) =>
    words.some(word => word.startsWith(typed) || alike.includes(word)),
  );
}

const withoutAlike = (terms: readonly Term[]): Term[] => terms.map(({ typed }) => ({ typed, alike: [] }));

// Nearly every hit shows what was typed at the start of a word: one look, without folding.
function showsPlainly({ fullName }: Found, terms: readonly Term[]): boolean {
  const shown = ` ${fullName.toLowerCase()}`;
  return terms.every(({ typed }) => shown.includes(` ${typed}`));
}

function foundByWords(db: ReadableDb, found: Found, terms: readonly Term[]): string {
  if (showsPlainly(found, terms)) return '';
  const { fullName, localName, uhid, oldNumber } = found;
  if (isOf([...nameWords(`${fullName} ${localName}`), ...numberWords(uhid)], terms)) return '';
  if (oldNumber !== '' && isOf(numberWords(oldNumber), terms)) return oldNumber;
  for (const gone of searchSql.listGone(db, found.id)) {
    if (isOf(nameWords(`${gone.fullName} ${gone.localName}`), terms)) return gone.fullName;
    if (isOf(numberWords(gone.uhid), terms)) return gone.uhid;
    if (isOf(numberWords(gone.oldNumber), terms)) return gone.oldNumber;
  }
  return '';
}

function searchByName(db: ReadableDb, typed: string, limit: number): { hits: Hit[]; terms: Term[] } {
  // The beginning of a number ('P-26-001'): its figures are what it is found by.
  const isNumber = /^\p{L}{1,4}[-/.]?\d[^\p{L}]*$/u.test(typed);
  const words = isNumber ? [typed.replace(/\D/g, '')] : nameWords(typed).slice(0, MOST_WORDS);
  const plain = words.map((word): Term => ({ typed: word, alike: [] }));
  if (words.length === 0) return { hits: [], terms: [] };
  const exact = searchSql.listByWords(db, words.map(prefixTerm).join(' '), limit);
  const hitOf = (terms: readonly Term[]) => (found: Found) => ({
    found,
    foundBy: foundByWords(db, found, terms),
    isAlike: terms !== plain,
  });
  if (exact.length >= limit) return { hits: exact.map(hitOf(plain)), terms: plain };
  const terms = words.map(
    // A word that begins with what was typed is found already.
    (word): Term => ({ typed: word, alike: likeWords(db, word).filter(like => !like.startsWith(word)) }),
  );
  const others = terms.every(({ alike }) => alike.length === 0)
    ? []
    : searchSql.listOthersByWords(db, {
        match: terms
          .map(term => `(${[prefixTerm(term.typed), ...term.alike.map(like => `"${like}"`)].join(' OR ')})`)
          .join(' AND '),
        listed: exact.map(({ id }) => id),
        limit: limit - exact.length,
      });
  return { hits: [...exact.map(hitOf(plain)), ...others.map(hitOf(terms))], terms };
}

function searchByDigits(db: ReadableDb, digits: string, limit: number): Found[] {
  if (digits.length === 10) return searchSql.listByPhone(db, digits, limit);
  const found = searchSql.listByPhoneEnding(db, digits, limit);
  if (found.length < limit) found.push(...searchSql.listByPhonePrefix(db, digits, limit));
  if (found.length < limit) found.push(...searchSql.listByAltPhone(db, digits, limit));
  // The running figures of our own number, without its letters and zeros.
  if (found.length < limit) found.push(...searchSql.listByWords(db, `"${digits}"`, limit - found.length));
  return found;
}

function searchByNumber(db: ReadableDb, typed: string): Found[] {
  if (!/\d/.test(typed)) return [];
  // Our own numbers carry a hyphen and an ABHA has 14 digits: other bare digits can only be the old paper file's.
  const isOldNumberAtMost = /^\d+$/.test(typed) && typed.length !== ABHA_DIGITS;
  return isOldNumberAtMost
    ? searchSql.listByOldNumber(db, typed)
    : searchSql.listByNumber(db, typed.toUpperCase());
}

function foundByNumber(
  { uhid, oldNumber, abhaNumber, phone, altPhone, mergedInto }: Found,
  typed: string,
): string {
  const isShown = mergedInto === null;
  const number = typed.toUpperCase();
  if (uhid === number) return isShown ? '' : uhid;
  if (oldNumber !== '' && oldNumber.toUpperCase() === number) return oldNumber;
  const digits = typed.replace(/\D/g, '');
  if (digits !== '' && abhaNumber === digits) return abhaNumber;
  const isOf = (known: string) =>
    known !== '' && (known.startsWith(digits) || known.endsWith(digits.slice(-10)));
  if (isOf(phone)) return isShown ? '' : phone;
  return isOf(altPhone) ? altPhone : '';
}

const hitByNumber =
  (typed: string) =>
  (found: Found): Hit => ({ found, foundBy: foundByNumber(found, typed), isAlike: false });

/** How somebody booked answers to what was typed. */
type Answering = 'exactly' | 'alike' | 'no';
type Searched = { hits: Hit[]; answerOf: (booked: Booked) => Answering };

const nobody = (): Answering => 'no';

function searchBox(db: ReadableDb, typed: string, limit: number): Searched {
  const byNumber = searchByNumber(db, typed).map(hitByNumber(typed));
  // A whole number with its letters ('P-26-00123') means one person and no name that begins so.
  if (byNumber.length > 0 && /\p{L}/u.test(typed)) return { hits: byNumber, answerOf: nobody };
  const digits = typed.replace(/[\s+-]/g, '');
  if (!/^\d{4,14}$/.test(digits)) {
    const { hits, terms } = searchByName(db, typed, limit);
    return {
      hits: [...byNumber, ...hits],
      answerOf: ({ words }) => {
        if (terms.length === 0 || !isOf(words, terms)) return 'no';
        return isOf(words, withoutAlike(terms)) ? 'exactly' : 'alike';
      },
    };
  }
  const asPhone = digits.slice(-10);
  const found = searchByDigits(db, asPhone, limit);
  if (digits.length === ABHA_DIGITS) found.unshift(...searchSql.listByNumber(db, digits));
  return {
    hits: [...byNumber, ...found.map(hitByNumber(digits))],
    answerOf: ({ phone }) => (phone.endsWith(asPhone) || phone.startsWith(asPhone) ? 'exactly' : 'no'),
  };
}

/** A record that was merged away answers with the one that was kept; nobody stands twice. */
function asPeople(db: ReadableDb, hits: readonly Hit[]): Map<number, Hit> {
  const people = new Map<number, Hit>();
  for (const hit of hits) {
    const { id, mergedInto } = hit.found;
    const rootId = mergedInto === null ? id : rootOf(db, mergedInto);
    const known = people.get(rootId);
    if (known) {
      if (!hit.isAlike) people.set(rootId, { ...known, isAlike: false });
      continue;
    }
    const [found] = rootId === id ? [hit.found] : searchSql.listByIds(db, [rootId]);
    if (found) people.set(rootId, { ...hit, found });
  }
  return people;
}

function paddedToken(typed: string): string | null {
  const [, letter, number] = /^([A-Z])-?(\d{1,3})$/.exec(typed.toUpperCase()) ?? [];
  return letter && number ? `${letter}-${number.padStart(2, '0')}` : null;
}

/**
 * One box (REG-3): name fragments and sound-alikes in any script, digits of a phone, UHID, old number, ABHA, token.
 * Of those whom the typed letters name exactly, whoever is booked for today stands first, then whoever is in today's
 * queue, then the last seen; whoever's name is only like it comes after them all.
 */
export function search(
  ctx: ReadContext,
  { text, limit }: ParsedInputOf<typeof patientsContract.search>,
): SearchHit[] {
  const typed = text.trim();
  if (typed === '') return [];
  const today = ctx.today();
  const day = toDayNumber(today);
  const booked = bookedOn(ctx.db, day);
  const token = paddedToken(typed);
  const { hits, answerOf } = searchBox(ctx.db, typed, limit);

  const expected = booked.list.map(person => ({
    patientId: person.patientId,
    answer: person.token === token ? 'exactly' : answerOf(person),
  }));
  const holders = token === null ? [] : searchSql.listHoldersOfToken(ctx.db, token, day);
  const exact = new Set(
    [...expected.filter(({ answer }) => answer === 'exactly'), ...holders].map(({ patientId }) => patientId),
  );
  const missing = [
    ...exact,
    ...expected.filter(({ answer }) => answer === 'alike').map(one => one.patientId),
  ].filter(id => !hits.some(({ found }) => found.id === id));
  const extra = searchSql
    .listByIds(ctx.db, [...new Set(missing)])
    .map((found): Hit => ({ found, foundBy: '', isAlike: !exact.has(found.id) }));
  const people = asPeople(ctx.db, [...extra, ...hits]);

  const ids = [...people.keys()];
  // Whoever was given a token today was noted as last seen today in the same transaction.
  const here = ids.filter(id => people.get(id)?.found.lastVisitOn === today);
  const visits = new Map<number, searchSql.VisitOfDay>();
  for (const visit of here.length === 0 ? [] : searchSql.listVisitsOfDay(ctx.db, here, day)) {
    visits.set(visit.patientId, visit);
  }
  for (const holder of holders) visits.set(rootOf(ctx.db, holder.patientId), holder);
  const holding = new Set(holders.map(({ patientId }) => rootOf(ctx.db, patientId)));
  function rankOf(id: number): number {
    if (holding.has(id)) return 0;
    if (people.get(id)?.isAlike) return 4;
    return booked.minuteOf.has(id) ? 1 : visits.has(id) ? 2 : 3;
  }
  const minuteOf = (id: number) => booked.minuteOf.get(id) ?? 0;
  return ids
    .map(id => ({ id, rank: rankOf(id) }))
    .sort((a, b) => a.rank - b.rank || (a.rank === 1 ? minuteOf(a.id) - minuteOf(b.id) : 0))
    .slice(0, limit)
    .flatMap(({ id }): SearchHit[] => {
      const hit = people.get(id);
      if (!hit) return [];
      return [
        {
          patient: lineFor(ctx, hit.found),
          token: visits.get(id)?.token ?? null,
          visitId: visits.get(id)?.visitId ?? null,
          bookedMinute: booked.minuteOf.get(id) ?? null,
          foundBy: hit.foundBy,
        },
      ];
    });
}

/** Everyone of a phone, the first number or the second, whichever record it stood on. */
export function household(
  ctx: ReadContext,
  input: ParsedInputOf<typeof patientsContract.household>,
): PatientLine[] {
  const phone = normalisePhone(input.phone);
  if (!phone) return [];
  const hits = searchSql.listByPhone(ctx.db, phone, HOUSEHOLD_LIMIT).map(found => ({
    ...{ found, foundBy: '', isAlike: false },
  }));
  return [...asPeople(ctx.db, hits).values()].map(({ found }) => lineFor(ctx, found));
}

import { editDistance, nameWords, soundSkeleton } from '#shared/features/patients/name-sound.rules.ts';
import type { Patient, PatientLine } from '#shared/features/patients/patient.schema.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import * as patientsSql from './patients.sql.ts';

type Searchable = Pick<Patient, 'fullName' | 'localName' | 'uhid' | 'oldNumber'>;

function searchWords(patient: Searchable): string[] {
  return nameWords([patient.fullName, patient.localName, patient.uhid, patient.oldNumber].join(' '));
}

/** Puts a new patient into the search; call in the transaction that inserts the row. */
export function indexPatient(db: WritableDb, patientId: number, patient: Searchable): void {
  patientsSql.indexWords(db, patientsSql.recencyOf(db, patientId).recency, searchWords(patient).join(' '));
  learnWords(db, patient);
}

function learnWords(db: WritableDb, patient: Searchable): void {
  for (const word of nameWords(patient.fullName)) patientsSql.insertNameWord(db, word, soundSkeleton(word));
}

export function reindexPatient(db: WritableDb, patientId: number, patient: Searchable): void {
  const { recency } = patientsSql.recencyOf(db, patientId);
  patientsSql.unindexWords(db, recency);
  patientsSql.indexWords(db, recency, searchWords(patient).join(' '));
  learnWords(db, patient);
}

/** A visit lifts the person to the top of every later search, once a day. */
export function bumpRecency(db: WritableDb, patientId: number, patient: Searchable, onDay: number): void {
  const before = patientsSql.recencyOf(db, patientId);
  if (before.lastVisitOn === onDay) return;
  const recency = patientsSql.nextRecency(db);
  patientsSql.unindexWords(db, before.recency);
  patientsSql.saveRecency(db, patientId, recency, onDay);
  patientsSql.indexWords(db, recency, searchWords(patient).join(' '));
}

type Vocabulary = {
  lastId: number;
  words: patientsSql.NameWord[];
  /** What was worked out for words typed lately: the next letter of a second name asks for the first one again. */
  alike: Map<string, string[]>;
};
const vocabularies = new WeakMap<ReadableDb, Vocabulary>();

// A few thousand words stand for every patient's name; new ones are read as they come.
function vocabularyOf(db: ReadableDb): Vocabulary {
  const vocabulary: Vocabulary = vocabularies.get(db) ?? { lastId: 0, words: [], alike: new Map() };
  vocabularies.set(db, vocabulary);
  const fresh = patientsSql.listNameWordsAfter(db, vocabulary.lastId);
  if (fresh.length > 0 || vocabulary.alike.size > MOST_REMEMBERED) vocabulary.alike.clear();
  for (const word of fresh) vocabulary.words.push(word);
  vocabulary.lastId = fresh.at(-1)?.id ?? vocabulary.lastId;
  return vocabulary;
}

const MOST_SLIPS = 2;
const LIKE_WORDS = 5;
const MOST_REMEMBERED = 200;

function likeWords(vocabulary: Vocabulary, typed: string): string[] {
  const known = vocabulary.alike.get(typed);
  if (known) return known;
  const words = wordsLike(vocabulary.words, typed);
  vocabulary.alike.set(typed, words);
  return words;
}

function wordsLike(vocabulary: readonly patientsSql.NameWord[], typed: string): string[] {
  const skeleton = soundSkeleton(typed);
  const slips = typed.length <= 4 ? 1 : MOST_SLIPS;
  const ranked: { word: string; distance: number }[] = [];
  for (const { word, skeleton: sound } of vocabulary) {
    const soundsAlike = sound === skeleton;
    if (!soundsAlike && word[0] !== typed[0]) continue;
    const distance = editDistance(typed, word, slips);
    if (distance <= slips || soundsAlike)
      ranked.push({ word, distance: soundsAlike ? distance / 2 : distance });
  }
  ranked.sort((a, b) => a.distance - b.distance);
  return ranked.slice(0, LIKE_WORDS).map(({ word }) => word);
}

const prefixTerm = (word: string) => `"${word}"*`;

function searchByName(db: ReadableDb, text: string, limit: number): PatientLine[] {
  const words = nameWords(text).slice(0, 6);
  if (words.length === 0) return [];
  const exact = patientsSql.listByWords(db, words.map(prefixTerm).join(' '), limit);
  if (exact.length >= limit || words.every(word => word.length < 3)) return exact;
  const vocabulary = vocabularyOf(db);
  let hasMore = false;
  const wider = words.map(word => {
    // A word that begins with what was typed is found already.
    const alike = word.length < 3 ? [] : likeWords(vocabulary, word).filter(like => !like.startsWith(word));
    hasMore ||= alike.length > 0;
    return `(${[prefixTerm(word), ...alike.map(like => `"${like}"`)].join(' OR ')})`;
  });
  if (!hasMore) return exact;
  const others = patientsSql.listOthersByWords(db, {
    match: wider.join(' AND '),
    listed: exact.map(({ id }) => id),
    limit: limit - exact.length,
  });
  return [...exact, ...others];
}

function searchByDigits(db: ReadableDb, digits: string, limit: number): PatientLine[] {
  if (digits.length === 10) return patientsSql.listByPhone(db, digits, limit);
  if (digits.length < 4) return [];
  const ending = patientsSql.listByPhoneEnding(db, digits, limit);
  if (ending.length >= limit) return ending;
  const beginning = patientsSql.listByPhonePrefix(db, digits, limit);
  const known = new Set(ending.map(({ id }) => id));
  return [...ending, ...beginning.filter(({ id }) => !known.has(id))].slice(0, limit);
}

function searchByNumber(db: ReadableDb, typed: string): PatientLine[] {
  if (!/\d/.test(typed)) return [];
  // Our own numbers carry a hyphen and an ABHA has 14 digits: other bare digits can only be the old paper file's.
  const isOldNumberAtMost = /^\d+$/.test(typed) && typed.length !== 14;
  return isOldNumberAtMost
    ? patientsSql.listByOldNumber(db, typed)
    : patientsSql.listByNumber(db, typed.toUpperCase());
}

/** One box (REG-3): name fragments and sound-alikes, first or last phone digits, UHID, old number, ABHA. */
export function searchPatients(db: ReadableDb, text: string, limit: number): PatientLine[] {
  const typed = text.trim();
  if (typed === '') return [];
  const byNumber = searchByNumber(db, typed);
  // A whole number with its letters ('P-26-00123') means one person and no name that begins so.
  if (byNumber.length > 0 && /\p{L}/u.test(typed)) return byNumber.slice(0, limit);
  const digits = typed.replace(/[\s+-]/g, '');
  const found = /^\d{4,14}$/.test(digits)
    ? [
        ...searchByDigits(db, digits.slice(-10), limit),
        ...(digits.length === 14 ? patientsSql.listByNumber(db, digits) : []),
      ]
    : searchByName(db, typed, limit);
  const known = new Set(byNumber.map(({ id }) => id));
  return [...byNumber, ...found.filter(({ id }) => !known.has(id))].slice(0, limit);
}

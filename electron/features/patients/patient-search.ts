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

type Vocabulary = { lastId: number; words: patientsSql.NameWord[] };
const vocabularies = new WeakMap<ReadableDb, Vocabulary>();

// A few thousand words stand for every patient's name; new ones are read as they come.
function vocabularyOf(db: ReadableDb): Vocabulary {
  const vocabulary = vocabularies.get(db) ?? { lastId: 0, words: [] };
  vocabularies.set(db, vocabulary);
  const fresh = patientsSql.listNameWordsAfter(db, vocabulary.lastId);
  vocabulary.words.push(...fresh);
  vocabulary.lastId = fresh.at(-1)?.id ?? vocabulary.lastId;
  return vocabulary;
}

const MOST_SLIPS = 2;
const LIKE_WORDS = 5;

function likeWords(db: ReadableDb, typed: string): string[] {
  const skeleton = soundSkeleton(typed);
  const slips = typed.length <= 4 ? 1 : MOST_SLIPS;
  const ranked: { word: string; distance: number }[] = [];
  for (const { word, skeleton: sound } of vocabularyOf(db).words) {
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
  const wider = words.map(word => {
    const alike = word.length >= 3 ? likeWords(db, word) : [];
    return `(${[prefixTerm(word), ...alike.map(like => `"${like}"`)].join(' OR ')})`;
  });
  const found = patientsSql.listByWords(db, wider.join(' AND '), limit);
  const known = new Set(exact.map(({ id }) => id));
  return [...exact, ...found.filter(({ id }) => !known.has(id))].slice(0, limit);
}

function searchByDigits(db: ReadableDb, digits: string, limit: number): PatientLine[] {
  if (digits.length === 10) return patientsSql.listByPhone(db, digits, limit);
  if (digits.length < 4) return [];
  const beginning = patientsSql.listByPhonePrefix(db, digits, limit);
  const ending = patientsSql.listByPhoneEnding(db, digits, limit);
  const known = new Set(ending.map(({ id }) => id));
  return [...ending, ...beginning.filter(({ id }) => !known.has(id))].slice(0, limit);
}

/** One box (REG-3): name fragments and sound-alikes, first or last phone digits, UHID, old number, ABHA. */
export function searchPatients(db: ReadableDb, text: string, limit: number): PatientLine[] {
  const typed = text.trim();
  if (typed === '') return [];
  const byNumber = /\d/.test(typed) ? patientsSql.listByNumber(db, typed.toUpperCase()) : [];
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

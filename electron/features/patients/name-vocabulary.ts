import {
  editDistance,
  isAbbreviation,
  soundSkeleton,
  spokenWord,
} from '#shared/features/patients/name-sound.rules.ts';
import { hasIndianScript } from '#shared/features/patients/script-fold.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as searchSql from './patient-search.sql.ts';

type Vocabulary = {
  lastId: number;
  words: searchSql.NameWord[];
  bySkeleton: Map<string, string[]>;
  /** What was worked out for words typed lately: the next letter of a second name asks for the first one again. */
  alike: Map<string, string[]>;
};
const vocabularies = new WeakMap<ReadableDb, Vocabulary>();

const MOST_SLIPS = 2;
const LIKE_WORDS = 8;
const MOST_REMEMBERED = 200;
const SHORTEST = 3;

// A few thousand words stand for every patient's name; new ones are read as they come.
function vocabularyOf(db: ReadableDb): Vocabulary {
  const vocabulary: Vocabulary = vocabularies.get(db) ?? {
    lastId: 0,
    words: [],
    bySkeleton: new Map(),
    alike: new Map(),
  };
  vocabularies.set(db, vocabulary);
  const fresh = searchSql.listNameWordsAfter(db, vocabulary.lastId);
  if (fresh.length > 0 || vocabulary.alike.size > MOST_REMEMBERED) vocabulary.alike.clear();
  for (const entry of fresh) {
    vocabulary.words.push(entry);
    const alike = vocabulary.bySkeleton.get(entry.skeleton);
    if (alike) alike.push(entry.word);
    else vocabulary.bySkeleton.set(entry.skeleton, [entry.word]);
  }
  vocabulary.lastId = fresh.at(-1)?.id ?? vocabulary.lastId;
  return vocabulary;
}

type Ranked = { word: string; distance: number };

function wordsLike(words: readonly searchSql.NameWord[], typed: string): string[] {
  const skeleton = soundSkeleton(typed);
  const spoken = hasIndianScript(typed) ? spokenWord(typed) : null;
  const slips = typed.length <= 4 ? 1 : MOST_SLIPS;
  const ranked: Ranked[] = [];
  for (const { word, skeleton: sound } of words) {
    const soundsAlike = sound === skeleton;
    if (!soundsAlike && (spoken !== null || word[0] !== typed[0])) continue;
    const distance =
      spoken === null ? editDistance(typed, word, slips) : editDistance(spoken, spokenWord(word), slips);
    if (soundsAlike) ranked.push({ word, distance: distance / 2 });
    else if (distance <= slips) ranked.push({ word, distance });
  }
  ranked.sort((a, b) => a.distance - b.distance);
  return ranked.slice(0, LIKE_WORDS).map(({ word }) => word);
}

/** Words of the clinic's own names that sound like the typed one or are a slip or two away; the nearest first. */
export function likeWords(db: ReadableDb, typed: string): string[] {
  if (typed.length < SHORTEST && !isAbbreviation(typed)) return [];
  const vocabulary = vocabularyOf(db);
  const known = vocabulary.alike.get(typed);
  if (known) return known;
  const words = wordsLike(vocabulary.words, typed);
  vocabulary.alike.set(typed, words);
  return words;
}

/** Words of the clinic's own names with the same consonants in the ear. */
export function soundAlikes(db: ReadableDb, word: string): readonly string[] {
  return vocabularyOf(db).bySkeleton.get(soundSkeleton(word)) ?? [];
}

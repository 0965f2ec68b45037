import { latinOfDevanagari } from './devanagari-name.rules.ts';
import type { KnownNames } from './dose-line-split.rules.ts';
import { editDistance, foldName, soundKey } from './drug-name.rules.ts';
import { type DrugName, type FormularyIndex, strengthFigures } from './formulary-index.rules.ts';
import type { FormularyItem } from './reference-rows.schema.ts';

export type MatchedBy = 'name' | 'prefix' | 'word' | 'inside' | 'sound';

export type DrugHit = {
  item: FormularyItem;
  /** The brand or synonym that was met, or the generic. */
  matchedName: string;
  /** Filled only when the name is a brand: what may be printed in brackets. */
  brand: string;
  by: MatchedBy;
};

const RANK: Record<MatchedBy, number> = { name: 0, prefix: 1, word: 2, inside: 3, sound: 4 };

/** Items for what has been typed so far, best first; a misspelt name comes after every rightly spelt one. */
export function findDrugs(index: FormularyIndex, fragment: string, limit: number): DrugHit[] {
  const { name, figures, form } = cutFragment(index, fragment);
  if (name.length < 2) return [];
  const best = new Map<number, { hit: DrugHit; score: number }>();
  for (const [known, by] of matchingNames(index, name)) {
    for (const number of known.itemNumbers) {
      const item = index.items[number];
      if (!item) continue;
      const score = scoreOf({ index, number, item, known, by, figures, form });
      const earlier = best.get(number);
      if (earlier && earlier.score <= score) continue;
      const hit = { item, matchedName: known.shown, brand: known.kind === 'brand' ? known.shown : '', by };
      best.set(number, { hit, score });
    }
  }
  return [...best.values()]
    .sort((a, b) => a.score - b.score || a.hit.item.id.localeCompare(b.hit.item.id))
    .slice(0, limit)
    .map(each => each.hit);
}

export type Pick =
  | { status: 'found'; hit: DrugHit }
  /** Several fit, or the name is only like a known one: a person chooses. */
  | { status: 'candidates'; hits: DrugHit[] }
  | { status: 'none' };

/** The one item that a typed line means; a misspelt name is offered, never taken. */
export function pickDrug(
  index: FormularyIndex,
  drugText: string,
  strengthText: string,
  formText: string,
): Pick {
  const hits = findDrugs(index, `${drugText} ${strengthText} ${formText}`, 12);
  if (hits.length === 0) return { status: 'none' };
  const { name, form: ownForm } = cutFragment(index, drugText);
  const wantedForm = formKey(formText) || ownForm;
  const figures = typedFigures(strengthText);
  const fitting = hitsOfName(index, name)
    .filter(({ item }) => figures.every(figure => strengthFigures(item.strength).includes(figure)))
    .filter(({ item }) => wantedForm === '' || formFits(item.form, wantedForm));
  const usual = fitting.filter(({ item }) =>
    wantedForm === '' ? /^(?:tablet|capsule)$/.test(item.form) : foldName(item.form) === wantedForm,
  );
  const [only] = fitting.length === 1 ? fitting : usual;
  if (only && (fitting.length === 1 || usual.length === 1)) return { status: 'found', hit: only };
  return { status: 'candidates', hits: fitting.length > 0 ? fitting.slice(0, 12) : hits };
}

/** The clinic's list as the line reader asks it. */
export function knownNamesOf(index: FormularyIndex): KnownNames {
  return {
    isDrug: name => index.byName.has(plainName(name)),
    hasStrength: (name, figure) => {
      const hits = hitsOfName(index, plainName(name));
      if (hits.length === 0) return undefined;
      return hits.some(({ item }) => strengthFigures(item.strength).includes(String(Number(figure))));
    },
    needsUnit: name => {
      const hits = hitsOfName(index, plainName(name));
      return hits.length > 0 && hits.every(({ item }) => item.generic.startsWith('insulin '));
    },
  };
}

/** "vit" is vitamin, "dolo650" is dolo 650, and डोलो is read as it sounds. */
const plainName = (name: string) =>
  foldName(latinOfDevanagari(name))
    .replace(/^vit /, 'vitamin ')
    .replace(/(\p{L}{3,})(\d{2,})/gu, '$1 $2');

function hitsOfName(index: FormularyIndex, name: string): DrugHit[] {
  const found = (index.byName.get(name) ?? []).flatMap(known =>
    known.itemNumbers.flatMap(number => {
      const item = index.items[number];
      return item
        ? [
            {
              item,
              matchedName: known.shown,
              brand: known.kind === 'brand' ? known.shown : '',
              by: 'name' as const,
            },
          ]
        : [];
    }),
  );
  return found.filter((hit, at) => found.findIndex(other => other.item.id === hit.item.id) === at);
}

const FORM_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:tab|tabs|tablet|tablets)$/, 'tablet'],
  [/^(?:cap|caps|capsule|capsules)$/, 'capsule'],
  [/^(?:syp|syr|syrup)$/, 'syrup'],
  [/^(?:susp|suspension)$/, 'suspension'],
  [/^(?:inj|injection)$/, 'injection'],
  [/^(?:sr|xr|er|cr|xl)$/, 'sr'],
  [/^(?:mr|md|dt)$/, ''],
  [
    /^(?:drops?|cream|gel|ointment|lotion|inhaler|respules|sachet|infusion|suppository|spray|linctus|patch|powder|shampoo|mouthwash)$/,
    '',
  ],
];

function formKey(text: string): string {
  const folded = foldName(text);
  const known = FORM_WORDS.find(([pattern]) => pattern.test(folded));
  return known ? known[1] || folded : folded;
}

/** Liquids by mouth go under several names; "drops" fits eye drops too. */
function formFits(form: string, wanted: string): boolean {
  const folded = foldName(form);
  if (wanted === 'syrup') return /syrup|suspension|solution|linctus|emulsion/.test(folded);
  return folded === wanted || folded.split(' ').includes(wanted) || folded.startsWith(wanted);
}

/** The first figure is the one that names the strength: 250 of "250mg/5ml", 60000 of "60k". */
function typedFigures(text: string): string[] {
  return strengthFigures(text.replace(/(\d)\s*k\b/gi, (_whole, digit: string) => `${digit}000`)).slice(0, 1);
}

/** Takes trailing strength and form off the typed words, unless they belong to a known name ("Vitamin D3", "D3 Must"). */
function cutFragment(
  index: FormularyIndex,
  fragment: string,
): { name: string; figures: string[]; form: string } {
  let words = plainName(fragment.slice(0, 120)).split(' ');
  let form = '';
  const figures: string[] = [];
  const [first = ''] = words;
  if (words.length > 1 && FORM_WORDS.some(([pattern]) => pattern.test(first))) {
    form = formKey(first);
    words = words.slice(1);
  }
  while (words.length > 1 && !index.byName.has(words.join(' '))) {
    const last = words.at(-1) ?? '';
    const figure = /^(\d+(?:\.\d+)?)(mg|mcg|g|ml|iu|k|%)?$/.exec(last);
    if (figure) figures.unshift(String(Number(figure[1]) * (figure[2] === 'k' ? 1000 : 1)));
    else if (FORM_WORDS.some(([pattern]) => pattern.test(last))) form ||= formKey(last);
    else if (!/^(?:mg|mcg|g|ml|iu|units?|eye|ear|nasal|oral|mdi|dry|per)$/.test(last) || words.length === 1)
      break;
    words = words.slice(0, -1);
  }
  return { name: words.join(' '), figures, form };
}

function* matchingNames(index: FormularyIndex, name: string): Generator<[DrugName, MatchedBy]> {
  let plain = 0;
  for (const known of index.names) {
    const by = plainMatch(known, name);
    if (!by) continue;
    plain += 1;
    yield [known, by];
  }
  if (plain > 0 || name.length < 4) return;
  const sound = soundKey(name);
  for (const known of index.names) if (soundsLike(known, name, sound)) yield [known, 'sound'];
}

function plainMatch(known: DrugName, name: string): MatchedBy | undefined {
  if (known.folded === name) return 'name';
  if (known.folded.startsWith(name)) return 'prefix';
  if (known.words.length > 1 && known.words.some(word => word.startsWith(name))) return 'word';
  return name.length >= 4 && known.folded.includes(name) ? 'inside' : undefined;
}

/** The first vowel is heard in many ways (एज़ी, azi), and z is written as j where the dot is left out. */
function looseSound(sound: string): string {
  return sound.replace(/^[aeiou]/, 'a').replace(/j/g, 's');
}

function soundsLike(known: DrugName, name: string, sound: string): boolean {
  if (sound.length >= 3 && looseSound(known.sound) === looseSound(sound)) return true;
  if (known.folded[0] !== name[0] && known.sound[0] !== sound[0]) return false;
  const [firstWord = ''] = known.words;
  const limit = name.length >= 8 ? 2 : 1;
  const target = name.includes(' ') ? known.folded : firstWord;
  return (
    editDistance(name, target, limit) <= limit ||
    (name.length >= 6 && editDistance(name, target.slice(0, name.length), 1) <= 1)
  );
}

type Scored = {
  index: FormularyIndex;
  number: number;
  item: FormularyItem;
  known: DrugName;
  by: MatchedBy;
  figures: string[];
  form: string;
};

/** Smaller is better: how the name fits, then strength and form, then single drugs, usual forms, the essential list. */
function scoreOf({ index, number, item, known, by, figures, form }: Scored): number {
  const own = index.numbersOfItem[number] ?? [];
  const missing = figures.filter(figure => !own.includes(figure)).length;
  const leads = figures.length > 0 && own[0] === figures[0] ? 0 : 1;
  return (
    RANK[by] * 1000 +
    missing * 400 +
    (form !== '' && !formFits(item.form, form) ? 200 : 0) +
    (known.kind === 'brand' && by !== 'name' ? 40 : 0) +
    leads * 20 +
    Math.min(item.generic.split('+').length - 1, 4) * 16 +
    (/^(?:tablet|capsule)$/.test(item.form) ? 0 : 6) +
    (item.isEssential ? 0 : 4) +
    Math.min(known.folded.length, 40) / 20
  );
}

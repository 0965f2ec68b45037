import { contract } from '#shared/contract/index.ts';
import { nameWords } from '#shared/features/patients/name-sound.rules.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import { type Random, seededRandom } from '../generator/random.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';

type Known = { id: number; fullName: string; phone: string; uhid: string };
type Typed = { text: string; match: string };

const LINE = `id, uhid, full_name, local_name, phone, phone_relation, birth_on, birth_is_estimated, sex, locality,
  last_visit_on`;
const PEOPLE = 120;

function somePeople(driver: Driver, random: Random): Known[] {
  const all = driver
    .prepare('SELECT id, full_name AS fullName, phone, uhid FROM patients ORDER BY id')
    .all() as Known[];
  return Array.from({ length: PEOPLE }, () => random.pick(all));
}

const prefixes = (words: readonly string[]) => words.map(word => `"${word}"*`).join(' ');

/** Every state of the box while a person types a name. */
function keystrokes({ fullName }: Known): Typed[] {
  const text = fullName.toLowerCase();
  return Array.from({ length: text.length }, (_, index) => text.slice(0, index + 1))
    .filter(typed => !typed.endsWith(' '))
    .map(typed => ({ text: typed, match: prefixes(nameWords(typed)) }));
}

/** One slip in one word: a letter lost, doubled, swapped or struck beside. */
export function withSlip(random: Random, fullName: string): string {
  const words = fullName.toLowerCase().split(' ');
  const which = words.findIndex(word => word.length >= 4);
  const word = words[which];
  if (!word) return fullName.toLowerCase();
  const at = random.whole(1, word.length - 2);
  const letter = word[at] ?? '';
  const next = word[at + 1] ?? '';
  const slip = random.pick([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + next + letter + word.slice(at + 2),
    word.slice(0, at) + random.pick([...'aeioukst']) + word.slice(at + 1),
  ]);
  return words.map((each, index) => (index === which ? slip : each)).join(' ');
}

export function searchOperations(driver: Driver): Operation[] {
  const random = seededRandom('searching');
  const people = somePeople(driver, random);
  const byWords = driver.prepare(`
    SELECT ${LINE} FROM patients
    WHERE recency IN (SELECT rowid FROM patient_search WHERE patient_search MATCH ? ORDER BY rowid DESC LIMIT 20)
    ORDER BY recency DESC`);
  const byEnding = driver.prepare(`
    SELECT ${LINE} FROM patients WHERE phone_reversed >= ? AND phone_reversed < ? ORDER BY phone_reversed LIMIT 20`);
  const byUhid = driver.prepare(`SELECT ${LINE} FROM patients WHERE uhid = ?`);
  const typed = people.flatMap(keystrokes);
  const slips = people.map(person => ({
    text: withSlip(random, person.fullName),
    match: prefixes(nameWords(person.fullName)),
  }));
  const endings = people.map(({ phone }) => phone.slice(-random.whole(4, 10)));
  const search = (ask: Ask, text: string) => ask('desk', contract.patients.search, { text });

  const asTyped: Operation<Typed> = {
    name: 'search as typed (every keystroke)',
    goal: 'P1: p50 ≤ 3× raw, p95 ≤ 5×',
    rounds: Math.min(900, typed.length),
    prepare: round => typed[round % typed.length] as Typed,
    raw: ({ match }) => byWords.all(match),
    ours: (ask, { text }) => search(ask, text),
  };
  const misspelt: Operation<Typed> = {
    name: 'search, one slip (raw knows the name)',
    goal: 'P2: ≥ 80 % found',
    rounds: 200,
    prepare: round => slips[round % slips.length] as Typed,
    raw: ({ match }) => byWords.all(match),
    ours: (ask, { text }) => search(ask, text),
  };
  const phone: Operation<string> = {
    name: 'search by last 4–10 digits',
    goal: 'P3: ≤ 3× raw + 0.3 ms',
    rounds: 200,
    prepare: round => endings[round % endings.length] as string,
    raw: digits => {
      const reversed = [...digits].reverse().join('');
      return byEnding.all(reversed, `${reversed}:`);
    },
    ours: search,
  };
  const uhid: Operation<string> = {
    name: 'search by UHID',
    goal: 'P3: ≤ 3× raw + 0.3 ms',
    rounds: 200,
    prepare: round => people[round % people.length]?.uhid ?? '',
    raw: number => byUhid.all(number),
    ours: search,
  };
  return [asTyped, misspelt, phone, uhid] as Operation[];
}

/** How many names with one slip are among the twenty shown; in a large clinic many people share a name. */
export async function shareFoundDespiteSlip(driver: Driver, ask: Ask): Promise<number> {
  const random = seededRandom('slips');
  const people = somePeople(driver, random);
  let found = 0;
  for (const { id, fullName } of people) {
    const hits = await ask('desk', contract.patients.search, { text: withSlip(random, fullName) });
    if (hits.some(({ patient }) => patient.id === id || patient.fullName === fullName)) found += 1;
  }
  return found / people.length;
}

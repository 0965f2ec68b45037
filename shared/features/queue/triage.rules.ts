import type { VitalFlag } from '../encounters/vitals.schema.ts';
import type { Priority, TriageSuggestion } from './queue.contract.ts';
import { isMoreUrgent } from './queue.rules.ts';

/** One row of resources/reference/triage_words.csv. */
export type TriageWords = {
  id: string;
  phrases: readonly string[];
  tier: Exclude<Priority, 'routine'>;
  minAgeMonths: number | null;
  maxAgeMonths: number | null;
  isForPregnancy: boolean;
};

export type TriageCase = {
  complaint: string;
  ageMonths: number;
  isPregnant: boolean;
  /** Measures outside their range for the age, with the value as it was read. */
  flags: readonly { measure: string; value: number; flag: VitalFlag }[];
};

type Reason = TriageSuggestion['because'][number];
type Finding = { tier: Priority; reason: Reason };

/** Small letters and single spaces; combining signs of Indian scripts stay. */
function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

const NOT_BEFORE = new Set(['no', 'not', 'without', 'denies', 'bina', 'बिना']);
const NOT_AFTER = new Set(['nahi', 'nahin', 'nhi', 'नहीं', 'नही']);
const NEGATION_REACH = 2;

/** A phrase with its words folded, found by its first word. */
type Phrase = { rule: TriageWords; phrase: string; words: readonly string[] };
export type TriageIndex = ReadonlyMap<string, readonly Phrase[]>;

const wordsOf = (text: string) => folded(text).split(' ');

/** Made once for all complaints. */
export function triageIndex(rules: readonly TriageWords[]): TriageIndex {
  const index = new Map<string, Phrase[]>();
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      const words = wordsOf(phrase);
      const [first = ''] = words;
      index.set(first, [...(index.get(first) ?? []), { rule, phrase, words }]);
    }
  }
  return index;
}

/** 'no chest pain' and 'seene me dard nahi hai' are not chest pain. */
function isDenied(complaint: readonly string[], at: number, length: number): boolean {
  const before = complaint.slice(Math.max(0, at - NEGATION_REACH), at);
  const after = complaint.slice(at + length, at + length + NEGATION_REACH);
  return before.some(word => NOT_BEFORE.has(word)) || after.some(word => NOT_AFTER.has(word));
}

/** Each rule that speaks, with the phrase that was said. */
function rulesSaid(index: TriageIndex, complaint: readonly string[]): Map<TriageWords, string> {
  const said = new Map<TriageWords, string>();
  complaint.forEach((first, at) => {
    for (const { rule, phrase, words } of index.get(first) ?? []) {
      const isHere = words.every((word, offset) => complaint[at + offset] === word);
      if (isHere && !said.has(rule) && !isDenied(complaint, at, words.length)) said.set(rule, phrase);
    }
  });
  return said;
}

function kindOf(rule: TriageWords): Reason['kind'] {
  if (rule.isForPregnancy) return 'pregnancy';
  return rule.minAgeMonths !== null || rule.maxAgeMonths !== null ? 'age' : 'complaint';
}

function isFor(rule: TriageWords, { ageMonths, isPregnant }: TriageCase): boolean {
  if (rule.isForPregnancy && !isPregnant) return false;
  if (rule.minAgeMonths !== null && ageMonths < rule.minAgeMonths) return false;
  return rule.maxAgeMonths === null || ageMonths < rule.maxAgeMonths;
}

function findingsOfWords(index: TriageIndex, person: TriageCase): Finding[] {
  if (person.complaint === '') return [];
  return [...rulesSaid(index, wordsOf(person.complaint))]
    .filter(([rule]) => isFor(rule, person))
    .map(([rule, value]) => ({ tier: rule.tier, reason: { kind: kindOf(rule), what: rule.id, value } }));
}

// Blood pressure, sugar and weight a little outside their range fill every clinic and hurry nobody.
const HURRYING = new Set(['pulsePerMinute', 'breathsPerMinute', 'temperatureCelsius', 'spo2Percent']);

function tierOfFlag(measure: string, flag: VitalFlag): Priority {
  if (flag === 'criticalLow' || flag === 'criticalHigh') return 'urgent';
  return HURRYING.has(measure) ? 'soon' : 'routine';
}

function findingsOfVitals({ flags }: TriageCase): Finding[] {
  return flags.map(({ measure, value, flag }) => ({
    tier: tierOfFlag(measure, flag),
    reason: { kind: 'vital', what: measure, value: String(value) },
  }));
}

const SEVERAL_CRITICAL = 2;

/** The tier that words and vitals speak for, with what speaks for that tier; null when nothing does. Never set by itself. */
export function suggestTriage(index: TriageIndex, person: TriageCase): TriageSuggestion | null {
  const vitals = findingsOfVitals(person);
  const critical = vitals.filter(({ tier }) => tier === 'urgent');
  const raised =
    critical.length >= SEVERAL_CRITICAL
      ? critical.map(finding => ({ ...finding, tier: 'emergency' as const }))
      : [];
  const findings = [...raised, ...vitals, ...findingsOfWords(index, person)];
  const priority = findings.reduce<Priority>(
    (most, { tier }) => (isMoreUrgent(tier, most) ? tier : most),
    'routine',
  );
  if (priority === 'routine') return null;
  const because = findings.filter(({ tier }) => tier === priority).map(({ reason }) => reason);
  return { priority, because };
}

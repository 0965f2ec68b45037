import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { celsiusFromFahrenheit } from '#shared/features/encounters/vitals.rules.ts';
import type { NewVitals } from '#shared/features/encounters/vitals.schema.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { checkAllergies } from '#shared/features/prescriptions/allergy.rules.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { CheckResult } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { isSameProduct } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { filledForm } from './filled-forms.ts';
import type { Illness } from './illness.ts';
import type { LabDesk } from './lab-desk.ts';
import type { Person } from './people.ts';
import type { LineReader } from './prescription-lines.ts';
import type { Random } from './random.ts';
import type { Regular } from './turnout.ts';

const PROVISIONAL_SHARE = 0.12;

function weightOf(random: Random, person: Person, years: number, months: number): number {
  if (years < 1) return random.around(3.6 + months * 0.52, 0.5, 0.1);
  if (years < 15) return random.around(8 + years * 2.4, 1.5, 0.1);
  return random.around(person.sex === 'F' ? 58 : 67, 9, 0.5);
}

function heightOf(random: Random, person: Person, years: number): number {
  if (years < 2) return random.around(52 + years * 25, 4, 0.5);
  if (years < 15) return random.around(78 + years * 5.8, 4, 0.5);
  return random.around(person.sex === 'F' ? 154 : 168, 6, 0.5);
}

/** What the nurse writes down: weight always, the rest as the complaint and the age ask for it. */
export function vitalsOf(random: Random, person: Person, illness: Illness, onDate: LocalDate): NewVitals {
  const { years, months } = ageOn(person.birthOn, onDate);
  const signs = illness.signs ?? [];
  const isAdult = years >= 15;
  const isFebrile = signs.includes('fever');
  const systolic = random.around(signs.includes('pressure') ? 148 : 122, 9, 2);
  return {
    systolicMmHg: isAdult ? systolic : null,
    diastolicMmHg: isAdult ? random.around(systolic * 0.4 + 31, 5, 2) : null,
    pulsePerMinute: random.around((isAdult ? 78 : 108) + (isFebrile ? 14 : 0), 7, 1),
    breathsPerMinute: signs.includes('breathless') ? random.around(isAdult ? 22 : 32, 3, 1) : null,
    temperatureCelsius: celsiusFromFahrenheit(random.around(isFebrile ? 100.8 : 98.2, 0.5, 0.1)),
    spo2Percent: isFebrile || signs.includes('breathless') ? random.whole(94, 99) : null,
    weightKg: weightOf(random, person, years, months),
    heightCm: random.chance(0.3) ? heightOf(random, person, years) : null,
    glucoseMgDl: signs.includes('sugar') ? random.around(172, 38, 1) : null,
  };
}

type StoryTeller = {
  random: Random;
  lists: ReferenceLists;
  readLine: LineReader;
  parts: { labs: LabDesk; forms: Random };
};

function checkOf(lines: EncounterBody['lines'], person: Person, lists: ReferenceLists): CheckResult {
  return {
    warnings: [],
    notChecked: [],
    checkedPairs: (lines.length * (lines.length - 1)) / 2,
    checkedCount: lines.length,
    allergyStatus: person.allergyStatus,
    listVersion: lists.versions.interactions.version,
    lists: [lists.checkTables.listOf.interactions, lists.checkTables.listOf.allergy_groups],
  };
}

// A careful doctor leaves out what the list of allergies speaks against.
function withoutAllergens(lines: EncounterBody['lines'], person: Person, lists: ReferenceLists) {
  if (person.allergies.length === 0) return lines;
  const allergies = { status: person.allergyStatus, items: person.allergies };
  const against = new Set(
    checkAllergies(lines, allergies, lists.allergyTables).findings.map(found => found.lineIndex),
  );
  return lines.filter((_, index) => !against.has(index));
}

const REPEATED_SHARE = 0.85;

// What was begun for something lasting is mostly repeated as it was; what is left out is stopped.
function medicinesOf(
  { random, readLine, parts }: StoryTeller,
  { regular, illness }: Told,
): readonly RxLine[] {
  const chosen = illness.medicines.map(choices => readLine(random.pick(choices)));
  const isRepeated = illness.isChronic && regular.taking.length > 0 && parts.forms.chance(REPEATED_SHARE);
  return isRepeated ? regular.taking : chosen;
}

function stopsOf({ regular, illness }: Told, lines: readonly RxLine[]): EncounterBody['stops'] {
  if (!illness.isChronic) return [];
  return regular.taking
    .filter(line => !lines.some(one => isSameProduct(one, line)))
    .map(({ generic, strength, form }) => ({ generic, strength, form, reason: 'Changed' }));
}

function sectionsOf({ parts }: StoryTeller, { regular, illness, onDate, vitals }: Told): FilledSection[] {
  const { form } = illness;
  if (!form || !parts.forms.chance(form.share)) return [];
  const { weightKg = null, heightCm = null } = vitals ?? {};
  const facts = { today: onDate, birthOn: regular.person.birthOn, weightKg, heightCm };
  return [filledForm(parts.forms, form.formId, facts)];
}

type Told = { regular: Regular; illness: Illness; onDate: LocalDate; vitals: NewVitals | null };

/** The note of one visit, as a doctor would sign it. */
export function noteOf(teller: StoryTeller, told: Told): { body: EncounterBody; check: CheckResult } {
  const { random, lists, parts } = teller;
  const { regular, illness, onDate } = told;
  const { person } = regular;
  const lines = withoutAllergens([...medicinesOf(teller, told)], person, lists);
  const title = lists.icd10.find(({ code }) => code === illness.icd10)?.title;
  if (!title) throw new Error(`no diagnosis ${illness.icd10} in the list`);
  const body: EncounterBody = {
    complaints: random.pick(illness.complaints),
    findings: random.pick(illness.findings),
    diagnoses: [{ text: title, icd10: illness.icd10, isProvisional: random.chance(PROVISIONAL_SHARE) }],
    lines,
    tests: illness.tests ? random.pick(illness.tests) : '',
    stops: stopsOf(told, lines),
    sections: sectionsOf(teller, told),
    orders: parts.labs.linesOf(illness),
    advice: illness.advice,
    followUpOn: illness.reviewDays === null ? null : addDays(onDate, illness.reviewDays),
    answers: [],
  };
  return { body, check: checkOf(lines, person, lists) };
}

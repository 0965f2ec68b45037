import type { RecordedAllergies } from '../allergy.rules.ts';
import type { RxLine } from '../dose.schema.ts';
import type { ActiveLine } from './active-lines.rules.ts';
import { checkAllergyLines } from './allergy-findings.rules.ts';
import type { CheckTables } from './check-tables.rules.ts';
import { type CheckedDrug, checkedDrug } from './checked-drug.rules.ts';
import { checkMaximums } from './daily-maximum.rules.ts';
import { duplicateClassesOf, duplicateIngredientsOf, givenAgain, isReplaced } from './duplicates.rules.ts';
import type { Finding, NotChecked } from './finding.schema.ts';
import { interactionsBetween, WEIGHT } from './interactions.rules.ts';
import { checkLegalMarks } from './legal-marks.rules.ts';
import { pairsOf } from './pairs.rules.ts';
import { checkAge, checkBreastFeeding, checkKidney, checkPregnancy } from './person.rules.ts';
import type { PersonFacts } from './person-facts.ts';

export type ToCheck = {
  lines: readonly RxLine[];
  /** Earlier lines that are still taken; see `activeLines`. */
  earlier: readonly ActiveLine[];
  allergies: RecordedAllergies;
  person: PersonFacts;
};
export type Checked = { findings: Finding[]; notChecked: NotChecked[]; checkedPairs: number };

/** All checks of a prescription, on ingredients, over the new lines and what is still taken; pure, a few milliseconds. */
export function checkPrescription(
  { lines, earlier, allergies, person }: ToCheck,
  tables: CheckTables,
): Checked {
  const fresh = lines.map((line, at) => checkedDrug(line, { lineNumber: at + 1, earlier: null }, tables));
  const taken = earlier.map(({ line, startedOn, endsOn }) =>
    checkedDrug(line, { lineNumber: null, earlier: { startedOn, endsOn } }, tables),
  );
  const kept = taken.filter(drug => !isReplaced(drug, fresh));
  const pairs = pairsOf(fresh, kept);
  const parts = [
    { findings: [], notChecked: unknownDrugs(fresh, kept) },
    checkAllergyLines(fresh, allergies, tables),
    checkMaximums(fresh, kept, person, tables),
    checkPregnancy(fresh, person, tables),
    checkBreastFeeding(fresh, person, tables),
    checkKidney(fresh, person, tables),
    checkLegalMarks(fresh, person, tables),
  ];
  const findings = [
    ...parts.flatMap(part => part.findings),
    ...pairs.flatMap(([drug, other]) => [
      ...interactionsBetween(drug, other, tables),
      ...duplicateIngredientsOf(drug, other, tables),
      ...duplicateClassesOf(drug, other, tables),
    ]),
    ...givenAgain(fresh, taken, tables),
    ...checkAge(fresh, person, tables),
  ];
  return {
    findings: onePerKey(findings),
    notChecked: parts.flatMap(part => part.notChecked),
    checkedPairs: pairs.filter(([drug, other]) => drug.isKnown && other.isKnown).length,
  };
}

function unknownDrugs(fresh: readonly CheckedDrug[], kept: readonly CheckedDrug[]): NotChecked[] {
  const unknown = (drug: CheckedDrug) => !drug.isKnown;
  return [
    ...fresh.filter(unknown).map(({ line, lineNumber }) => ({
      code: line.formularyId === null ? ('freeText' as const) : ('notInLists' as const),
      lineNumber,
      what: line.generic,
    })),
    ...kept.filter(unknown).map(({ line }) => ({
      code: 'earlierFreeText' as const,
      lineNumber: null,
      what: line.generic,
    })),
  ];
}

/** The gravest first within a line; the same key twice is one question. */
function onePerKey(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byKey.get(finding.key);
    if (!known || WEIGHT[finding.level] > WEIGHT[known.level]) byKey.set(finding.key, finding);
  }
  return [...byKey.values()].sort((a, b) => a.lineNumber - b.lineNumber || WEIGHT[b.level] - WEIGHT[a.level]);
}

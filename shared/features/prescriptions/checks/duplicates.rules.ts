import { foldName } from '../drug-name.rules.ts';
import { sameDrugKey } from './active-lines.rules.ts';
import type { CheckLevel } from './check-rows.schema.ts';
import type { CheckTables } from './check-tables.rules.ts';
import type { CheckedDrug } from './checked-drug.rules.ts';
import { type Finding, keyOf } from './finding.schema.ts';
import { levelOf } from './interactions.rules.ts';
import { placeOf } from './pairs.rules.ts';

/** Two of these side by side is ordinary: a meal and a basal insulin, fluids, water. */
const MAY_STAND_TWICE =
  /^insulin|^(?:water for injection|sodium chloride|dextrose|oxygen|oral rehydration salts)$/;
/** Vitamins and minerals come in many mixtures; twice is worth a word, not a stop. */
const NUTRIENTS =
  /^(?:folic acid|cyanocobalamin|methylcobalamin|vitamin.*|multi.*|cholecalciferol|calcium.*|iron.*|zinc.*|pyridoxine|thiamine|ascorbic acid|lactobacillus|simethicone|menthol)$/;

/** The same ingredient in two lines (RX-11); what stays on the surface is not counted with what is swallowed. */
export function duplicateIngredientsOf(
  drug: CheckedDrug,
  other: CheckedDrug,
  tables: CheckTables,
): Finding[] {
  if (!drug.isSystemic || !other.isSystemic) return [];
  const shared = drug.ingredients.filter(
    name => other.ingredients.includes(name) && !MAY_STAND_TWICE.test(name),
  );
  return shared.map(ingredient => ({
    key: keyOf(
      `DUP-${ingredient}`,
      ...[drug, other].map(({ line }) => `${line.generic} ${line.strength}`).sort(),
    ),
    ruleId: `DUP-${ingredient}`,
    kind: 'duplicateIngredient',
    level: levelOfTwice(drug, other, ingredient),
    ...placeOf(drug, other),
    drug: ingredient,
    other: other.line.brand || other.line.generic,
    effect: '',
    advice: '',
    amounts: null,
    isSure: true,
    list: tables.listOf.formulary,
  }));
}

function levelOfTwice(one: CheckedDrug, other: CheckedDrug, ingredient: string): CheckLevel {
  if (NUTRIENTS.test(ingredient)) return 'moderate';
  const [a, b] = [one.line, other.line];
  const routes = [one, other].map(({ item, line }) => line.dose.route ?? item?.route ?? '');
  if (routes[0] !== routes[1]) return 'moderate';
  const isSplitDose =
    foldName(a.generic) === foldName(b.generic) && a.strength !== b.strength && sameBrand(a.brand, b.brand);
  return isSplitDose ? 'moderate' : 'major';
}

const sameBrand = (one: string, other: string) =>
  one === '' || other === '' || foldName(one) === foldName(other);

/** Two members of a class of which one at a time is usual (RX-11). */
export function duplicateClassesOf(drug: CheckedDrug, other: CheckedDrug, tables: CheckTables): Finding[] {
  if (!drug.isSystemic || !other.isSystemic) return [];
  const found: Finding[] = [];
  for (const one of drug.ingredients) {
    for (const row of tables.classesOfIngredient.get(one) ?? []) {
      const second = other.ingredients.find(
        name => !drug.ingredients.includes(name) && tables.classesOfIngredient.get(name)?.includes(row),
      );
      if (second === undefined || other.ingredients.includes(one)) continue;
      found.push({
        key: keyOf(`CLS-${row.name}`, ...[one, second].sort()),
        ruleId: `CLS-${row.name}`,
        kind: 'duplicateClass',
        level: levelOf(row),
        ...placeOf(drug, other),
        drug: one,
        other: second,
        effect: row.label,
        advice: '',
        amounts: null,
        isSure: row.isSure,
        list: tables.listOf.duplicate_classes,
      });
    }
  }
  return found;
}

/** Which earlier lines the new ones take the place of: the same drug again is a change of dose, not a second drug. */
export function isReplaced(earlier: CheckedDrug, fresh: readonly CheckedDrug[]): boolean {
  return fresh.some(({ line }) => sameDrugKey(line) === sameDrugKey(earlier.line));
}

/** A course given a few days ago and given again before its end: said, never asked. */
export function givenAgain(
  fresh: readonly CheckedDrug[],
  earlier: readonly CheckedDrug[],
  tables: CheckTables,
): Finding[] {
  return fresh.flatMap(drug => {
    const before = earlier.find(({ line }) => sameDrugKey(line) === sameDrugKey(drug.line));
    if (!before || before.earlier === null || before.earlier.endsOn === null) return [];
    const ruleId = 'DUP-given-again';
    return [
      {
        key: keyOf(ruleId, drug.line.generic),
        ruleId,
        kind: 'alreadyGiven' as const,
        level: 'moderate' as const,
        ...placeOf(drug, before),
        drug: drug.line.generic,
        other: '',
        effect: '',
        advice: '',
        amounts: null,
        isSure: true,
        list: tables.listOf.formulary,
      },
    ];
  });
}

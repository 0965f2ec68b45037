import { foldName } from '../drug-name.rules.ts';
import type { MaximumRow } from './check-rows.schema.ts';
import type { CheckTables } from './check-tables.rules.ts';
import type { CheckedDrug } from './checked-drug.rules.ts';
import { mgFromLine } from './daily-amount.rules.ts';
import { type Finding, keyOf, type NotChecked } from './finding.schema.ts';
import { levelOf } from './interactions.rules.ts';
import type { PersonFacts } from './person-facts.ts';

const ADULT_FROM_MONTHS = 216;
/** A child's share is per kilogram and the spoon is not: a tenth above it is the rounding, not a slip. */
const CHILD_TOLERANCE = 1.1;
const MG_IN = { mg: 1, mcg: 0.001 } as const;

export type MaximumsChecked = { findings: Finding[]; notChecked: NotChecked[] };

/** Adds up each ingredient over all brands, new and still taken, and holds the sum against its list (RX-12). */
export function checkMaximums(
  fresh: readonly CheckedDrug[],
  earlier: readonly CheckedDrug[],
  person: PersonFacts,
  tables: CheckTables,
): MaximumsChecked {
  const checked: MaximumsChecked = { findings: [], notChecked: [] };
  for (const ingredient of new Set(fresh.flatMap(drug => drug.ingredients))) {
    for (const row of tables.maximums.get(ingredient) ?? [])
      checkOne(row, ingredient, { fresh, earlier, person, tables, checked });
  }
  return checked;
}

type Sum = {
  fresh: readonly CheckedDrug[];
  earlier: readonly CheckedDrug[];
  person: PersonFacts;
  tables: CheckTables;
  checked: MaximumsChecked;
};

function checkOne(row: MaximumRow, ingredient: string, sum: Sum): void {
  const { fresh, earlier, person, tables, checked } = sum;
  const counted = (drug: CheckedDrug) =>
    drug.isKnown && isMeant(row, drug) && drug.ingredients.includes(ingredient);
  const own = fresh.filter(counted);
  const last = own.at(-1);
  if (!last) return;
  let total = 0;
  for (const drug of [...own, ...earlier.filter(counted)]) {
    const mg = mgFromLine(drug.line, drug.ingredients, ingredient, row.per);
    if (mg === null)
      checked.notChecked.push({
        code: 'amountNotCounted',
        lineNumber: drug.lineNumber,
        what: drug.line.generic,
      });
    else total += mg / MG_IN[row.unit];
  }
  const maximum = maximumFor(row, person);
  if (maximum === 'noWeight')
    checked.notChecked.push({ code: 'noWeight', lineNumber: last.lineNumber, what: row.ingredient });
  // Without a weight the adult's maximum still holds.
  const limit = maximum === 'noWeight' ? row.adultMax : maximum;
  const rounded = Math.round(total * 1000) / 1000;
  if (rounded <= limit * (limit < row.adultMax ? CHILD_TOLERANCE : 1)) return;
  const ruleId = `MAX-${row.ingredient}`;
  checked.findings.push({
    // A larger sum is another question than the one that was answered.
    key: keyOf(ruleId, String(rounded)),
    ruleId,
    kind: 'dailyMaximum',
    level: levelOf(row),
    lineNumber: last.lineNumber ?? 0,
    otherLineNumber: own.length > 1 ? (own[0]?.lineNumber ?? null) : null,
    earlier: null,
    drug: row.ingredient,
    other: '',
    effect: '',
    advice: row.source,
    amounts: { total: rounded, maximum: limit, unit: row.unit, per: row.per },
    isSure: row.isSure,
    list: tables.listOf.daily_maximum,
  });
}

function isMeant(row: MaximumRow, drug: CheckedDrug): boolean {
  if (!drug.isSystemic) return false;
  return !row.isOralOnly || foldName(drug.item?.route ?? 'oral').includes('oral');
}

function maximumFor(row: MaximumRow, { ageMonths, weightKg }: PersonFacts): number | 'noWeight' {
  if (ageMonths >= ADULT_FROM_MONTHS || row.childMaxPerKg === null) return row.adultMax;
  if (weightKg === null) return 'noWeight';
  return Math.min(row.adultMax, Math.round(row.childMaxPerKg * weightKg * 10) / 10);
}

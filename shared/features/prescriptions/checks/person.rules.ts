import { bedsideSchwartz, ckdEpi2021 } from '../../encounters/egfr.rules.ts';
import { foldName } from '../drug-name.rules.ts';
import type { CheckLevel } from './check-rows.schema.ts';
import type { CheckTables } from './check-tables.rules.ts';
import { type CheckedDrug, shownName } from './checked-drug.rules.ts';
import { type Finding, type FindingKind, keyOf, type ListUsed, type NotChecked } from './finding.schema.ts';
import { levelOf } from './interactions.rules.ts';
import { mayBePregnant, type PersonFacts } from './person-facts.ts';

export type PersonChecked = { findings: Finding[]; notChecked: NotChecked[] };
type Ruled = { level: CheckLevel; isSure: boolean; effect: string; advice: string };
type Told = { kind: FindingKind; ruleId: string; drug: string; other?: string; list: ListUsed };

function finding(drug: CheckedDrug, row: Ruled, told: Told): Finding {
  return {
    key: keyOf(told.ruleId, drug.line.generic),
    ruleId: told.ruleId,
    kind: told.kind,
    level: levelOf(row),
    lineNumber: drug.lineNumber ?? 0,
    otherLineNumber: null,
    earlier: null,
    drug: told.drug,
    other: told.other ?? '',
    effect: row.effect,
    advice: row.advice,
    amounts: null,
    isSure: row.isSure,
    list: told.list,
  };
}

const PREGNANCY_LEVEL: Record<string, CheckLevel> = {
  contraindicated: 'contraindicated',
  avoid: 'major',
  caution: 'moderate',
};

/** Pregnancy (RX-12) by the row of the product itself; whether a blank is safe nobody knows. */
export function checkPregnancy(
  fresh: readonly CheckedDrug[],
  person: PersonFacts,
  tables: CheckTables,
): PersonChecked {
  const checked: PersonChecked = { findings: [], notChecked: [] };
  if (person.pregnancy === 'no' || !mayBePregnant(person)) return checked;
  const toAsk: string[] = [];
  for (const drug of fresh.filter(({ isKnown }) => isKnown)) {
    const row = tables.cautions.get(foldName(drug.line.generic));
    const category = row?.pregnancy ?? '';
    const level = PREGNANCY_LEVEL[category];
    if (category === '' || category === 'no-data') {
      if (person.pregnancy === 'yes')
        checked.notChecked.push({
          code: 'pregnancyUnknown',
          lineNumber: drug.lineNumber,
          what: shownName(drug),
        });
    } else if (level && person.pregnancy === 'yes') {
      const ruleId = `PRG-${foldName(drug.line.generic)}`;
      const ruled = { level, isSure: row?.isSure ?? false, effect: row?.pregnancyNote ?? '', advice: '' };
      const list = tables.listOf.drug_cautions;
      checked.findings.push(
        finding(drug, ruled, { kind: 'pregnancy', ruleId, drug: shownName(drug), other: category, list }),
      );
    } else if (level && level !== 'moderate') toAsk.push(shownName(drug));
  }
  if (toAsk.length > 0)
    checked.notChecked.push({ code: 'pregnancyNotAsked', lineNumber: null, what: toAsk.join(', ') });
  return checked;
}

export function checkBreastFeeding(
  fresh: readonly CheckedDrug[],
  person: PersonFacts,
  tables: CheckTables,
): PersonChecked {
  const checked: PersonChecked = { findings: [], notChecked: [] };
  if (person.breastFeeding === 'no' || !mayBePregnant(person)) return checked;
  const toAsk: string[] = [];
  for (const drug of fresh.filter(each => each.isSystemic)) {
    for (const ingredient of drug.ingredients) {
      for (const row of tables.lactationRules.get(ingredient) ?? []) {
        if (person.breastFeeding === 'yes') {
          const told = { kind: 'lactation', ruleId: `LAC-${ingredient}`, drug: ingredient } as const;
          checked.findings.push(finding(drug, row, { ...told, list: tables.listOf.lactation_rules }));
        } else if (row.level !== 'moderate') toAsk.push(ingredient);
      }
    }
  }
  if (toAsk.length > 0)
    checked.notChecked.push({
      code: 'breastFeedingNotAsked',
      lineNumber: null,
      what: [...new Set(toAsk)].join(', '),
    });
  return checked;
}

export function checkAge(
  fresh: readonly CheckedDrug[],
  { ageMonths }: PersonFacts,
  tables: CheckTables,
): Finding[] {
  return fresh.flatMap(drug =>
    drug.ingredients.flatMap(ingredient => [
      ...(tables.ageBars.get(ingredient) ?? [])
        .filter(row => ageMonths < row.belowMonths && (drug.isSystemic || !row.isSystemicOnly))
        .map(row =>
          finding(drug, row, {
            kind: 'age',
            ruleId: `AGE-${ingredient}-${row.belowMonths}`,
            drug: ingredient,
            list: tables.listOf.age_bars,
          }),
        ),
      ...(tables.elderlyNotes.get(ingredient) ?? [])
        .filter(row => ageMonths >= row.fromYears * 12 && drug.isSystemic)
        .map(row =>
          finding(drug, row, {
            kind: 'elderly',
            ruleId: `ELD-${ingredient}`,
            drug: ingredient,
            list: tables.listOf.elderly_notes,
          }),
        ),
    ]),
  );
}

const ADULT_FROM_MONTHS = 216;

/** Estimated filtration, or which value is missing for it. */
export function filtrationOf(person: PersonFacts): number | 'noCreatinine' | 'noHeight' {
  const { creatinineMgDl, ageMonths, heightCm, sex } = person;
  if (creatinineMgDl === null) return 'noCreatinine';
  if (ageMonths >= ADULT_FROM_MONTHS)
    return ckdEpi2021({ creatinineMgDl, ageYears: Math.floor(ageMonths / 12), isFemale: sex === 'F' });
  return heightCm === null ? 'noHeight' : bedsideSchwartz({ creatinineMgDl, heightCm });
}

export function checkKidney(
  fresh: readonly CheckedDrug[],
  person: PersonFacts,
  tables: CheckTables,
): PersonChecked {
  const checked: PersonChecked = { findings: [], notChecked: [] };
  const filtration = filtrationOf(person);
  const toKnow: string[] = [];
  for (const drug of fresh.filter(({ isSystemic }) => isSystemic)) {
    for (const ingredient of drug.ingredients) {
      const rows = tables.renalRules.get(ingredient) ?? [];
      if (typeof filtration === 'string') {
        if (rows.some(({ level }) => level !== 'moderate')) toKnow.push(ingredient);
        continue;
      }
      const row = rows.find(each => filtration >= each.egfrFrom && filtration < each.egfrBelow);
      if (!row) continue;
      const ruleId = `REN-${ingredient}-${row.egfrBelow}`;
      const list = tables.listOf.renal_rules;
      checked.findings.push(
        finding(drug, row, { kind: 'renal', ruleId, drug: ingredient, other: `eGFR ${filtration}`, list }),
      );
    }
  }
  if (typeof filtration === 'string' && toKnow.length > 0)
    checked.notChecked.push({
      code: filtration,
      lineNumber: null,
      what: [...new Set(toKnow)].join(', '),
    });
  return checked;
}

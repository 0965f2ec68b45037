import { type Allergen, type AllergyTables, readAllergen, readDrugName } from './allergy-tables.rules.ts';
import { foldName } from './drug-name.rules.ts';
import type { AllergyRow, CrossLevel } from './reference-rows.schema.ts';

export type CheckedLine = { formularyId: string | null; generic: string; brand?: string; form?: string };
export type RecordedAllergy = { substance: string; severity?: 'unknown' | 'mild' | 'severe' };
export type RecordedAllergies = {
  status: 'notRecorded' | 'none' | 'listed';
  items: readonly RecordedAllergy[];
};

export type AllergyFinding = {
  lineIndex: number;
  level: 'block' | 'warn';
  kind: 'sameIngredient' | 'sameGroup' | 'crossReaction';
  /** The allergen as it was recorded. */
  allergen: string;
  ingredient: string;
  groupName: string;
  advice: string;
  sure: boolean;
  /** How far the list says that the two cross; null for the substance itself. */
  crossLevel: CrossLevel | 'stated' | null;
  /** The lists state only the other direction. */
  isInferred: boolean;
};

export type AllergyCheck = {
  status: RecordedAllergies['status'];
  findings: AllergyFinding[];
  /** Lines of free text: no list can judge them. */
  notChecked: number[];
  /** Recorded allergens that no list knows. */
  allergensNotKnown: string[];
};

/** Holds every line against every recorded allergy, by ingredient and by group (RX-9). Doubtful rows warn and never block. */
export function checkAllergies(
  lines: readonly CheckedLine[],
  allergies: RecordedAllergies,
  tables: AllergyTables,
): AllergyCheck {
  const read = lines.map(line => readDrugName(foldName(line.generic), tables));
  const notChecked = lines.flatMap((line, index) =>
    line.formularyId === null || !read[index] ? [index] : [],
  );
  const check: AllergyCheck = { status: allergies.status, findings: [], notChecked, allergensNotKnown: [] };
  if (allergies.status !== 'listed') return check;

  for (const allergy of allergies.items) {
    const allergen = readAllergen(allergy.substance, tables);
    if (!allergen) check.allergensNotKnown.push(allergy.substance);
    for (const [lineIndex, line] of lines.entries()) {
      const finding = allergen
        ? judge(read[lineIndex] ?? plainText(line), allergen, allergy, tables)
        : judgeByText(line, allergy);
      if (finding) check.findings.push({ lineIndex, allergen: allergy.substance, ...finding });
    }
  }
  return check;
}

type Finding = Omit<AllergyFinding, 'lineIndex' | 'allergen'>;

const SAME_SUBSTANCE = 'Do not give: allergy to this substance is recorded';

/** Free text is still searched for the words of the allergen: a homemade name does not hide penicillin. */
function plainText(line: CheckedLine): Allergen {
  const words = foldName(`${line.generic} ${line.brand ?? ''}`).split(' ');
  return { names: new Set(words), ingredients: new Set(words), groups: [] };
}

function judgeByText(line: CheckedLine, { substance }: RecordedAllergy): Finding | undefined {
  const wanted = foldName(substance);
  const isNamed =
    wanted.length >= 4 &&
    [line.generic, line.brand ?? ''].some(name => ` ${foldName(name)} `.includes(` ${wanted} `));
  if (!isNamed) return undefined;
  return {
    level: 'block',
    kind: 'sameIngredient',
    ingredient: substance,
    groupName: '',
    advice: SAME_SUBSTANCE,
    sure: true,
    crossLevel: null,
    isInferred: false,
  };
}

function judge(
  line: Allergen,
  allergen: Allergen,
  allergy: RecordedAllergy,
  tables: AllergyTables,
): Finding | undefined {
  const same = [...line.ingredients].find(name => allergen.ingredients.has(name));
  if (same !== undefined) {
    return {
      level: 'block',
      kind: 'sameIngredient',
      ingredient: same,
      groupName: '',
      advice: SAME_SUBSTANCE,
      sure: true,
      crossLevel: null,
      isInferred: false,
    };
  }
  const lineRows = rowsOf(line, tables);
  const allergenRows = rowsOf(allergen, tables);
  const found = lineRows.flatMap(row => [
    ...byGroupAllergen(row, allergen.groups, tables),
    ...allergenRows.flatMap(other => byDrugAllergen(row, other)),
  ]);
  const findings = found.flatMap(each => toFinding(each, line, allergy) ?? []);
  return findings.sort((a, b) => strength(b) - strength(a))[0];
}

function rowsOf(drug: Allergen, tables: AllergyTables): AllergyRow[] {
  return [...drug.names].flatMap(name => tables.rowsByMember.get(name) ?? []);
}

type Relation = {
  row: AllergyRow;
  level: CrossLevel | 'stated';
  kind: AllergyFinding['kind'];
  advice: string;
  neverBlocks?: true;
};

/** A shared side chain crosses only between the drugs that have it. */
const isSideChain = (group: string) => group.includes('sidechain') || group === 'ceftazidime_aztreonam';

/** The lists compare each generation with penicillins, not with the other generations. */
const isCephalosporin = (group: string) => group.startsWith('cephalosporins_');

function byGroupAllergen(row: AllergyRow, groups: readonly string[], tables: AllergyTables): Relation[] {
  if (groups.includes(row.group)) {
    const level = row.reactionToGroup === row.group ? row.crossLevel : 'stated';
    return [{ row, level, kind: 'sameGroup', advice: row.advice }];
  }
  if (groups.includes(row.reactionToGroup))
    return [{ row, level: row.crossLevel, kind: 'crossReaction', advice: row.advice }];
  return tables.rows
    .filter(
      other =>
        groups.includes(other.group) &&
        other.reactionToGroup === row.group &&
        row.reactionToGroup === row.group,
    )
    .map(other => ({
      row,
      level: other.crossLevel,
      kind: 'crossReaction',
      advice: other.advice,
      neverBlocks: true,
    }));
}

function byDrugAllergen(row: AllergyRow, other: AllergyRow): Relation[] {
  if (row.group === other.group) {
    const isStated = row.reactionToGroup === row.group || isSideChain(row.group);
    return [{ row, level: isStated ? row.crossLevel : 'partial', kind: 'sameGroup', advice: row.advice }];
  }
  if (isSideChain(row.group) || isSideChain(other.group)) return [];
  if (row.reactionToGroup === other.group)
    return [{ row, level: row.crossLevel, kind: 'crossReaction', advice: row.advice }];
  if (isCephalosporin(row.group) && isCephalosporin(other.group)) {
    return [
      {
        row,
        level: 'unknown',
        kind: 'sameGroup',
        advice: 'Another cephalosporin: ask what the reaction was',
      },
    ];
  }
  // The lists state one direction (penicillin, then cephalosporin); the other is only inferred and never blocks.
  if (other.reactionToGroup === row.group) {
    return [{ row, level: other.crossLevel, kind: 'crossReaction', advice: other.advice, neverBlocks: true }];
  }
  return [];
}

function toFinding(
  { row, level, kind, advice, neverBlocks }: Relation,
  line: Allergen,
  allergy: RecordedAllergy,
): Finding | undefined {
  if (level === 'none') return undefined;
  const blocks =
    level === 'stated' ||
    level === 'full' ||
    level === 'high' ||
    (level === 'partial' && allergy.severity === 'severe');
  const sure = row.isSure && level !== 'unknown';
  const member = foldName(row.member);
  const ingredient = [...line.ingredients].find(name => ` ${member} `.includes(` ${name} `)) ?? row.member;
  return {
    level: blocks && sure && !neverBlocks ? 'block' : 'warn',
    kind,
    ingredient,
    groupName: row.label,
    advice,
    sure,
    crossLevel: level,
    isInferred: neverBlocks ?? false,
  };
}

const strength = (finding: Finding) => (finding.level === 'block' ? 2 : 0) + (finding.sure ? 1 : 0);

import type { AllergyTables } from '../allergy-tables.rules.ts';
import { foldName } from '../drug-name.rules.ts';
import type { DrugCaution, FormularyItem, IngredientRow, ListVersion } from '../reference-rows.schema.ts';
import type {
  AgeBarRow,
  ChildDoseRow,
  DuplicateClassRow,
  ElderlyRow,
  InteractionClassRow,
  InteractionRow,
  LactationRow,
  MaximumRow,
  OutsideNameRow,
  RenalRow,
  TeleListRow,
} from './check-rows.schema.ts';
import type { ListUsed } from './finding.schema.ts';

export const CHECK_LISTS = [
  ...(['interactions', 'interaction_classes', 'outside_names', 'daily_maximum', 'age_bars'] as const),
  ...(['elderly_notes', 'lactation_rules', 'renal_rules', 'duplicate_classes', 'tele_lists'] as const),
  'child_doses',
] as const;
export type CheckListName = (typeof CHECK_LISTS)[number];
/** Every list a finding may rest on. */
export type UsedListName = CheckListName | 'formulary' | 'allergy_groups' | 'drug_cautions';

export type CheckRows = {
  ingredients: readonly IngredientRow[];
  formularyById: ReadonlyMap<string, FormularyItem>;
  cautionsByGeneric: ReadonlyMap<string, DrugCaution>;
  interactions: readonly InteractionRow[];
  interactionClasses: readonly InteractionClassRow[];
  outsideNames: readonly OutsideNameRow[];
  maximums: readonly MaximumRow[];
  ageBars: readonly AgeBarRow[];
  elderlyNotes: readonly ElderlyRow[];
  lactationRules: readonly LactationRow[];
  renalRules: readonly RenalRow[];
  duplicateClasses: readonly DuplicateClassRow[];
  teleLists: readonly TeleListRow[];
  childDoses: readonly ChildDoseRow[];
  allergyTables: AllergyTables;
  versions: Readonly<Record<UsedListName, ListVersion>>;
};

/** One way in which two names meet: 2 names both drugs, 1 and 0 lean on a class. */
export type Meeting = { row: InteractionRow; specificity: 0 | 1 | 2 };

export type DrugFacts = {
  generic: string;
  ingredients: readonly string[];
  /** Every name under which a list may know it, with the ingredients behind that name. */
  names: ReadonlyMap<string, readonly string[]>;
  systemic: IngredientRow['systemic'];
};

export type CheckTables = {
  drugs: ReadonlyMap<string, DrugFacts>;
  formularyById: ReadonlyMap<string, FormularyItem>;
  cautions: ReadonlyMap<string, DrugCaution>;
  /** By folded name, then by the folded name that it meets. */
  meetings: ReadonlyMap<string, ReadonlyMap<string, readonly Meeting[]>>;
  membersOfClass: ReadonlyMap<string, ReadonlySet<string>>;
  /** First word → names that free text is searched for. */
  namesByFirstWord: ReadonlyMap<string, readonly { words: string[]; facts: DrugFacts }[]>;
  maximums: ReadonlyMap<string, readonly MaximumRow[]>;
  ageBars: ReadonlyMap<string, readonly AgeBarRow[]>;
  elderlyNotes: ReadonlyMap<string, readonly ElderlyRow[]>;
  lactationRules: ReadonlyMap<string, readonly LactationRow[]>;
  renalRules: ReadonlyMap<string, readonly RenalRow[]>;
  classesOfIngredient: ReadonlyMap<string, readonly DuplicateClassRow[]>;
  teleLists: ReadonlyMap<string, readonly TeleListRow[]>;
  childDoses: ReadonlyMap<string, readonly ChildDoseRow[]>;
  allergy: AllergyTables;
  listOf: Readonly<Record<UsedListName, ListUsed>>;
};

/** Made once when the lists are loaded; the checks only look up. */
export function buildCheckTables(rows: CheckRows): CheckTables {
  const drugs = drugFacts(rows.ingredients);
  const membersOfClass = new Map<string, Set<string>>();
  for (const { name, member } of rows.interactionClasses) {
    membersOfClass.set(name, (membersOfClass.get(name) ?? new Set()).add(foldName(member)));
  }
  const byIngredient = <Row extends { ingredient: string }>(list: readonly Row[]) =>
    grouped(list, row => [foldName(row.ingredient)]);
  return {
    drugs,
    formularyById: rows.formularyById,
    cautions: new Map([...rows.cautionsByGeneric].map(([generic, row]) => [foldName(generic), row])),
    meetings: meetingsOf(rows.interactions, membersOfClass),
    membersOfClass,
    namesByFirstWord: freeTextNames(drugs, rows.outsideNames),
    maximums: byIngredient(rows.maximums),
    ageBars: byIngredient(rows.ageBars),
    elderlyNotes: byIngredient(rows.elderlyNotes),
    lactationRules: byIngredient(rows.lactationRules),
    renalRules: byIngredient(rows.renalRules),
    classesOfIngredient: grouped(rows.duplicateClasses, row =>
      ingredientsOfClass(row, drugs, membersOfClass),
    ),
    teleLists: byIngredient(rows.teleLists),
    childDoses: grouped(rows.childDoses, row => [foldName(row.generic)]),
    allergy: rows.allergyTables,
    listOf: Object.fromEntries(
      Object.entries(rows.versions).map(([name, { version, date }]) => [name, { name, version, date }]),
    ) as Record<UsedListName, ListUsed>,
  };
}

function drugFacts(ingredients: readonly IngredientRow[]): Map<string, DrugFacts> {
  const ingredientsOf = new Map(
    ingredients.map(row => [foldName(row.generic), row.ingredients.map(foldName)]),
  );
  return new Map(
    ingredients.map(row => {
      const own = row.ingredients.map(foldName);
      const names = new Map<string, readonly string[]>();
      for (const name of [row.generic, ...row.matchNames, ...row.ingredients].map(foldName)) {
        const behind = own.includes(name) ? [name] : (ingredientsOf.get(name) ?? own);
        names.set(
          name,
          behind.filter(ingredient => own.includes(ingredient)),
        );
      }
      return [
        foldName(row.generic),
        { generic: row.generic, ingredients: own, names, systemic: row.systemic },
      ];
    }),
  );
}

function meetingsOf(
  interactions: readonly InteractionRow[],
  membersOfClass: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, Map<string, Meeting[]>> {
  const meetings = new Map<string, Map<string, Meeting[]>>();
  const namesOf = ({ name, isClass }: InteractionRow['a']) =>
    isClass ? [...(membersOfClass.get(name) ?? [])] : [foldName(name)];
  const put = (name: string, other: string, meeting: Meeting) => {
    const others = meetings.get(name) ?? new Map<string, Meeting[]>();
    const known = others.get(other) ?? [];
    // A class with itself comes round from both sides.
    if (!known.some(({ row }) => row === meeting.row)) others.set(other, [...known, meeting]);
    meetings.set(name, others);
  };
  for (const row of interactions) {
    const specificity = ((row.a.isClass ? 0 : 1) + (row.b.isClass ? 0 : 1)) as Meeting['specificity'];
    for (const a of namesOf(row.a)) {
      for (const b of namesOf(row.b)) {
        if (a === b) continue;
        put(a, b, { row, specificity });
        put(b, a, { row, specificity });
      }
    }
  }
  return meetings;
}

/** The names of a duplicate class as ingredients; a member of an interaction class may be a whole product. */
function ingredientsOfClass(
  { members }: DuplicateClassRow,
  drugs: ReadonlyMap<string, DrugFacts>,
  membersOfClass: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const names = members.flatMap(member =>
    member.startsWith('@') ? [...(membersOfClass.get(member.slice(1)) ?? [])] : [foldName(member)],
  );
  return [...new Set(names.flatMap(name => drugs.get(name)?.ingredients ?? [name]))];
}

function freeTextNames(
  drugs: ReadonlyMap<string, DrugFacts>,
  outside: readonly OutsideNameRow[],
): Map<string, { words: string[]; facts: DrugFacts }[]> {
  const byName = new Map<string, DrugFacts>(drugs);
  const single = grouped(
    [...drugs.values()].filter(facts => facts.ingredients.length === 1 && facts.systemic !== 'no'),
    facts => facts.ingredients,
  );
  for (const ingredient of new Set([...drugs.values()].flatMap(facts => facts.ingredients))) {
    if (byName.has(ingredient)) continue;
    // "Metoprolol" alone is met as its tartrate and as its succinate.
    const names = (single.get(ingredient) ?? []).flatMap(facts => [...facts.names]);
    byName.set(ingredient, {
      ...plainFacts(ingredient),
      names: new Map([...names, [ingredient, [ingredient]]]),
    });
  }
  for (const { name } of outside) byName.set(foldName(name), plainFacts(foldName(name)));
  const entries = [...byName].map(([name, facts]) => ({ words: name.split(' '), facts }));
  return grouped(entries, ({ words }) => [words[0] ?? '']);
}

function plainFacts(name: string): DrugFacts {
  return { generic: name, ingredients: [name], names: new Map([[name, [name]]]), systemic: 'yes' };
}

export function grouped<Row>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) for (const key of keysOf(row)) found.set(key, [...(found.get(key) ?? []), row]);
  return found;
}

import { foldName } from './drug-name.rules.ts';
import type { AllergyRow, DrugSynonym, FormularyItem, IngredientRow } from './reference-rows.schema.ts';

export type AllergyTables = {
  byGeneric: ReadonlyMap<string, IngredientRow>;
  /** Folded ingredient → folded names under which single-ingredient items of it are listed. */
  namesOfIngredient: ReadonlyMap<string, readonly string[]>;
  rowsByMember: ReadonlyMap<string, readonly AllergyRow[]>;
  rows: readonly AllergyRow[];
  groupByWord: ReadonlyMap<string, readonly string[]>;
  /** Synonym or brand → generics. */
  genericsByOtherName: ReadonlyMap<string, readonly string[]>;
};

/** How people write a group down: "sulfa", "pain killers". */
const GROUP_WORDS: Record<string, readonly string[]> = {
  sulfa: ['sulfonamide_antibiotics'],
  sulpha: ['sulfonamide_antibiotics'],
  sulphonamide: ['sulfonamide_antibiotics'],
  sulfonamide: ['sulfonamide_antibiotics'],
  penicillin: ['penicillins'],
  cephalosporin: ['cephalosporins_1g', 'cephalosporins_2g', 'cephalosporins_3g'],
  cefalosporin: ['cephalosporins_1g', 'cephalosporins_2g', 'cephalosporins_3g'],
  'beta lactam': [
    'penicillins',
    'cephalosporins_1g',
    'cephalosporins_2g',
    'cephalosporins_3g',
    'carbapenems',
  ],
  carbapenem: ['carbapenems'],
  nsaid: ['nsaid_cross'],
  painkiller: ['nsaid_cross', 'pyrazolone'],
  'pain killer': ['nsaid_cross', 'pyrazolone'],
  quinolone: ['fluoroquinolones'],
  fluoroquinolone: ['fluoroquinolones'],
  macrolide: ['macrolides'],
  aminoglycoside: ['aminoglycosides'],
  'tetracycline group': ['tetracyclines'],
  'ace inhibitor': ['ace_inhibitors'],
  statin: ['statins'],
  azole: ['azoles'],
  ppi: ['ppi'],
  opioid: ['opioids_phenanthrene', 'opioids_phenylpiperidine'],
  'local anaesthetic': ['local_anaesthetic_ester', 'local_anaesthetic_amide'],
  'local anesthetic': ['local_anaesthetic_ester', 'local_anaesthetic_amide'],
  contrast: ['iodinated_contrast'],
  'iodine contrast': ['iodinated_contrast'],
  iodine: ['iodinated_contrast'],
  egg: ['egg'],
  latex: ['latex'],
  gelatin: ['gelatin'],
  peanut: ['peanut_soya'],
  soya: ['peanut_soya'],
  sulfite: ['paraben_sulfite'],
  paraben: ['paraben_sulfite'],
  heparin: ['heparins'],
  chlorhexidine: ['chlorhexidine'],
  'snake antivenom': ['antivenom_equine'],
  'horse serum': ['antivenom_equine'],
};

export function buildAllergyTables(
  ingredients: readonly IngredientRow[],
  rows: readonly AllergyRow[],
  synonyms: readonly DrugSynonym[],
  formulary: readonly FormularyItem[] = [],
): AllergyTables {
  const names = new Map<string, Set<string>>();
  for (const row of ingredients) {
    for (const ingredient of row.ingredients.map(foldName)) {
      const known = names.get(ingredient) ?? new Set([ingredient]);
      if (row.ingredients.length === 1)
        for (const name of [row.generic, ...row.matchNames]) known.add(foldName(name));
      names.set(ingredient, known);
    }
  }
  const members = new Map<string, AllergyRow[]>();
  for (const row of rows) for (const name of memberNames(row.member)) put(members, name, row);
  const others = new Map<string, string[]>();
  for (const { synonym, generic } of synonyms) put(others, foldName(synonym), generic);
  for (const item of formulary) for (const brand of item.brands) put(others, foldName(brand), item.generic);
  put(others, 'iodine', 'povidone iodine');
  const groups = new Map(Object.entries(GROUP_WORDS));
  for (const { group, label } of rows) groups.set(foldName(label), [group]);
  return {
    byGeneric: new Map(ingredients.map(row => [foldName(row.generic), row])),
    namesOfIngredient: new Map([...names].map(([name, set]) => [name, [...set]])),
    rowsByMember: members,
    rows,
    groupByWord: groups,
    genericsByOtherName: others,
  };
}

/** "metamizole (analgin)" is met as metamizole and as analgin. */
function memberNames(member: string): string[] {
  const outer = foldName(member.replace(/\([^)]*\)/g, ''));
  const inner = foldName(/\(([^)]*)\)/.exec(member)?.[1] ?? '');
  const isQualifier =
    /^(?:partial|topical|injection|eye|sulfone|sulfamate|sulfite|antiplatelet|analgesic dose)$|\b(?:old|lecithin|soya)\b/.test(
      inner,
    );
  return [...new Set([foldName(member), outer, isQualifier ? '' : inner])].filter(Boolean);
}

function put<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (!known) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

/** What a recorded allergen means: substances by name, groups, or nothing that the lists know. */
export type Allergen = {
  names: ReadonlySet<string>;
  ingredients: ReadonlySet<string>;
  groups: readonly string[];
};

export function readAllergen(substance: string, tables: AllergyTables): Allergen | undefined {
  const whole = readOne(substance, tables);
  if (whole) return whole;
  const parts = substance.split(/[,;/+&]|\band\b/i).filter(part => part.trim() !== '');
  const read = parts.map(part => readOne(part, tables));
  if (parts.length < 2 || read.some(each => !each)) return undefined;
  return {
    names: new Set(read.flatMap(each => [...(each?.names ?? [])])),
    ingredients: new Set(read.flatMap(each => [...(each?.ingredients ?? [])])),
    groups: read.flatMap(each => each?.groups ?? []),
  };
}

const FILLER =
  /\b(?:drugs?|tablets?|tabs?|injections?|inj|group|class|allergy|antibiotics?|medicines?|vaccine)\b/g;

/** "Povidone iodine" is a substance and the name of a group: both count. */
function readOne(text: string, tables: AllergyTables): Allergen | undefined {
  const folded = foldName(text);
  const bare = folded.replace(FILLER, '').replace(/\s+/g, ' ').trim();
  const spellings = [folded, bare, bare.replace(/e?s$/, ''), bare.replace(/s$/, '')].filter(Boolean);
  const groups = spellings.map(word => tables.groupByWord.get(word)).find(Boolean);
  const drug = [folded, bare].map(word => readDrugName(word, tables)).find(Boolean);
  if (!groups && !drug) return undefined;
  return {
    names: drug?.names ?? new Set(),
    ingredients: drug?.ingredients ?? new Set(),
    groups: groups ?? [],
  };
}

/** The ingredients behind a generic, an ingredient, a synonym or a brand, with all names they are listed under. */
export function readDrugName(folded: string, tables: AllergyTables): Allergen | undefined {
  const generics = tables.genericsByOtherName.get(folded) ?? [];
  const rows = [folded, ...generics.map(foldName)].flatMap(name => tables.byGeneric.get(name) ?? []);
  const ingredients = new Set(rows.flatMap(row => row.ingredients.map(foldName)));
  if (tables.namesOfIngredient.has(folded)) ingredients.add(folded);
  if (ingredients.size === 0 && !tables.rowsByMember.has(folded)) return undefined;
  if (ingredients.size === 0) ingredients.add(folded);
  const names = new Set(rows.flatMap(row => [row.generic, ...row.matchNames].map(foldName)));
  for (const ingredient of ingredients) {
    names.add(ingredient);
    for (const name of tables.namesOfIngredient.get(ingredient) ?? []) names.add(name);
  }
  return { names, ingredients, groups: [] };
}

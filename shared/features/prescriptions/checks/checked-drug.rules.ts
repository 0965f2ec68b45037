import type { LocalDate } from '../../../kernel/local-date.ts';
import type { RxLine } from '../dose.schema.ts';
import { foldName } from '../drug-name.rules.ts';
import type { FormularyItem } from '../reference-rows.schema.ts';
import type { CheckTables, DrugFacts } from './check-tables.rules.ts';

/** A line with everything that the checks ask about it; a combination stands with all its ingredients. */
export type CheckedDrug = {
  line: RxLine;
  /** Null for an earlier medicine that is still taken. */
  lineNumber: number | null;
  earlier: { startedOn: LocalDate; endsOn: LocalDate | null } | null;
  item: FormularyItem | undefined;
  /** In the lists by its formulary row; what was found in free text is not known, only recognised. */
  isKnown: boolean;
  ingredients: readonly string[];
  names: ReadonlyMap<string, readonly string[]>;
  isSystemic: boolean;
};

export type DrugPlace = Pick<CheckedDrug, 'lineNumber' | 'earlier'>;

const LOCAL_ROUTES = /^(?:topical|oral topical|eye|ear|eye\/ear|nasal|vaginal|infiltration.*)$/;
const LOCAL_WORDS =
  /\b(?:cream|ointment|lotion|eye|ear|nasal|shampoo|paint|mouthwash|gargle|lacquer|oral gel|gel)\b/;

export function checkedDrug(line: RxLine, place: DrugPlace, tables: CheckTables): CheckedDrug {
  const generic = foldName(line.generic);
  const row = line.formularyId === null ? undefined : tables.formularyById.get(line.formularyId);
  const item = row && foldName(row.generic) === generic ? row : undefined;
  const facts = line.formularyId === null ? undefined : tables.drugs.get(generic);
  const found = facts ? [facts] : namesInText(`${line.generic} ${line.brand}`, tables);
  return {
    line,
    ...place,
    item,
    isKnown: facts !== undefined,
    ingredients: [...new Set(found.flatMap(each => each.ingredients))],
    names: facts ? facts.names : new Map(found.flatMap(each => [...each.names])),
    isSystemic: facts ? isSystemic(facts, item, line) : !LOCAL_WORDS.test(textOf(line)),
  };
}

function textOf({ generic, brand, form }: RxLine): string {
  return foldName(`${generic} ${brand} ${form}`);
}

function isSystemic({ systemic }: DrugFacts, item: FormularyItem | undefined, line: RxLine): boolean {
  if (systemic !== 'by route') return systemic === 'yes';
  return item ? !LOCAL_ROUTES.test(item.route) : !LOCAL_WORDS.test(foldName(line.form));
}

/** Every drug of the lists whose whole name stands in a free text, the longest name first at each word. */
function namesInText(text: string, tables: CheckTables): DrugFacts[] {
  const words = foldName(text).split(' ');
  const found: DrugFacts[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const here = (tables.namesByFirstWord.get(words[at] ?? '') ?? [])
      .filter(name => name.words.every((word, step) => words[at + step] === word))
      .sort((one, other) => other.words.length - one.words.length)[0];
    if (!here) continue;
    found.push(here.facts);
    at += here.words.length - 1;
  }
  return found;
}

const INTO_THE_MOUTH_OR_VAGINA = /\b(?:oral|vaginal|pessary)\b/;

/**
 * What stays on the surface meets nothing inside, with two exceptions: miconazole swallowed from an oral gel or taken
 * up from a vaginal form raises warfarin (MHRA 2016), and timolol drops reach heart and lungs.
 */
export function mayMeet(one: CheckedDrug, other: CheckedDrug, tables: CheckTables): boolean {
  return reaches(one, other, tables) && reaches(other, one, tables);
}

function reaches(drug: CheckedDrug, other: CheckedDrug, tables: CheckTables): boolean {
  const { line, ingredients, item } = drug;
  if (ingredients.includes('miconazole') && isInClass(other, 'vka', tables)) {
    const route = line.dose.route ?? '';
    const words = `${textOf(line)} ${item?.route ?? ''}`;
    return route === 'oral' || route === 'vaginal' || INTO_THE_MOUTH_OR_VAGINA.test(words);
  }
  if (drug.isSystemic) return true;
  return (
    ingredients.includes('timolol') &&
    (isInClass(other, 'beta_blocker', tables) ||
      isInClass(other, 'beta2_agonist', tables) ||
      other.ingredients.includes('verapamil'))
  );
}

function isInClass(drug: CheckedDrug, name: string, { membersOfClass }: CheckTables): boolean {
  const members = membersOfClass.get(name);
  return [...drug.names.keys()].some(each => members?.has(each));
}

/** As the doctor sees it: "Dolo" or the generic. */
export function shownName({ line }: CheckedDrug): string {
  return line.generic;
}

import type {
  ClinicList,
  DiagnosisRow,
  DrugRow,
  OwnInteractionRow,
  RowOf,
  RowProblem,
} from '#shared/features/lists/clinic-rows.schema.ts';
import { parseDose } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import type { ReadContext } from '../../server/service.ts';

type Lists = ReadContext['lists'];
type Judged = { problems: RowProblem[]; warnings: RowProblem[] };

const LIQUID = /syrup|suspension|drops|solution|linctus|injection|infusion/i;

/** Two rows with one key are one thing: the later one is the next version of it. */
export const KEY_OF: { [L in ClinicList]: (row: RowOf[L]) => string } = {
  drugs: ({ brand, generic, strength, form }) => [brand, generic, strength, form].map(foldName).join('|'),
  diagnoses: ({ title }) => foldName(title),
  interactions: ({ a, aType, b, bType }) => [sideKey(a, aType), sideKey(b, bType)].sort().join('|'),
};

/** "alcohol" is a class and a name. */
function sideKey(name: string, type: OwnInteractionRow['aType']): string {
  return type === 'class' ? `@${foldName(name)}` : foldName(name);
}

export function keyOf<L extends ClinicList>(list: L, row: RowOf[L]): string {
  return KEY_OF[list](row);
}

/** What the fields alone cannot say: whether the names are known, the dose can be read, the strength is there. */
export function judgeRow<L extends ClinicList>(lists: Lists, list: L, row: RowOf[L], at: number): Judged {
  if (list === 'drugs') return judgeDrug(lists, row as DrugRow, at);
  if (list === 'interactions') return judgeInteraction(lists, row as OwnInteractionRow, at);
  return judgeDiagnosis(lists, row as DiagnosisRow, at);
}

/** The generic as the lists name it; undefined where none knows it. */
export function knownGeneric(lists: Lists, name: string): string | undefined {
  const folded = foldName(name);
  const own = lists.ingredients.find(({ generic }) => foldName(generic) === folded)?.generic;
  return own ?? lists.synonyms.find(({ synonym }) => foldName(synonym) === folded)?.generic;
}

function judgeDrug(lists: Lists, row: DrugRow, at: number): Judged {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  if (row.strength === '' && LIQUID.test(row.form))
    problems.push({ row: at, column: 'strength', code: 'STRENGTH_NEEDED', value: row.form });
  if (row.usualDose !== '' && parseDose(row.usualDose).dose === null)
    problems.push({ row: at, column: 'default_dose', code: 'DOSE_NOT_UNDERSTOOD', value: row.usualDose });
  if (!knownGeneric(lists, row.generic))
    warnings.push({ row: at, column: 'generic', code: 'GENERIC_NOT_KNOWN', value: row.generic });
  return { problems, warnings };
}

/** The row with its names as the lists write them: "NSAID" of a file is the class `nsaid`, and speaks. */
export function inListNames<L extends ClinicList>(lists: Lists, list: L, row: RowOf[L]): RowOf[L] {
  if (list !== 'interactions') return row;
  const own = row as OwnInteractionRow;
  const a = listName(lists, own.a, own.aType) ?? own.a;
  const b = listName(lists, own.b, own.bType) ?? own.b;
  return { ...own, a, b } as RowOf[L];
}

type Names = Record<OwnInteractionRow['aType'], ReadonlyMap<string, string>>;
const namesOfLists = new WeakMap<Lists['checkRows'], Names>();

/** By name, a class by its label too; undefined where no list knows it. */
function listName({ checkRows }: Lists, name: string, type: OwnInteractionRow['aType']): string | undefined {
  const names = namesOfLists.get(checkRows) ?? interactionNames(checkRows);
  namesOfLists.set(checkRows, names);
  return names[type].get(foldName(name));
}

function interactionNames({ ingredients, outsideNames, interactionClasses }: Lists['checkRows']): Names {
  const generics = [
    ...outsideNames.map(({ name }) => name),
    ...ingredients.flatMap(one => [...one.matchNames, ...one.ingredients]),
    ...ingredients.map(({ generic }) => generic),
  ];
  const classes = [
    ...interactionClasses.map(({ label, name }) => [foldName(label), name] as const),
    ...interactionClasses.map(({ name }) => [foldName(name), name] as const),
  ];
  return { generic: new Map(generics.map(name => [foldName(name), name])), class: new Map(classes) };
}

function judgeInteraction(lists: Lists, row: OwnInteractionRow, at: number): Judged {
  const isKnown = (name: string, type: OwnInteractionRow['aType']) =>
    listName(lists, name, type) !== undefined;
  const problems: RowProblem[] = [];
  // A row that names nobody would never speak, and nobody would notice.
  if (!isKnown(row.a, row.aType))
    problems.push({ row: at, column: 'a', code: 'NAME_NOT_KNOWN', value: row.a });
  if (!isKnown(row.b, row.bType))
    problems.push({ row: at, column: 'b', code: 'NAME_NOT_KNOWN', value: row.b });
  if (foldName(row.a) === foldName(row.b) && row.aType === 'generic')
    problems.push({ row: at, column: 'b', code: 'SAME_ON_BOTH_SIDES', value: row.b });
  return { problems, warnings: [] };
}

function judgeDiagnosis({ icd10 }: Lists, row: DiagnosisRow, at: number): Judged {
  const builtIn = icd10.find(({ title }) => foldName(title) === foldName(row.title));
  return {
    problems: [],
    warnings:
      builtIn && builtIn.code !== row.code
        ? [{ row: at, column: 'title', code: 'ALSO_BUILT_IN', value: builtIn.code }]
        : [],
  };
}

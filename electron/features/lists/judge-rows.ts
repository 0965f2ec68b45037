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
  interactions: ({ a, b }) => [foldName(a), foldName(b)].sort().join('|'),
};

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

function judgeInteraction({ checkRows }: Lists, row: OwnInteractionRow, at: number): Judged {
  const classes = new Set(checkRows.interactionClasses.map(({ name }) => foldName(name)));
  const names = new Set([
    ...checkRows.ingredients.flatMap(one =>
      [one.generic, ...one.ingredients, ...one.matchNames].map(foldName),
    ),
    ...checkRows.outsideNames.map(({ name }) => foldName(name)),
  ]);
  const isKnown = (name: string, type: 'generic' | 'class') =>
    (type === 'class' ? classes : names).has(foldName(name));
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

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import {
  type ScheduleRow,
  scheduleRowSchema,
  type VaccineRow,
  vaccineRowSchema,
} from '#shared/features/immunisations/schedule-rows.schema.ts';
import { buildLabList, type LabList } from '#shared/features/labs/lab-list.rules.ts';
import {
  labBoundRowSchema,
  labPanelRowSchema,
  labTestRowSchema,
} from '#shared/features/labs/lab-rows.schema.ts';
import {
  type AllergyTables,
  buildAllergyTables,
} from '#shared/features/prescriptions/allergy-tables.rules.ts';
import {
  ageBarRowSchema,
  childDoseRowSchema,
  duplicateClassRowSchema,
  elderlyRowSchema,
  interactionClassRowSchema,
  interactionRowSchema,
  lactationRowSchema,
  maximumRowSchema,
  outsideNameRowSchema,
  renalRowSchema,
  teleListRowSchema,
} from '#shared/features/prescriptions/checks/check-rows.schema.ts';
import {
  buildCheckTables,
  CHECK_LISTS,
  type CheckRows,
  type CheckTables,
} from '#shared/features/prescriptions/checks/check-tables.rules.ts';
import {
  buildFormularyIndex,
  type FormularyIndex,
} from '#shared/features/prescriptions/formulary-index.rules.ts';
import {
  type AllergyRow,
  allergyRowSchema,
  cautionRowSchema,
  type DrugCaution,
  type DrugSynonym,
  type FormularyItem,
  formularyRowSchema,
  type Icd10Row,
  type IngredientRow,
  icd10RowSchema,
  ingredientRowSchema,
  type ListVersion,
  listVersionSchema,
  phraseRowSchema,
  type StateRow,
  stateRowSchema,
  synonymRowSchema,
  type TriageRow,
  triageRowSchema,
} from '#shared/features/prescriptions/reference-rows.schema.ts';
import type { RxPhrases } from '#shared/features/prescriptions/rx-phrases.ts';
import {
  type ShorthandRow,
  shorthandRowSchema,
} from '#shared/features/templates/complaint-shorthand.rules.ts';
import { parseCsv } from '../../server/csv.ts';

export const LIST_NAMES = [
  ...(['formulary', 'formulary_ingredients', 'drug_synonyms', 'allergy_groups'] as const),
  ...(['rx_phrases', 'icd10_common', 'drug_cautions', 'states', 'triage_words'] as const),
  ...(['immunisation', 'vaccines', 'complaint_shorthand'] as const),
  ...(['lab_tests', 'lab_panels', 'lab_bounds'] as const),
  ...CHECK_LISTS,
] as const;
export type ListName = (typeof LIST_NAMES)[number];

export type ReferenceLists = {
  versions: Record<ListName, ListVersion>;
  formulary: readonly FormularyItem[];
  formularyById: ReadonlyMap<string, FormularyItem>;
  ingredients: readonly IngredientRow[];
  synonyms: readonly DrugSynonym[];
  allergyRows: readonly AllergyRow[];
  phrases: RxPhrases;
  icd10: readonly Icd10Row[];
  cautionsByGeneric: ReadonlyMap<string, DrugCaution>;
  states: readonly StateRow[];
  triageWords: readonly TriageRow[];
  shorthand: readonly ShorthandRow[];
  immunisations: readonly ScheduleRow[];
  vaccines: ReadonlyMap<string, VaccineRow>;
  /** As shipped; a clinic's own tests and ranges are added in the labs room. */
  labList: LabList;
  /** Made once for the searches and checks of `shared/features/prescriptions`. */
  formularyIndex: FormularyIndex;
  allergyTables: AllergyTables;
  checkRows: CheckRows;
  checkTables: CheckTables;
};

const loaded = new Map<string, ReferenceLists>();

/** The shipped lists of a folder, read once per folder; throws when a row or a count is not as it should be. */
export function loadReferenceLists(directory: string): ReferenceLists {
  const folder = resolve(directory);
  const known = loaded.get(folder) ?? readLists(folder);
  loaded.set(folder, known);
  return known;
}

function readLists(folder: string): ReferenceLists {
  const versions = z
    .record(z.enum(LIST_NAMES), listVersionSchema)
    .parse(JSON.parse(readText(folder, 'versions.json')));
  const rowsOf = <Row>(name: ListName, schema: z.ZodType<Row>) =>
    readList(folder, name, schema, versions[name].rows);

  const formulary = rowsOf('formulary', formularyRowSchema);
  const ingredients = rowsOf('formulary_ingredients', ingredientRowSchema);
  const synonyms = rowsOf('drug_synonyms', synonymRowSchema);
  const allergyRows = rowsOf('allergy_groups', allergyRowSchema);
  const cautions = rowsOf('drug_cautions', cautionRowSchema);
  const formularyById = new Map(formulary.map(item => [item.id, item]));
  const cautionsByGeneric = new Map(cautions.map(caution => [caution.generic, caution]));
  const allergyTables = buildAllergyTables(ingredients, allergyRows, synonyms, formulary);
  const checkRows: CheckRows = {
    ingredients,
    formularyById,
    cautionsByGeneric,
    interactions: rowsOf('interactions', interactionRowSchema),
    interactionClasses: rowsOf('interaction_classes', interactionClassRowSchema),
    outsideNames: rowsOf('outside_names', outsideNameRowSchema),
    maximums: rowsOf('daily_maximum', maximumRowSchema),
    ageBars: rowsOf('age_bars', ageBarRowSchema),
    elderlyNotes: rowsOf('elderly_notes', elderlyRowSchema),
    lactationRules: rowsOf('lactation_rules', lactationRowSchema),
    renalRules: rowsOf('renal_rules', renalRowSchema),
    duplicateClasses: rowsOf('duplicate_classes', duplicateClassRowSchema),
    teleLists: rowsOf('tele_lists', teleListRowSchema),
    childDoses: rowsOf('child_doses', childDoseRowSchema),
    allergyTables,
    versions,
  };
  return {
    versions,
    formulary,
    formularyById,
    ingredients,
    synonyms,
    allergyRows,
    phrases: new Map(rowsOf('rx_phrases', phraseRowSchema).map(phrase => [phrase.id, phrase])),
    icd10: rowsOf('icd10_common', icd10RowSchema),
    cautionsByGeneric,
    states: rowsOf('states', stateRowSchema),
    triageWords: rowsOf('triage_words', triageRowSchema),
    shorthand: rowsOf('complaint_shorthand', shorthandRowSchema),
    immunisations: rowsOf('immunisation', scheduleRowSchema),
    vaccines: new Map(rowsOf('vaccines', vaccineRowSchema).map(vaccine => [vaccine.code, vaccine])),
    labList: buildLabList(
      rowsOf('lab_tests', labTestRowSchema),
      rowsOf('lab_panels', labPanelRowSchema),
      rowsOf('lab_bounds', labBoundRowSchema),
      versions.lab_tests.version,
    ),
    formularyIndex: buildFormularyIndex(formulary, synonyms),
    allergyTables,
    checkRows,
    checkTables: buildCheckTables(checkRows),
  };
}

function readList<Row>(folder: string, name: ListName, schema: z.ZodType<Row>, expected: number): Row[] {
  const rows = parseCsv(readText(folder, `${name}.csv`));
  if (rows.length !== expected)
    throw new Error(`${name}.csv has ${rows.length} rows, versions.json says ${expected}`);
  return rows.map((row, index) => {
    const read = schema.safeParse(row);
    if (!read.success) throw new Error(`${name}.csv row ${index + 2}: ${z.prettifyError(read.error)}`);
    return read.data;
  });
}

function readText(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

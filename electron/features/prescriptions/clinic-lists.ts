import type { DrugRow } from '#shared/features/lists/clinic-rows.schema.ts';
import { buildCheckTables } from '#shared/features/prescriptions/checks/check-tables.rules.ts';
import { OWN_ROW } from '#shared/features/prescriptions/checks/interactions.rules.ts';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import { buildFormularyIndex } from '#shared/features/prescriptions/formulary-index.rules.ts';
import type { FormularyItem } from '#shared/features/prescriptions/reference-rows.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import { knownGeneric, latestListChange, type OwnRow, ownRows } from '../lists/lists.service.ts';
import type { ReferenceLists } from './reference-lists.ts';

type Known = { change: number; lists: ReferenceLists };
const ofClinics = new WeakMap<ReadableDb, Known>();

/** The built-in lists with what the clinic added, made anew only after a change. */
export function listsOf(db: ReadableDb, builtIn: ReferenceLists): ReferenceLists {
  const change = latestListChange(db);
  if (change === 0) return builtIn;
  const known = ofClinics.get(db);
  if (known?.change === change) return known.lists;
  const lists = withOwnRows(db, builtIn, change);
  ofClinics.set(db, { change, lists });
  return lists;
}

function withOwnRows(db: ReadableDb, builtIn: ReferenceLists, change: number): ReferenceLists {
  const formulary = withOwnDrugs(builtIn, ownRows(db, 'drugs'));
  const formularyById = new Map(formulary.map(item => [item.id, item]));
  const own = (name: 'formulary' | 'icd10_common' | 'interactions') => ({
    ...builtIn.versions[name],
    version: `${builtIn.versions[name].version}+${change}`,
  });
  const versions = {
    ...builtIn.versions,
    formulary: own('formulary'),
    icd10_common: own('icd10_common'),
    interactions: own('interactions'),
  };
  const interactions = ownRows(db, 'interactions').map(({ id, row }) => ({
    id: `${OWN_ROW}${id}`,
    a: { name: row.a, isClass: row.aType === 'class' },
    b: { name: row.b, isClass: row.bType === 'class' },
    ...{ level: row.severity, effect: row.effect, advice: row.management, isSure: row.isSure },
  }));
  const checkRows = {
    ...builtIn.checkRows,
    ...{ formularyById, versions, interactions: [...builtIn.checkRows.interactions, ...interactions] },
  };
  const diagnoses = ownRows(db, 'diagnoses').map(({ row }) => row);
  return {
    ...builtIn,
    ...{ versions, formulary, formularyById, checkRows, icd10: [...diagnoses, ...builtIn.icd10] },
    formularyIndex: buildFormularyIndex(formulary, builtIn.synonyms),
    checkTables: buildCheckTables(checkRows),
  };
}

/** A brand of a known product joins it, unless its mark is a stricter one; anything else is a product of its own. */
function withOwnDrugs(builtIn: ReferenceLists, own: readonly OwnRow<'drugs'>[]): FormularyItem[] {
  const items = [...builtIn.formulary];
  const known = new Map(items.map(item => [productKey(item), item]));
  const sisters = new Map(items.toReversed().map(item => [item.generic, item]));
  const places = new Map(items.map((item, at) => [markedKey(item), at]));
  for (const { id, row } of own) {
    const generic = knownGeneric(builtIn, row.generic) ?? row.generic.toLowerCase();
    const product = ownItem(
      id,
      { ...row, generic },
      known.get(productKey({ ...row, generic })) ?? sisters.get(generic),
    );
    const at = places.get(markedKey(product));
    const item = at === undefined ? undefined : items[at];
    if (at !== undefined && item) {
      if (row.brand !== '') items[at] = { ...item, brands: [...new Set([...item.brands, row.brand])] };
      continue;
    }
    places.set(markedKey(product), items.length);
    items.push(product);
  }
  return items;
}

type Mark = FormularyItem['scheduleMark'];
const STRICTNESS: readonly Mark[] = [null, 'G', 'H', 'H1', 'X'];

function isStricter(one: Mark, other: Mark): boolean {
  return STRICTNESS.indexOf(one) > STRICTNESS.indexOf(other);
}

function markedKey(item: FormularyItem): string {
  return `${productKey(item)}|${item.scheduleMark ?? ''}`;
}

function productKey({ generic, strength, form }: Pick<DrugRow, 'generic' | 'strength' | 'form'>): string {
  return [generic, strength, form].map(foldName).join('|');
}

/** What holds for the generic holds for the product; a mark that the clinic typed is added, never taken away. */
function ownItem(id: number, row: DrugRow, sister: FormularyItem | undefined): FormularyItem {
  const isOwnMark = !sister || isStricter(row.schedule, sister.scheduleMark);
  return {
    ...{ id: `CLN${id}`, generic: row.generic, strength: row.strength, form: row.form },
    route: row.route || sister?.route || 'oral',
    drugClass: sister?.drugClass ?? '',
    atc: sister?.atc ?? '',
    scheduleMark: isOwnMark ? row.schedule : sister.scheduleMark,
    scheduleBasis: isOwnMark ? 'clinic' : sister.scheduleBasis,
    isNdpsListed: sister?.isNdpsListed ?? false,
    adultDose: row.usualDose,
    maxDaily: '',
    pregnancy: sister?.pregnancy ?? '',
    brands: row.brand === '' ? [] : [row.brand],
    ...{ isEssential: false, isInJanAushadhi: false, isSure: row.isSure },
  };
}

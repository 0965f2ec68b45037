import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CatalogueCheck, catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import type { CatalogueItem, ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey } from '#shared/features/catalogue/item-text.rules.ts';
import { STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import type { CodeProblem } from '#shared/features/catalogue/tax-code.rules.ts';
import type { RowProblem } from '#shared/features/lists/clinic-rows.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { csvCell } from '../../server/csv.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as itemsSql from './items.sql.ts';
import { append, getItem } from './items.ts';
import { addPrice, standardPriceOn, standardPrices } from './prices.ts';
import { COLUMNS, type FileRow, readCatalogueFile } from './read-catalogue-file.ts';
import { codeProblemsOn } from './tax-codes.ts';

type Contract = typeof catalogueContract;
type Judged = { rows: FileRow[]; check: CatalogueCheck };

const MOST_PROBLEMS = 200;

/** The row with the ids of what its package holds, as far as they are in the clinic already. */
function withContents(db: ReadableDb, { item, contents }: FileRow): ItemRow {
  if (!item.package) return item;
  const ids = contents.map(({ nameKey, uses }) => ({
    itemId: itemsSql.findByNameKey(db, nameKey)?.id ?? 0,
    uses,
  }));
  return { ...item, package: { ...item.package, contents: ids } };
}

function isSame(known: CatalogueItem | undefined, row: ItemRow): boolean {
  if (!known || known.isRetired || known.origin === 'learned') return false;
  return JSON.stringify(known.row) === JSON.stringify(row);
}

function setsPrice(
  db: ReadableDb,
  known: CatalogueItem | undefined,
  row: FileRow,
  today: LocalDate,
): boolean {
  if (row.ratePaise === null) return false;
  return !known || standardPriceOn(db, known.id, row.validFrom ?? today) !== row.ratePaise;
}

function judgeFile(ctx: Pick<ReadContext, 'db' | 'today'>, csv: string): Judged {
  const file = readCatalogueFile(csv);
  const problems = [...file.problems];
  const warnings: RowProblem[] = [];
  const counts = { added: 0, changed: 0, priced: 0, same: 0 };
  const seen = { names: new Map<string, number>(), codes: new Map<string, number>() };
  const codeProblemOf = codeProblemsOn(ctx.db, ctx.today());
  const packages = new Map(file.rows.map(({ item }) => [itemNameKey(item.name), item.package !== null]));
  for (const row of file.rows) {
    const known = itemsSql.findByNameKey(ctx.db, itemNameKey(row.item.name));
    problems.push(
      ...twice(seen, row),
      ...wrongWords(ctx, row, known),
      ...wrongContents(ctx.db, packages, row),
    );
    if (known?.isRetired)
      warnings.push({ row: row.row, column: 'name', code: 'COMES_BACK', value: row.item.name });
    // A clinic brings its list first and looks the codes up then: the list of services marks what they lack.
    const codeProblem = codeProblemOf(row.item);
    if (codeProblem !== null) warnings.push(codeWarning(row, codeProblem));
    const same = isSame(known, withContents(ctx.db, row));
    const priced = setsPrice(ctx.db, known, row, ctx.today());
    if (priced) counts.priced += 1;
    if (!known || known.isRetired || known.origin === 'learned') counts.added += 1;
    else if (!same) counts.changed += 1;
    else if (!priced) counts.same += 1;
  }
  const first = (all: RowProblem[]) => all.toSorted((a, b) => a.row - b.row).slice(0, MOST_PROBLEMS);
  const { rowCount: rows, unknownColumns } = file;
  const check = { rows, ...counts, problems: first(problems), warnings: first(warnings), unknownColumns };
  return { rows: file.rows, check };
}

function codeWarning({ row, item }: FileRow, problem: CodeProblem): RowProblem {
  const code = problem === 'missing' ? 'TAX_CODE_MISSING' : 'TAX_CODE_TOO_SHORT';
  return { row, column: 'sac', code, value: item.sacCode };
}

function twice(
  seen: { names: Map<string, number>; codes: Map<string, number> },
  { row, item }: FileRow,
): RowProblem[] {
  const problems: RowProblem[] = [];
  const nameKey = itemNameKey(item.name);
  const sameName = seen.names.get(nameKey);
  if (sameName !== undefined)
    problems.push({ row, column: 'name', code: 'TWICE_IN_FILE', value: String(sameName) });
  seen.names.set(nameKey, row);
  if (item.code === '') return problems;
  const sameCode = seen.codes.get(item.code);
  if (sameCode !== undefined)
    problems.push({ row, column: 'code', code: 'TWICE_IN_FILE', value: String(sameCode) });
  seen.codes.set(item.code, row);
  return problems;
}

function wrongWords(
  ctx: Pick<ReadContext, 'db' | 'today'>,
  { row, item, validFrom }: FileRow,
  known: CatalogueItem | undefined,
): RowProblem[] {
  const problems: RowProblem[] = [];
  const coded = itemsSql.findByCode(ctx.db, item.code);
  if (coded && coded.id !== known?.id)
    problems.push({ row, column: 'code', code: 'ITEM_CODE_TAKEN', value: item.code });
  if (validFrom !== null && validFrom < ctx.today())
    problems.push({ row, column: 'valid_from', code: 'FROM_TODAY_ON', value: validFrom });
  if (item.package && known && itemsSql.listPackagesHolding(ctx.db, known.id).length > 0)
    problems.push({ row, column: 'package', code: 'PACKAGE_OF_A_PACKAGE', value: item.name });
  return problems;
}

/** What a package holds is a row of the file or an item of the clinic, and no package itself. */
function wrongContents(
  db: ReadableDb,
  packages: ReadonlyMap<string, boolean>,
  { row, item, contents }: FileRow,
): RowProblem[] {
  if (!item.package) return [];
  return contents.flatMap(({ nameKey }): RowProblem[] => {
    const known = itemsSql.findByNameKey(db, nameKey);
    const isPackage =
      packages.get(nameKey) ?? (known?.isRetired ? undefined : known && known.row.package !== null);
    const said = { row, column: 'package', value: nameKey.slice(0, 60) };
    if (isPackage === undefined) return [{ ...said, code: 'ITEM_NOT_KNOWN' }];
    return isPackage ? [{ ...said, code: 'PACKAGE_OF_A_PACKAGE' }] : [];
  });
}

export function dryRun(ctx: ReadContext, { csv }: ParsedInputOf<Contract['dryRun']>): CatalogueCheck {
  return judgeFile(ctx, csv).check;
}

export function importFile(ctx: WriteContext, { csv, fileName }: ParsedInputOf<Contract['importFile']>) {
  const { rows, check } = judgeFile(ctx, csv);
  if (check.problems.length > 0) throw new AppError('ROW_NOT_POSSIBLE', { problems: check.problems });
  // Packages last: what they hold may be a row further down.
  for (const row of rows.filter(({ item }) => !item.package)) put(ctx, row, fileName);
  for (const row of rows.filter(({ item }) => item.package)) put(ctx, row, fileName);
  ctx.subject('catalogueItem', null, {
    fileName,
    added: check.added,
    changed: check.changed,
    priced: check.priced,
  });
  ctx.alsoChanges('billing');
  return check;
}

function put(ctx: WriteContext, row: FileRow, fileName: string): void {
  const known = itemsSql.findByNameKey(ctx.db, itemNameKey(row.item.name));
  const item = withContents(ctx.db, row);
  const priced = setsPrice(ctx.db, known, row, ctx.today());
  const itemId =
    known && isSame(known, item)
      ? known.id
      : append(ctx, { item: known, row: item, origin: 'file', fileName });
  if (!priced) return;
  const validFrom = row.validFrom ?? ctx.today();
  addPrice(ctx, { itemId, listId: STANDARD_LIST, ratePaise: row.ratePaise, validFrom });
}

/** Every item of the clinic with its standard price of today, as it can be brought in again. */
export function exportFile(ctx: ReadContext) {
  const prices = standardPrices(ctx.db, ctx.today());
  const items = itemsSql
    .listAll(ctx.db)
    .filter(({ isRetired, origin }) => !isRetired && origin !== 'learned');
  const lines = items.map(({ id, row }) => cellsOf(ctx.db, row, prices.get(id)?.ratePaise ?? null));
  const rows = [[...COLUMNS], ...lines].map(cells => cells.map(csvCell).join(','));
  ctx.subject('catalogueItem', null, { rows: items.length });
  return { fileName: `services-${ctx.today()}.csv`, csv: `\ufeff${rows.join('\r\n')}\r\n` };
}

function cellsOf(db: ReadableDb, row: ItemRow, ratePaise: number | null): string[] {
  const yes = (is: boolean) => (is ? 'yes' : 'no');
  const contents =
    row.package?.contents.map(({ itemId, uses }) => `${getItem(db, itemId).row.name} x ${uses}`) ?? [];
  return [
    ...[row.code, row.name, row.localName, row.category, row.sacCode, row.unit ?? ''],
    ...[row.taxClass, yes(row.isTaxInclusive)],
    ...[ratePaise === null ? '' : (ratePaise / 100).toFixed(2), '', contents.join('; ')],
    ...(row.package ? [String(row.package.validDays), yes(row.package.isTransferable)] : ['', '']),
  ];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { catalogueContract, Starter } from '#shared/features/catalogue/catalogue.contract.ts';
import { type ItemRow, itemRowSchema } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import { parseCsv } from '../../server/csv.ts';
import { resourceFolder } from '../../server/resource-folder.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as itemsSql from './items.sql.ts';
import { append } from './items.ts';

let rows: readonly ItemRow[] | undefined;

/** Usual services of an outpatient clinic, without prices; read once. */
export function starterRows(): readonly ItemRow[] {
  rows ??= parseCsv(readFileSync(join(resourceFolder(), 'catalogue', 'starters.csv'), 'utf8')).map(row =>
    itemRowSchema.parse({
      ...{ name: row.name, localName: row.local_name, code: row.code, category: row.category },
      ...{ sacCode: row.sac, taxClass: row.tax_class, isTaxInclusive: false, package: null },
    }),
  );
  return rows;
}

function isTaken(db: ReadableDb, row: ItemRow): boolean {
  return itemsSql.findByNameKey(db, itemNameKey(row.name)) !== undefined;
}

export function starters(ctx: ReadContext): Starter[] {
  return starterRows().map(row => {
    const { code, name, localName, category, sacCode, taxClass } = row;
    return { code, name, localName, category, sacCode, taxClass, isTaken: isTaken(ctx.db, row) };
  });
}

/** Takes over those asked for that the clinic does not have; a code that the clinic uses otherwise is left empty. */
export function takeStarters(
  ctx: WriteContext,
  { codes }: ParsedInputOf<(typeof catalogueContract)['takeStarters']>,
) {
  const wanted = starterRows().filter(row => codes.includes(row.code) && !isTaken(ctx.db, row));
  for (const row of wanted) {
    const code = itemsSql.findByCode(ctx.db, row.code) ? '' : row.code;
    append(ctx, { item: undefined, row: { ...row, code }, origin: 'starter' });
  }
  ctx.subject('catalogueItem', null, { added: wanted.length });
  ctx.alsoChanges('billing');
  return { added: wanted.length };
}

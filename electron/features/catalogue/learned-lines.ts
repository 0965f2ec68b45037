import type { ItemRow } from '#shared/features/catalogue/item.schema.ts';
import { itemNameKey, searchTextOf } from '#shared/features/catalogue/item-text.rules.ts';
import type { ReadableDb, WritableDb } from '../../database/db.ts';
import * as itemsSql from './items.sql.ts';

export type ServiceRow = { description: string; sacCode: string; ratePaise: number };
export type BilledLine = ServiceRow & { kind?: 'consultation' | 'other' | undefined };

/** Counts an item that stands on a bill, so that it is offered earlier; `onDate` as 20261121. */
export function noteUse(db: WritableDb, itemId: number, onDate: number, ratePaise?: number): void {
  itemsSql.countUse(db, itemId, { onDate, ratePaise: ratePaise ?? null });
}

/** Remembers a billed line with its last rate, whatever the case of its letters; a new one becomes a learned item. */
export function rememberService(db: WritableDb, line: BilledLine, onDate: number): number {
  const known = itemsSql.findByNameKey(db, itemNameKey(line.description));
  const itemId = known?.id ?? learn(db, line);
  if (known?.origin === 'learned' && known.row.sacCode !== line.sacCode)
    itemsSql.insertVersion(db, known.id, {
      ...versionOf({ ...known.row, sacCode: line.sacCode }, known.version + 1),
      ...{ isRetired: known.isRetired, reason: known.isRetired ? 'retired' : '' },
    });
  noteUse(db, itemId, onDate, line.ratePaise);
  return itemId;
}

function learn(db: WritableDb, { description, sacCode, kind }: BilledLine): number {
  const row: ItemRow = {
    ...{ name: description, localName: '', code: '', sacCode, taxClass: 'exempt', isTaxInclusive: false },
    ...{ category: kind === 'consultation' ? 'consultation' : 'other', package: null },
  };
  return itemsSql.insertItem(db, versionOf(row, 1));
}

/** Nobody's: the bill says who wrote the line, and when. */
function versionOf(row: ItemRow, version: number): itemsSql.NewVersion {
  return {
    ...{ version, row, nameKey: itemNameKey(row.name), searchText: searchTextOf(row), isRetired: false },
    ...{ reason: '', origin: 'learned', fileName: '', changedAt: 0, changedBy: null },
  };
}

/** What has been billed with `text` anywhere in it and its last rate, the most used first. */
export function listServicesContaining(db: ReadableDb, text: string, limit: number): ServiceRow[] {
  return itemsSql.listBilledContaining(db, itemNameKey(text), limit).map(({ row, lastRatePaise }) => ({
    ...{ description: row.name, sacCode: row.sacCode, ratePaise: lastRatePaise ?? 0 },
  }));
}

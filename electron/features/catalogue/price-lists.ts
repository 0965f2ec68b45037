import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { needsNoApproval } from '#shared/features/approvals/approval.rules.ts';
import type { catalogueContract } from '#shared/features/catalogue/catalogue.contract.ts';
import { itemNameKey } from '#shared/features/catalogue/item-text.rules.ts';
import { doListsOverlap, isInForce } from '#shared/features/catalogue/price.rules.ts';
import { type PriceList, type PriceListRow, STANDARD_LIST } from '#shared/features/catalogue/price.schema.ts';
import { minuteOfDayAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { spendApproval } from '../approvals/approvals.service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { getDoctor, getPerson as getUser } from '../users/users.service.ts';
import { refuseThePast } from './from-today.ts';
import * as pricesSql from './prices.sql.ts';

type Contract = typeof catalogueContract;

/** As bills name it; screens say it in their own language. */
const STANDARD_NAME = 'Standard';

/** The lists beside the standard one. */
export function priceListsOf(db: ReadableDb): PriceList[] {
  return pricesSql
    .listPriceLists(db)
    .map(({ row, ...list }) => ({ ...list, row: JSON.parse(row) as PriceListRow }));
}

export function listNameOf(lists: readonly PriceList[], listId: number): string {
  if (listId === STANDARD_LIST) return STANDARD_NAME;
  return lists.find(({ id }) => id === listId)?.row.name ?? '';
}

export function priceLists(ctx: ReadContext) {
  const at = { onDate: ctx.today(), minute: minuteOfDayAt(ctx.now(), ctx.zone) };
  return priceListsOf(ctx.db).map(list => ({
    ...list,
    ownPrices: pricesSql.countItemsPricedIn(ctx.db, list.id),
    isInForce: isInForce(list.row, at),
    doctorName: list.row.doctorId === null ? '' : getUser(ctx.db, list.row.doctorId).fullName,
  }));
}

export function savePriceList(ctx: WriteContext, { changes, row }: ParsedInputOf<Contract['savePriceList']>) {
  const lists = priceListsOf(ctx.db);
  const before = changes ? lists.find(({ id }) => id === changes.listId) : undefined;
  if (changes && !before) throw new AppError('NOT_FOUND', { what: 'priceList' });
  if (changes && before?.version !== changes.version) throw new AppError('CHANGED_MEANWHILE');
  // A list that began before keeps its first day; any other begins today or later.
  if (row.validFrom !== before?.row.validFrom) refuseThePast(ctx, 'row.validFrom', row.validFrom);
  if (row.doctorId !== null) getDoctor(ctx.db, row.doctorId);
  const others = lists.filter(({ id }) => id !== before?.id);
  const name = itemNameKey(row.name);
  const twin =
    name === itemNameKey(STANDARD_NAME)
      ? STANDARD_LIST
      : others.find(other => itemNameKey(other.row.name) === name)?.id;
  if (twin !== undefined) throw new AppError('LIST_NAME_TAKEN', { listId: twin });
  const other = others.find(one => doListsOverlap(one.row, row));
  if (other) throw new AppError('LISTS_OVERLAP', { listId: other.id });

  const text = JSON.stringify(row);
  const listId = before?.id ?? pricesSql.insertPriceList(ctx.db, text);
  pricesSql.insertPriceListVersion(ctx.db, {
    ...{ listId, version: (before?.version ?? 0) + 1, row: text },
    ...{ changedAt: ctx.now(), changedBy: ctx.session.userId },
  });
  ctx.subject('priceList', listId, { isRetired: row.isRetired });
  ctx.alsoChanges('billing');
  return { listId };
}

/** The class of a person, whichever of their records it was written on; empty for the ordinary price. */
export function priceClassOf(db: ReadableDb, patientId: number): string {
  const found = membersOf(db, patientId).flatMap(id => pricesSql.findPriceClass(db, id) ?? []);
  return found.sort((a, b) => b.id - a.id)[0]?.priceClass ?? '';
}

/** As `priceOf` takes them. */
export function priceClassesOf(db: ReadableDb, patientId: number | null): string[] {
  const priceClass = patientId === null ? '' : priceClassOf(db, patientId);
  return priceClass === '' ? [] : [priceClass];
}

export function priceClass(ctx: ReadContext, { patientId }: ParsedInputOf<Contract['priceClass']>) {
  ctx.subject('patient', patientId);
  const known = priceListsOf(ctx.db)
    .filter(({ row }) => !row.isRetired && row.priceClass !== '')
    .map(({ row }) => row.priceClass);
  return { priceClass: priceClassOf(ctx.db, patientId), known: [...new Set(known)] };
}

/** A class is a discount on every later bill: whoever may not give one of any size asks somebody who may. */
export function setPriceClass(ctx: WriteContext, input: ParsedInputOf<Contract['setPriceClass']>) {
  const { patientId, priceClass: typed, approvalId } = input;
  const [rootId = patientId] = membersOf(ctx.db, patientId);
  const before = priceClassOf(ctx.db, patientId);
  ctx.subject('patient', rootId, { before, after: typed, approvalId });
  if (typed === before) return {};
  const isTheirs = needsNoApproval(ctx.session.roles, 'priceOverride');
  if (!isTheirs && approvalId === null)
    throw new AppError('APPROVAL_NEEDED', { kind: 'priceOverride', amountPaise: 0 });
  if (!isTheirs && approvalId !== null) {
    const use = { approvalId, kind: 'priceOverride' as const, amountPaise: 0, patientId };
    spendApproval(ctx, { ...use, entity: 'patient', entityId: rootId });
  }
  pricesSql.insertPriceClass(ctx.db, {
    ...{ patientId: getPerson(ctx.db, rootId).id, priceClass: typed },
    ...{ setAt: ctx.now(), setBy: ctx.session.userId, approvalId: isTheirs ? null : approvalId },
  });
  ctx.alsoChanges('billing');
  return {};
}

import { AppError } from '#shared/contract/app-error.ts';
import { evenSharePaise, refundablePaise } from '#shared/features/catalogue/package.rules.ts';
import type { SoldPackage } from '#shared/features/catalogue/package.schema.ts';
import { addDays, fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords, rootOf } from '../patients/patients.service.ts';
import { getItem } from './items.ts';
import * as packagesSql from './packages.sql.ts';
import { priceOf, wallTimeNow } from './prices.ts';

function soldPackageOf(db: ReadableDb, sale: packagesSql.SaleRow, onDate: LocalDate): SoldPackage {
  const { isTransferable, soldTo: _, ...rest } = sale;
  const contents = packagesSql.listContents(db, sale.saleId);
  const expiresOn = fromDayNumber(sale.expiresOn);
  return {
    ...rest,
    holderId: rootOf(db, sale.holderId),
    soldOn: fromDayNumber(sale.soldOn),
    ...{ expiresOn, isExpired: expiresOn < onDate, isTransferable: isTransferable === 1 },
    contents: contents.map(content => ({ ...content, left: content.uses - content.used })),
    refundablePaise: sale.endedBecause ? 0 : refundablePaise(sale.pricePaise, contents),
  };
}

export function getSoldPackage(db: ReadableDb, saleId: number, onDate: LocalDate): SoldPackage {
  const sale = packagesSql.findSale(db, saleId);
  if (!sale) throw new AppError('NOT_FOUND', { what: 'package' });
  return soldPackageOf(db, sale, onDate);
}

/** What a person holds now, on whichever of their records it was written; ended and expired ones too, newest first. */
export function packagesOf(db: ReadableDb, patientId: number, onDate: LocalDate): SoldPackage[] {
  const holder = rootOf(db, patientId);
  const sales = ofAllRecords(db, patientId, recordId => packagesSql.listSalesOf(db, recordId));
  return [...new Map(sales.map(sale => [sale.saleId, sale])).values()]
    .map(sale => soldPackageOf(db, sale, onDate))
    .filter(({ holderId }) => holderId === holder)
    .sort((a, b) => b.saleId - a.saleId);
}

/** Uses that a person has left today, by item. */
export function prepaidUsesOf(ctx: ReadContext, patientId: number): Map<number, number> {
  const left = new Map<number, number>();
  for (const sold of packagesOf(ctx.db, patientId, ctx.today())) {
    if (sold.endedBecause || sold.isExpired) continue;
    for (const content of sold.contents)
      left.set(content.itemId, (left.get(content.itemId) ?? 0) + content.left);
  }
  return left;
}

export type PackageSale = {
  itemId: number;
  patientId: number;
  billId: number;
  doctorId: number | null;
  /** What is taken for it after discount. */
  pricePaise: number;
  onDate: LocalDate;
};

/** A line of a bill that sells a package; what it holds is written down as it is on this day. */
export function sellPackage(ctx: WriteContext, sale: PackageSale): number {
  const item = getItem(ctx.db, sale.itemId);
  if (!item.row.package || item.isRetired) throw new AppError('NOT_FOUND', { what: 'package' });
  const { contents, validDays, isTransferable } = item.row.package;
  const totalUses = contents.reduce((sum, { uses }) => sum + uses, 0);
  const saleId = packagesSql.insertSale(ctx.db, {
    ...{
      itemId: item.id,
      itemVersion: item.version,
      name: item.row.name,
      billId: sale.billId,
      isTransferable,
    },
    soldTo: getPerson(ctx.db, sale.patientId).id,
    pricePaise: sale.pricePaise,
    soldOn: toDayNumber(sale.onDate),
    expiresOn: toDayNumber(addDays(sale.onDate, validDays)),
    ...{ soldAt: ctx.now(), soldBy: ctx.session.userId },
  });
  const at = { ...wallTimeNow(ctx), onDate: sale.onDate };
  for (const { itemId, uses } of contents) {
    const price = priceOf(ctx.db, { itemId, doctorId: sale.doctorId, at });
    const listPricePaise = price?.ratePaise ?? evenSharePaise(sale.pricePaise, totalUses);
    packagesSql.insertContent(ctx.db, saleId, {
      ...{ itemId, uses, listPricePaise, name: getItem(ctx.db, itemId).row.name },
    });
  }
  return saleId;
}

export type PackageUse = {
  saleId: number;
  itemId: number;
  patientId: number;
  billId: number;
  onDate: LocalDate;
};

/** One session on a bill; refuses a stranger's package, one that is over or not paid at all, and one that is not left. */
export function usePackage(ctx: WriteContext, use: PackageUse): { usesLeft: number } {
  const sold = getSoldPackage(ctx.db, use.saleId, use.onDate);
  refuseOver(sold);
  const patientId = rootOf(ctx.db, use.patientId);
  if (sold.holderId !== patientId) throw new AppError('PACKAGE_OF_ANOTHER', { saleId: use.saleId });
  const billNumber = packagesSql.findUnpaidBill(ctx.db, use.saleId);
  if (billNumber !== undefined) throw new AppError('PACKAGE_NOT_PAID', { billNumber });
  const content = sold.contents.find(({ itemId }) => itemId === use.itemId);
  if (!content || content.left < 1)
    throw new AppError('PACKAGE_USED_UP', { saleId: use.saleId, itemId: use.itemId });
  const { saleId, itemId, billId, onDate } = use;
  packagesSql.insertUse(ctx.db, {
    ...{ saleId, itemId, billId, patientId, usedOn: toDayNumber(onDate), reversesId: null },
    ...{ at: ctx.now(), byUser: ctx.session.userId },
  });
  return { usesLeft: content.left - 1 };
}

/** One prepaid session of an item, of the package that ends first; the bill names no package. */
export function usePrepaid(
  ctx: WriteContext,
  use: Omit<PackageUse, 'saleId'>,
): { saleId: number; usesLeft: number } {
  const [first] = packagesOf(ctx.db, use.patientId, use.onDate)
    .filter(({ endedBecause, isExpired }) => !endedBecause && !isExpired)
    .filter(({ contents }) => contents.some(({ itemId, left }) => itemId === use.itemId && left > 0))
    .sort((a, b) => a.expiresOn.localeCompare(b.expiresOn) || a.saleId - b.saleId);
  if (!first) throw new AppError('PACKAGE_USED_UP', { itemId: use.itemId });
  return { saleId: first.saleId, ...usePackage(ctx, { ...use, saleId: first.saleId }) };
}

function refuseOver({ saleId, endedBecause, isExpired, expiresOn }: SoldPackage): void {
  if (endedBecause) throw new AppError('PACKAGE_ENDED', { saleId });
  if (isExpired) throw new AppError('PACKAGE_EXPIRED', { saleId, expiresOn });
}

/** A cancelled bill gives back the sessions that were used on it; returns how many. */
export function giveBackUsesOf(ctx: WriteContext, billId: number, onDate: LocalDate): number {
  const uses = packagesSql.listStandingUsesOfBill(ctx.db, billId);
  for (const { id, ...use } of uses)
    packagesSql.insertUse(ctx.db, {
      ...{ ...use, usedOn: toDayNumber(onDate), reversesId: id },
      ...{ at: ctx.now(), byUser: ctx.session.userId },
    });
  return uses.length;
}

/** Packages that a bill sold, for whoever cancels or credits it. */
export function packagesSoldOn(db: ReadableDb, billId: number, onDate: LocalDate): SoldPackage[] {
  return packagesSql.listSalesOnBill(db, billId).map(sale => soldPackageOf(db, sale, onDate));
}

/** No session is used any more; `getSoldPackage(…).refundablePaise` says before it what is worth giving back. */
export function endPackage(
  ctx: WriteContext,
  { saleId, because, reason }: { saleId: number; because: 'cancelled' | 'refunded'; reason: string },
): void {
  const sold = getSoldPackage(ctx.db, saleId, ctx.today());
  if (sold.endedBecause) throw new AppError('PACKAGE_ENDED', { saleId });
  packagesSql.insertEnd(ctx.db, { saleId, because, reason, at: ctx.now(), byUser: ctx.session.userId });
}

export type PackageTransfer = { saleId: number; toPatientId: number; reason: string };

export function transferPackage(ctx: WriteContext, { saleId, toPatientId, reason }: PackageTransfer) {
  const sold = getSoldPackage(ctx.db, saleId, ctx.today());
  const toId = getPerson(ctx.db, toPatientId).id;
  ctx.subject('patient', toId, { saleId, fromPatientId: sold.holderId });
  if (!sold.isTransferable) throw new AppError('PACKAGE_NOT_TRANSFERABLE', { saleId });
  refuseOver(sold);
  if (toId === sold.holderId)
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'toPatientId', code: 'ALREADY_THEIRS' }] });
  packagesSql.insertTransfer(ctx.db, {
    ...{ saleId, toPatientId: toId, reason, at: ctx.now(), byUser: ctx.session.userId },
  });
  ctx.alsoChanges('billing', 'patients');
  return {};
}

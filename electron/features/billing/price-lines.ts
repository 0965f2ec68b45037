import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import { needsNoApproval } from '#shared/features/approvals/approval.rules.ts';
import { apportion } from '#shared/features/billing/bill.rules.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { CatalogueItem, Category } from '#shared/features/catalogue/item.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { type UnitOfLine, unitOf } from '#shared/features/catalogue/unit.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { rateOn } from '../catalogue/catalogue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { type ListedLine, listedLine, type PriceBasis, type Pricing, priceBasisOf } from './list-price.ts';

/** A line with all that is frozen when the bill is issued. */
export type PricedLine = Omit<NewBillLine, 'kind'> & {
  kind: 'consultation' | 'other';
  category: Category;
  taxClass: TaxClass;
  gstPermille: number;
  isTaxInclusive: boolean;
  listPricePaise: number | null;
  ownPricePaise: number | null;
  unit: UnitOfLine;
  item: CatalogueItem | null;
};

type LinesOfBill = { lines: readonly NewBillLine[]; discountPaise: number };

/** A person who is not registered collects no tax (CGST Act, section 32). */
export function chargesGst(db: ReadableDb): boolean {
  return clinicAndSettings(db).clinic.gstin !== '';
}

type Listed = { line: NewBillLine; listed: ListedLine; discountPaise: number };

/** The catalogue's code stands; what the desk typed counts where it has none, or where it is that code in more digits. */
function codeOf({ sacCode }: NewBillLine, item: CatalogueItem | null): string {
  const own = item?.row.sacCode ?? '';
  return sacCode.startsWith(own) ? sacCode : own;
}

function pricedLine(
  ctx: ReadContext | WriteContext,
  { line, listed, discountPaise }: Listed,
  { onDate }: PriceBasis,
): PricedLine {
  const { kind, item, listPricePaise, ownPricePaise } = listed;
  const taxClass = item?.row.taxClass ?? line.taxClass ?? 'exempt';
  const isTaxInclusive = item?.row.isTaxInclusive ?? line.isTaxInclusive ?? false;
  const sacCode = codeOf(line, item);
  const category = item?.row.category ?? (kind === 'consultation' ? kind : (line.category ?? 'other'));
  const { quantity, ratePaise, isIcu } = line;
  const one = { quantity, ratePaise, discountPaise, isTaxInclusive, isIcu };
  return {
    ...line,
    ...{ kind, item, taxClass, isTaxInclusive, listPricePaise, ownPricePaise },
    ...(item && { itemId: item.id }),
    ...{ sacCode, category, unit: unitOf({ sacCode, category, taxClass, unit: item?.row.unit }) },
    gstPermille: chargesGst(ctx.db) ? rateOn(ctx.db, taxClass, onDate, one).permille : 0,
  };
}

/** Each line with its share of the bill's discount, which lowers the value that is taxed. */
function withShares({ lines, discountPaise }: LinesOfBill): { line: NewBillLine; discountPaise: number }[] {
  const own = lines.map(line => line.discountPaise ?? 0);
  const weights = lines.map(({ quantity, ratePaise }, index) => quantity * ratePaise - (own[index] ?? 0));
  const shares = apportion(discountPaise, weights);
  return lines.map((line, index) => ({ line, discountPaise: (own[index] ?? 0) + (shares[index] ?? 0) }));
}

/** What the screen showed is what is billed: a price or a rate that changed meanwhile is said, not slipped in. */
function refuseChanged({ line, listed }: Listed, priced: PricedLine, lineNumber: number): void {
  const nowPaise = priced.listPricePaise;
  // A screen that did not know the item shows no tax and no list.
  const wasPermille = line.gstPermille ?? (listed.isByWords ? 0 : priced.gstPermille);
  const isUnsaid = line.listPricePaise === undefined;
  const wasPaise = line.listPricePaise ?? null;
  const isSamePrice = isUnsaid
    ? !listed.isByWords || nowPaise === null || nowPaise === line.ratePaise
    : wasPaise === nowPaise;
  if (isSamePrice && wasPermille === priced.gstPermille) return;
  throw new AppError('PRICE_CHANGED', {
    ...{ lineNumber, wasPaise, nowPaise: isSamePrice ? wasPaise : nowPaise },
    ...{ wasPermille, nowPermille: priced.gstPermille },
  });
}

/** A session that was sold stays the person's, whatever became of the item since. */
function refuseRetired(ctx: WriteContext, { item, isPrepaid }: PricedLine, lineNumber: number): void {
  if (!item?.isRetired || isPrepaid || needsNoApproval(ctx.session.roles, 'priceOverride')) return;
  throw new AppError('ITEM_RETIRED', { lineNumber, itemId: item.id });
}

/** Each line with price and tax as they stand now; refuses what the screen did not show and rates nobody may change. */
export function priceLines(ctx: WriteContext, bill: LinesOfBill, pricing: Pricing): PricedLine[] {
  const basis = priceBasisOf(ctx, pricing);
  return withShares(bill).map(({ line, discountPaise }, index) => {
    const one = { line, discountPaise, listed: listedLine(ctx, line, basis) };
    const priced = pricedLine(ctx, one, basis);
    refuseRetired(ctx, priced, index + 1);
    refuseChanged(one, priced, index + 1);
    if (line.isPrepaid) return { ...priced, ratePaise: 0, discountPaise: 0 };
    const isOverride = priced.listPricePaise !== null && priced.listPricePaise !== line.ratePaise;
    if (isOverride && !isAllowed(ctx.session.roles, 'prices:override')) {
      throw new AppError('NOT_ALLOWED', { permission: 'prices:override' });
    }
    return priced;
  });
}

/** The lines of a bill that is being typed as they stand now; a rate that was not changed by hand follows its list. */
export function pricesNow(ctx: ReadContext, bill: LinesOfBill, pricing: Pricing): NewBillLine[] {
  const basis = priceBasisOf(ctx, pricing);
  return withShares(bill).map(({ line, discountPaise }) => {
    const listed = listedLine(ctx, line, basis);
    const { listPricePaise } = listed;
    const followsList = !line.isPrepaid && listPricePaise !== null && isAtItsList(line);
    const now = followsList ? { ...line, ratePaise: listPricePaise } : line;
    const { gstPermille, taxClass } = pricedLine(ctx, { line: now, listed, discountPaise }, basis);
    return { ...now, listPricePaise, gstPermille, taxClass };
  });
}

function isAtItsList({ ratePaise, listPricePaise }: NewBillLine): boolean {
  return listPricePaise === undefined || listPricePaise === null || listPricePaise === ratePaise;
}

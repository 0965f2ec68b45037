import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { NewBill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { CatalogueItem, Category } from '#shared/features/catalogue/item.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getItem, priceClassesOf, priceOf, rateOn, wallTimeNow } from '../catalogue/catalogue.service.ts';
import { feeStandingOfComing, feeStandingOfVisit, getVisit } from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import type { Doctor } from '../users/users.service.ts';
import { kindOfLine } from './consultation-line.ts';

/** A line with all that is frozen when the bill is issued. */
export type PricedLine = Omit<NewBillLine, 'kind'> & {
  kind: 'consultation' | 'other';
  category: Category;
  taxClass: TaxClass;
  gstPermille: number;
  isTaxInclusive: boolean;
  listPricePaise: number | null;
  item: CatalogueItem | null;
};

export type Pricing = Pick<NewBill, 'patientId' | 'visitId' | 'listId'> & {
  doctor: Doctor;
  onDate: LocalDate;
};

/** A person who is not registered collects no tax (CGST Act, section 32). */
export function chargesGst(db: ReadableDb): boolean {
  return clinicAndSettings(db).clinic.gstin !== '';
}

/** What the doctor's own fee is for this bill: nothing where a free follow-up is left. */
function consultationPricePaise(
  ctx: ReadContext | WriteContext,
  { patientId, visitId, doctor }: Pricing,
): number {
  const standing =
    visitId === null
      ? feeStandingOfComing(ctx, { patientId, doctorId: doctor.userId })
      : feeStandingOfVisit(ctx, getVisit(ctx.db, visitId));
  return standing.feePaise;
}

function listPriceOf(
  ctx: ReadContext | WriteContext,
  { line, item, pricing }: { line: NewBillLine; item: CatalogueItem | null; pricing: Pricing },
): number | null {
  if (item) {
    if (item.isRetired) return null;
    const { patientId, doctor, listId = null } = pricing;
    const doctorId = line.doctorId ?? doctor.userId;
    const question = { itemId: item.id, doctorId, listId, at: wallTimeNow(ctx) };
    return (
      priceOf(ctx.db, { ...question, priceClasses: priceClassesOf(ctx.db, patientId) })?.ratePaise ?? null
    );
  }
  // A consultation that the desk took from a draft; one that was typed by hand is of no list.
  const isFromDraft = line.kind === 'consultation' && line.listPricePaise !== undefined;
  return isFromDraft ? consultationPricePaise(ctx, pricing) : null;
}

export function pricedLine(ctx: ReadContext | WriteContext, line: NewBillLine, pricing: Pricing): PricedLine {
  const item = line.itemId === undefined ? null : getItem(ctx.db, line.itemId);
  const kind = kindOfLine(line, pricing.doctor);
  const taxClass = item?.row.taxClass ?? line.taxClass ?? 'exempt';
  const ofRate = { ratePaise: line.ratePaise, isIcu: line.isIcu ?? false };
  return {
    ...line,
    ...{ kind, item, taxClass },
    category: item?.row.category ?? line.category ?? (kind === 'consultation' ? 'consultation' : 'other'),
    isTaxInclusive: item?.row.isTaxInclusive ?? line.isTaxInclusive ?? false,
    gstPermille: chargesGst(ctx.db) ? rateOn(ctx.db, taxClass, pricing.onDate, ofRate).permille : 0,
    listPricePaise: listPriceOf(ctx, { line, item, pricing }),
  };
}

/** What the screen showed is what is billed: a price or a rate that changed meanwhile is said, not slipped in. */
function refuseChanged(line: NewBillLine, priced: PricedLine, lineNumber: number): void {
  const wasPaise = line.listPricePaise ?? null;
  const wasPermille = line.gstPermille ?? priced.gstPermille;
  const isSamePrice = line.listPricePaise === undefined || wasPaise === priced.listPricePaise;
  if (isSamePrice && wasPermille === priced.gstPermille) return;
  throw new AppError('PRICE_CHANGED', {
    ...{ lineNumber, wasPaise, nowPaise: isSamePrice ? wasPaise : priced.listPricePaise },
    ...{ wasPermille, nowPermille: priced.gstPermille },
  });
}

/** Each line with price and tax as they stand now; refuses what the screen did not show and rates nobody may change. */
export function priceLines(ctx: WriteContext, lines: readonly NewBillLine[], pricing: Pricing): PricedLine[] {
  return lines.map((line, index) => {
    const priced = pricedLine(ctx, line, pricing);
    refuseChanged(line, priced, index + 1);
    if (line.isPrepaid) return { ...priced, ratePaise: 0, discountPaise: 0 };
    const isOverride = priced.listPricePaise !== null && priced.listPricePaise !== line.ratePaise;
    if (isOverride && !isAllowed(ctx.session.roles, 'prices:override')) {
      throw new AppError('NOT_ALLOWED', { permission: 'prices:override' });
    }
    return priced;
  });
}

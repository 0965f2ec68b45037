import { needsNoApproval } from '#shared/features/approvals/approval.rules.ts';
import type { NewBill, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { CatalogueItem } from '#shared/features/catalogue/item.schema.ts';
import type { WallTime } from '#shared/features/catalogue/price.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import {
  findItemByWords,
  findListNamed,
  getItem,
  priceClassesOf,
  priceOf,
  refuseListOfOthers,
  wallTimeNow,
} from '../catalogue/catalogue.service.ts';
import { partiesOf } from '../parties/parties.service.ts';
import { feeStandingOfVisit, getVisit } from '../queue/queue.service.ts';
import { type Doctor, getDoctor } from '../users/users.service.ts';
import { isConsultation } from './consultation-line.ts';

type Context = ReadContext | WriteContext;

export type Pricing = Pick<NewBill, 'patientId' | 'visitId' | 'listId' | 'partyId'> & {
  doctor: Doctor;
  onDate: LocalDate;
};

/** By what the prices of one bill are found. */
export type PriceBasis = Omit<Pricing, 'listId'> & {
  listId: number | null;
  priceClasses: string[];
  at: WallTime;
};

type OfCompany = { patientId: number; partyId: number | null; onDate: LocalDate };

/** The list agreed with the company that pays for a person; null where there is none, or it does not speak now. */
export function agreedListOf(ctx: Context, { patientId, partyId, onDate }: OfCompany): number | null {
  if (partyId === null) return null;
  const company = partiesOf(ctx.db, patientId, onDate).find(party => party.partyId === partyId);
  if (!company?.priceListName) return null;
  return findListNamed(ctx.db, company.priceListName, wallTimeNow(ctx))?.listId ?? null;
}

/** The list that the desk chose, where it may; else the one agreed with the company that pays. */
export function priceBasisOf(ctx: Context, pricing: Pricing): PriceBasis {
  const { patientId, partyId = null, listId = null, onDate } = pricing;
  const at = wallTimeNow(ctx);
  const priceClasses = priceClassesOf(ctx.db, patientId);
  const agreed = agreedListOf(ctx, { patientId, partyId, onDate });
  const isFree = needsNoApproval(ctx.session.roles, 'priceOverride');
  if (listId !== null && listId !== agreed && !isFree)
    refuseListOfOthers(ctx.db, { listId, priceClasses, at });
  return { ...pricing, listId: listId ?? agreed, priceClasses, at };
}

/**
 * What the bill's doctor asks for a consultation: nothing where a free follow-up is left for the visit. By hand it is
 * the fee: without a visit no free one would ever be used up. Naming another doctor on the line never makes it less,
 * and that doctor's own free follow-ups are for their own bills.
 */
function feesPaise(
  ctx: Context,
  { visitId, doctor }: PriceBasis,
  performer: Doctor,
): Pick<ListedLine, 'listPricePaise' | 'ownPricePaise'> {
  const own =
    visitId === null
      ? doctor.profile.consultationFeePaise
      : feeStandingOfVisit(ctx, getVisit(ctx.db, visitId)).feePaise;
  if (performer.userId === doctor.userId) return { listPricePaise: own, ownPricePaise: null };
  return { listPricePaise: Math.max(own, performer.profile.consultationFeePaise), ownPricePaise: own };
}

export type ListedLine = {
  kind: 'consultation' | 'other';
  item: CatalogueItem | null;
  /** Null for what is of no list: typed by hand, or never priced. */
  listPricePaise: number | null;
  /** What the bill's own doctor asks for what another doctor does; null where both are one, or nobody asks anything. */
  ownPricePaise: number | null;
  /** Its words alone say what it is: the screen that sent it did not know. */
  isByWords: boolean;
};

/** What a line is, and what is asked for it, whatever the caller says of it: free text is no way round a list. */
export function listedLine(ctx: Context, line: NewBillLine, basis: PriceBasis): ListedLine {
  const { doctor, listId, priceClasses, at } = basis;
  const performer = line.doctorId === undefined ? doctor : getDoctor(ctx.db, line.doctorId);
  const chosen = line.itemId === undefined ? null : getItem(ctx.db, line.itemId);
  if (isConsultation(line, [performer, doctor])) {
    const isByWords = line.kind === undefined && chosen === null;
    return { kind: 'consultation', item: chosen, isByWords, ...feesPaise(ctx, basis, performer) };
  }
  const item = chosen ?? findItemByWords(ctx.db, line.description, at) ?? null;
  if (item === null) {
    return { kind: 'other', item, listPricePaise: null, ownPricePaise: null, isByWords: false };
  }
  const priceBy = ({ userId }: Doctor) =>
    priceOf(ctx.db, { itemId: item.id, doctorId: userId, listId, priceClasses, at })?.ratePaise ?? null;
  const ownPricePaise = performer.userId === doctor.userId ? null : priceBy(doctor);
  return {
    ...{ kind: 'other', item, listPricePaise: priceBy(performer), ownPricePaise },
    isByWords: chosen === null,
  };
}

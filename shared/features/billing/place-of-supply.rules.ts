import type { LocalDate } from '../../kernel/local-date.ts';
import type { TaxClass } from '../catalogue/tax.schema.ts';
import { isServiceCode } from '../catalogue/unit.rules.ts';
import { namesBuyer, type Recipient } from './recipient.rules.ts';

/** Clause (ca) of section 10(1) of the IGST Act is in force from here on (Notification 2/2023-Integrated Tax). */
const ADDRESS_COUNTS_FROM = '2023-10-01';
const CLASSES_OF_GOODS: readonly TaxClass[] = ['medicine', 'lifeSaving', 'device'];

/** By its code; a line without one by its tax class. */
export function isGoods({ sacCode, taxClass }: { sacCode: string; taxClass: TaxClass }): boolean {
  return sacCode === '' ? CLASSES_OF_GOODS.includes(taxClass) : !isServiceCode(sacCode);
}

export type Supply = {
  isGoods: boolean;
  onDate: LocalDate;
  /** Two digits, as GST numbers begin. */
  clinicState: string;
  /** Of a registered buyer where it is registered, of another as the invoice records it; empty where it does not. */
  buyerState: string;
  isRegistered: boolean;
};

/**
 * The state in which a line is supplied (IGST Act). A health, beauty or fitness service is where it is performed,
 * whoever buys it: section 12(4). Goods for a patient on a registered company's account are at the company's place:
 * section 10(1)(b). Of other goods that a patient takes along the counter counts, section 10(1)(a), and since October
 * 2023 the address or state that the invoice records: section 10(1)(ca), Circular 209/3/2024.
 */
export function placeOfSupplyOf(supply: Supply): string {
  const { clinicState, buyerState, isRegistered, onDate } = supply;
  if (!supply.isGoods || buyerState === '') return clinicState;
  return isRegistered || onDate >= ADDRESS_COUNTS_FROM ? buyerState : clinicState;
}

/** The place of supply where it is not the clinic's state, so that the tax is integrated (section 5); else empty. */
export function otherStateOf(supply: Supply): string {
  const place = placeOfSupplyOf(supply);
  return place === supply.clinicState ? '' : place;
}

export type BuyerOfBill = {
  onDate: LocalDate;
  /** Empty for a clinic without a GSTIN, whose lines are supplied nowhere else. */
  clinicState: string;
  /** Where the company is registered on whose account the bill goes; empty for any other buyer. */
  companyState: string;
  /** Of the person, as the record or the desk says. */
  stateCode: string;
  /** From this taxed value on the invoice names an unregistered buyer's address and state; null where none does. */
  namesBuyerFromPaise: number | null;
};
type LineToPlace = {
  sacCode: string;
  taxClass?: TaxClass | undefined;
  gstPermille: number;
  taxablePaise: number;
};

/** Of each line of a bill the state in which it is supplied, where that is not the clinic's; else empty. */
export function otherStatesOf(lines: readonly LineToPlace[], buyer: BuyerOfBill): string[] {
  const { onDate, clinicState, companyState, stateCode } = buyer;
  const isRegistered = companyState !== '';
  const isRecorded = namesBuyer(lines, buyer.namesBuyerFromPaise);
  const buyerState = isRegistered ? companyState : isRecorded ? stateCode : '';
  return lines.map(({ sacCode, taxClass = 'exempt' }) => {
    if (clinicState === '') return '';
    return otherStateOf({
      onDate,
      clinicState,
      buyerState,
      isRegistered,
      isGoods: isGoods({ sacCode, taxClass }),
    });
  });
}

type DraftOfBuyer = Pick<BuyerOfBill, 'onDate' | 'clinicState' | 'namesBuyerFromPaise'> & {
  recipient: { stateCode: string };
};
type TypedBuyer = {
  /** On whose account the bill goes. */
  company: { stateCode: string } | undefined;
  /** As typed at the desk; what the record says where nothing was asked. */
  recipient: Recipient | undefined;
};

/** The buyer of a bill that is still a draft, as `otherStatesOf` takes it. */
export function buyerOfDraft(draft: DraftOfBuyer, { company, recipient }: TypedBuyer): BuyerOfBill {
  const { onDate, clinicState, namesBuyerFromPaise } = draft;
  const { stateCode } = recipient ?? draft.recipient;
  return { onDate, clinicState, namesBuyerFromPaise, stateCode, companyState: company?.stateCode ?? '' };
}

type HalvedLine = { cgstPaise: number; sgstPaise: number; otherState?: string | undefined };
export type TaxParts = { cgstPaise: number; sgstPaise: number; igstPaise: number };

/** Each tax of some lines; the integrated tax of a line is its two halves together. */
export function taxPartsOf(lines: readonly HalvedLine[]): TaxParts {
  const parts = { cgstPaise: 0, sgstPaise: 0, igstPaise: 0 };
  for (const { cgstPaise, sgstPaise, otherState } of lines) {
    if (otherState) parts.igstPaise += cgstPaise + sgstPaise;
    else {
      parts.cgstPaise += cgstPaise;
      parts.sgstPaise += sgstPaise;
    }
  }
  return parts;
}

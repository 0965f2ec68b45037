import { AppError } from '#shared/contract/app-error.ts';
import type { LineAmounts } from '#shared/features/billing/bill.rules.ts';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { codeOfState, stateNamed } from '#shared/features/billing/gst-states.rules.ts';
import { companyRefusalOf, namesBuyer, type Recipient } from '#shared/features/billing/recipient.rules.ts';
import { waitsForCode } from '#shared/features/catalogue/tax-code.rules.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { saysAddress } from '#shared/kernel/text.ts';
import type { ReadableDb } from '../../database/db.ts';
import { codeRuleOn } from '../catalogue/catalogue.service.ts';
import type { PartyOfBill } from '../parties/parties.service.ts';
import { districtOfPin, statesOfPin } from '../patients/patients.service.ts';
import { type BillParty, partyOf } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { chargesGst, type PricedLine } from './price-lines.ts';

/** The taxed value from which an invoice of a day names the buyer's address and state; null where none does. */
export function namesBuyerFrom(db: ReadableDb, onDate: LocalDate): number | null {
  if (!chargesGst(db)) return null;
  return billingSql.findLegalLimit(db, 'namesBuyer', toDayNumber(onDate)) ?? null;
}

/** What a record says of its person's address; a town alone is none, and the state is that of the PIN code. */
export function recipientOf(person: Patient): BillDraft['recipient'] {
  const { address, locality, city, pinCode } = person;
  const stateCode = codeOfState(districtOfPin(pinCode)?.state ?? '');
  const place = [address, locality, city].filter(part => part).join(', ');
  const isMoreThanTown = /[\p{L}\p{N}]/u.test(`${address}${locality}`);
  return {
    isComplete: isMoreThanTown && saysAddress(place) && stateCode !== '',
    address: place,
    ...{ pinCode, stateCode },
  };
}

type InvoiceToName = {
  person: Patient;
  onDate: LocalDate;
  lines: readonly (PricedLine & LineAmounts)[];
  /** As typed at the desk; what stands on the bill then. */
  recipient: Recipient | undefined;
  /** On whose account it goes: with a GSTIN the buyer is registered. */
  company: PartyOfBill | null;
};

/** The buyer as the bill will always say; refuses an invoice that lacks what rule 46 of the CGST Rules asks of it. */
export function buyerOf(db: ReadableDb, invoice: InvoiceToName): BillParty {
  const { person, onDate, recipient, company } = invoice;
  refuseCompany(invoice);
  refuseMissingCodes(db, invoice);
  const party = { ...partyOf(person, onDate), ...(company && { company: named(company) }) };
  if (recipient) {
    refuseOtherState(recipient);
    const state = stateNamed(recipient.stateCode);
    const address = [recipient.address, recipient.pinCode].filter(part => part).join(' ');
    return { ...party, address, ...(state && { state }) };
  }
  refuseUnnamed(db, invoice);
  return party;
}

/** As the bill will name it. */
function named({ hasAddress: _, ...company }: PartyOfBill): BillParty['company'] {
  return company;
}

function refuseCompany({ company, lines }: InvoiceToName): void {
  if (!company) return;
  const { partyId, gstin, hasAddress } = company;
  const refusal = companyRefusalOf(lines, { isRegistered: gstin !== '', hasAddress });
  if (refusal) throw new AppError(refusal, { partyId });
}

/** Only where every office of the PIN code's sorting district is in another state. */
function refuseOtherState({ pinCode, stateCode }: Recipient): void {
  const states = statesOfPin(pinCode).map(codeOfState);
  if (states.length === 0 || states.includes(stateCode)) return;
  const problems = [{ path: 'recipient.pinCode', code: 'PIN_CODE_OF_ANOTHER_STATE' }];
  throw new AppError('INVALID_INPUT', { problems });
}

function isRegistered({ company }: InvoiceToName): boolean {
  return company !== null && company.gstin !== '';
}

function refuseUnnamed(db: ReadableDb, invoice: InvoiceToName): void {
  const limitPaise = namesBuyerFrom(db, invoice.onDate);
  if (limitPaise === null || isRegistered(invoice) || !namesBuyer(invoice.lines, limitPaise)) return;
  if (!recipientOf(invoice.person).isComplete) throw new AppError('RECIPIENT_NEEDED', { limitPaise });
}

/** HSN or SAC of each taxed line, as long as the clinic's turnover asks. */
function refuseMissingCodes(db: ReadableDb, invoice: InvoiceToName): void {
  const rule = codeRuleOn(db, invoice.onDate);
  const at = invoice.lines.findIndex(line => waitsForCode(line, rule, isRegistered(invoice)));
  if (rule && at >= 0) throw new AppError('LINE_NEEDS_TAX_CODE', { lineNumber: at + 1, digits: rule.digits });
}

import { AppError } from '#shared/contract/app-error.ts';
import {
  billAmounts,
  type LineAmounts,
  moneyRefusalOf,
  sumPaise,
} from '#shared/features/billing/bill.rules.ts';
import type { Bill, NewBill } from '#shared/features/billing/bill.schema.ts';
import { SERIES_OF_DOCUMENT } from '#shared/features/ledger/series.rules.ts';
import { financialYearOf, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { Rounding } from '#shared/kernel/money.ts';
import type { WritableDb } from '../../database/db.ts';
import { freezeLetterhead } from '../../ledger/letterheads.ts';
import { takeNumber } from '../../ledger/numbers.ts';
import { openDay } from '../../ledger/open-day.ts';
import { postAll } from '../../ledger/post.ts';
import type { ShownFor } from '../../ledger/qr-references.ts';
import type { WriteContext } from '../../server/service.ts';
import { discountReasonOf, spendApproval } from '../approvals/approvals.service.ts';
import { noteUse, rememberService } from '../catalogue/catalogue.service.ts';
import { type PartyOfBill, partyFor } from '../parties/parties.service.ts';
import { getPerson, rootOf } from '../patients/patients.service.ts';
import { getVisit, markBilled } from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { auditOfBill } from './bill-audit.ts';
import { billEntries } from './bill-entries.ts';
import { billDoctorOf, getBill } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { approvalForDiscount } from './discount-approval.ts';
import { settlePackages } from './package-lines.ts';
import { withPlaces } from './place-of-supply.ts';
import { type PricedLine, priceLines } from './price-lines.ts';
import { buyerOf } from './recipient.ts';
import { refuseTooMuchCash, takePayments } from './take-money.ts';
import { payFromAdvance } from './use-advance.ts';

function refuseWrongVisit(ctx: WriteContext, input: NewBill, visitId: number): void {
  const visit = getVisit(ctx.db, visitId);
  if (rootOf(ctx.db, visit.patientId) !== rootOf(ctx.db, input.patientId)) {
    throw new AppError('INVALID_INPUT', {
      problems: [{ path: 'visitId', code: 'VISIT_OF_ANOTHER_PATIENT' }],
    });
  }
  const earlier = billingSql.findBillOfVisit(ctx.db, visitId);
  if (earlier) throw new AppError('VISIT_ALREADY_BILLED', { billId: earlier.id, number: earlier.number });
  // Gone without having been seen: whoever comes back is first returned to the queue.
  if (visit.state === 'left') throw new AppError('CHANGED_MEANWHILE');
  // The patient was given to another doctor while the bill was being typed: fee and takings would be the wrong one's.
  if (visit.doctorId !== input.doctorId) throw new AppError('CHANGED_MEANWHILE');
}

const NO_REASON = { discountReason: '', discountReasonId: null };

/** Of a bill without a discount no reason is looked at, not even one that is not offered any more. */
function isDiscounted({ discountPaise }: NewBill, lines: readonly { discountPaise?: number | undefined }[]) {
  return discountPaise > 0 || lines.some(line => (line.discountPaise ?? 0) > 0);
}

/** Number, lines, payments and the visit in one transaction: a refused bill gives its number back. */
export function issue(ctx: WriteContext, input: NewBill): Bill {
  ctx.subject('patient', input.patientId);
  if (input.visitId !== null) refuseWrongVisit(ctx, input, input.visitId);
  const onDate = openDay(ctx);
  const person = getPerson(ctx.db, input.patientId);
  const patientId = person.id;
  const doctor = getDoctor(ctx.db, input.doctorId);
  const priced = priceLines(ctx, input, { ...input, patientId, doctor, onDate });
  const reason = isDiscounted(input, priced) ? discountReasonOf(ctx.db, input) : NO_REASON;
  const toIssue = { ...input, ...reason, patientId, lines: priced, rounding: roundingOf(ctx, input) };
  const refusal = moneyRefusalOf(toIssue);
  if (refusal) throw new AppError(refusal.code, refusal.data);
  const approval = approvalForDiscount(ctx, { ...toIssue, onDate });
  const { payments, advancePaise = 0 } = input;
  refuseTooMuchCash(ctx, { patientId, onDate, payments, advancePaise });

  const { lines, ...amounts } = billAmounts(toIssue);
  const company = companyOf(ctx, input, { patientId, onDate, totalPaise: amounts.totalPaise });
  const party = buyerOf(ctx.db, { person, onDate, lines, recipient: input.recipient, company });
  const number = takeNumber(ctx.db, SERIES_OF_DOCUMENT[amounts.documentType], onDate);
  const billId = billingSql.insertBill(ctx.db, {
    ...amounts,
    number,
    financialYear: financialYearOf(onDate),
    onDate: toDayNumber(onDate),
    issuedAt: ctx.now(),
    patientId,
    visitId: input.visitId,
    doctorId: input.doctorId,
    partyId: company?.partyId ?? null,
    party: JSON.stringify(party),
    doctorSnapshot: JSON.stringify(billDoctorOf(doctor)),
    rounding: toIssue.rounding,
    ...reason,
    discountApprovalId: approval?.approvalId ?? null,
    letterheadId: freezeLetterhead(ctx.db),
    cashierId: ctx.session.userId,
  });
  if (approval) {
    const { approvalId, givenPaise: amountPaise } = approval;
    const use = { approvalId, amountPaise, kind: 'discount' as const };
    spendApproval(ctx, { ...use, patientId, entity: 'bill', entityId: billId });
  }
  saveLines(ctx.db, withPlaces(ctx.db, lines, { party, onDate }), { billId, onDate });
  const about = { onDate, billId, patientId, doctorId: input.doctorId };
  postAll(ctx, billEntries({ ...amounts, ...about }));
  if (advancePaise > 0) payFromAdvance(ctx, { ...about, amountPaise: advancePaise });
  const shownFor: ShownFor = input.visitId === null ? `person ${patientId}` : `visit ${input.visitId}`;
  takePayments(ctx, { ...about, payments, shownFor });
  // After the money: a package of which nothing was paid gives no session.
  settlePackages(ctx, lines, about);
  if (input.visitId !== null) markBilled(ctx, input.visitId, billId);

  const bill = getBill(ctx.db, billId);
  const { totalPaise, paidPaise, discountPaise } = bill;
  const given = auditOfBill({ ...input, lines, discountPaise, approvalId: approval?.approvalId });
  ctx.subject('bill', billId, { number, totalPaise, paidPaise, ...given });
  ctx.alsoChanges('queue', 'patients', 'reports', 'catalogue', 'dues', 'refunds', 'shares');
  return bill;
}

/** What the screen rounded to is what is billed: a setting that changed meanwhile is said, not slipped in. */
function roundingOf(ctx: WriteContext, { rounding: shown }: NewBill): Rounding {
  const rounding = clinicAndSettings(ctx.db).settings.billRounding;
  if (shown !== undefined && shown !== rounding) throw new AppError('ROUNDING_CHANGED', { rounding });
  return rounding;
}

/** The company on whose account goes what is not paid at once; null when the patient owes it. */
function companyOf(
  ctx: WriteContext,
  { partyId, payments, advancePaise = 0 }: NewBill,
  bill: { patientId: number; onDate: LocalDate; totalPaise: number },
): PartyOfBill | null {
  if (partyId === undefined || partyId === null) return null;
  const duePaise = bill.totalPaise - sumPaise(payments) - advancePaise;
  return partyFor(ctx.db, { ...bill, partyId, duePaise });
}

function saveLines(
  db: WritableDb,
  lines: readonly (PricedLine & LineAmounts & { otherState: string })[],
  { billId, onDate }: { billId: number; onDate: LocalDate },
): void {
  const day = toDayNumber(onDate);
  lines.forEach((line, index) => {
    billingSql.insertLine(db, billId, index + 1, line);
    // A free follow-up names its last day: nothing to offer for the next bill.
    const isFreeFollowUp = line.kind === 'consultation' && line.ratePaise === 0;
    if (line.itemId !== undefined) noteUse(db, line.itemId, day, ...(line.isPrepaid ? [] : [line.ratePaise]));
    else if (!isFreeFollowUp) rememberService(db, line, day);
  });
}

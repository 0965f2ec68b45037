import { AppError } from '#shared/contract/app-error.ts';
import { billAmounts, moneyRefusalOf, sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { Bill, NewBill } from '#shared/features/billing/bill.schema.ts';
import { financialYearOf, toDayNumber } from '#shared/kernel/local-date.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson, rootOf } from '../patients/patients.service.ts';
import { getVisit, markBilled } from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { billDoctorOf, getBill, partyOf } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { kindOfLine } from './consultation-line.ts';
import { openDay } from './open-day.ts';
import { refuseTooMuchCash, takePayments } from './take-money.ts';

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

/** Number, lines, payments and the visit in one transaction: a refused bill gives its number back. */
export function issue(ctx: WriteContext, input: NewBill): Bill {
  ctx.subject('patient', input.patientId);
  if (input.visitId !== null) refuseWrongVisit(ctx, input, input.visitId);
  const refusal = moneyRefusalOf(input);
  if (refusal) throw new AppError(refusal.code, refusal.data);
  const onDate = openDay(ctx);
  const person = getPerson(ctx.db, input.patientId);
  const patientId = person.id;
  refuseTooMuchCash(ctx.db, { patientId, onDate, payments: input.payments });

  const doctor = getDoctor(ctx.db, input.doctorId);
  const { lines, ...amounts } = billAmounts(input);
  const financialYear = financialYearOf(onDate);
  const number = formatNumber(
    clinicAndSettings(ctx.db).settings.billSeriesPrefix,
    financialYear,
    takeNextNumber(ctx.db, 'bill', financialYear),
  );
  const billId = billingSql.insertBill(ctx.db, {
    ...amounts,
    number,
    financialYear,
    onDate: toDayNumber(onDate),
    issuedAt: ctx.now(),
    patientId,
    visitId: input.visitId,
    doctorId: input.doctorId,
    party: JSON.stringify(partyOf(person, onDate)),
    doctorSnapshot: JSON.stringify(billDoctorOf(doctor)),
    discountReason: input.discountPaise > 0 ? input.discountReason : '',
    duePaise: amounts.totalPaise - sumPaise(input.payments),
    cashierId: ctx.session.userId,
  });
  lines.forEach((line, index) => {
    const kind = kindOfLine(line, doctor);
    billingSql.insertLine(ctx.db, billId, index + 1, { ...line, kind });
    // A free follow-up names its last day: nothing to offer for the next bill.
    const isFreeFollowUp = kind === 'consultation' && line.ratePaise === 0;
    if (!isFreeFollowUp) billingSql.rememberService(ctx.db, line, toDayNumber(onDate));
  });
  takePayments(ctx, { ...input, patientId, billId, onDate });
  if (input.visitId !== null) markBilled(ctx, input.visitId, billId);

  const bill = getBill(ctx.db, billId);
  ctx.subject('bill', billId, { number, totalPaise: bill.totalPaise, paidPaise: bill.paidPaise });
  ctx.alsoChanges('queue', 'patients', 'reports');
  return bill;
}

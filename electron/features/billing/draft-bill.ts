import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { SERIES_OF_DOCUMENT } from '#shared/features/ledger/series.rules.ts';
import { peekNumber } from '../../ledger/numbers.ts';
import { openDay } from '../../ledger/open-day.ts';
import { type ShownFor, upiPayeeFor } from '../../ledger/qr-references.ts';
import type { ReadContext } from '../../server/service.ts';
import { codeRuleOn, listsOfDesk, wallTimeNow } from '../catalogue/catalogue.service.ts';
import { duePaiseOf, getPerson, ofAllRecords, rootOf } from '../patients/patients.service.ts';
import { feeStandingOfVisit, getVisit } from '../queue/queue.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { type Doctor, getDoctor, listDoctors } from '../users/users.service.ts';
import { getBill } from './bill-record.ts';
import * as billingSql from './billing.sql.ts';
import { consultationLine, freeConsultationLine } from './consultation-line.ts';
import { clinicState } from './place-of-supply.ts';
import { chargesGst } from './price-lines.ts';
import { namesBuyerFrom, recipientOf } from './recipient.ts';
import { advanceOf } from './use-advance.ts';
import { linesOfVisit } from './visit-lines.ts';

type InputOf<Name extends keyof typeof billingContract> = ParsedInputOf<(typeof billingContract)[Name]>;

type Basis = { patientId: number; doctor: Doctor; shownFor: ShownFor };

/** What every draft knows, whether of a token or by hand. */
function basisOf(ctx: ReadContext, { patientId, doctor, shownFor }: Basis) {
  const { settings } = clinicAndSettings(ctx.db);
  const onDate = openDay(ctx);
  const { billOfSupply, taxInvoice, invoiceCumBill } = SERIES_OF_DOCUMENT;
  return {
    patientId,
    doctorId: doctor.userId,
    doctorName: doctor.fullName,
    doctors: listDoctors(ctx.db).map(({ userId, fullName }) => ({ userId, fullName })),
    nextNumbers: {
      billOfSupply: peekNumber(ctx.db, billOfSupply, onDate),
      taxInvoice: peekNumber(ctx.db, taxInvoice, onDate),
      invoiceCumBill: peekNumber(ctx.db, invoiceCumBill, onDate),
    },
    chargesGst: chargesGst(ctx.db),
    codeRule: codeRuleOn(ctx.db, onDate),
    ...{ onDate, clinicState: clinicState(ctx.db) },
    namesBuyerFromPaise: namesBuyerFrom(ctx.db, onDate),
    recipient: recipientOf(getPerson(ctx.db, patientId)),
    rounding: settings.billRounding,
    lists: listsOfDesk(ctx.db, wallTimeNow(ctx)),
    oldDuesPaise: duePaiseOf(ctx.db, patientId),
    advancePaise: advanceOf(ctx.db, patientId),
    upi: upiPayeeFor(ctx.db, shownFor),
  };
}

export function draftForVisit(ctx: ReadContext, { visitId }: InputOf<'draftForVisit'>): BillDraft {
  const visit = getVisit(ctx.db, visitId);
  const doctor = getDoctor(ctx.db, visit.doctorId);
  const standing = feeStandingOfVisit(ctx, visit);
  const patientId = rootOf(ctx.db, visit.patientId);
  const earlier = billingSql.findBillOfVisit(ctx.db, visitId);
  const consultation: NewBillLine = standing.freeUntil
    ? freeConsultationLine(standing.freeUntil)
    : consultationLine(doctor);
  const { lines, unpriced } = earlier
    ? { lines: [], unpriced: [] }
    : linesOfVisit(ctx, { visitId, patientId, doctorId: doctor.userId });
  return {
    ...basisOf(ctx, { patientId, doctor, shownFor: `visit ${visitId}` }),
    visitId,
    token: visit.token,
    lines: [{ ...consultation, category: 'consultation', listPricePaise: consultation.ratePaise }, ...lines],
    unpriced,
    existingBill: earlier ? getBill(ctx.db, earlier.id) : null,
  };
}

/** Who billed the person last, or the first of those who are asked for. */
function usualDoctor(ctx: ReadContext, patientId: number, doctors: readonly Doctor[]): Doctor {
  const earlier = ofAllRecords(ctx.db, patientId, recordId =>
    billingSql.listLastDoctors(ctx.db, recordId),
  ).toSorted((a, b) => b.billId - a.billId);
  const usual = doctors.find(({ userId }) => userId === earlier[0]?.doctorId) ?? doctors[0];
  if (!usual) throw new AppError('NOT_FOUND', { what: 'doctor' });
  return usual;
}

/** A dressing, a certificate, a packet of something: a bill of nobody's token. */
export function draftForPatient(
  ctx: ReadContext,
  { patientId: askedId, doctorId }: InputOf<'draftForPatient'>,
): BillDraft {
  const patientId = getPerson(ctx.db, askedId).id;
  ctx.subject('patient', patientId);
  const doctors = listDoctors(ctx.db);
  const doctor = doctorId === null ? usualDoctor(ctx, patientId, doctors) : getDoctor(ctx.db, doctorId);
  return {
    ...basisOf(ctx, { patientId, doctor, shownFor: `person ${patientId}` }),
    ...{ visitId: null, token: '', lines: [], unpriced: [], existingBill: null },
  };
}

import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { upiLink } from '#shared/features/billing/upi-link.rules.ts';
import type { queueContract, WaitingWindow } from '#shared/features/queue/queue.contract.ts';
import {
  formatDateWithWeekday,
  formatDayAndMonth,
  formatMinute,
  formatTime,
} from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { upiPayeeFor } from '../../ledger/qr-references.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { awaysNow } from './aways.ts';
import { paceOfDoctor, windowsOf } from './board.ts';
import * as feeSql from './fee-standing.sql.ts';
import { feeStandingOfVisit } from './fee-standing.ts';
import { listOnBoard } from './left-over.ts';
import * as queueSql from './queue.sql.ts';
import { sittingOf } from './sittings.ts';
import { type FeeOnSlip, type TokenSlipPrint, tokenSlipDocument } from './token-slip.document.ts';

type SlipInput = ParsedInputOf<typeof queueContract.tokenSlip>;

function feeOnSlip(ctx: ReadContext, visit: queueSql.Visit): FeeOnSlip {
  const { feePaise, freeUntil } = feeStandingOfVisit(ctx, visit);
  if (freeUntil !== null) return { kind: 'free', tillDate: formatDayAndMonth(freeUntil) };
  if (feePaise === 0) return { kind: 'free', tillDate: null };
  const bill = visit.billId === null ? undefined : feeSql.findBill(ctx.db, visit.billId);
  if (bill?.duePaise === 0) return { kind: 'paid', amountPaise: feePaise, receiptNumber: null };
  const amountPaise = bill?.duePaise ?? feePaise;
  const payee = upiPayeeFor(ctx.db, `visit ${visit.id}`);
  const billNumber = bill?.number ?? `T${visit.id}`;
  return { kind: 'due', amountPaise, upiLink: payee && upiLink({ ...payee, amountPaise, billNumber }) };
}

/** '6:20–6:40 pm' on the clinic's wall. */
function formatWindow({ fromMinute, toMinute }: WaitingWindow): string {
  const [from, to] = [formatMinute(fromMinute), formatMinute(toMinute)];
  const isSameHalf = from.slice(-2) === to.slice(-2);
  return `${isSameHalf ? from.slice(0, -3) : from}–${to}`;
}

function expectedAt(ctx: ReadContext, { id, doctorId }: queueSql.Visit): string | null {
  const window = windowsOf(ctx, listOnBoard(ctx, doctorId), {
    pace: paceOfDoctor(ctx, doctorId),
    session: sittingOf(ctx, doctorId),
    away: awaysNow(ctx).get(doctorId) ?? null,
  }).get(id);
  return window ? formatWindow(window) : null;
}

function slipPrint(ctx: ReadContext, { visitId, paper }: SlipInput): TokenSlipPrint {
  const visit = queueSql.find(ctx.db, visitId);
  if (!visit) throw new AppError('NOT_FOUND', { what: 'visit' });
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const doctor = getDoctor(ctx.db, visit.doctorId);
  const patient = getPerson(ctx.db, visit.patientId);
  return {
    paper: paper ?? settings.slipPaper,
    language: settings.patientLanguage,
    clinic: {
      name: clinic.name,
      addressLine: [clinic.addressLine, clinic.city].filter(Boolean).join(', '),
      phone: formatPhone(clinic.phone),
    },
    token: visit.token,
    doctorName: doctor.fullName,
    room: doctor.profile.room || null,
    session: clinic.hours || null,
    expectedAt: expectedAt(ctx, visit),
    date: formatDateWithWeekday(visit.onDate),
    patientName: patient.fullName,
    localName: patient.localName === patient.fullName ? '' : patient.localName,
    visitNumber: visit.number,
    fee: feeOnSlip(ctx, visit),
    madeAt: formatTime(ctx.now(), ctx.zone),
  };
}

export async function tokenSlip(
  ctx: TaskContext,
  input: SlipInput,
): Promise<{ pdf: string; fileName: string }> {
  const print = ctx.reading(read => slipPrint(read, input));
  const { bytes } = await renderPdf(tokenSlipDocument(print));
  ctx.subject('visit', input.visitId, { token: print.token });
  return { pdf: Buffer.from(bytes).toString('base64'), fileName: `token-${print.token}.pdf` };
}

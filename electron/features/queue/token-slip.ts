import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { upiLink } from '#shared/features/billing/upi-link.rules.ts';
import type { queueContract } from '#shared/features/queue/queue.contract.ts';
import { formatDateWithWeekday, formatTime } from '#shared/kernel/local-date.ts';
import { formatPhone } from '#shared/kernel/phone.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPatient } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as queueSql from './queue.sql.ts';
import { type FeeOnSlip, type TokenSlipPrint, tokenSlipDocument } from './token-slip.document.ts';

type SlipInput = ParsedInputOf<typeof queueContract.tokenSlip>;

function feeOnSlip(ctx: ReadContext, visit: queueSql.Visit, feePaise: number): FeeOnSlip {
  const { clinic, settings } = clinicAndSettings(ctx.db);
  if (feePaise === 0) return { kind: 'free', tillDate: null };
  if (visit.billId !== null) return { kind: 'paid', amountPaise: feePaise, receiptNumber: null };
  const link =
    settings.upiAddress === ''
      ? null
      : upiLink({
          address: settings.upiAddress,
          payeeName: clinic.name,
          amountPaise: feePaise,
          billNumber: `T${visit.id}`,
        });
  return { kind: 'due', amountPaise: feePaise, upiLink: link };
}

function slipPrint(ctx: ReadContext, { visitId, paper }: SlipInput): TokenSlipPrint {
  const visit = queueSql.find(ctx.db, visitId);
  if (!visit) throw new AppError('NOT_FOUND', { what: 'visit' });
  const { clinic, settings } = clinicAndSettings(ctx.db);
  const doctor = getDoctor(ctx.db, visit.doctorId);
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
    expectedAt: null,
    date: formatDateWithWeekday(visit.onDate),
    patientName: getPatient(ctx.db, visit.patientId).fullName,
    fee: feeOnSlip(ctx, visit, doctor.profile.consultationFeePaise),
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

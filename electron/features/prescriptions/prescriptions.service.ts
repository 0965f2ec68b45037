import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  CheckResult,
  prescriptionsContract,
} from '#shared/features/prescriptions/prescriptions.contract.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { countPrint, uncountPrint } from '../../server/print-counts.ts';
import type { ReadContext, ServiceOf, TaskContext } from '../../server/service.ts';
import { alertShares, checkMedicines, findSignedEncounter } from '../encounters/encounters.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { getDoctor } from '../users/users.service.ts';

import { prescriptionDocument } from './prescription.document.ts';
import { prescriptionPage } from './prescription-page.ts';
import type { PrescriptionPrint } from './prescription-print.ts';
import { readLine } from './read-line.ts';
import { searchDiagnoses } from './search-diagnoses.ts';

function check(ctx: ReadContext, input: ParsedInputOf<typeof prescriptionsContract.check>): CheckResult {
  return checkMedicines(ctx, input);
}

async function pageOf(print: PrescriptionPrint, fileName: string) {
  const { bytes, pageCount } = await renderRoomiest(prescriptionDocument(print));
  return { pdf: Buffer.from(bytes).toString('base64'), pageCount, fileName };
}

async function preview(ctx: TaskContext, input: ParsedInputOf<typeof prescriptionsContract.preview>) {
  const print = ctx.reading(read => {
    const visit = getVisit(read.db, input.visitId);
    const signed = findSignedEncounter(read.db, visit.id);
    // A signed visit is shown as it was signed; only printing counts a copy.
    if (signed) {
      const { body, doctor, signedAt: at } = signed;
      return prescriptionPage(read, { visit, body, doctor, at, signed, duplicateCopy: null });
    }
    const { fullName, profile } = getDoctor(read.db, visit.doctorId);
    const doctor = { fullName, ...profile };
    return prescriptionPage(read, {
      visit,
      body: input.body,
      doctor,
      at: read.now(),
      signed: null,
      duplicateCopy: null,
    });
  });
  return pageOf(print, 'draft.pdf');
}

async function print(ctx: TaskContext, input: ParsedInputOf<typeof prescriptionsContract.print>) {
  const duplicateCopy = ctx.writing(({ db }) => {
    if (!findSignedEncounter(db, input.visitId)) throw new AppError('NOT_SIGNED');
    return countPrint(db, 'prescription', input.visitId);
  });
  try {
    const page = ctx.reading(read => {
      const visit = getVisit(read.db, input.visitId);
      const signed = findSignedEncounter(read.db, visit.id);
      if (!signed) throw new AppError('NOT_SIGNED');
      const { body, doctor, signedAt: at } = signed;
      return prescriptionPage(read, { visit, body, doctor, at, signed, duplicateCopy });
    });
    ctx.subject('visit', input.visitId, { serial: page.serial, duplicateCopy });
    return await pageOf(page, `${(page.serial ?? 'prescription').replaceAll('/', '-')}.pdf`);
  } catch (error) {
    ctx.writing(({ db }) => uncountPrint(db, 'prescription', input.visitId));
    throw error;
  }
}

export const prescriptionsService = {
  readLine,
  searchDiagnoses,
  check,
  alertShares,
  preview,
  print,
} satisfies ServiceOf<typeof prescriptionsContract>;

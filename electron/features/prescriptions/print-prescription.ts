import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { findSignedEncounter } from '../encounters/encounters.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { type ChosenSheet, sheetFor } from './letterheads.ts';
import { pageOf, pageSheetOf } from './page-of.ts';
import { prescriptionDocument } from './prescription.document.ts';
import { prescriptionPage } from './prescription-page.ts';
import type { PrescriptionPrint } from './prescription-print.ts';

type ShownPage = { page: PrescriptionPrint; sheet: ChosenSheet };

export async function preview(ctx: TaskContext, input: ParsedInputOf<typeof prescriptionsContract.preview>) {
  const { page, sheet } = ctx.reading(read => draftPage(read, input));
  const rendered = await renderRoomiest(prescriptionDocument(page));
  return { ...pageOf(rendered, 'draft.pdf'), sheet: pageSheetOf(sheet) };
}

/** A signed visit is shown as it was signed; only printing counts a copy. */
function draftPage(read: ReadContext, input: ParsedInputOf<typeof prescriptionsContract.preview>): ShownPage {
  const visit = getVisit(read.db, input.visitId);
  const sheet = sheetFor(read.db, visit);
  const { layout } = sheet;
  const signed = findSignedEncounter(read.db, visit.id);
  if (signed && !input.isAmendment) {
    const { body, doctor, signedAt: at } = signed;
    const page = prescriptionPage(read, { visit, body, doctor, at, signed, layout, duplicateCopy: null });
    return { page, sheet };
  }
  const { fullName, profile } = getDoctor(read.db, visit.doctorId);
  const unsigned = { signed: null, duplicateCopy: null, at: read.now() };
  const doctor = { fullName, ...profile };
  return { page: prescriptionPage(read, { visit, body: input.body, doctor, layout, ...unsigned }), sheet };
}

function signedPage(
  read: ReadContext,
  { visitId, letterheadId }: ParsedInputOf<typeof prescriptionsContract.print>,
) {
  const visit = getVisit(read.db, visitId);
  const signed = findSignedEncounter(read.db, visitId);
  if (!signed) throw new AppError('NOT_SIGNED');
  const { body, doctor, signedAt: at } = signed;
  const sheet = sheetFor(read.db, { doctorId: visit.doctorId, letterheadId });
  const { layout } = sheet;
  const page = prescriptionPage(read, { visit, body, doctor, at, signed, layout, duplicateCopy: null });
  return { page, sheet, version: signed.version, isMarked: body.lines.some(marksCopies) };
}

// A second paper of these could be supplied twice; of the others a reprint is the same prescription (RX-19).
const MARKED_SCHEDULES: readonly (string | null)[] = ['H1', 'X'];

function marksCopies({ scheduleMark }: RxLine): boolean {
  return MARKED_SCHEDULES.includes(scheduleMark);
}

export async function print(ctx: TaskContext, input: ParsedInputOf<typeof prescriptionsContract.print>) {
  const { page, sheet, version, isMarked } = ctx.reading(read => signedPage(read, input));
  const rendered = await printCounted(
    ctx,
    {
      ...{ page: 'prescription', subjectId: input.visitId, version },
      ...{ paper: page.layout.paper, letterhead: sheet.letterhead },
    },
    copy => renderRoomiest(prescriptionDocument({ ...page, duplicateCopy: isMarked ? copy : null })),
  );
  ctx.subject('visit', input.visitId, {
    serial: page.serial,
    version,
    copy: rendered.duplicateCopy ?? 0,
    letterheadId: sheet.letterhead?.id ?? null,
  });
  const fileName = `${(page.serial ?? 'prescription').replaceAll('/', '-')}.pdf`;
  return { ...pageOf(rendered, fileName), sheet: pageSheetOf(sheet) };
}

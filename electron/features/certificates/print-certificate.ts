import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { onlyOwnFields } from '#shared/features/certificates/certificate.rules.ts';
import type { certificatesContract } from '#shared/features/certificates/certificates.contract.ts';
import { renderRoomiest } from '../../printing/render-pdf.ts';
import { printCounted } from '../../server/print-counts.ts';
import type { TaskContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { certificateDocument } from './certificate.document.ts';
import { certificatePage } from './certificate-page.ts';
import { getCertificate, wordsNow } from './issue.ts';

type Contract = typeof certificatesContract;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

export async function preview(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['preview']>,
): Promise<OutputOf<Contract['preview']>> {
  const page = ctx.reading(read => {
    const patient = getPerson(read.db, input.patientId);
    const body = onlyOwnFields(input.body);
    const facts = { paper: input.paper, hasCounterfoil: false, sealed: null };
    return certificatePage(read.db, {
      ...{ ...facts, body, issuedOn: read.today(), duplicateCopy: null, voidReason: null },
      ...wordsNow(read, { patient, body, whenEmpty: '________' }),
    });
  });
  const { bytes, pageCount } = await renderRoomiest(certificateDocument(page));
  return { pdf: base64(bytes), pageCount };
}

/** The first is the original; every later one says which copy it is, and all are counted in the register. */
export async function print(
  ctx: TaskContext,
  { certificateId, paper, hasCounterfoil }: ParsedInputOf<Contract['print']>,
): Promise<OutputOf<Contract['print']>> {
  const certificate = ctx.reading(({ db }) => getCertificate(db, certificateId));
  const { serial, contentHash, voided } = certificate;
  const thing = { page: 'certificate' as const, subjectId: certificateId, paper };
  const printed = await printCounted(ctx, thing, duplicateCopy => {
    const page = ctx.reading(({ db }) =>
      certificatePage(db, {
        ...{ ...certificate, paper, hasCounterfoil, duplicateCopy },
        ...{ sealed: { serial, contentHash }, voidReason: voided?.reason ?? null },
      }),
    );
    return renderRoomiest(certificateDocument(page));
  });
  const { duplicateCopy, pageCount } = printed;
  ctx.subject('certificate', certificateId, { patientId: certificate.patientId, serial, duplicateCopy });
  return {
    pdf: base64(printed.bytes),
    pageCount,
    duplicateCopy,
    fileName: `${serial.replaceAll('/', '-')}.pdf`,
  };
}

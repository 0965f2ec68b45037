import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import type { KeptKind } from '#shared/features/documents/file-kind.rules.ts';
import { clinicBlobs } from '../../blobs/clinic-blobs.ts';
import { renderPdf } from '../../printing/render-pdf.ts';
import type { TaskContext } from '../../server/service.ts';
import * as documentsSql from './documents.sql.ts';
import { picturePagesDocument } from './picture-pages.document.ts';
import { getDocument } from './read-document.ts';

type Contract = typeof documentsContract;
type PageInput = ParsedInputOf<Contract['page']>;

const ENDINGS: Readonly<Record<KeptKind, string>> = { jpeg: 'jpg', pdf: 'pdf' };

async function contentOf(ctx: TaskContext, name: string): Promise<Buffer> {
  const stored = await clinicBlobs(ctx.house).get(name);
  if ('content' in stored) return stored.content;
  throw new AppError(stored.problem === 'missing' ? 'FILE_MISSING' : 'FILE_DAMAGED');
}

/** Names the person before the file is touched: also a look that failed is on the record. */
function lookUp(ctx: TaskContext, { documentId, pageNumber }: PageInput) {
  const { document, files } = ctx.reading(({ db }) => ({
    document: getDocument(db, documentId),
    files: documentsSql.listPageFiles(db, documentId),
  }));
  ctx.subject('patient', document.patientId, { documentId, page: pageNumber });
  const file = files.find(each => each.pageNumber === pageNumber);
  if (!file) throw new AppError('NOT_FOUND', { what: 'page' });
  return { document, files, file };
}

export async function page(ctx: TaskContext, input: PageInput): Promise<OutputOf<Contract['page']>> {
  const { file } = lookUp(ctx, input);
  const content = await contentOf(ctx, file.name);
  return { kind: file.kind, content: content.toString('base64') };
}

/** The name of the copy tells nobody whose it is. */
export async function saveCopy(ctx: TaskContext, input: PageInput): Promise<OutputOf<Contract['saveCopy']>> {
  const { file, document } = lookUp(ctx, input);
  const content = await contentOf(ctx, file.name);
  const fileName = `document-${document.id}-${file.pageNumber}.${ENDINGS[file.kind]}`;
  return { kind: file.kind, content: content.toString('base64'), fileName };
}

export async function print(ctx: TaskContext, input: PageInput): Promise<OutputOf<Contract['print']>> {
  const { file, files, document } = lookUp(ctx, input);
  if (document.withdrawnBecause !== null) throw new AppError('DOCUMENT_WITHDRAWN');
  const fileName = `document-${document.id}.pdf`;
  if (file.kind === 'pdf') return { pdf: (await contentOf(ctx, file.name)).toString('base64'), fileName };
  const pictures = [];
  for (const { kind, name, width, height } of files) {
    if (kind !== 'jpeg') continue;
    pictures.push({ jpeg: await contentOf(ctx, name), width: width ?? 1, height: height ?? 1 });
  }
  const { bytes } = await renderPdf(picturePagesDocument(pictures));
  return { pdf: Buffer.from(bytes).toString('base64'), fileName };
}

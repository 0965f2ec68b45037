import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import { LARGEST_THUMBNAIL_BYTES } from '#shared/features/documents/document.schema.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import {
  type FileKind,
  type KeptKind,
  kindOfBytes,
  LARGEST_FILE_BYTES,
} from '#shared/features/documents/file-kind.rules.ts';
import { clinicBlobs } from '../../blobs/clinic-blobs.ts';
import type { TaskContext } from '../../server/service.ts';
import { plainJpeg } from '../patients/patients.service.ts';
import * as documentsSql from './documents.sql.ts';
import { checkPdf } from './pdf-check.ts';

type Input = ParsedInputOf<typeof documentsContract.putFile>;
type Looked = {
  kind: KeptKind;
  content: Buffer;
  width: number | null;
  height: number | null;
  pageCount: number | null;
};

const LONGEST_SIDE = 12_000;
const LONGEST_THUMBNAIL_SIDE = 480;

function refuseAt(path: string, code: string): AppError {
  return new AppError('INVALID_INPUT', { problems: [{ path, code }] });
}

function pictureOf(sent: Buffer): Looked {
  const plain = plainJpeg(sent);
  const fits = (side: number) => side > 0 && side <= LONGEST_SIDE;
  if (!plain || !fits(plain.width) || !fits(plain.height)) throw new AppError('PICTURE_DAMAGED');
  const { width, height, bytes } = plain;
  return { kind: 'jpeg', content: Buffer.from(bytes), width, height, pageCount: null };
}

/** What a file really is, and what is kept of it; refuses what is not taken. */
export async function lookAt(sent: Buffer, said: FileKind | null): Promise<Looked> {
  const real = kindOfBytes(sent.subarray(0, 64));
  if (said !== null && said !== real) throw new AppError('FILE_LIES', { said, real });
  if (real === 'jpeg') return pictureOf(sent);
  if (real !== 'pdf') throw new AppError('FILE_NOT_TAKEN', { real });
  return { kind: 'pdf', content: sent, width: null, height: null, ...(await checkPdf(sent)) };
}

function thumbnailOf(base64: string): Uint8Array | null {
  if (base64 === '') return null;
  const plain = plainJpeg(Buffer.from(base64, 'base64'));
  const isSmall =
    plain !== undefined &&
    plain.bytes.length <= LARGEST_THUMBNAIL_BYTES &&
    Math.max(plain.width, plain.height) <= LONGEST_THUMBNAIL_SIDE;
  if (!isSmall) throw refuseAt('thumbnail', 'NOT_A_THUMBNAIL');
  return plain.bytes;
}

/** The file first, its row after it: a power cut between the two leaves a file that is collected a day later. */
export async function putFile(
  ctx: TaskContext,
  input: Input,
): Promise<OutputOf<typeof documentsContract.putFile>> {
  const sent = Buffer.from(input.content, 'base64');
  if (sent.length > LARGEST_FILE_BYTES) throw refuseAt('content', 'FILE_TOO_LARGE');
  const thumbnail = thumbnailOf(input.thumbnail);
  const { content, ...looked } = await lookAt(sent, input.saidKind);
  const name = await clinicBlobs(ctx.house).put(content);
  ctx.writing(({ db, now, session }) =>
    documentsSql.saveFile(db, {
      ...looked,
      ...{ name, thumbnail, bytes: content.length, sentAt: now(), sentBy: session.userId },
    }),
  );
  return { file: name, kind: looked.kind, bytes: content.length, pageCount: looked.pageCount };
}

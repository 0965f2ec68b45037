import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { patientsContract } from '#shared/features/patients/patients.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPatient, getPerson } from './get-patient.ts';
import { plainJpeg } from './jpeg.ts';
import * as patientsSql from './patients.sql.ts';
import * as photosSql from './photos.sql.ts';

type Contract = typeof patientsContract;

const MOST_BYTES = 120 * 1024;
const MOST_PIXELS = 1024;
const FEWEST_PIXELS = 16;

export function latestPhoto(db: ReadableDb, patientId: number): photosSql.Photo | undefined {
  return photosSql.findLatest(db, patientsSql.listRecordIds(db, patientId));
}

export function photo(
  ctx: ReadContext,
  { patientId }: ParsedInputOf<Contract['photo']>,
): OutputOf<Contract['photo']> {
  getPatient(ctx.db, patientId);
  ctx.subject('patient', patientId);
  const latest = latestPhoto(ctx.db, patientId);
  if (!latest) return { jpeg: null, takenAt: null };
  return { jpeg: Buffer.from(latest.jpeg).toString('base64'), takenAt: latest.takenAt };
}

function picture(sent: Uint8Array): Uint8Array {
  const jpeg = sent.length <= MOST_BYTES ? plainJpeg(sent) : undefined;
  const fits = (pixels: number) => pixels >= FEWEST_PIXELS && pixels <= MOST_PIXELS;
  if (!jpeg || !fits(jpeg.width) || !fits(jpeg.height)) throw new AppError('NOT_A_PHOTO');
  return jpeg.bytes;
}

export function savePhoto(
  ctx: WriteContext,
  input: ParsedInputOf<Contract['savePhoto']>,
): OutputOf<Contract['savePhoto']> {
  const patientId = getPerson(ctx.db, input.patientId).id;
  const jpeg = picture(Buffer.from(input.jpeg, 'base64'));
  const takenAt = ctx.now();
  photosSql.insert(ctx.db, {
    patientId,
    jpeg,
    takenAt,
    takenBy: ctx.session.userId,
  });
  ctx.subject('patient', patientId, { bytes: jpeg.length });
  return { takenAt };
}

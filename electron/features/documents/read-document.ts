import { AppError } from '#shared/contract/app-error.ts';
import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ClinicDocument, DocumentFacts } from '#shared/features/documents/document.schema.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import { documentsGrid } from '#shared/features/documents/documents.grid.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { exportList } from '../../server/grid/export-list.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson, ofAllRecords, whoIs } from '../patients/patients.service.ts';
import * as documentsSql from './documents.sql.ts';

type Contract = typeof documentsContract;

function factsOf(row: documentsSql.VersionRow): DocumentFacts {
  const { kind, title, datedOn, tags, note, visitId, mayShowPatient } = row;
  return {
    ...{ kind, title, note, visitId },
    datedOn: fromDayNumber(datedOn),
    tags: JSON.parse(tags) as string[],
    mayShowPatient: mayShowPatient === 1,
  };
}

function documentOf(db: ReadableDb, row: documentsSql.DocumentRow): ClinicDocument {
  const { id, patientId, version, withdrawnBecause, consentFormId, addedAt, addedByName } = row;
  return {
    ...{ id, patientId, version, withdrawnBecause, consentFormId, addedAt, addedByName },
    ...factsOf(row),
    pages: documentsSql.listPages(db, id),
  };
}

export function getDocument(db: ReadableDb, documentId: number): ClinicDocument {
  const row = documentsSql.find(db, documentId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'document' });
  return documentOf(db, row);
}

export function list(ctx: ReadContext, input: ParsedInputOf<Contract['list']>): OutputOf<Contract['list']> {
  const patientId = getPerson(ctx.db, input.patientId).id;
  ctx.subject('patient', patientId);
  return ofAllRecords(ctx.db, patientId, recordId => documentsSql.listOfRecord(ctx.db, recordId))
    .sort((a, b) => b.datedOn - a.datedOn || b.id - a.id)
    .map(row => documentOf(ctx.db, row));
}

export function exportDocuments(
  ctx: TaskContext,
  input: ParsedInputOf<Contract['exportList']>,
): Promise<ExportedFile> {
  const { patientId } = input;
  return exportList(ctx, input, {
    rows: reading => ({ who: whoIs(reading.db, patientId), documents: list(reading, input) }),
    grid: ({ who, documents }, on) => documentsGrid(documents, { ...on, who }),
    ...{ fileName: 'documents', entity: 'patient', entityId: patientId },
  });
}

export function thumbnail(
  ctx: ReadContext,
  { documentId, pageNumber }: ParsedInputOf<Contract['thumbnail']>,
): OutputOf<Contract['thumbnail']> {
  const { patientId } = getDocument(ctx.db, documentId);
  ctx.subject('patient', patientId, { documentId });
  const jpeg = documentsSql.thumbnailOf(ctx.db, documentId, pageNumber);
  return { jpeg: jpeg && Buffer.from(jpeg).toString('base64') };
}

export function versions(
  ctx: ReadContext,
  { documentId }: ParsedInputOf<Contract['versions']>,
): OutputOf<Contract['versions']> {
  const { patientId } = getDocument(ctx.db, documentId);
  ctx.subject('patient', patientId, { documentId });
  return documentsSql.listVersions(ctx.db, documentId).map(row => ({
    ...factsOf(row),
    version: row.version,
    withdrawnBecause: row.withdrawnBecause,
    changedAt: row.changedAt,
    changedByName: row.changedByName,
  }));
}

import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ClinicDocument, DocumentFacts } from '#shared/features/documents/document.schema.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import * as consentsSql from './consent-forms.sql.ts';
import * as documentsSql from './documents.sql.ts';
import { getDocument } from './read-document.ts';

type Contract = typeof documentsContract;

/** The visit is one of this person's, on whichever of their records. */
export function assertTheirVisit(db: ReadableDb, patientId: number, visitId: number | null): void {
  if (visitId === null) return;
  if (!membersOf(db, patientId).includes(getVisit(db, visitId).patientId))
    throw new AppError('NOT_THEIR_VISIT');
}

function assertFacts(ctx: WriteContext, patientId: number, facts: DocumentFacts): void {
  if (facts.datedOn > ctx.today()) throw new AppError('DATED_IN_FUTURE');
  assertTheirVisit(ctx.db, patientId, facts.visitId);
}

function factsIn(given: DocumentFacts): DocumentFacts {
  const { kind, title, datedOn, note, visitId, mayShowPatient } = given;
  return { kind, title, datedOn, note, visitId, mayShowPatient, tags: [...new Set(given.tags)] };
}

export function add(ctx: WriteContext, input: ParsedInputOf<Contract['add']>): OutputOf<Contract['add']> {
  const patientId = getPerson(ctx.db, input.patientId).id;
  assertFacts(ctx, patientId, input);
  const notSent = input.files.findIndex(name => !documentsSql.hasFile(ctx.db, name));
  if (notSent !== -1) throw new AppError('FILE_NOT_SENT', { page: notSent + 1 });
  const { consentFormId } = input;
  if (consentFormId !== null) {
    const form = consentsSql.findForm(ctx.db, consentFormId);
    if (!form || !membersOf(ctx.db, patientId).includes(form.patientId)) throw new AppError('NOT_THEIR_FORM');
  }
  const [addedAt, addedBy] = [ctx.now(), ctx.session.userId];
  const row = { patientId, consentFormId, addedAt, addedBy };
  const documentId = documentsSql.insertDocument(ctx.db, row, input.files);
  documentsSql.insertVersion(ctx.db, {
    ...factsIn(input),
    ...{ documentId, version: 1, withdrawnBecause: null, changedAt: addedAt, changedBy: addedBy },
  });
  ctx.subject('patient', patientId, { documentId, kind: input.kind, pages: input.files.length });
  return { documentId };
}

/** As it stood on the screen, and not struck through. */
function standingDocument(ctx: WriteContext, input: { documentId: number; version: number }): ClinicDocument {
  const document = getDocument(ctx.db, input.documentId);
  if (document.withdrawnBecause !== null) throw new AppError('DOCUMENT_WITHDRAWN');
  if (document.version !== input.version) throw new AppError('CHANGED_MEANWHILE');
  return document;
}

function appendVersion(
  ctx: WriteContext,
  document: ClinicDocument,
  said: DocumentFacts & { withdrawnBecause: string | null },
): { version: number } {
  const version = document.version + 1;
  documentsSql.insertVersion(ctx.db, {
    ...factsIn(said),
    ...{ documentId: document.id, version, withdrawnBecause: said.withdrawnBecause },
    ...{ changedAt: ctx.now(), changedBy: ctx.session.userId },
  });
  ctx.subject('patient', document.patientId, { documentId: document.id, version });
  return { version };
}

export function change(
  ctx: WriteContext,
  input: ParsedInputOf<Contract['change']>,
): OutputOf<Contract['change']> {
  const document = standingDocument(ctx, input);
  assertFacts(ctx, document.patientId, input);
  return appendVersion(ctx, document, { ...input, withdrawnBecause: null });
}

export function withdraw(
  ctx: WriteContext,
  input: ParsedInputOf<Contract['withdraw']>,
): OutputOf<Contract['withdraw']> {
  const document = standingDocument(ctx, input);
  return appendVersion(ctx, document, { ...document, withdrawnBecause: input.reason });
}

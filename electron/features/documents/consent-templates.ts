import { AppError } from '#shared/contract/app-error.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { ConsentTemplate, ConsentTexts } from '#shared/features/documents/consent.schema.ts';
import { unknownBlanks } from '#shared/features/documents/consent-blanks.rules.ts';
import type { documentsContract } from '#shared/features/documents/documents.contract.ts';
import { STARTER_CONSENTS } from '#shared/features/documents/starter-consents.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as consentsSql from './consent-forms.sql.ts';

type Contract = typeof documentsContract;

/** What was saved last of each; of the starters that nobody has touched, the text of the program. */
function templatesOf(db: ReadableDb): ConsentTemplate[] {
  const saved = consentsSql.listTemplates(db);
  const untouched = STARTER_CONSENTS.filter(
    ({ templateId }) => !saved.some(template => template.templateId === templateId),
  );
  return [...untouched, ...saved].sort((a, b) => a.procedure.localeCompare(b.procedure));
}

export function getTemplate(db: ReadableDb, templateId: string): ConsentTemplate {
  const template = templatesOf(db).find(each => each.templateId === templateId);
  if (!template) throw new AppError('NOT_FOUND', { what: 'consentTemplate' });
  return template;
}

export function consentTemplates(ctx: ReadContext): OutputOf<Contract['consentTemplates']> {
  return templatesOf(ctx.db);
}

function assertTexts(texts: ConsentTexts): void {
  if (!texts.en) throw new AppError('TEXT_MISSING', { language: 'en' });
  for (const [language, text] of Object.entries(texts)) {
    const [blank] = [...unknownBlanks(text.body), ...unknownBlanks(text.title)];
    if (blank !== undefined) throw new AppError('BLANK_UNKNOWN', { blank: blank.slice(0, 24), language });
  }
}

function nextTemplateId(db: ReadableDb): string {
  return `own-${consentsSql.listTemplates(db).filter(({ templateId }) => templateId.startsWith('own-')).length + 1}`;
}

export function saveConsentTemplate(
  ctx: WriteContext,
  input: ParsedInputOf<Contract['saveConsentTemplate']>,
): OutputOf<Contract['saveConsentTemplate']> {
  assertTexts(input.texts);
  const before = input.templateId === null ? null : getTemplate(ctx.db, input.templateId);
  if ((before?.version ?? null) !== input.version) throw new AppError('CHANGED_MEANWHILE');
  const templateId = before?.templateId ?? nextTemplateId(ctx.db);
  const version = (before?.version ?? 0) + 1;
  const { procedure, texts, isReviewed, isOff } = input;
  consentsSql.insertTemplate(ctx.db, {
    ...{ templateId, version, procedure, texts, isReviewed, isOff },
    ...{ savedAt: ctx.now(), savedBy: ctx.session.userId },
  });
  ctx.subject('consentTemplate', null, { templateId, version });
  return { templateId, version };
}

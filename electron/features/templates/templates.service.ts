import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { NewTemplate, Template } from '#shared/features/templates/template.schema.ts';
import type { templatesContract } from '#shared/features/templates/templates.contract.ts';
import { templatesGrid } from '#shared/features/templates/templates.grid.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import { favourites, learnDiagnosis } from './learning.ts';
import * as templatesSql from './templates.sql.ts';

export { learnedDiagnoses, learnFrom } from './learning.ts';

function viewOf({ isRetired: _, ...template }: templatesSql.StoredTemplate): Template {
  return template as Template;
}

function list(ctx: ReadContext): Template[] {
  return templatesSql.listInForce(ctx.db, ctx.session.userId).map(viewOf);
}

/** Names are told apart without case; a key opens one kit only. */
function assertFree(ctx: WriteContext, template: NewTemplate, ownId: number | null): void {
  const others = templatesSql
    .listInForce(ctx.db, ctx.session.userId)
    .filter(({ id, kind }) => id !== ownId && kind === template.kind);
  const sameName = others.find(({ name }) => name.toLowerCase() === template.name.toLowerCase());
  if (sameName) throw new AppError('TEMPLATE_NAME_TAKEN', { templateId: sameName.id });
  if (template.kind !== 'kit' || template.content.key === '') return;
  const { key } = template.content;
  const sameKey = others.find(other => other.kind === 'kit' && other.content.key === key);
  if (sameKey) throw new AppError('TEMPLATE_KEY_TAKEN', { templateId: sameKey.id });
}

/** A private one belongs to its author; a team's may be changed by whoever may change templates. */
function ownTemplate(ctx: WriteContext, id: number, fromVersion: number): templatesSql.StoredTemplate {
  const stored = templatesSql.findNewest(ctx.db, id);
  if (!stored) throw new AppError('NOT_FOUND', { what: 'template' });
  if (!stored.isTeam && stored.ownerId !== ctx.session.userId) throw new AppError('NOT_YOUR_TEMPLATE');
  if (stored.version !== fromVersion || stored.isRetired) {
    throw new AppError('TEMPLATE_CHANGED_MEANWHILE', { version: stored.version });
  }
  return stored;
}

type Saving = { id: number; version: number; ownerId: number; template: NewTemplate; isRetired: boolean };

function saveVersion(ctx: WriteContext, saving: Saving): Template {
  const { id, version } = saving;
  templatesSql.insertVersion(ctx.db, { ...saving, savedBy: ctx.session.userId, savedAt: ctx.now() });
  ctx.subject('template', id, { version });
  const saved = templatesSql.findNewest(ctx.db, id);
  if (!saved) throw new AppError('NOT_FOUND', { what: 'template' });
  return viewOf(saved);
}

function add(ctx: WriteContext, template: ParsedInputOf<typeof templatesContract.add>): Template {
  assertFree(ctx, template, null);
  const id = templatesSql.nextId(ctx.db);
  return saveVersion(ctx, { id, version: 1, ownerId: ctx.session.userId, template, isRetired: false });
}

function change(ctx: WriteContext, input: ParsedInputOf<typeof templatesContract.change>): Template {
  const { id, version, ownerId, kind } = ownTemplate(ctx, input.id, input.fromVersion);
  const { template } = input;
  if (kind !== template.kind) throw new AppError('INVALID_INPUT');
  // Kept from the team again it would be another person's private one.
  if (!template.isTeam && ownerId !== ctx.session.userId) throw new AppError('NOT_YOUR_TEMPLATE');
  assertFree(ctx, template, id);
  return saveVersion(ctx, { id, version: version + 1, ownerId, template, isRetired: false });
}

function retire(ctx: WriteContext, input: ParsedInputOf<typeof templatesContract.retire>): { id: number } {
  const { id, version, ownerId, kind, name, isTeam, content } = ownTemplate(ctx, input.id, input.fromVersion);
  const template = { kind, name, isTeam, content } as NewTemplate;
  saveVersion(ctx, { id, version: version + 1, ownerId, template, isRetired: true });
  return { id };
}

const exportTemplates = listExporter({
  rows: list,
  grid: templatesGrid,
  ...{ fileName: 'templates', entity: 'templates' },
});

export const templatesService = {
  list,
  exportList: exportTemplates,
  add,
  change,
  retire,
  favourites,
  learnDiagnosis,
  shorthand: ctx => [...ctx.lists.shorthand],
} satisfies ServiceOf<typeof templatesContract>;

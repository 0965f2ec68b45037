import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { registersContract } from '#shared/features/registers/registers.contract.ts';
import { REPORTS } from '#shared/features/registers/report-list.ts';
import {
  MOST_VIEWS,
  reportViewSchema,
  type SavedView,
} from '#shared/features/registers/saved-view.schema.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as viewsSql from './saved-views.sql.ts';

type Contract = typeof registersContract;

/** One's own views, in the order of their keys; one of a report that is not there any more is left out. */
export function views({ db, session }: ReadContext | WriteContext): OutputOf<Contract['views']> {
  return viewsSql.listOf(db, session.userId).flatMap(({ viewId, name, view }): SavedView[] => {
    const read = reportViewSchema.safeParse(JSON.parse(view));
    if (!read.success || !isAllowed(session.roles, REPORTS[read.data.report].permission)) return [];
    return [{ viewId, name, ...read.data }];
  });
}

/** Under a name that is there already it takes that place. */
export function saveView(
  ctx: WriteContext,
  { name, view }: ParsedInputOf<Contract['saveView']>,
): OutputOf<Contract['saveView']> {
  const { permission } = REPORTS[view.report];
  if (!isAllowed(ctx.session.roles, permission)) throw new AppError('NOT_ALLOWED', { permission });
  const own = viewsSql.listOf(ctx.db, ctx.session.userId);
  if (own.length >= MOST_VIEWS && !own.some(one => one.name === name))
    throw new AppError('TOO_MANY_VIEWS', { most: MOST_VIEWS });
  const viewId = viewsSql.save(ctx.db, ctx.session.userId, { name, view: JSON.stringify(view) });
  ctx.subject('savedView', viewId, { report: view.report });
  return { viewId };
}

/** Nobody else's are there for a person. */
function ownView(ctx: WriteContext, viewId: number): viewsSql.SavedRow[] {
  const own = viewsSql.listOf(ctx.db, ctx.session.userId);
  if (!own.some(one => one.viewId === viewId)) throw new AppError('NOT_FOUND', { what: 'view' });
  ctx.subject('savedView', viewId);
  return own;
}

export function renameView(ctx: WriteContext, { viewId, name }: ParsedInputOf<Contract['renameView']>) {
  const own = ownView(ctx, viewId);
  if (own.some(one => one.name === name && one.viewId !== viewId)) throw new AppError('VIEW_NAME_TAKEN');
  viewsSql.rename(ctx.db, viewId, name);
  return {};
}

export function deleteView(ctx: WriteContext, { viewId }: ParsedInputOf<Contract['deleteView']>) {
  ownView(ctx, viewId);
  viewsSql.remove(ctx.db, viewId);
  return {};
}

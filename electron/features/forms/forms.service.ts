import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import { type FormDefinition, LAST_SHIPPED_VERSION } from '#shared/features/forms/form.schema.ts';
import type { formsContract, ListedForm } from '#shared/features/forms/forms.contract.ts';
import { formsGrid } from '#shared/features/forms/forms.grid.ts';
import type { ReadableDb } from '../../database/db.ts';
import { listExporter } from '../../server/grid/export-list.ts';
import type { ReadContext, ServiceOf, WriteContext } from '../../server/service.ts';
import * as formsSql from './forms.sql.ts';
import { findForm } from './sections.ts';
import { shippedForms } from './shipped-forms.ts';

export { insert as insertForm } from './forms.sql.ts';

export { assertSections, findForm } from './sections.ts';

/** The clinic's own version wins over what is shipped, also over a later one. */
function newestForms(db: ReadableDb): ListedForm[] {
  const newest = new Map<string, ListedForm>();
  for (const definition of shippedForms()) {
    const known = newest.get(definition.id);
    if (known && known.definition.version > definition.version) continue;
    newest.set(definition.id, { definition, isShipped: true, savedAt: null, savedByName: null });
  }
  for (const { definition, savedAt, savedByName } of formsSql.listNewest(db)) {
    if (definition.version <= LAST_SHIPPED_VERSION) continue;
    newest.set(definition.id, { definition, isShipped: false, savedAt, savedByName });
  }
  return [...newest.values()].sort((a, b) => (a.definition.title.en < b.definition.title.en ? -1 : 1));
}

function list(ctx: ReadContext): ListedForm[] {
  return newestForms(ctx.db);
}

function get(ctx: ReadContext, input: ParsedInputOf<typeof formsContract.get>): FormDefinition[] {
  return input.forms.flatMap(({ formId, formVersion }) => findForm(ctx.db, formId, formVersion) ?? []);
}

function save(ctx: WriteContext, input: ParsedInputOf<typeof formsContract.save>): FormDefinition {
  const { form, changes } = input;
  const current = newestForms(ctx.db).find(({ definition }) => definition.id === form.id)?.definition;
  if (changes === null && current) throw new AppError('FORM_ID_TAKEN', { formId: form.id });
  if (changes !== null && current?.version !== changes) throw new AppError('CHANGED_MEANWHILE');
  const version = Math.max(LAST_SHIPPED_VERSION, formsSql.newestVersion(ctx.db, form.id)) + 1;
  const definition = { ...form, version };
  formsSql.insert(ctx.db, definition, { by: ctx.session.userId, at: ctx.now() });
  ctx.subject('form', null, { formId: form.id, version });
  return definition;
}

const exportForms = listExporter({ rows: list, grid: formsGrid, ...{ fileName: 'forms', entity: 'forms' } });

export const formsService = { list, exportList: exportForms, get, save } satisfies ServiceOf<
  typeof formsContract
>;

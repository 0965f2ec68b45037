import { AppError } from '#shared/contract/app-error.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { type FormDefinition, LAST_SHIPPED_VERSION } from '#shared/features/forms/form.schema.ts';
import { type FormFacts, readSection } from '#shared/features/forms/section.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import * as formsSql from './forms.sql.ts';
import { shippedForm } from './shipped-forms.ts';

/** One version of a form, from the records or from the program's own. */
export function findForm(db: ReadableDb, formId: string, version: number): FormDefinition | undefined {
  return formsSql.find(db, formId, version) ?? shippedForm(formId, version);
}

/** A shipped form that is signed by goes into the records, so that they can be read without this program. */
function keepVersion(ctx: WriteContext, definition: FormDefinition): void {
  const { id, version } = definition;
  if (version > LAST_SHIPPED_VERSION || formsSql.find(ctx.db, id, version)) return;
  formsSql.insert(ctx.db, definition, { by: null, at: ctx.now() });
}

/**
 * The sections as they may be signed: checked against their forms, with what the formulas come to on the day of the
 * visit, without what is not asked, and without forms that nobody filled in.
 * Refuses with FORM_TWICE, FORM_NOT_KNOWN or FORM_VALUES_WRONG.
 */
export function assertSections(
  ctx: WriteContext,
  sections: readonly FilledSection[],
  facts: FormFacts,
): FilledSection[] {
  const ids = sections.map(({ formId }) => formId);
  const twice = ids.find((formId, place) => ids.indexOf(formId) !== place);
  if (twice !== undefined) throw new AppError('FORM_TWICE', { formId: twice });
  const problems: { formId: string; key: string; code: string }[] = [];
  const settled = sections.flatMap((section): FilledSection[] => {
    const { formId, formVersion } = section;
    const definition = findForm(ctx.db, formId, formVersion);
    if (!definition) throw new AppError('FORM_NOT_KNOWN', { formId, formVersion });
    const read = readSection(definition, section.values, facts);
    problems.push(...read.problems.map(({ key, code }) => ({ formId, key, code })));
    const isFilled = definition.fields.some(
      field =>
        field.type !== 'computed' &&
        (field.id in read.values || `${field.id}.right` in read.values || `${field.id}.left` in read.values),
    );
    if (!isFilled) return [];
    keepVersion(ctx, definition);
    return [{ formId, formVersion, title: definition.title.en, values: read.values }];
  });
  if (problems.length > 0) throw new AppError('FORM_VALUES_WRONG', { problems });
  return settled;
}

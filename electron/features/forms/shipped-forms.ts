import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import {
  type FormDefinition,
  formDefinitionSchema,
  LAST_SHIPPED_VERSION,
} from '#shared/features/forms/form.schema.ts';
import { resourceFolder } from '../../server/resource-folder.ts';

let shipped: readonly FormDefinition[] | undefined;

/** Every version of the app's own forms, read once; a version's file stays for ever once it has shipped. */
export function shippedForms(): readonly FormDefinition[] {
  shipped ??= readForms(join(resourceFolder(), 'forms'));
  return shipped;
}

export function shippedForm(formId: string, version: number): FormDefinition | undefined {
  return shippedForms().find(form => form.id === formId && form.version === version);
}

function readForms(folder: string): FormDefinition[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => {
      const read = formDefinitionSchema.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`);
      const { id, version } = read.data;
      if (name !== `${id}-${version}.json` || version > LAST_SHIPPED_VERSION) {
        throw new Error(`${name} is not the file of version ${version} of ${id}.`);
      }
      return read.data;
    });
}

import { type DraftForm, draftFormSchema, type FormDefinition } from '#shared/features/forms/form.schema.ts';
import type { Problem } from './form-problems.ts';

/** Offers a form as a file, by the browser's own way of saving. */
export function exportForm(form: FormDefinition): void {
  const text = `${JSON.stringify(form, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${form.id}-${form.version}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A form out of a file's text, its version left aside; or what is wrong with it, each at its place. */
export function readFormFile(text: string): { form: DraftForm } | { problems: Problem[] } | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined; // The screen says that the file is no form.
  }
  if (typeof content !== 'object' || content === null || !('fields' in content)) return undefined;
  const { version: _, ...form } = content as Record<string, unknown>;
  const read = draftFormSchema.safeParse(form);
  if (read.success) return { form: read.data };
  return {
    problems: read.error.issues.map(({ path, message }) => ({ path: path.map(String), code: message })),
  };
}

import { type DraftForm, draftFormSchema } from '#shared/features/forms/form.schema.ts';

export type Problem = { path: readonly string[]; code: string };

/** What stands in the way of saving, each at its place: ['fields', '2', 'formula']. */
export function problemsOfForm(form: DraftForm): Problem[] {
  const read = draftFormSchema.safeParse(form);
  if (read.success) return [];
  return read.error.issues.map(({ path, message }) => ({ path: path.map(String), code: message }));
}

/** The field a problem is about; undefined when it is about the whole form. */
export function fieldOfProblem({ path }: Problem): number | undefined {
  return path[0] === 'fields' && path[1] !== undefined ? Number(path[1]) : undefined;
}

export function codeAt(problems: readonly Problem[], ...path: (string | number)[]): string | undefined {
  const wanted = path.map(String);
  return problems.find(one => wanted.every((part, place) => one.path[place] === part))?.code;
}

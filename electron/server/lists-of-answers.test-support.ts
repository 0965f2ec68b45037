import type * as z from 'zod';
import { procedures } from '#shared/contract/index.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';

type Def = {
  type: string;
  element?: z.ZodType;
  innerType?: z.ZodType;
  out?: z.ZodType;
  left?: z.ZodType;
  right?: z.ZodType;
  options?: readonly z.ZodType[];
  shape?: Record<string, z.ZodType>;
};

const defOf = (schema: z.ZodType) => schema.def as unknown as Def;
const innerOf = ({ innerType, out, left, right, options = [] }: Def) =>
  [innerType, out, left, right, ...options].filter(each => each !== undefined);

function isOfRows(schema: z.ZodType): boolean {
  const def = defOf(schema);
  return def.type === 'object' || innerOf(def).some(isOfRows);
}

/** Where an answer holds rows: '' where it is a list itself, '.bills' where one lies in it, '.kept.alerts' deeper. */
function listsIn(schema: z.ZodType, depth = 0): string[] {
  const def = defOf(schema);
  if (def.type === 'array') return def.element && isOfRows(def.element) ? [''] : [];
  if (def.shape) {
    if (depth === 2) return [];
    return Object.entries(def.shape).flatMap(([key, each]) =>
      listsIn(each, depth + 1).map(rest => `.${key}${rest}`),
    );
  }
  return innerOf(def).flatMap(each => listsIn(each, depth));
}

/** Every list that the program answers with: 'parties.list', 'parties.account.bills'. */
export function listsOfAnswers(): string[] {
  return procedures.flatMap(({ name, procedure }) => {
    const { meta, outputSchema } = procedure['~orpc'];
    // What keeps coming has no such schema.
    if ((meta as ProcedureMeta).kind === 'write' || !(outputSchema as z.ZodType | undefined)?.def) return [];
    return [...new Set(listsIn(outputSchema as z.ZodType))].map(rest => `${name}${rest}`);
  });
}

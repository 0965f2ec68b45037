import type { ImportLayout } from '#shared/features/imports/imports.contract.ts';

/** The layout among the other fields of a request. */
export function layoutOf(input: ImportLayout): ImportLayout {
  const { map, dateOrder, agesOn, phoneWhenMissing, hasHeader } = input;
  return { map, dateOrder, agesOn, phoneWhenMissing, hasHeader };
}

import type { ColumnMap, ImportField, ImportLayout } from '#shared/features/imports/imports.contract.ts';

/** What a column is said to be: a field, age and sex in one, or nothing. */
export type ColumnRole = ImportField | 'ageAndSex' | 'leaveOut';

/** In the order of the list, what every record needs first. */
export const ROLES: readonly ColumnRole[] = [
  ...([
    'leaveOut',
    'fullName',
    'phone',
    'age',
    'ageAndSex',
    'birthOn',
    'sex',
    'altPhone',
    'relativeName',
  ] as const),
  ...([
    'locality',
    'address',
    'city',
    'pinCode',
    'oldNumber',
    'registeredOn',
    'abhaNumber',
    'localName',
    'tags',
  ] as const),
];

export function roleOf(map: ColumnMap, column: number): ColumnRole {
  const fields = (Object.keys(map) as ImportField[]).filter(field => map[field] === column);
  if (fields.includes('age') && fields.includes('sex')) return 'ageAndSex';
  return fields[0] ?? 'leaveOut';
}

/** A field stands in one column only: giving it to another takes it from the first. */
export function withRole(map: ColumnMap, column: number, role: ColumnRole): ColumnMap {
  const kept = Object.entries(map).filter(([, at]) => at !== column);
  const fields: ImportField[] = role === 'ageAndSex' ? ['age', 'sex'] : role === 'leaveOut' ? [] : [role];
  return { ...Object.fromEntries(kept), ...Object.fromEntries(fields.map(field => [field, column])) };
}

/** The first column that every record needs and that nobody has named yet. */
export function missingField({ map, phoneWhenMissing }: ImportLayout): ImportField | null {
  if (map.fullName === undefined) return 'fullName';
  if (map.phone === undefined && phoneWhenMissing === '') return 'phone';
  return map.age === undefined && map.birthOn === undefined ? 'age' : null;
}

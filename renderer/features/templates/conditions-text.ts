import type { Conditions } from '#shared/features/templates/conditions.rules.ts';

/** '12y', '12' and '18m' in months; undefined when it cannot be read, null when empty. */
export function monthsOf(text: string): number | null | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === '') return null;
  const [, count = '', unit = 'y'] = /^(\d{1,4})\s*([ym]?)/.exec(typed) ?? [];
  if (count === '' || !/^\d{1,4}\s*[ym]?$/.test(typed)) return undefined;
  const months = Number(count) * (unit === 'm' ? 1 : 12);
  return months <= 1800 ? months : undefined;
}

export function ageText(months: number | null): string {
  if (months === null) return '';
  return months % 12 === 0 ? `${months / 12}y` : `${months}m`;
}

/** Kilograms, null when empty, undefined when it is no weight. */
export function kilogramsOf(text: string): number | null | undefined {
  const typed = text.trim().replace(',', '.');
  if (typed === '') return null;
  const value = Number(typed);
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) && value <= 400 ? value : undefined;
}

export function hasConditions({ season, ...others }: Conditions): boolean {
  return season.length > 0 || Object.values(others).some(value => value !== null);
}

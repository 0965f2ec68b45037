import { parseRxLine } from '../prescriptions/dose-notation.rules.ts';
import { looksLikeMedicine } from '../templates/complaint-shorthand.rules.ts';
import type { OrderLine } from './order-line.schema.ts';

/** A whole medicine typed where tests stand; "Urine culture stat" and "RBS tds 3d" are none. */
export function readsAsMedicine(text: string): boolean {
  if (looksLikeMedicine(text)) return true;
  const { drugText, strengthText, formText, dose } = parseRxLine(text, { reviewDateKnown: true });
  if (dose === null || drugText === '' || dose.every !== 'day' || dose.schedule.kind === 'stat') return false;
  return strengthText !== '' || formText !== '' || dose.unit !== null || dose.route !== null;
}

/** A medicine here would reach neither the checks nor the chemist; a test of the list is never one. */
export function medicinesAmongTests(orders: readonly OrderLine[]): number[] {
  return orders.flatMap(({ testId, name }, index) =>
    testId === null && readsAsMedicine(name) ? [index + 1] : [],
  );
}

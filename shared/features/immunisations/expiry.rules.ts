import { addDays, addMonths, isLocalDate, type LocalDate } from '../../kernel/local-date.ts';

/** An expiry as vials carry it: '05/27' and '5-2027' are the last day of the month, '28/05/2027' is that day. */
export function readExpiry(typed: string): LocalDate | undefined {
  const text = typed.trim();
  const month = /^(\d{1,2})[/\-. ](\d{2}|\d{4})$/.exec(text);
  if (month) {
    const first = `${yearOf(month[2] ?? '')}-${(month[1] ?? '').padStart(2, '0')}-01`;
    return isLocalDate(first) ? addDays(addMonths(first, 1), -1) : undefined;
  }
  const day = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{2}|\d{4})$/.exec(text);
  if (!day) return undefined;
  const date = `${yearOf(day[3] ?? '')}-${(day[2] ?? '').padStart(2, '0')}-${(day[1] ?? '').padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

function yearOf(digits: string): string {
  return digits.length === 2 ? `20${digits}` : digits;
}

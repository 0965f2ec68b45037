import * as z from 'zod';
import { isLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { readFollowUp } from '../encounters/follow-up.ts';

/** '30/11/2026' for a field, '' for no last day. */
export function dayText(date: LocalDate | null): string {
  if (date === null) return '';
  const [year, month, day] = date.split('-');
  return `${Number(day)}/${Number(month)}/${year}`;
}

function exactDay(text: string): LocalDate | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const date = parts ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : '';
  return isLocalDate(date) ? date : undefined;
}

/** '10d', '2w', '30/11' or '30/11/2026' as the clinic's day reads it; empty is no last day, a past one may stand. */
export function lastDaySchema(today: LocalDate) {
  return z.string().transform((typed, context): LocalDate | null => {
    const text = typed.trim();
    if (text === '') return null;
    const exact = exactDay(text);
    if (exact) return exact;
    const reading = readFollowUp(text, today);
    if (reading.kind === 'date') return reading.onDate;
    context.addIssue({ code: 'custom', message: 'NOT_A_DATE' });
    return z.NEVER;
  });
}

import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import {
  courseEndsOn,
  ends,
  type PastLine,
  type StoppedDrug,
  sameDrugKey,
} from '../prescriptions/checks/active-lines.rules.ts';
import type { MedicineBar } from './trends.schema.ts';

/**
 * The courses of each medicine on the time axis: a later line of the same drug takes the earlier one's place, a stop
 * ends it, courses that touch or overlap are one bar. The longest-running and newest come first.
 */
export function medicineBarsOf(past: readonly PastLine[], stops: readonly StoppedDrug[] = []): MedicineBar[] {
  const courses = new Map<string, PastLine[]>();
  for (const line of past) {
    const key = sameDrugKey(line.line);
    courses.set(key, [...(courses.get(key) ?? []), line]);
  }
  return [...courses.values()]
    .flatMap(lines => barsOf(lines, stops))
    .sort((a, b) => compareEnds(b.toOn, a.toOn) || (a.fromOn < b.fromOn ? 1 : -1));
}

function barsOf(lines: readonly PastLine[], stops: readonly StoppedDrug[]): MedicineBar[] {
  const oldestFirst = [...lines].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  const bars: MedicineBar[] = [];
  oldestFirst.forEach((line, index) => {
    const next = oldestFirst[index + 1];
    const toOn = endOf(line, next, stops);
    const last = bars.at(-1);
    const name = `${line.line.generic} ${line.line.strength}`.trim();
    const touches = last && (last.toOn === null || addDays(last.toOn, 1) >= line.startedOn);
    if (last && touches && last.name === name) last.toOn = toOn;
    else bars.push({ name, fromOn: line.startedOn, toOn });
  });
  return bars;
}

function endOf(line: PastLine, next: PastLine | undefined, stops: readonly StoppedDrug[]): LocalDate | null {
  const lastDays = [courseEndsOn(line)];
  if (next && next.startedOn > line.startedOn) lastDays.push(addDays(next.startedOn, -1));
  for (const stop of stops)
    if (ends(stop, line) && (!next || stop.onDate <= next.startedOn)) lastDays.push(stop.onDate);
  const known = lastDays.filter(end => end !== null);
  return known.length === 0 ? null : known.reduce((a, b) => (a < b ? a : b));
}

/** No end is later than any. */
function compareEnds(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

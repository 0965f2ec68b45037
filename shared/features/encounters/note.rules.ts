import type { EncounterBody } from './encounter.schema.ts';

/** Nothing that a doctor would put a name under. */
export function isNothingWritten(body: EncounterBody): boolean {
  const texts = [body.complaints, body.findings, body.tests, body.advice];
  const lists = [body.lines, body.diagnoses, body.stops, body.sections, body.orders];
  return texts.every(text => text.trim() === '') && lists.every(list => list.length === 0);
}

import type { CheckLevel } from './check-rows.schema.ts';
import type { CheckTables, Meeting } from './check-tables.rules.ts';
import { type CheckedDrug, mayMeet } from './checked-drug.rules.ts';
import { type Finding, keyOf } from './finding.schema.ts';
import { placeOf } from './pairs.rules.ts';

export const WEIGHT: Record<CheckLevel, number> = { contraindicated: 3, major: 2, moderate: 1 };

/** What doubtful rows may say: information, never a stop and never a question (README of the lists). */
export function levelOf(row: { level: CheckLevel; isSure: boolean }): CheckLevel {
  return row.isSure ? row.level : 'moderate';
}

/** How the id of an interaction that the clinic added begins. */
export const OWN_ROW = 'CLI';

type Met = { meeting: Meeting; one: string; other: string };

/**
 * How two lines interact (RX-10): one finding per row, the row that names both drugs before a row about a class. The
 * clinic's own rows are ranked among themselves: none of them takes the place of a built-in one (ADR 0017).
 */
export function interactionsBetween(drug: CheckedDrug, other: CheckedDrug, tables: CheckTables): Finding[] {
  const best = new Map<string, Met>();
  for (const met of meetingsBetween(drug, other, tables)) {
    const pair = `${isOwn(met.meeting) ? 'own' : 'builtIn'}|${met.one}|${met.other}`;
    const known = best.get(pair);
    if (!known || rank(met.meeting) > rank(known.meeting)) best.set(pair, met);
  }
  if (best.size === 0 || !mayMeet(drug, other, tables)) return [];
  const byRow = new Map([...best.values()].map(met => [met.meeting.row.id, met]));
  return [...byRow.values()].map(({ meeting: { row }, one, other: second }) => ({
    key: keyOf(row.id, ...[one, second].sort()),
    ruleId: row.id,
    kind: 'interaction',
    level: levelOf(row),
    ...placeOf(drug, other),
    drug: one,
    other: second,
    effect: row.effect,
    advice: row.advice,
    amounts: null,
    isSure: row.isSure,
    list: tables.listOf.interactions,
  }));
}

function isOwn({ row }: Meeting): boolean {
  return row.id.startsWith(OWN_ROW);
}

function rank({ row, specificity }: Meeting): number {
  return (specificity === 2 ? 100 : 0) + WEIGHT[levelOf(row)] * 10 + (row.isSure ? 5 : 0) + specificity;
}

function* meetingsBetween(drug: CheckedDrug, other: CheckedDrug, tables: CheckTables): Generator<Met> {
  for (const [name, behind] of drug.names) {
    const partners = tables.meetings.get(name);
    if (!partners) continue;
    for (const [second, behindSecond] of other.names) {
      const meetings = partners.get(second);
      // Two names of one ingredient are the same drug twice, which is another check.
      if (!meetings || behind.some(ingredient => behindSecond.includes(ingredient))) continue;
      for (const meeting of meetings)
        yield { meeting, one: nameOf(behind, name), other: nameOf(behindSecond, second) };
    }
  }
}

function nameOf(behind: readonly string[], name: string): string {
  return behind.length === 1 ? (behind[0] ?? name) : name;
}

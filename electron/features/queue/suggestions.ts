import { vitalFlags } from '#shared/features/encounters/vitals.rules.ts';
import { MEASURES, type Measure } from '#shared/features/encounters/vitals.schema.ts';
import type { PatientAlert } from '#shared/features/patients/patient.schema.ts';
import type { TriageSuggestion } from '#shared/features/queue/queue.contract.ts';
import { isMoreUrgent } from '#shared/features/queue/queue.rules.ts';
import {
  suggestTriage,
  type TriageCase,
  type TriageIndex,
  triageIndex,
} from '#shared/features/queue/triage.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadContext } from '../../server/service.ts';
import { vitalRanges } from '../../server/vital-ranges.ts';
import * as boardSql from './board.sql.ts';

type Row = boardSql.BoardRow;
const UNSEEN: ReadonlySet<string> = new Set(['arrived', 'waiting', 'held', 'skipped']);

function isPregnant(row: Row, today: LocalDate): boolean {
  if (row.alerts === '[]') return false;
  const alerts = JSON.parse(row.alerts) as PatientAlert[];
  return alerts.some(({ kind, until }) => kind === 'pregnant' && (until === null || until >= today));
}

function flagsOf(vitals: boardSql.VitalsOfVisit | undefined, ageMonths: number): TriageCase['flags'] {
  if (!vitals) return [];
  const values = Object.fromEntries(MEASURES.map(measure => [measure, vitals[measure]])) as Record<
    Measure,
    number | null
  >;
  return Object.entries(vitalFlags(vitalRanges(), values, ageMonths)).map(([measure, flag]) => ({
    measure,
    flag,
    value: values[measure as Measure] ?? 0,
  }));
}

const indexes = new WeakMap<readonly object[], TriageIndex>();

function indexOf(words: ReadContext['lists']['triageWords']): TriageIndex {
  const index = indexes.get(words) ?? triageIndex(words);
  indexes.set(words, index);
  return index;
}

/** A higher tier than the person has now, where vitals or words speak for one; by visit. */
export function suggestionsFor(ctx: ReadContext, rows: readonly Row[]): Map<number, TriageSuggestion> {
  const today = ctx.today();
  const index = indexOf(ctx.lists.triageWords);
  const unseen = rows.filter(({ state }) => UNSEEN.has(state));
  const measured = unseen.filter(({ hasVitals }) => hasVitals === 1).map(({ id }) => id);
  const vitals = new Map(boardSql.listLatestVitals(ctx.db, measured).map(row => [row.visitId, row]));
  const suggestions = new Map<number, TriageSuggestion>();
  for (const row of unseen) {
    const age = ageOn(fromDayNumber(row.birthOn), today);
    const ageMonths = age.years * 12 + age.months;
    const suggestion = suggestTriage(index, {
      complaint: row.complaint,
      ageMonths,
      isPregnant: isPregnant(row, today),
      flags: flagsOf(vitals.get(row.id), ageMonths),
    });
    if (suggestion && isMoreUrgent(suggestion.priority, row.priority)) suggestions.set(row.id, suggestion);
  }
  return suggestions;
}

import type { ClinicList, ClinicRow } from '#shared/features/lists/clinic-rows.schema.ts';
import type { TypedRow } from './row-fields.ts';

/** What is typed in a row and not saved, by person and version, so that closing the form loses nothing. */
const drafts = new Map<string, TypedRow>();

export type DraftPlace = { userId: number; list: ClinicList; known: ClinicRow | undefined };

function keyOf({ userId, list, known }: DraftPlace): string {
  return `${userId}/${list}/${known?.id ?? 'new'}`;
}

export function draftOf(place: DraftPlace): TypedRow | undefined {
  return drafts.get(keyOf(place));
}

export function keepDraft(place: DraftPlace, typed: TypedRow): void {
  drafts.set(keyOf(place), typed);
}

export function forgetDraft(place: DraftPlace): void {
  drafts.delete(keyOf(place));
}

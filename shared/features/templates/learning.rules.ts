import type { RxLine } from '../prescriptions/dose.schema.ts';
import { printDose } from '../prescriptions/dose-print.rules.ts';
import { foldName } from '../prescriptions/drug-name.rules.ts';

/** From 14 years a dose no longer goes by weight. */
const ADULT_MONTHS = 14 * 12;
const CHILD_BANDS_KG = [0, 3, 5, 7, 10, 13, 17, 22, 28, 35, 45] as const;
const MOST_COMPLAINTS = 4;
const MOST_DIAGNOSES = 6;

/** Persons for whom one whole line may be the same; undefined for a child who was not weighed. */
export function bandOf(ageMonths: number, weightKg: number | null): string | undefined {
  if (ageMonths >= ADULT_MONTHS) return 'adult';
  if (weightKg === null) return undefined;
  return `from ${CHILD_BANDS_KG.findLast(from => weightKg >= from) ?? 0} kg`;
}

type Diagnosis = { text: string; icd10: string };

/** The code and the folded words, for one is often written without the other. */
export function diagnosisSituations({ text, icd10 }: Diagnosis): string[] {
  const folded = foldName(text).slice(0, 80);
  return [icd10 && `d:${icd10}`, folded && `d:${folded}`].filter(Boolean);
}

/** 'Fever × 3 days, dry cough' is 'c:fever' and 'c:dry cough'. */
export function complaintSituations(complaints: string): string[] {
  const words = complaints
    .split(/[,;.\n]+/)
    .map(part =>
      foldName(part.replace(/[x×]?\s*\d+\s*(?:hours?|hrs?|days?|weeks?|months?|years?|[hdwmy])\b.*$/i, '')),
    )
    .filter(part => part.length > 1 && part.length <= 40);
  return [...new Set(words)].slice(0, MOST_COMPLAINTS).map(word => `c:${word}`);
}

/** Every heading under which the lines of a note are counted; '' is all visits. */
export function situationsOf(note: { complaints: string; diagnoses: readonly Diagnosis[] }): string[] {
  return [
    ...new Set([
      '',
      ...note.diagnoses.slice(0, MOST_DIAGNOSES).flatMap(diagnosisSituations),
      ...complaintSituations(note.complaints),
    ]),
  ];
}

/** Two lines with one key are the same line, to the last sign that prints. */
export function lineKey(line: RxLine): string {
  const { formularyId, generic, brand, strength, form, dose, quantity, note } = line;
  return [
    formularyId ?? '',
    generic,
    brand,
    strength,
    form,
    printDose(dose),
    quantity?.text ?? '',
    note,
  ].join('|');
}

export type Counted = { lineKey: string; uses: number; lastUsedOn: number };

/** The commonest first, each line once; a line of the diagnosis comes before every other. */
export function rankFavourites<Line extends Counted>(
  groups: readonly (readonly Line[])[],
  limit: number,
): { line: Line; group: number }[] {
  const ranked = new Map<string, { line: Line; group: number }>();
  groups.forEach((lines, group) => {
    const best = new Map<string, Line>();
    for (const line of lines) {
      const known = best.get(line.lineKey);
      if (!known || known.uses < line.uses) best.set(line.lineKey, line);
    }
    const sorted = [...best.values()].sort((a, b) => b.uses - a.uses || b.lastUsedOn - a.lastUsedOn);
    for (const line of sorted) if (!ranked.has(line.lineKey)) ranked.set(line.lineKey, { line, group });
  });
  return [...ranked.values()].slice(0, limit);
}

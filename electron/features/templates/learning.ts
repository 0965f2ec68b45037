import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { rxLineSchema } from '#shared/features/prescriptions/dose.schema.ts';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import {
  bandOf,
  complaintSituations,
  diagnosisSituations,
  lineKey,
  rankFavourites,
  situationsOf,
} from '#shared/features/templates/learning.rules.ts';
import type { Favourite, templatesContract } from '#shared/features/templates/templates.contract.ts';
import { type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import * as learningSql from './learning.sql.ts';

const MOST_FAVOURITES = 9;
const LEARNED_DIAGNOSES = 4;
const BASES = ['diagnosis', 'complaint', 'usual'] as const;

type Signed = {
  doctorId: number;
  onDate: LocalDate;
  body: EncounterBody;
  ageMonths: number;
  weightKg: number | null;
};

/** Counts what a doctor has signed: each whole line under its diagnoses and complaints, each diagnosis by its words. */
export function learnFrom({ db }: Pick<WriteContext, 'db'>, signed: Signed): void {
  const { doctorId, body, ageMonths, weightKg } = signed;
  const onDay = toDayNumber(signed.onDate);
  const band = bandOf(ageMonths, weightKg);
  if (band !== undefined && body.lines.length > 0) {
    const situations = situationsOf(body);
    const ids = new Set(body.lines.map(line => learningSql.lineIdOf(db, lineKey(line), line)));
    for (const situation of situations) {
      for (const id of ids) learningSql.countLine(db, { doctorId, band, situation }, id, onDay);
    }
  }
  for (const { text, icd10 } of body.diagnoses) {
    const typed = foldName(text);
    if (typed !== '') learningSql.countDiagnosis(db, { doctorId, typed, code: icd10, title: text, onDay });
  }
}

type Asked = ParsedInputOf<typeof templatesContract.favourites>;

export function favourites(ctx: ReadContext, input: Asked): Favourite[] {
  const band = bandOf(input.ageMonths, input.weightKg);
  if (band === undefined) return [];
  const doctorId = ctx.session.userId;
  const known = (line: string) => {
    const { formularyId } = JSON.parse(line) as { formularyId: string | null };
    return formularyId === null || ctx.lists.formularyById.has(formularyId);
  };
  const linesOf = (situation: string, of: string) =>
    learningSql
      .listLines(ctx.db, { doctorId, band, situation })
      .filter(({ line }) => known(line))
      .map(use => ({ ...use, of }));
  const groups = [
    input.diagnoses.flatMap(one => diagnosisSituations(one).flatMap(where => linesOf(where, one.text))),
    complaintSituations(input.complaints).flatMap(where => linesOf(where, where.slice(2))),
    linesOf('', ''),
  ];
  return rankFavourites(groups, MOST_FAVOURITES).flatMap(({ line, group }) => {
    // A line learned under an older shape of a line is left out rather than half-read.
    const read = rxLineSchema.safeParse(JSON.parse(line.line));
    const basis = BASES[group] ?? 'usual';
    return read.success ? [{ line: read.data, uses: line.uses, basis, of: line.of }] : [];
  });
}

export function learnDiagnosis(
  ctx: WriteContext,
  { typed, code, title }: ParsedInputOf<typeof templatesContract.learnDiagnosis>,
): Record<never, never> {
  const folded = foldName(typed);
  if (folded.length < 2) return {};
  const doctorId = ctx.session.userId;
  learningSql.countDiagnosis(ctx.db, {
    doctorId,
    typed: folded,
    code,
    title,
    onDay: toDayNumber(ctx.today()),
  });
  return {};
}

/** What this doctor chose before for words that begin so. */
export function learnedDiagnoses(
  db: ReadableDb,
  doctorId: number,
  typed: string,
): { code: string; title: string }[] {
  const folded = foldName(typed);
  if (folded.length < 2) return [];
  const found = learningSql.listDiagnoses(db, doctorId, folded, LEARNED_DIAGNOSES * 2);
  const coded = new Set(found.filter(({ code }) => code !== '').map(({ title }) => title));
  return found
    .filter(({ code, title }) => code !== '' || !coded.has(title))
    .slice(0, LEARNED_DIAGNOSES)
    .map(({ code, title }) => ({ code, title }));
}

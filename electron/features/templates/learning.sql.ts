import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

/** Of one heading; what is written more seldom is never among the nine that are shown. */
const MOST_LINES = 30;

export type LineUse = { lineKey: string; line: string; uses: number; lastUsedOn: number };
export type Situation = { doctorId: number; band: string; situation: string };

/** The lines of a heading, the commonest first. */
export function listLines(db: ReadableDb, { doctorId, band, situation }: Situation): LineUse[] {
  return db.all<LineUse>(sql`
    SELECT l.line_key AS lineKey, l.line, u.uses, u.last_used_on AS lastUsedOn
    FROM line_uses u JOIN learned_lines l ON l.id = u.line_id
    WHERE u.doctor_id = ${doctorId} AND u.band = ${band} AND u.situation = ${situation}
    ORDER BY u.uses DESC, u.last_used_on DESC LIMIT ${most(MOST_LINES)}`);
}

/** The number of a line in the list of all lines ever learned. */
export function lineIdOf(db: WritableDb, lineKey: string, line: RxLine): number {
  const known = db.value<number>(sql`SELECT id FROM learned_lines WHERE line_key = ${lineKey}`);
  if (known !== undefined) return known;
  return db.run(sql`INSERT INTO learned_lines (line_key, line) VALUES (${lineKey}, ${JSON.stringify(line)})`)
    .lastId;
}

export function countLine(db: WritableDb, where: Situation, lineId: number, onDay: number): void {
  db.run(sql`
    INSERT INTO line_uses (doctor_id, band, situation, line_id, uses, last_used_on)
    VALUES (${where.doctorId}, ${where.band}, ${where.situation}, ${lineId}, 1, ${onDay})
    ON CONFLICT (doctor_id, band, situation, line_id)
      DO UPDATE SET uses = uses + 1, last_used_on = excluded.last_used_on`);
}

export type DiagnosisUse = { code: string; title: string; uses: number };

/** What was chosen for words that begin with what is typed, the commonest first. */
export function listDiagnoses(
  db: ReadableDb,
  doctorId: number,
  typed: string,
  limit: number,
): DiagnosisUse[] {
  return db.all<DiagnosisUse>(sql`
    SELECT code, title, sum(uses) AS uses FROM diagnosis_uses
    WHERE doctor_id = ${doctorId} AND typed >= ${typed} AND typed < ${`${typed}\u{10ffff}`}
    GROUP BY code, title ORDER BY sum(uses) DESC, max(last_used_on) DESC, title LIMIT ${most(limit)}`);
}

export type Picked = { doctorId: number; typed: string; code: string; title: string; onDay: number };

export function countDiagnosis(db: WritableDb, { doctorId, typed, code, title, onDay }: Picked): void {
  db.run(sql`
    INSERT INTO diagnosis_uses (doctor_id, typed, code, title, uses, last_used_on)
    VALUES (${doctorId}, ${typed}, ${code}, ${title}, 1, ${onDay})
    ON CONFLICT (doctor_id, typed, code, title)
      DO UPDATE SET uses = uses + 1, last_used_on = excluded.last_used_on`);
}

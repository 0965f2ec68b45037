import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import { bandOf, lineKey, situationsOf } from '#shared/features/templates/learning.rules.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';

type Note = {
  patientId: number;
  visitId: number;
  day: number;
  doctorId: number;
  complaints: string;
  diagnoses: string;
  birthOn: number;
  weightKg: number | null;
};
type Uses = { uses: number; lastUsedOn: number };

function count(counts: Map<string, Uses>, key: string, day: number): void {
  const known = counts.get(key);
  if (!known) counts.set(key, { uses: 1, lastUsedOn: day });
  else {
    known.uses += 1;
    known.lastUsedOn = Math.max(known.lastUsedOn, day);
  }
}

const ageInMonths = (birthOn: number, day: number) => {
  const { years, months } = ageOn(fromDayNumber(birthOn), fromDayNumber(day));
  return years * 12 + months;
};

const PATIENTS_AT_ONCE = 5_000;

/** What signing would have counted note by note, counted in memory and written once. */
export function learnFavourites(driver: Driver): void {
  const lineIds = new Map<string, number>();
  const idOfText = new Map<string, number>();
  const lines = new Map<string, Uses>();
  const diagnoses = new Map<string, Uses>();
  const linesOf = driver
    .prepare(
      'SELECT line FROM prescription_items WHERE patient_id = ? AND visit_descending = ? AND version = 1',
    )
    .pluck();
  const insertLine = driver.prepare('INSERT INTO learned_lines (id, line_key, line) VALUES (?, ?, ?)');

  function lineIdOf(text: string): number {
    const known = idOfText.get(text);
    if (known !== undefined) return known;
    const key = lineKey(JSON.parse(text) as RxLine);
    const id = lineIds.get(key) ?? lineIds.size + 1;
    if (!lineIds.has(key)) insertLine.run(id, key, text);
    lineIds.set(key, id);
    idOfText.set(text, id);
    return id;
  }

  function learn(note: Note): void {
    const { doctorId, day, complaints } = note;
    const read = JSON.parse(note.diagnoses) as { text: string; icd10: string }[];
    const band = bandOf(ageInMonths(note.birthOn, day), note.weightKg);
    if (band !== undefined) {
      const ids = (linesOf.all(note.patientId, -note.visitId) as string[]).map(lineIdOf);
      for (const situation of situationsOf({ complaints, diagnoses: read })) {
        for (const id of ids) count(lines, JSON.stringify([doctorId, band, situation, id]), day);
      }
    }
    for (const { text, icd10 } of read)
      count(diagnoses, JSON.stringify([doctorId, foldName(text), icd10, text]), day);
  }

  driver.transaction(() => {
    const notes = driver.prepare(`
      SELECT e.patient_id AS patientId, e.visit_id AS visitId, -e.day_descending AS day, e.doctor_id AS doctorId,
        e.complaints, e.diagnoses, birth_on AS birthOn,
        (SELECT weight_kg FROM vitals WHERE vitals.patient_id = e.patient_id AND vitals.visit_id = e.visit_id) AS weightKg
      FROM encounters e JOIN patients ON patients.id = e.patient_id WHERE e.patient_id BETWEEN ? AND ?`);
    const last = driver.prepare('SELECT max(id) FROM patients').pluck().get() as number;
    for (let from = 1; from <= last; from += PATIENTS_AT_ONCE)
      for (const note of notes.all(from, from + PATIENTS_AT_ONCE - 1) as Note[]) learn(note);
    save(driver, 'line_uses', 'doctor_id, band, situation, line_id', lines);
    save(driver, 'diagnosis_uses', 'doctor_id, typed, code, title', diagnoses);
  })();
}

function save(driver: Driver, table: string, columns: string, counts: ReadonlyMap<string, Uses>): void {
  const insert = driver.prepare(
    `INSERT INTO ${table} (${columns}, uses, last_used_on) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const [key, { uses, lastUsedOn }] of counts) insert.run(...JSON.parse(key), uses, lastUsedOn);
}

import { nameWords } from '#shared/features/patients/name-sound.rules.ts';
import type { NewPatientInput } from '#shared/features/patients/patient.schema.ts';
import { fromDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';

const at = Date.parse('2026-11-21T06:30:00Z');

/** The desk's work as bare statements in one transaction each: no permission, no check, no audit. */
export function rawDesk(driver: Driver, day: number) {
  const statement = (text: string) => driver.prepare(text);
  const takeNumber = statement(`
    INSERT INTO number_series (series, period, last_number) VALUES (?, ?, 1)
    ON CONFLICT DO UPDATE SET last_number = last_number + 1 RETURNING last_number`).pluck();
  const nextRecency = statement('SELECT max(recency) + 1 FROM patients').pluck();
  const insertPatient = statement(`
    INSERT INTO patients (recency, uhid, old_number, full_name, local_name, phone, phone_relation, birth_on,
      birth_is_estimated, sex, address, locality, city, pin_code, abha_number, not_a_duplicate_because, registered_at,
      registered_by)
    VALUES (?, ?, '', ?, '', ?, 'self', 19841121, 1, ?, '', ?, '', '', '', '', ?, 3)`);
  const indexWords = statement('INSERT INTO patient_search (rowid, words) VALUES (?, ?)');
  const unindexWords = statement('DELETE FROM patient_search WHERE rowid = ?');
  const learnWord = statement('INSERT INTO name_words (word, skeleton) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const person = statement('SELECT recency, full_name AS fullName, uhid FROM patients WHERE id = ?');
  const bump = statement('UPDATE patients SET recency = ?, last_visit_on = ? WHERE id = ?');
  const nextVisit = statement('SELECT max(id) + 1 FROM visits').pluck();
  const nextToken = statement(
    `SELECT coalesce(max(number), 0) + 1 FROM tokens
     WHERE session_date = ? AND doctor_id = ? AND session_id = 0 AND letter = 'A'`,
  ).pluck();
  const insertVisit = statement(`
    INSERT INTO visits (patient_id, day_descending, id, doctor_id, token, number, state, priority, turn_at, is_first,
      arrived_at, state_since, created_by)
    VALUES (?, ?, ?, 1, ?, ?, 'waiting', 'routine', ?, 1, ?, ?, 3)`);
  const insertToken = statement(
    `INSERT INTO tokens (session_date, doctor_id, session_id, letter, number, visit_id, issued_at)
      VALUES (?, 1, 0, 'A', ?, ?, ?)`,
  );
  const insertEvent = statement(`
    INSERT INTO queue_events (visit_id, event, from_state, to_state, detail, at, by_user) VALUES (?, ?, ?, ?, '{}', ?, 3)`);

  const register = driver.transaction((patient: NewPatientInput): number => {
    const recency = nextRecency.get() as number;
    const uhid = `P-26-${String(takeNumber.get('uhid', '2026')).padStart(5, '0')}`;
    const row = [recency, uhid, patient.fullName, patient.phone, patient.sex, patient.locality, at];
    const { lastInsertRowid } = insertPatient.run(...row);
    const words = nameWords(`${patient.fullName} ${uhid}`);
    indexWords.run(recency, words.join(' '));
    for (const word of nameWords(patient.fullName)) learnWord.run(word, word);
    return Number(lastInsertRowid);
  });

  const giveToken = driver.transaction((patientId: number): number => {
    const visitId = nextVisit.get() as number;
    const number = nextToken.get(day, 1) as number;
    const running = String(takeNumber.get('visit', fromDayNumber(day))).padStart(3, '0');
    insertVisit.run(
      patientId,
      -day,
      visitId,
      `A-${number}`,
      `${String(day).slice(2)}/${running}`,
      at,
      at,
      at,
    );
    insertToken.run(day, number, visitId, at);
    insertEvent.run(visitId, 'issued', 'waiting', 'waiting', at);
    const { recency, fullName, uhid } = person.get(patientId) as {
      recency: number;
      fullName: string;
      uhid: string;
    };
    const newest = nextRecency.get() as number;
    unindexWords.run(recency);
    bump.run(newest, day, patientId);
    indexWords.run(newest, nameWords(`${fullName} ${uhid}`).join(' '));
    return visitId;
  });

  return {
    register: (patient: NewPatientInput) => register.immediate(patient),
    giveToken: (id: number) => giveToken.immediate(id),
  };
}

import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import { lineKey, situationsOf } from '#shared/features/templates/learning.rules.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Seen } from './raw-room.ts';

const at = Date.parse('2026-11-21T06:30:00Z');

/** A whole note as bare statements in one transaction: text, medicines, orders, and what is learned from it. */
export function rawNote(driver: Driver, day: number) {
  const statement = (text: string) => driver.prepare(text);
  const takeNumber = statement(`
    INSERT INTO number_series (series, period, last_number) VALUES ('prescription', '26-27', 1)
    ON CONFLICT DO UPDATE SET last_number = last_number + 1 RETURNING last_number`).pluck();
  const insertNote = statement(`
    INSERT INTO encounters (patient_id, day_descending, visit_id, version, serial, doctor_id, doctor_snapshot, complaints,
      findings, diagnoses, stops, sections, orders, tests, advice, follow_up_on, warning_answers, check_record,
      content_hash, signed_at)
    VALUES (?, ?, ?, 1, ?, 1, '{}', ?, ?, ?, ?, ?, ?, '', ?, 20261221, ?, '{}', ?, ?)`);
  const insertItem = statement(`
    INSERT INTO prescription_items (patient_id, visit_descending, version, line_number, formulary_id, generic, brand, line)
    VALUES (?, ?, 1, ?, ?, ?, ?, ?)`);
  const insertOrder = statement(`
    INSERT INTO lab_orders (patient_id, visit_id, item_id, name, place, is_urgent, is_from_note, ordered_at, ordered_by)
    VALUES (?, ?, ?, ?, ?, 0, 1, ?, 1)`);
  const insertStanding = statement(`
    INSERT INTO lab_standings (order_id, state, since, entry_version, untold_count) VALUES (?, 'ordered', ?, 0, 0)`);
  const insertOrderEvent = statement(`
    INSERT INTO lab_order_events (order_id, sequence, event, detail, at, by_user) VALUES (?, 1, 'ordered', '{}', ?, 1)`);
  const lineId = statement('SELECT id FROM learned_lines WHERE line_key = ?').pluck();
  const insertLine = statement('INSERT INTO learned_lines (line_key, line) VALUES (?, ?)');
  const countLine = statement(`
    INSERT INTO line_uses (doctor_id, band, situation, line_id, uses, last_used_on) VALUES (1, 'adult', ?, ?, 1, ?)
    ON CONFLICT DO UPDATE SET uses = uses + 1, last_used_on = excluded.last_used_on`);
  const dropDraft = statement('DELETE FROM encounter_drafts WHERE visit_id = ?');
  const insertEvent = statement(`
    INSERT INTO queue_events (visit_id, event, from_state, to_state, detail, at, by_user)
    VALUES (?, 'seen', 'withDoctor', 'toBill', '{}', ?, 1)`);
  const move = statement("UPDATE visits SET state = 'toBill', state_since = ? WHERE id = ?");

  function learn(body: EncounterBody): void {
    for (const line of body.lines) {
      const key = lineKey(line);
      const id = lineId.get(key) ?? insertLine.run(key, JSON.stringify(line)).lastInsertRowid;
      for (const situation of situationsOf(body)) countLine.run(situation, id, day);
    }
  }

  const sign = driver.transaction(({ patientId, visitId, body }: Seen & { body: EncounterBody }) => {
    const serial = `RX/26-27/${String(takeNumber.get()).padStart(6, '0')}`;
    const { complaints, findings, diagnoses, stops, sections, orders, advice, answers } = body;
    const parts = [diagnoses, stops, sections, orders].map(part => JSON.stringify(part));
    insertNote.run(
      ...[patientId, -day, visitId, serial, complaints, findings, ...parts, advice],
      ...[JSON.stringify(answers), '0'.repeat(64), at],
    );
    body.lines.forEach((line, index) => {
      const { formularyId, generic, brand } = line;
      insertItem.run(patientId, -visitId, index + 1, formularyId, generic, brand, JSON.stringify(line));
    });
    for (const { testId, name, place } of orders) {
      const { lastInsertRowid } = insertOrder.run(patientId, visitId, testId, name, place, at);
      insertStanding.run(lastInsertRowid, at);
      insertOrderEvent.run(lastInsertRowid, at);
    }
    learn(body);
    dropDraft.run(visitId);
    move.run(at, visitId);
    insertEvent.run(visitId, at);
  });
  return { sign: (seen: Seen & { body: EncounterBody }) => sign.immediate(seen) };
}

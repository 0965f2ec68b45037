import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { Driver } from '../../electron/database/open-file.ts';

const at = Date.parse('2026-11-21T06:30:00Z');
const FEE_PAISE = 60_000;

export type Seen = { patientId: number; visitId: number };

/** Note and bill as bare statements in one transaction each. */
export function rawRoom(driver: Driver, day: number) {
  const statement = (text: string) => driver.prepare(text);
  const takeNumber = statement(`
    INSERT INTO number_series (series, period, last_number) VALUES (?, ?, 1)
    ON CONFLICT DO UPDATE SET last_number = last_number + 1 RETURNING last_number`).pluck();
  const upsertDraft = statement(`
    INSERT INTO encounter_drafts (visit_id, doctor_id, draft, saved_at) VALUES (?, 1, ?, ?)
    ON CONFLICT DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at`);
  const dropDraft = statement('DELETE FROM encounter_drafts WHERE visit_id = ?');
  const insertNote = statement(`
    INSERT INTO encounters (patient_id, day_descending, visit_id, version, serial, doctor_id, doctor_snapshot, complaints,
      findings, diagnoses, tests, advice, follow_up_on, warning_answers, check_record, content_hash, signed_at)
    VALUES (?, ?, ?, 1, ?, 1, '{}', ?, '', '[]', '', '', NULL, '[]', '{}', ?, ?)`);
  const insertItem = statement(`
    INSERT INTO prescription_items (patient_id, visit_descending, version, line_number, formulary_id, generic, brand, line)
    VALUES (?, ?, 1, ?, ?, ?, ?, ?)`);
  const insertEvent = statement(`
    INSERT INTO queue_events (visit_id, event, from_state, to_state, detail, at, by_user) VALUES (?, ?, ?, ?, '{}', ?, 1)`);
  const move = statement('UPDATE visits SET state = ?, state_since = ? WHERE id = ?');
  const insertBill = statement(`
    INSERT INTO bills (number, financial_year, on_date, issued_at, patient_id, visit_id, doctor_id, party, doctor_snapshot,
      subtotal_paise, discount_paise, discount_reason, round_off_paise, total_paise, cashier_id, document_type)
    VALUES (?, '26-27', ?, ?, ?, ?, 1, '{}', '{}', ?, 0, '', 0, ?, 3, 'billOfSupply')`);
  const insertLine = statement(`
    INSERT INTO bill_lines (bill_id, line_number, description, sac_code, quantity, rate_paise, amount_paise)
    VALUES (?, 1, 'Consultation', '999312', 1, ?, ?)`);
  const insertEntry = statement(`
    INSERT INTO ledger (kind, debit, credit, number, bill_id, patient_id, doctor_id, on_date, amount_paise, shift_id,
      posted_at, user_id)
    VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, 3)`);
  const findShift = statement(
    'SELECT id FROM shifts WHERE user_id = 3 AND on_date = ? AND is_open = 1',
  ).pluck();
  const openShift = statement('INSERT INTO shifts (user_id, on_date, opened_at) VALUES (3, ?, ?)');
  const markBilled = statement("UPDATE visits SET bill_id = ?, state = 'done', state_since = ? WHERE id = ?");
  const numbered = (prefix: string, series: string) =>
    `${prefix}/26-27/${String(takeNumber.get(series, '26-27')).padStart(6, '0')}`;

  const saveDraft = driver.transaction((visitId: number, draft: string) =>
    upsertDraft.run(visitId, draft, at),
  );
  const sign = driver.transaction(({ patientId, visitId }: Seen, lines: readonly RxLine[]) => {
    insertNote.run(
      patientId,
      -day,
      visitId,
      numbered('RX', 'prescription'),
      'Fever 3 days',
      '0'.repeat(64),
      at,
    );
    lines.forEach((line, index) => {
      const { formularyId, generic, brand } = line;
      insertItem.run(patientId, -visitId, index + 1, formularyId, generic, brand, JSON.stringify(line));
    });
    dropDraft.run(visitId);
    move.run('toBill', at, visitId);
    insertEvent.run(visitId, 'seen', 'withDoctor', 'toBill', at);
  });
  const bill = driver.transaction(({ patientId, visitId }: Seen) => {
    const number = numbered('B', 'bill');
    const { lastInsertRowid } = insertBill.run(number, day, at, patientId, visitId, FEE_PAISE, FEE_PAISE);
    insertLine.run(lastInsertRowid, FEE_PAISE, FEE_PAISE);
    const shiftId = findShift.get(day) ?? openShift.run(day, at).lastInsertRowid;
    const about = [lastInsertRowid, patientId, day, FEE_PAISE] as const;
    insertEntry.run('bill', 'dues', 'fees', null, ...about, null, at);
    insertEntry.run('receipt', 'cash', 'dues', numbered('R', 'receipt'), ...about, shiftId, at);
    markBilled.run(lastInsertRowid, at, visitId);
    insertEvent.run(visitId, 'billed', 'toBill', 'done', at);
  });
  return {
    saveDraft: (visitId: number, draft: string) => saveDraft.immediate(visitId, draft),
    sign: (seen: Seen, lines: readonly RxLine[]) => sign.immediate(seen, lines),
    bill: (seen: Seen) => bill.immediate(seen),
  };
}

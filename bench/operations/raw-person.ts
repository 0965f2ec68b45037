import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import type { Driver } from '../../electron/database/open-file.ts';

/** Somebody with a lasting illness, their last visit and what it prescribed. */
export type LongTreated = { patientId: number; visitId: number; lines: RxLine[] };

const MANY = 1_000;

/** People treated for diabetes with several visits and no known allergy who are not here today, in an order of no meaning. */
export function longTreated(driver: Driver): LongTreated[] {
  const people = driver
    .prepare(
      `SELECT max(visit_id) AS visitId, patient_id AS patientId FROM encounters
       WHERE diagnoses LIKE '%"E11.9"%' AND patient_id NOT IN (SELECT patient_id FROM patient_allergies)
         AND patient_id NOT IN (SELECT patient_id FROM visits WHERE day_descending = -20261121)
       GROUP BY patient_id HAVING count(*) >= 4 ORDER BY patient_id * 7919 % 10007 LIMIT ?`,
    )
    .all(MANY) as Omit<LongTreated, 'lines'>[];
  const lines = driver
    .prepare('SELECT line FROM prescription_items WHERE patient_id = ? AND visit_descending = ?')
    .pluck();
  return people.map(({ patientId, visitId }) => ({
    ...{ patientId, visitId },
    lines: (lines.all(patientId, -visitId) as string[]).map(line => JSON.parse(line) as RxLine),
  }));
}

/** What is on record of a person, part by part, as bare statements. */
export function rawPerson(driver: Driver) {
  const statement = (text: string) => driver.prepare(text);
  const all = (text: string) => {
    const prepared = statement(text);
    return (patientId: number): void => void prepared.all(patientId);
  };
  const patient = statement('SELECT * FROM patients WHERE id = ?');
  const notes = statement(
    'SELECT visit_id, day_descending, version, doctor_snapshot, diagnoses, stops FROM encounters WHERE patient_id = ? LIMIT 20',
  );
  const medicines = statement(
    'SELECT visit_descending, version, line FROM prescription_items WHERE patient_id = ? AND visit_descending <= ?',
  );
  const allergies = all('SELECT * FROM patient_allergies WHERE patient_id = ? AND retracted_at IS NULL');
  const vitals = all('SELECT * FROM vitals WHERE patient_id = ? ORDER BY recorded_at DESC LIMIT 200');
  const someVitals = all('SELECT * FROM vitals WHERE patient_id = ? ORDER BY recorded_at DESC LIMIT 12');
  const favourites = statement(`
    SELECT line FROM line_uses JOIN learned_lines ON id = line_id
    WHERE doctor_id = 1 AND band = 'adult' AND situation = ? ORDER BY uses DESC, last_used_on DESC LIMIT 30`);
  const doses = all('SELECT * FROM immunisations WHERE patient_id = ?');
  const plans = all('SELECT * FROM immunisation_plans WHERE patient_id = ?');
  return {
    chart(patientId: number): void {
      patient.get(patientId);
      allergies(patientId);
      const rows = notes.all(patientId) as { visit_id: number }[];
      medicines.all(patientId, -Math.min(...rows.map(row => row.visit_id)));
      someVitals(patientId);
    },
    ...{ allergies, vitals },
    taken: all('SELECT visit_descending, version, line FROM prescription_items WHERE patient_id = ?'),
    stops: all('SELECT visit_id, version, stops FROM encounters WHERE patient_id = ?'),
    sections: all(
      "SELECT visit_id, version, sections FROM encounters WHERE patient_id = ? AND sections <> '[]'",
    ),
    sizes: all(
      'SELECT recorded_at, weight_kg, height_cm FROM vitals WHERE patient_id = ? ORDER BY recorded_at DESC',
    ),
    favourites(_: number): void {
      for (const situation of ['d:E11.9', 'c:diabetes review', '']) favourites.all(situation);
    },
    creatinine: all(
      "SELECT number, measured_on FROM lab_values WHERE patient_id = ? AND test_id = 'LAB050' ORDER BY measured_on DESC LIMIT 5",
    ),
    numbers: all('SELECT * FROM lab_values WHERE patient_id = ? AND number IS NOT NULL'),
    reports: all('SELECT * FROM lab_reports WHERE patient_id = ? ORDER BY released_at DESC'),
    openOrders: all(`
      SELECT lab_orders.*, state, since FROM lab_orders JOIN lab_standings ON order_id = lab_orders.id
      WHERE patient_id = ? AND state IN ('ordered', 'collected', 'entered')`),
    documents: all(`
      SELECT documents.*, document_versions.*, page_number, document_files.kind AS file_kind, bytes, page_count
      FROM documents JOIN document_versions ON document_versions.document_id = documents.id
      JOIN document_pages ON document_pages.document_id = documents.id JOIN document_files ON name = file_name
      WHERE patient_id = ?`),
    vaccines(patientId: number): void {
      patient.get(patientId);
      plans(patientId);
      doses(patientId);
    },
  };
}

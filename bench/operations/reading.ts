import { contract } from '#shared/contract/index.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';

type Chart = { visitId: number; patientId: number };

/** Charts of people with many visits: the ones that hurt. */
function chartOperation(driver: Driver): Operation<Chart> {
  const charts = driver
    .prepare(
      `SELECT max(visit_id) AS visitId, patient_id AS patientId FROM encounters GROUP BY patient_id
       HAVING count(*) >= 8 ORDER BY patient_id * 7919 % 10007 LIMIT 400`,
    )
    .all() as Chart[];
  const patient = driver.prepare('SELECT * FROM patients WHERE id = ?');
  const allergies = driver.prepare(
    'SELECT * FROM patient_allergies WHERE patient_id = ? AND retracted_at IS NULL',
  );
  const notes = driver.prepare(
    'SELECT visit_id, day_descending, version, doctor_snapshot, diagnoses, complaints FROM encounters WHERE patient_id = ? LIMIT 20',
  );
  const medicines = driver.prepare(
    'SELECT visit_descending, version, line FROM prescription_items WHERE patient_id = ? AND visit_descending <= ?',
  );
  const vitals = driver.prepare(
    'SELECT * FROM vitals WHERE patient_id = ? ORDER BY recorded_at DESC LIMIT 12',
  );
  return {
    name: 'open a chart (8 visits and more)',
    goal: 'P4: ≤ 3× raw',
    rounds: 300,
    prepare: round => charts[round % charts.length] as Chart,
    raw: ({ patientId }) => {
      patient.get(patientId);
      allergies.all(patientId);
      const rows = notes.all(patientId) as { visit_id: number }[];
      medicines.all(patientId, -Math.min(...rows.map(row => row.visit_id)));
      vitals.all(patientId);
    },
    ours: (ask, { visitId }) => ask('doctor', contract.encounters.open, { visitId }),
  };
}

function boardOperation(driver: Driver, day: number): Operation<null> {
  const board = driver.prepare(`
    SELECT visits.id, patient_id, doctor_id, token, state, priority, arrived_at, state_since, has_vitals, bill_id,
      full_name, local_name, birth_on, sex
    FROM visits JOIN patients ON patients.id = patient_id WHERE day_descending = ?`);
  return {
    name: 'day board',
    goal: '',
    rounds: 200,
    prepare: () => null,
    raw: () => board.all(-day),
    ours: ask => ask('desk', contract.queue.dayBoard, {}),
  };
}

function sheetOperation(driver: Driver, day: number): Operation<null> {
  const statements = [
    'SELECT mode, sum(amount_paise), sum(payment_count) FROM day_sums WHERE on_date = ? GROUP BY mode',
    'SELECT doctor_id, sum(amount_paise) FROM day_sums WHERE on_date = ? GROUP BY doctor_id',
    `SELECT doctor_id, count(*), sum(total_paise), sum(discount_paise), sum(due_paise) FROM bills WHERE on_date = ?
     GROUP BY doctor_id`,
    `SELECT doctor_id, state, is_first, count(*) FROM visits WHERE day_descending = -? GROUP BY 1, 2, 3`,
    `SELECT visits.id, token, full_name, state FROM visits JOIN patients ON patients.id = patient_id
     WHERE day_descending = -? AND (bill_id IS NULL OR state NOT IN ('toBill', 'done'))`,
    `SELECT sum(amount_paise), count(*) FROM payments JOIN bills ON bills.id = bill_id
     WHERE payments.on_date = ? AND bills.on_date < payments.on_date`,
  ].map(text => driver.prepare(text));
  return {
    name: "today's sheet",
    goal: 'P6: ≤ 3× raw',
    rounds: 200,
    prepare: () => null,
    raw: () => {
      for (const statement of statements) statement.all(day);
    },
    ours: ask => ask('doctor', contract.reports.daySheet, {}),
  };
}

export function readingOperations(driver: Driver, day: number): Operation[] {
  return [chartOperation(driver), boardOperation(driver, day), sheetOperation(driver, day)] as Operation[];
}

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

export function readingOperations(driver: Driver, day: number): Operation[] {
  return [chartOperation(driver), boardOperation(driver, day)] as Operation[];
}

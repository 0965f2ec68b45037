import type { PersonState } from '#shared/features/measures/person-state.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type StateRow = Pick<
  PersonState,
  'id' | 'kind' | 'answer' | 'askedByName' | 'cycleDays' | 'gestationDays'
> & {
  askedDay: number;
  lastPeriodDay: number | null;
  dueDay: number | null;
  isDueByScan: number;
  endedDay: number | null;
};

const dayOf = (day: number | null) => (day === null ? null : fromDayNumber(day));
const numberOf = (date: LocalDate | null) => (date === null ? null : toDayNumber(date));

/** Newest first. */
export function listOfRecord(db: ReadableDb, patientId: number): PersonState[] {
  return db
    .all<StateRow>(sql`
      SELECT person_states.id, kind, answer, asked_on AS askedDay, users.full_name AS askedByName,
        last_period_on AS lastPeriodDay, cycle_days AS cycleDays, due_on AS dueDay,
        is_due_by_scan AS isDueByScan, ended_on AS endedDay, gestation_days AS gestationDays
      FROM person_states JOIN users ON users.id = recorded_by
      WHERE patient_id = ${patientId} ORDER BY person_states.id DESC`)
    .map(({ askedDay, lastPeriodDay, dueDay, isDueByScan, endedDay, ...row }) => ({
      ...row,
      askedOn: fromDayNumber(askedDay),
      lastPeriodOn: dayOf(lastPeriodDay),
      dueOn: dayOf(dueDay),
      isDueByScan: isDueByScan === 1,
      endedOn: dayOf(endedDay),
    }));
}

export type NewStateRow = Omit<PersonState, 'id' | 'askedByName'> & {
  patientId: number;
  recordedAt: number;
  recordedBy: number;
};

export function insert(db: WritableDb, state: NewStateRow): void {
  const id = (db.value<number>(sql`SELECT max(id) FROM person_states`) ?? 0) + 1;
  db.run(sql`
    INSERT INTO person_states (patient_id, id, kind, answer, asked_on, last_period_on, cycle_days, due_on,
      is_due_by_scan, ended_on, gestation_days, recorded_at, recorded_by)
    VALUES (${state.patientId}, ${id}, ${state.kind}, ${state.answer}, ${toDayNumber(state.askedOn)},
      ${numberOf(state.lastPeriodOn)}, ${state.cycleDays}, ${numberOf(state.dueOn)}, ${state.isDueByScan},
      ${numberOf(state.endedOn)}, ${state.gestationDays}, ${state.recordedAt}, ${state.recordedBy})`);
}

import type { GivenDose } from '#shared/features/immunisations/due-vaccines.rules.ts';
import type { NewImmunisation } from '#shared/features/immunisations/immunisation.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

type Row = {
  id: number;
  patientId: number;
  code: string;
  vaccine: string;
  givenDay: number;
  place: 'here' | 'elsewhere';
  brand: string;
  batch: string;
  expiresDay: number | null;
  site: string;
  note: string;
  recordedByName: string;
  recordedAt: number;
  withdrawnBecause: string | null;
};
export type StoredImmunisation = Omit<Row, 'givenDay' | 'expiresDay'> & {
  givenOn: LocalDate;
  expiresOn: LocalDate | null;
};

const IMMUNISATION = fragment(`
  immunisations.id, patient_id AS patientId, code, vaccine, given_on AS givenDay, place, brand, batch,
  expires_on AS expiresDay, site, note, users.full_name AS recordedByName, recorded_at AS recordedAt,
  immunisation_withdrawals.reason AS withdrawnBecause
`);

function immunisationOf({ givenDay, expiresDay, ...row }: Row): StoredImmunisation {
  return {
    ...row,
    givenOn: fromDayNumber(givenDay),
    expiresOn: expiresDay === null ? null : fromDayNumber(expiresDay),
  };
}

const FROM = fragment(`
  immunisations JOIN users ON users.id = recorded_by
  LEFT JOIN immunisation_withdrawals ON immunisation_id = immunisations.id
`);

/** Newest first, withdrawn ones too. */
export function listOfRecord(db: ReadableDb, patientId: number): StoredImmunisation[] {
  return db
    .all<Row>(sql`
      SELECT ${IMMUNISATION} FROM ${FROM} WHERE patient_id = ${patientId}
      ORDER BY given_on DESC, immunisations.id DESC`)
    .map(immunisationOf);
}

export function find(db: ReadableDb, id: number): StoredImmunisation | undefined {
  const row = db.maybeOne<Row>(sql`SELECT ${IMMUNISATION} FROM ${FROM} WHERE immunisations.id = ${id}`);
  return row && immunisationOf(row);
}

export type NewRow = NewImmunisation & { vaccine: string; recordedAt: number; recordedBy: number };

export function insert(db: WritableDb, one: NewRow): number {
  return db.run(sql`
    INSERT INTO immunisations (patient_id, visit_id, code, vaccine, given_on, place, brand, batch, expires_on, site,
      note, recorded_at, recorded_by)
    VALUES (${one.patientId}, ${one.visitId}, ${one.code}, ${one.vaccine}, ${toDayNumber(one.givenOn)}, ${one.place},
      ${one.brand}, ${one.batch}, ${one.expiresOn === null ? null : toDayNumber(one.expiresOn)}, ${one.site},
      ${one.note}, ${one.recordedAt}, ${one.recordedBy})`).lastId;
}

export function insertWithdrawal(
  db: WritableDb,
  { id, reason, at, by }: { id: number; reason: string; at: number; by: number },
): void {
  db.run(sql`
    INSERT INTO immunisation_withdrawals (immunisation_id, reason, withdrawn_at, withdrawn_by)
    VALUES (${id}, ${reason}, ${at}, ${by})`);
}

export type Reaction = { immunisationId: number; text: string; isSerious: number; recordedAt: number };

export function insertReaction(db: WritableDb, reaction: Reaction & { recordedBy: number }): void {
  db.run(sql`
    INSERT INTO immunisation_reactions (immunisation_id, text, is_serious, recorded_at, recorded_by)
    VALUES (${reaction.immunisationId}, ${reaction.text}, ${reaction.isSerious}, ${reaction.recordedAt},
      ${reaction.recordedBy})`);
}

export function listReactions(db: ReadableDb, patientId: number): Reaction[] {
  return db.all<Reaction>(sql`
    SELECT immunisation_id AS immunisationId, text, is_serious AS isSerious, immunisation_reactions.recorded_at
      AS recordedAt
    FROM immunisation_reactions JOIN immunisations ON immunisations.id = immunisation_id
    WHERE patient_id = ${patientId} ORDER BY immunisation_reactions.id`);
}

export type StoredPlan = { id: number; schedule: string; startOn: LocalDate | null; isAutomatic: boolean };

type PlanRow = { id: number; schedule: string; startDay: number | null; isAutomatic: number };

const PLAN = fragment('immunisation_plans.id, schedule, start_on AS startDay, is_automatic AS isAutomatic');

function planOf({ id, schedule, startDay, isAutomatic }: PlanRow): StoredPlan {
  const startOn = startDay === null ? null : fromDayNumber(startDay);
  return { id, schedule, startOn, isAutomatic: isAutomatic === 1 };
}

/** Every choice of a record, oldest first. */
export function listPlans(db: ReadableDb, patientId: number): StoredPlan[] {
  return db
    .all<PlanRow>(sql`SELECT ${PLAN} FROM immunisation_plans WHERE patient_id = ${patientId} ORDER BY id`)
    .map(planOf);
}

/** As `listPlans` for many records by one statement; nobody follows who was hidden with the list they came by. */
export function listPlansOfAll(
  db: ReadableDb,
  patientIds: readonly number[],
): (StoredPlan & { patientId: number })[] {
  return db
    .all<PlanRow & { patientId: number }>(sql`
      SELECT ${PLAN}, patient_id AS patientId
      FROM json_each(${JSON.stringify(patientIds)}) CROSS JOIN immunisation_plans ON patient_id = json_each.value
        JOIN patients ON patients.id = patient_id AND is_hidden = 0
      ORDER BY immunisation_plans.id`)
    .map(({ patientId, ...row }) => ({ ...planOf(row), patientId }));
}

export type StandingDose = GivenDose & { patientId: number };

/** What was given to many people and not withdrawn, by one statement. */
export function listStandingDosesOfAll(db: ReadableDb, patientIds: readonly number[]): StandingDose[] {
  return db
    .all<{ patientId: number; recordId: number; code: string; givenDay: number }>(sql`
      SELECT patient_id AS patientId, immunisations.id AS recordId, code, given_on AS givenDay
      FROM json_each(${JSON.stringify(patientIds)}) CROSS JOIN immunisations ON patient_id = json_each.value
      WHERE NOT EXISTS (SELECT 1 FROM immunisation_withdrawals WHERE immunisation_id = immunisations.id)`)
    .map(({ givenDay, ...dose }) => ({ ...dose, givenOn: fromDayNumber(givenDay) }));
}

export type NewPlan = {
  patientId: number;
  schedule: string;
  startOn: LocalDate | null;
  isAutomatic: boolean;
  at: number;
  by: number;
};

export function insertPlan(db: WritableDb, plan: NewPlan): void {
  db.run(sql`
    INSERT INTO immunisation_plans (patient_id, schedule, start_on, is_automatic, chosen_at, chosen_by)
    VALUES (${plan.patientId}, ${plan.schedule}, ${plan.startOn === null ? null : toDayNumber(plan.startOn)},
      ${plan.isAutomatic ? 1 : 0}, ${plan.at}, ${plan.by})`);
}

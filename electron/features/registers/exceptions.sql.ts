import { fragment, type ReadableDb, sql } from '../../database/db.ts';
import type { Days } from './clinical.sql.ts';
import { UNITS_NOT_PREPAID } from './off-list.sql.ts';

export type Found = {
  at: number;
  byName: string;
  /** A number, a kind of page or entry, an action. */
  what: string;
  patientId: number | null;
  patientName: string | null;
  billId: number | null;
  amountPaise: number | null;
  detail: string;
  /** Of a drawer that can be looked at. */
  shiftId?: number | null;
};

export const PERSON = fragment('patients.id AS patientId, patients.full_name AS patientName');

/** Over the cap, so that somebody said yes, or over so many percent. */
export function listDiscounts(db: ReadableDb, { fromDay, toDay }: Days, overPercent: number): Found[] {
  return db.all<Found>(sql`
    SELECT bills.issued_at AS at, cashier.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      bills.discount_paise AS amountPaise,
      cast(round(100.0 * bills.discount_paise / bills.subtotal_paise) AS INTEGER) || ' %, ' || bills.discount_reason
        || coalesce(', ' || approver.full_name, '') AS detail
    FROM bills JOIN patients ON patients.id = bills.patient_id JOIN users AS cashier ON cashier.id = bills.cashier_id
      LEFT JOIN approvals ON approvals.id = bills.discount_approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND bills.discount_paise > 0
      AND (bills.discount_approval_id IS NOT NULL OR bills.discount_paise * 100 > bills.subtotal_paise * ${overPercent})`);
}

/**
 * Lines that do not cost what the catalogue asked, with who said yes; less than nothing was given away where more was
 * taken. A session out of a package is paid for already and is none.
 */
export function listPrices(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT bills.issued_at AS at, cashier.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      (line.list_price_paise - line.rate_paise) * (${UNITS_NOT_PREPAID}) AS amountPaise,
      line.description || CASE WHEN line.rate_paise < line.list_price_paise
        THEN coalesce(', ' || approver.full_name, '') ELSE '' END AS detail
    FROM bills CROSS JOIN bill_lines AS line ON line.bill_id = bills.id
      JOIN patients ON patients.id = bills.patient_id JOIN users AS cashier ON cashier.id = bills.cashier_id
      LEFT JOIN approvals ON approvals.id = bills.discount_approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE bills.on_date BETWEEN ${fromDay} AND ${toDay} AND line.list_price_paise <> line.rate_paise
      AND ${UNITS_NOT_PREPAID} > 0`);
}

export function listCancels(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT bill_cancels.at, person.full_name AS byName, bills.number AS what, ${PERSON}, bills.id AS billId,
      bills.total_paise AS amountPaise, bill_cancels.reason || coalesce(', ' || approver.full_name, '') AS detail
    FROM bill_cancels JOIN bills ON bills.id = bill_cancels.bill_id JOIN patients ON patients.id = bills.patient_id
      JOIN users AS person ON person.id = bill_cancels.by_user
      LEFT JOIN approvals ON approvals.id = bill_cancels.approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE bill_cancels.on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export function listCredits(db: ReadableDb, { fromDay, toDay }: Days): Found[] {
  return db.all<Found>(sql`
    SELECT note.issued_at AS at, person.full_name AS byName, note.number AS what, ${PERSON}, bills.id AS billId,
      note.total_paise AS amountPaise, note.reason || coalesce(', ' || approver.full_name, '') AS detail
    FROM credit_notes AS note JOIN bills ON bills.id = note.bill_id JOIN patients ON patients.id = bills.patient_id
      JOIN users AS person ON person.id = note.by_user
      LEFT JOIN approvals ON approvals.id = note.approval_id
      LEFT JOIN users AS approver ON approver.id = approvals.approver_id
    WHERE note.on_date BETWEEN ${fromDay} AND ${toDay}`);
}

export type Entry = Found & { kind: string };

/** Entries of the ledger that take something back, write it off or make a drawer fit. */
export function listEntries(db: ReadableDb, { fromDay, toDay }: Days, kinds: readonly string[]): Entry[] {
  return db.all<Entry>(sql`
    SELECT entry.kind, entry.posted_at AS at, person.full_name AS byName,
      coalesce(entry.number, taken.number, bills.number, '') AS what, ${PERSON}, entry.bill_id AS billId,
      entry.amount_paise AS amountPaise, entry.reason AS detail,
      CASE WHEN entry.kind IN ('short', 'over') THEN entry.shift_id END AS shiftId
    FROM ledger AS entry JOIN users AS person ON person.id = entry.user_id
      LEFT JOIN ledger AS taken ON taken.id = entry.reverses_id
      LEFT JOIN bills ON bills.id = entry.bill_id
      LEFT JOIN patients ON patients.id = coalesce(entry.patient_id, bills.patient_id)
    WHERE entry.on_date BETWEEN ${fromDay} AND ${toDay}
      AND entry.kind IN (SELECT value FROM json_each(${JSON.stringify(kinds)}))`);
}

/** A day as the tables keep it, and the instants between which it lies. */
export type DayOfClock = readonly [day: number, from: number, before: number];

const LATE_KINDS = fragment(
  `('bill', 'receipt', 'advance', 'expense', 'refundPaid', 'payout', 'deposited', 'putIn', 'takenOut')`,
);

/** Money that was written on another day than the one it belongs to. */
export function listLate(db: ReadableDb, days: readonly DayOfClock[]): Entry[] {
  return db.all<Entry>(sql`
    SELECT entry.kind, entry.posted_at AS at, person.full_name AS byName,
      coalesce(entry.number, bills.number, '') AS what, ${PERSON}, entry.bill_id AS billId,
      entry.amount_paise AS amountPaise, cast(entry.on_date AS TEXT) AS detail
    FROM json_each(${JSON.stringify(days)}) AS day CROSS JOIN ledger AS entry
        ON entry.on_date = day.value ->> 0 AND entry.kind IN ${LATE_KINDS}
        AND (entry.posted_at < day.value ->> 1 OR entry.posted_at >= day.value ->> 2)
      JOIN users AS person ON person.id = entry.user_id
      LEFT JOIN bills ON bills.id = entry.bill_id
      LEFT JOIN patients ON patients.id = coalesce(entry.patient_id, bills.patient_id)`);
}

/** Notes first signed on a later day than the visit's. */
export function listLateNotes(db: ReadableDb, days: readonly DayOfClock[]): Found[] {
  return db.all<Found>(sql`
    SELECT note.signed_at AS at, note.doctor_snapshot ->> '$.fullName' AS byName, note.serial AS what, ${PERSON},
      NULL AS billId, NULL AS amountPaise, cast(visits.on_date AS TEXT) AS detail
    FROM json_each(${JSON.stringify(days)}) AS day CROSS JOIN visits ON visits.day_descending = -(day.value ->> 0)
      CROSS JOIN encounters AS note ON note.patient_id = visits.patient_id
        AND note.day_descending = visits.day_descending AND note.visit_id = visits.id
        AND note.version = 1 AND note.signed_at >= day.value ->> 2
      JOIN patients ON patients.id = note.patient_id`);
}

export type Instants = { fromAt: number; beforeAt: number };

export type SetAside = Found & { closedDay: number };

/** Closes of days that had not come, set aside again. */
export function listClosesSetAside(db: ReadableDb, { fromAt, beforeAt }: Instants): SetAside[] {
  return db.all<SetAside>(sql`
    SELECT aside.set_at AS at, person.full_name || coalesce(', ' || second.full_name, '') AS byName,
      coalesce(json_extract(closed.sheet, '$.number'), '') AS what, NULL AS patientId, NULL AS patientName,
      NULL AS billId, NULL AS amountPaise, aside.reason AS detail, closed.on_date AS closedDay
    FROM day_set_asides AS aside JOIN day_closes AS closed ON closed.id = aside.close_id
      JOIN users AS person ON person.id = aside.set_by LEFT JOIN users AS second ON second.id = aside.second_by
    WHERE aside.set_at >= ${fromAt} AND aside.set_at < ${beforeAt}`);
}

export function listVoidedNotes(db: ReadableDb, { fromAt, beforeAt }: Instants): Found[] {
  return db.all<Found>(sql`
    SELECT struck.voided_at AS at, struck.voided_by_name AS byName, note.serial AS what, ${PERSON},
      NULL AS billId, NULL AS amountPaise, '' AS detail
    FROM encounter_voids AS struck
      JOIN encounters AS note ON note.visit_id = struck.visit_id AND note.version = struck.version
      JOIN patients ON patients.id = struck.patient_id
    WHERE struck.voided_at >= ${fromAt} AND struck.voided_at < ${beforeAt}`);
}

export function listVoidedCertificates(db: ReadableDb, { fromAt, beforeAt }: Instants): Found[] {
  return db.all<Found>(sql`
    SELECT struck.voided_at AS at, person.full_name AS byName, certificates.serial AS what, ${PERSON},
      NULL AS billId, NULL AS amountPaise, struck.reason AS detail
    FROM certificate_voids AS struck JOIN certificates ON certificates.id = struck.certificate_id
      JOIN users AS person ON person.id = struck.voided_by
      JOIN patients ON patients.id = certificates.patient_id
    WHERE struck.voided_at >= ${fromAt} AND struck.voided_at < ${beforeAt}`);
}

/** Notes that were begun on a day that is over, and never signed. */
export function listLeftDrafts(db: ReadableDb, { fromDay, toDay }: Days, today: number): Found[] {
  return db.all<Found>(sql`
    SELECT draft.saved_at AS at, doctor.full_name AS byName, visits.number AS what, ${PERSON},
      NULL AS billId, NULL AS amountPaise, cast(visits.on_date AS TEXT) AS detail
    FROM encounter_drafts AS draft CROSS JOIN visits ON visits.id = draft.visit_id
      JOIN users AS doctor ON doctor.id = draft.doctor_id JOIN patients ON patients.id = visits.patient_id
    WHERE visits.on_date BETWEEN ${fromDay} AND ${toDay} AND visits.on_date < ${today}`);
}

export type Trail = {
  at: number;
  byName: string;
  action: string;
  outcome: string;
  code: string | null;
  patientId: number | null;
  patientName: string | null;
  billId: number | null;
};

/** Sign-ins, refusals and drafts thrown away, by the index that holds nothing else, with whom or what they were about. */
export function listTrail(db: ReadableDb, { fromAt, beforeAt }: Instants): Trail[] {
  return db.all<Trail>(sql`
    SELECT at, person_name AS byName, action, outcome, detail ->> '$.code' AS code, ${PERSON}, bills.id AS billId
    FROM audit_log INDEXED BY audit_log_to_look_at
      LEFT JOIN visits ON entity = 'visit' AND visits.id = entity_id
      LEFT JOIN bills ON entity = 'bill' AND bills.id = entity_id
      LEFT JOIN patients ON patients.id
        = CASE entity WHEN 'patient' THEN entity_id ELSE coalesce(visits.patient_id, bills.patient_id) END
    WHERE (outcome = 'refused' OR action IN ('person.signedIn', 'person.switched', 'draft.discarded'))
      AND at >= ${fromAt} AND at < ${beforeAt}`);
}

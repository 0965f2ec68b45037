import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type OpenDueRow = {
  billId: number;
  patientId: number;
  visitId: number | null;
  doctorId: number;
  number: string;
  onDate: number;
  totalPaise: number;
  duePaise: number;
  promisedOn: number | null;
  guarantorName: string | null;
  guarantorPhone: string | null;
  promiseNote: string | null;
};

const OPEN_DUE = fragment(`
  bills.id AS billId, bills.patient_id AS patientId, bills.visit_id AS visitId, bills.doctor_id AS doctorId,
  bills.number, bills.on_date AS onDate, bills.total_paise AS totalPaise, bills.due_paise AS duePaise,
  promise.promised_on AS promisedOn, promise.guarantor_name AS guarantorName,
  promise.guarantor_phone AS guarantorPhone, promise.note AS promiseNote
`);

const WITH_PROMISE = fragment(`
  LEFT JOIN due_promises AS promise
    ON promise.id = (SELECT max(id) FROM due_promises WHERE due_promises.bill_id = bills.id)
`);

/** What a record's own bills are owed, oldest first; what a company pays is not the person's. */
export function listOfRecord(db: ReadableDb, patientId: number): OpenDueRow[] {
  return db.all<OpenDueRow>(sql`
    SELECT ${OPEN_DUE} FROM bills ${WITH_PROMISE}
    WHERE bills.patient_id = ${patientId} AND bills.due_paise > 0 AND bills.party_id IS NULL
    ORDER BY bills.on_date, bills.id`);
}

export function find(db: ReadableDb, billId: number): OpenDueRow | undefined {
  return db.maybeOne<OpenDueRow>(sql`
    SELECT ${OPEN_DUE} FROM bills ${WITH_PROMISE} WHERE bills.id = ${billId} AND bills.party_id IS NULL`);
}

export type ListedDueRow = OpenDueRow & {
  fullName: string;
  localName: string;
  uhid: string;
  phone: string;
  doctorName: string;
};

/** Every open due of the clinic, by the index that holds nothing else. */
export function listAll(db: ReadableDb): ListedDueRow[] {
  return db.all<ListedDueRow>(sql`
    SELECT ${OPEN_DUE}, patients.full_name AS fullName, patients.local_name AS localName, patients.uhid,
      patients.phone, doctor.full_name AS doctorName
    FROM bills INDEXED BY bills_with_dues JOIN patients ON patients.id = bills.patient_id
      JOIN users AS doctor ON doctor.id = bills.doctor_id
      ${WITH_PROMISE}
    WHERE bills.patient_id > 0 AND bills.due_paise > 0 AND bills.party_id IS NULL`);
}

export type NewPromiseRow = {
  billId: number;
  promisedOn: number;
  guarantorName: string;
  guarantorPhone: string;
  note: string;
  at: number;
  byUser: number;
};

export function insertPromise(db: WritableDb, promise: NewPromiseRow): void {
  db.run(sql`
    INSERT INTO due_promises (bill_id, promised_on, guarantor_name, guarantor_phone, note, at, by_user)
    VALUES (${promise.billId}, ${promise.promisedOn}, ${promise.guarantorName}, ${promise.guarantorPhone},
      ${promise.note}, ${promise.at}, ${promise.byUser})`);
}

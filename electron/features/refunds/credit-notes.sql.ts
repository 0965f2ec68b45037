import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type CreditNoteRow = {
  id: number;
  number: string;
  billId: number;
  billNumber: string;
  billedOn: number;
  patientId: number;
  doctorId: number;
  onDate: number;
  issuedAt: number;
  userName: string;
  reason: string;
  totalPaise: number;
  taxPaise: number;
  roundOffPaise: number;
  lowersDuePaise: number;
  restTo: 'advance' | 'payBack';
};

const NOTE = fragment(`
  SELECT credit_notes.id, credit_notes.number, bill_id AS billId, bills.number AS billNumber,
    bills.on_date AS billedOn, bills.patient_id AS patientId, bills.doctor_id AS doctorId,
    credit_notes.on_date AS onDate, credit_notes.issued_at AS issuedAt, users.full_name AS userName, reason,
    credit_notes.total_paise AS totalPaise, credit_notes.tax_paise AS taxPaise,
    credit_notes.round_off_paise AS roundOffPaise, lowers_due_paise AS lowersDuePaise, rest_to AS restTo
  FROM credit_notes JOIN bills ON bills.id = bill_id JOIN users ON users.id = by_user
`);

export function find(db: ReadableDb, creditNoteId: number): CreditNoteRow | undefined {
  return db.maybeOne<CreditNoteRow>(sql`${NOTE} WHERE credit_notes.id = ${creditNoteId}`);
}

export function listOfBill(db: ReadableDb, billId: number): CreditNoteRow[] {
  return db.all<CreditNoteRow>(sql`${NOTE} WHERE bill_id = ${billId} ORDER BY credit_notes.id`);
}

export type CreditNoteLineRow = {
  lineNumber: number;
  description: string;
  sacCode: string;
  quantity: number;
  amountPaise: number;
  cgstPaise: number;
  sgstPaise: number;
  /** As its line on the bill, the rate too. */
  otherState: string;
  gstPermille: number;
  kind: string;
};

export function listLines(db: ReadableDb, creditNoteId: number): CreditNoteLineRow[] {
  return db.all<CreditNoteLineRow>(sql`
    SELECT credited.line_number AS lineNumber, description, sac_code AS sacCode, credited.quantity,
      credited.amount_paise AS amountPaise, credited.cgst_paise AS cgstPaise, credited.sgst_paise AS sgstPaise,
      line.other_state AS otherState, line.gst_permille AS gstPermille, line.kind
    FROM credit_note_lines AS credited JOIN bill_lines AS line
      ON line.bill_id = credited.bill_id AND line.line_number = credited.line_number
    WHERE credit_note_id = ${creditNoteId} ORDER BY credited.line_number`);
}

export type NewCreditNoteRow = {
  number: string;
  financialYear: string;
  billId: number;
  onDate: number;
  issuedAt: number;
  byUser: number;
  reason: string;
  totalPaise: number;
  taxPaise: number;
  roundOffPaise: number;
  lowersDuePaise: number;
  restTo: 'advance' | 'payBack';
  approvalId: number | null;
};

export function insert(db: WritableDb, note: NewCreditNoteRow): number {
  return db.run(sql`
    INSERT INTO credit_notes (number, financial_year, bill_id, on_date, issued_at, by_user, reason, total_paise,
      tax_paise, round_off_paise, lowers_due_paise, rest_to, approval_id)
    VALUES (${note.number}, ${note.financialYear}, ${note.billId}, ${note.onDate}, ${note.issuedAt}, ${note.byUser},
      ${note.reason}, ${note.totalPaise}, ${note.taxPaise}, ${note.roundOffPaise}, ${note.lowersDuePaise},
      ${note.restTo}, ${note.approvalId})`).lastId;
}

type NewLineRow = Omit<CreditNoteLineRow, 'description' | 'sacCode' | 'otherState' | 'gstPermille' | 'kind'>;

export function insertLine(db: WritableDb, creditNoteId: number, billId: number, line: NewLineRow): void {
  db.run(sql`
    INSERT INTO credit_note_lines (credit_note_id, bill_id, line_number, quantity, amount_paise, cgst_paise,
      sgst_paise)
    VALUES (${creditNoteId}, ${billId}, ${line.lineNumber}, ${line.quantity}, ${line.amountPaise},
      ${line.cgstPaise}, ${line.sgstPaise})`);
}

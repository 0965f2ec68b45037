-- Made by write-checksums.ts from the migrations; read it, never edit it.

-- Version 380

CREATE TABLE account_months (
  month INTEGER NOT NULL, account TEXT NOT NULL,
  debit_paise INTEGER NOT NULL, credit_paise INTEGER NOT NULL,
  PRIMARY KEY (month, account)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER account_months_are_moved_by_entries BEFORE UPDATE ON account_months
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE OLD.month = NEW.month AND OLD.account = NEW.account AND entry.on_date / 100 = NEW.month
      AND NEW.debit_paise - OLD.debit_paise = iif(NEW.account = entry.debit, entry.amount_paise, 0)
      AND NEW.credit_paise - OLD.credit_paise = iif(NEW.account = entry.credit, entry.amount_paise, 0))
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER account_months_are_never_deleted BEFORE DELETE ON account_months
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER account_months_begin_with_an_entry BEFORE INSERT ON account_months
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.on_date / 100 = NEW.month
      AND NEW.debit_paise = iif(NEW.account = entry.debit, entry.amount_paise, 0)
      AND NEW.credit_paise = iif(NEW.account = entry.credit, entry.amount_paise, 0))
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TABLE account_sums (
  account TEXT PRIMARY KEY,
  balance_paise INTEGER NOT NULL,
  CHECK (account <> 'safe' OR balance_paise >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER account_sums_are_moved_by_entries BEFORE UPDATE ON account_sums
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE OLD.account = NEW.account AND NEW.balance_paise - OLD.balance_paise = CASE NEW.account
      WHEN entry.debit THEN entry.amount_paise WHEN entry.credit THEN -entry.amount_paise END)
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER account_sums_are_never_deleted BEFORE DELETE ON account_sums
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER account_sums_begin_empty BEFORE INSERT ON account_sums WHEN NEW.balance_paise <> 0
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TABLE alert_log (
  id INTEGER PRIMARY KEY,
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  visit_id INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  rule_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('contraindicated', 'major', 'moderate')),
  drug TEXT NOT NULL,
  other TEXT NOT NULL,
  list_name TEXT NOT NULL,
  list_version TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('overridden', 'heeded', 'information')),
  reason TEXT NOT NULL,
  CHECK ((action = 'overridden') = (reason <> '')),
  CHECK ((action = 'information') = (level = 'moderate'))
) STRICT;

CREATE INDEX alert_log_by_day ON alert_log (on_date, rule_id);

CREATE TRIGGER alert_log_is_never_changed BEFORE UPDATE ON alert_log
  BEGIN SELECT raise(ABORT, 'the alert log is never changed'); END;

CREATE TRIGGER alert_log_is_never_deleted BEFORE DELETE ON alert_log
  BEGIN SELECT raise(ABORT, 'the alert log is never deleted'); END;

CREATE TABLE answered_requests (
  id INTEGER PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE,
  user_id INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  output TEXT NOT NULL,
  answered_at INTEGER NOT NULL
) STRICT;

CREATE TABLE appointment_events (
  id INTEGER PRIMARY KEY,
  appointment_id INTEGER NOT NULL REFERENCES appointments (id),
  event TEXT NOT NULL CHECK (event IN ('booked', 'arrived', 'cancelled', 'missed', 'restored', 'rescheduled')),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX appointment_events_by_appointment ON appointment_events (appointment_id);

CREATE TRIGGER appointment_events_are_never_changed BEFORE UPDATE ON appointment_events
  BEGIN SELECT raise(ABORT, 'appointment events are never changed'); END;

CREATE TRIGGER appointment_events_are_never_deleted BEFORE DELETE ON appointment_events
  BEGIN SELECT raise(ABORT, 'appointment events are never deleted'); END;

CREATE TABLE appointment_series (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  label TEXT NOT NULL CHECK (label <> ''),
  total INTEGER NOT NULL CHECK (total BETWEEN 1 AND 200),
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX appointment_series_by_patient ON appointment_series (patient_id);

CREATE TABLE appointments (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  -- The day on which the sitting begins; past midnight the minutes go on from 1440.
  on_date INTEGER NOT NULL CHECK (on_date BETWEEN 18000101 AND 29991231),
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 2879),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 3 AND 120),
  -- Places of a slot are numbered; beyond its capacity sits only who was let in with a reason.
  seat INTEGER NOT NULL CHECK (seat > 0),
  capacity INTEGER NOT NULL CHECK (capacity > 0),
  is_overbooked INTEGER NOT NULL CHECK (is_overbooked IN (0, 1)),
  overbook_reason TEXT NOT NULL,
  token TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('booked', 'arrived', 'cancelled', 'noShow', 'rescheduled')),
  reason TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('consultation', 'followUp', 'procedure', 'vaccine', 'teleconsult')),
  note TEXT NOT NULL,
  booked_via TEXT NOT NULL CHECK (booked_via IN ('phone', 'desk', 'doctor')),
  booked_at INTEGER NOT NULL,
  booked_by INTEGER NOT NULL REFERENCES users (id),
  visit_id INTEGER,
  series_id INTEGER REFERENCES appointment_series (id),
  -- The old row is moved aside before the new one may be written: one booking per person, doctor and day.
  rescheduled_to INTEGER REFERENCES appointments (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (is_overbooked = 1 OR seat <= capacity),
  CHECK ((is_overbooked = 1) = (overbook_reason <> '')),
  CHECK ((state = 'arrived') = (visit_id IS NOT NULL)),
  CHECK ((state = 'rescheduled') = (rescheduled_to IS NOT NULL)),
  CHECK (rescheduled_to <> id)
) STRICT;

CREATE INDEX appointments_by_patient ON appointments (patient_id, on_date);

CREATE INDEX appointments_by_series ON appointments (series_id) WHERE series_id IS NOT NULL;

CREATE UNIQUE INDEX appointments_one_before_each
  ON appointments (rescheduled_to) WHERE rescheduled_to IS NOT NULL;

CREATE UNIQUE INDEX appointments_one_per_patient_doctor_and_day
  ON appointments (patient_id, on_date, doctor_id) WHERE state = 'booked';

CREATE UNIQUE INDEX appointments_one_per_seat
  ON appointments (on_date, doctor_id, start_minute, seat) WHERE state IN ('booked', 'arrived');

CREATE UNIQUE INDEX appointments_one_per_token ON appointments (on_date, doctor_id, session_id, token);

CREATE UNIQUE INDEX appointments_one_per_visit ON appointments (visit_id) WHERE visit_id IS NOT NULL;

CREATE TRIGGER appointments_are_never_deleted BEFORE DELETE ON appointments
  BEGIN SELECT raise(ABORT, 'appointments are never deleted'); END;

CREATE TRIGGER appointments_back_within_their_series BEFORE UPDATE OF state ON appointments
  WHEN NEW.state = 'booked' AND NEW.series_id IS NOT NULL
    AND (SELECT total FROM appointment_series WHERE id = NEW.series_id) <=
    (SELECT count(*) FROM appointments WHERE series_id = NEW.series_id AND state IN ('booked', 'arrived'))
  BEGIN SELECT raise(ABORT, 'the series has no sitting left'); END;

CREATE TRIGGER appointments_begin_booked BEFORE INSERT ON appointments WHEN NEW.state <> 'booked'
  BEGIN SELECT raise(ABORT, 'an appointment begins booked'); END;

CREATE TRIGGER appointments_keep_their_place
  BEFORE UPDATE OF id, patient_id, doctor_id, session_id, on_date, start_minute, minutes, token, kind, booked_via,
    booked_at, booked_by, series_id ON appointments
  BEGIN SELECT raise(ABORT, 'an appointment is moved by a new one'); END;

CREATE TRIGGER appointments_move_by_the_rules BEFORE UPDATE OF state ON appointments
  WHEN NOT ((OLD.state = 'booked' AND NEW.state IN ('arrived', 'cancelled', 'noShow', 'rescheduled'))
    OR (OLD.state IN ('cancelled', 'noShow') AND NEW.state = 'booked'))
  BEGIN SELECT raise(ABORT, 'an appointment cannot go from this state to that'); END;

CREATE TRIGGER appointments_never_of_a_hidden_person BEFORE INSERT ON appointments
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER appointments_never_of_a_merged_record BEFORE INSERT ON appointments
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER appointments_tie_an_imported_person AFTER INSERT ON appointments
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER appointments_within_their_series BEFORE INSERT ON appointments
  WHEN NEW.series_id IS NOT NULL AND (SELECT total FROM appointment_series WHERE id = NEW.series_id) <=
    (SELECT count(*) FROM appointments WHERE series_id = NEW.series_id AND state IN ('booked', 'arrived'))
  BEGIN SELECT raise(ABORT, 'the series has no sitting left'); END;

CREATE TABLE approval_uses (
  approval_id INTEGER PRIMARY KEY REFERENCES approvals (id),
  used_at INTEGER NOT NULL,
  amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
  entity TEXT NOT NULL CHECK (entity <> ''),
  entity_id INTEGER
) STRICT;

CREATE TRIGGER approval_uses_are_never_changed BEFORE UPDATE ON approval_uses
    BEGIN SELECT raise(ABORT, 'approval_uses are never changed'); END;

CREATE TRIGGER approval_uses_are_never_deleted BEFORE DELETE ON approval_uses
    BEGIN SELECT raise(ABORT, 'approval_uses are never deleted'); END;

CREATE TRIGGER approval_uses_stay_within BEFORE INSERT ON approval_uses
  WHEN NOT EXISTS (SELECT 1 FROM approvals WHERE id = NEW.approval_id
    AND NEW.amount_paise <= amount_paise AND NEW.used_at <= at + 900000)
  BEGIN SELECT raise(ABORT, 'an approval is for so much and for a quarter of an hour'); END;

CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL
    CHECK (kind IN ('discount', 'refund', 'cancel', 'priceOverride', 'reversal', 'countersign')),
  approver_id INTEGER NOT NULL REFERENCES users (id),
  asked_by INTEGER NOT NULL REFERENCES users (id),
  patient_id INTEGER REFERENCES patients (id),
  -- The most that was approved.
  amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
  about TEXT NOT NULL,
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  CHECK (approver_id <> asked_by)
) STRICT;

CREATE INDEX approvals_by_day ON approvals (on_date);

CREATE TRIGGER approvals_are_never_changed BEFORE UPDATE ON approvals
    BEGIN SELECT raise(ABORT, 'approvals are never changed'); END;

CREATE TRIGGER approvals_are_never_deleted BEFORE DELETE ON approvals
    BEGIN SELECT raise(ABORT, 'approvals are never deleted'); END;

CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER,
  person_name TEXT NOT NULL,
  connection TEXT NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'refused', 'failed')),
  entity TEXT NOT NULL,
  entity_id INTEGER,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  previous_mac TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;

CREATE INDEX audit_log_by_entity ON audit_log (entity, entity_id) WHERE entity_id IS NOT NULL;

CREATE INDEX audit_log_to_look_at ON audit_log (at)
  WHERE outcome = 'refused' OR action IN ('person.signedIn', 'person.switched', 'draft.discarded');

CREATE TRIGGER audit_log_is_never_changed BEFORE UPDATE ON audit_log
  BEGIN SELECT raise(ABORT, 'audit rows are never changed'); END;

CREATE TRIGGER audit_log_is_never_deleted BEFORE DELETE ON audit_log
  BEGIN SELECT raise(ABORT, 'audit rows are never deleted'); END;

CREATE TABLE backup_runs (
  id INTEGER PRIMARY KEY,
  taken_at INTEGER NOT NULL,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  is_good INTEGER NOT NULL CHECK (is_good IN (0, 1)),
  problem TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts))
) STRICT;

CREATE TABLE balances (
  patient_id INTEGER PRIMARY KEY REFERENCES patients (id),
  advance_paise INTEGER NOT NULL CHECK (advance_paise >= 0),
  refunds_paise INTEGER NOT NULL CHECK (refunds_paise >= 0)
) STRICT;

CREATE TRIGGER balances_are_moved_by_entries BEFORE UPDATE ON balances
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.patient_id = NEW.patient_id AND OLD.patient_id = NEW.patient_id
      AND NEW.advance_paise - OLD.advance_paise = CASE 'advances' WHEN entry.credit THEN entry.amount_paise
        WHEN entry.debit THEN -entry.amount_paise ELSE 0 END
      AND NEW.refunds_paise - OLD.refunds_paise = CASE 'refunds' WHEN entry.credit THEN entry.amount_paise
        WHEN entry.debit THEN -entry.amount_paise ELSE 0 END)
  BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;

CREATE TRIGGER balances_are_never_deleted BEFORE DELETE ON balances
  BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;

CREATE TRIGGER balances_begin_empty BEFORE INSERT ON balances
  WHEN NEW.advance_paise <> 0 OR NEW.refunds_paise <> 0
  BEGIN SELECT raise(ABORT, 'balances are moved by the ledger alone'); END;

CREATE TABLE bill_cancels (
  bill_id INTEGER PRIMARY KEY REFERENCES bills (id),
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  kept_paise INTEGER NOT NULL CHECK (kept_paise >= 0),
  approval_id INTEGER UNIQUE
) STRICT;

CREATE INDEX bill_cancels_by_day ON bill_cancels (on_date);

CREATE TRIGGER bill_cancels_are_never_changed BEFORE UPDATE ON bill_cancels
    BEGIN SELECT raise(ABORT, 'bill_cancels are never changed'); END;

CREATE TRIGGER bill_cancels_are_never_deleted BEFORE DELETE ON bill_cancels
    BEGIN SELECT raise(ABORT, 'bill_cancels are never deleted'); END;

CREATE TRIGGER bill_cancels_cancel AFTER INSERT ON bill_cancels
  BEGIN UPDATE bills SET is_cancelled = 1 WHERE id = NEW.bill_id; END;

CREATE TRIGGER bill_cancels_close_the_account BEFORE INSERT ON bill_cancels
  WHEN EXISTS (SELECT count(*) FROM ledger WHERE bill_id = NEW.bill_id
    HAVING sum(CASE 'dues' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
      OR sum(CASE 'fees' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
      OR sum(CASE 'gst' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
      OR sum(CASE 'roundOff' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0
      OR sum(CASE 'badDebts' WHEN debit THEN amount_paise WHEN credit THEN -amount_paise ELSE 0 END) <> 0)
  BEGIN SELECT raise(ABORT, 'the bill is not taken back yet'); END;

CREATE TRIGGER bill_cancels_end_unused_packages BEFORE INSERT ON bill_cancels
  WHEN EXISTS (SELECT 1 FROM package_sales AS sale WHERE sale.bill_id = NEW.bill_id
    AND (NOT EXISTS (SELECT 1 FROM package_ends WHERE sale_id = sale.id)
      OR (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
          WHERE sale_id = sale.id) > 0))
  BEGIN SELECT raise(ABORT, 'a package of the bill stands or was used'); END;

CREATE TRIGGER bill_cancels_stay_in_the_month_of_the_tax BEFORE INSERT ON bill_cancels
  WHEN EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill_id AND tax_paise > 0
    AND on_date / 100 <> NEW.on_date / 100)
  BEGIN SELECT raise(ABORT, 'the tax of an earlier month is credited, not cancelled'); END;

CREATE TABLE bill_letterheads (
  id INTEGER PRIMARY KEY,
  clinic TEXT NOT NULL UNIQUE CHECK (json_valid(clinic))
) STRICT;

CREATE TRIGGER bill_letterheads_are_never_changed BEFORE UPDATE ON bill_letterheads
  BEGIN SELECT raise(ABORT, 'the letterhead of issued bills is frozen'); END;

CREATE TRIGGER bill_letterheads_are_never_deleted BEFORE DELETE ON bill_letterheads
  BEGIN SELECT raise(ABORT, 'the letterhead of issued bills is frozen'); END;

CREATE TABLE bill_lines (
  bill_id INTEGER NOT NULL REFERENCES bills (id),
  line_number INTEGER NOT NULL,
  description TEXT NOT NULL,
  sac_code TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  rate_paise INTEGER NOT NULL CHECK (rate_paise >= 0),
  amount_paise INTEGER NOT NULL CHECK (amount_paise = quantity * rate_paise),
  item_id INTEGER,
  category TEXT NOT NULL DEFAULT 'other',
  doctor_id INTEGER,
  -- The line's own discount, and its share of the bill's.
  discount_paise INTEGER NOT NULL DEFAULT 0 CHECK (discount_paise >= 0),
  bill_discount_paise INTEGER NOT NULL DEFAULT 0 CHECK (bill_discount_paise >= 0),
  tax_class TEXT NOT NULL DEFAULT 'exempt',
  gst_permille INTEGER NOT NULL DEFAULT 0 CHECK (gst_permille BETWEEN 0 AND 400),
  is_tax_inclusive INTEGER NOT NULL DEFAULT 0 CHECK (is_tax_inclusive IN (0, 1)),
  cgst_paise INTEGER NOT NULL DEFAULT 0 CHECK (cgst_paise >= 0),
  sgst_paise INTEGER NOT NULL DEFAULT 0 CHECK (sgst_paise >= 0),
  -- What the catalogue asked when the bill was issued; NULL for a line of no catalogue.
  list_price_paise INTEGER,
  -- The unit quantity code of goods, as it stood with the item; a service has none.
  unit TEXT NOT NULL DEFAULT 'NA' CHECK (unit = 'NA' OR length(unit) = 3),
  -- Where goods are supplied, when that is not the clinic's state (IGST Act, section 10): their tax is then
  -- integrated, and the two columns above are its halves.
  other_state TEXT NOT NULL DEFAULT '' CHECK (length(other_state) IN (0, 2)), kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('consultation', 'other')), own_price_paise INTEGER,
  CHECK (discount_paise + bill_discount_paise <= amount_paise),
  CHECK (gst_permille > 0 OR cgst_paise + sgst_paise = 0),
  PRIMARY KEY (bill_id, line_number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bill_lines_are_frozen BEFORE UPDATE ON bill_lines
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bill_lines_are_never_deleted BEFORE DELETE ON bill_lines
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bill_lines_come_before_the_entries BEFORE INSERT ON bill_lines
  WHEN EXISTS (SELECT 1 FROM ledger WHERE bill_id = NEW.bill_id)
    OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM bill_lines WHERE bill_id = NEW.bill_id)
      > (SELECT subtotal_paise FROM bills WHERE id = NEW.bill_id)
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TABLE bill_party_changes (
  bill_id INTEGER PRIMARY KEY REFERENCES bills (id),
  from_party_id INTEGER NOT NULL REFERENCES parties (id),
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  on_date INTEGER NOT NULL,
  last_ledger_id INTEGER NOT NULL REFERENCES ledger (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX bill_party_changes_by_day ON bill_party_changes (on_date);

CREATE INDEX bill_party_changes_by_entry ON bill_party_changes (last_ledger_id);

CREATE INDEX bill_party_changes_by_party ON bill_party_changes (from_party_id);

CREATE TRIGGER bill_party_changes_are_never_changed BEFORE UPDATE ON bill_party_changes
    BEGIN SELECT raise(ABORT, 'bill_party_changes are never changed'); END;

CREATE TRIGGER bill_party_changes_are_never_deleted BEFORE DELETE ON bill_party_changes
    BEGIN SELECT raise(ABORT, 'bill_party_changes are never deleted'); END;

CREATE TRIGGER bill_party_changes_are_of_the_due BEFORE INSERT ON bill_party_changes
  WHEN NOT EXISTS (SELECT 1 FROM bills WHERE id = NEW.bill_id AND party_id = NEW.from_party_id
      AND due_paise = NEW.amount_paise)
    OR NEW.last_ledger_id <> (SELECT max(id) FROM ledger WHERE bill_id = NEW.bill_id)
    OR EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'the whole due of a bill goes over, on an open day'); END;

CREATE TRIGGER bill_party_changes_move AFTER INSERT ON bill_party_changes
  BEGIN UPDATE bills SET party_id = NULL WHERE id = NEW.bill_id; END;

CREATE TABLE bills (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  financial_year TEXT NOT NULL,
  document_type TEXT NOT NULL CHECK (document_type IN ('billOfSupply', 'taxInvoice', 'invoiceCumBill')),
  on_date INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  -- The company that pays for the patient; NULL when the patient does.
  party_id INTEGER,
  party TEXT NOT NULL CHECK (json_valid(party)),
  doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
  subtotal_paise INTEGER NOT NULL CHECK (subtotal_paise >= 0),
  discount_paise INTEGER NOT NULL CHECK (discount_paise BETWEEN 0 AND subtotal_paise),
  discount_reason TEXT NOT NULL,
  -- Of the clinic's list; NULL for a reason in words of one's own.
  discount_reason_id INTEGER REFERENCES discount_reasons (id),
  discount_approval_id INTEGER,
  -- All the tax in the total, and the part of it that comes on top of the rates.
  tax_paise INTEGER NOT NULL DEFAULT 0 CHECK (tax_paise >= 0),
  added_tax_paise INTEGER NOT NULL DEFAULT 0 CHECK (added_tax_paise BETWEEN 0 AND tax_paise),
  -- The clinic's choice of that day; a credit note of years later follows it.
  rounding TEXT NOT NULL DEFAULT 'rupee' CHECK (rounding IN ('rupee', 'paisa')),
  round_off_paise INTEGER NOT NULL CHECK (round_off_paise BETWEEN -50 AND 50),
  total_paise INTEGER NOT NULL
    CHECK (total_paise = subtotal_paise - discount_paise + added_tax_paise + round_off_paise),
  -- What is still to be paid: moved by the ledger alone.
  due_paise INTEGER NOT NULL DEFAULT 0 CHECK (due_paise BETWEEN 0 AND total_paise),
  -- Set by the cancelling row alone; the number stays.
  is_cancelled INTEGER NOT NULL DEFAULT 0 CHECK (is_cancelled IN (0, 1)),
  cashier_id INTEGER NOT NULL REFERENCES users (id), letterhead_id INTEGER REFERENCES bill_letterheads (id),
  CHECK (CASE rounding WHEN 'paisa' THEN round_off_paise = 0
    ELSE total_paise % 100 = 0 OR total_paise < 100 AND round_off_paise = 0 END),
  CHECK (discount_reason_id IS NULL OR discount_reason <> '')
) STRICT;

CREATE INDEX bills_by_day ON bills (on_date, doctor_id, is_cancelled, total_paise, discount_paise);

CREATE INDEX bills_by_party ON bills (party_id, due_paise) WHERE party_id IS NOT NULL;

CREATE INDEX bills_by_patient ON bills (patient_id);

CREATE INDEX bills_due_by_day ON bills (on_date) WHERE due_paise > 0;

CREATE UNIQUE INDEX bills_one_per_approval ON bills (discount_approval_id)
  WHERE discount_approval_id IS NOT NULL;

CREATE UNIQUE INDEX bills_one_per_visit ON bills (visit_id) WHERE visit_id IS NOT NULL AND is_cancelled = 0;

CREATE INDEX bills_with_dues ON bills (patient_id, due_paise) WHERE due_paise > 0;

CREATE TRIGGER bills_are_cancelled_with_a_reason BEFORE UPDATE OF is_cancelled ON bills
  WHEN NEW.is_cancelled = 1 AND NOT EXISTS (SELECT 1 FROM bill_cancels WHERE bill_id = NEW.id)
  BEGIN SELECT raise(ABORT, 'a bill is cancelled with a reason'); END;

CREATE TRIGGER bills_are_frozen BEFORE UPDATE ON bills
  WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.financial_year <> OLD.financial_year
    OR NEW.document_type <> OLD.document_type
    OR (NEW.party_id IS NOT OLD.party_id AND NEW.party_id IS NOT NULL)
    OR NEW.on_date <> OLD.on_date OR NEW.issued_at <> OLD.issued_at OR NEW.patient_id <> OLD.patient_id
    OR NEW.visit_id IS NOT OLD.visit_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.party <> OLD.party
    OR NEW.doctor_snapshot <> OLD.doctor_snapshot OR NEW.subtotal_paise <> OLD.subtotal_paise
    OR NEW.discount_paise <> OLD.discount_paise OR NEW.discount_reason <> OLD.discount_reason
    OR NEW.discount_reason_id IS NOT OLD.discount_reason_id OR NEW.rounding <> OLD.rounding
    OR NEW.discount_approval_id IS NOT OLD.discount_approval_id OR NEW.tax_paise <> OLD.tax_paise
    OR NEW.added_tax_paise <> OLD.added_tax_paise
    OR NEW.round_off_paise <> OLD.round_off_paise OR NEW.total_paise <> OLD.total_paise
    OR NEW.is_cancelled < OLD.is_cancelled OR NEW.cashier_id <> OLD.cashier_id
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bills_are_never_deleted BEFORE DELETE ON bills
  BEGIN SELECT raise(ABORT, 'bills are never deleted'); END;

CREATE TRIGGER bills_change_hands_with_a_row BEFORE UPDATE OF party_id ON bills
  WHEN NEW.party_id IS NOT OLD.party_id
    AND NOT EXISTS (SELECT 1 FROM bill_party_changes WHERE bill_id = NEW.id AND from_party_id = OLD.party_id)
  BEGIN SELECT raise(ABORT, 'a bill changes hands with a reason'); END;

CREATE TRIGGER bills_go_to_known_parties BEFORE INSERT ON bills
  WHEN NEW.party_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM parties WHERE id = NEW.party_id)
  BEGIN SELECT raise(ABORT, 'no such company'); END;

CREATE TRIGGER bills_keep_their_letterhead BEFORE UPDATE OF letterhead_id ON bills
  WHEN NEW.letterhead_id IS NOT OLD.letterhead_id
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bills_never_enter_a_closed_day BEFORE INSERT ON bills
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

CREATE TRIGGER bills_never_of_a_hidden_person BEFORE INSERT ON bills
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER bills_never_of_a_merged_record BEFORE INSERT ON bills
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER bills_tie_an_imported_person AFTER INSERT ON bills
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER dues_are_what_the_ledger_says BEFORE UPDATE OF due_paise ON bills
  WHEN NEW.due_paise <> (
    SELECT coalesce(sum(CASE WHEN debit = 'dues' THEN amount_paise WHEN credit = 'dues' THEN -amount_paise END), 0)
    FROM ledger WHERE bill_id = NEW.id)
  BEGIN SELECT raise(ABORT, 'what a bill is owed is moved by the ledger alone'); END;

CREATE TABLE catalogue_items (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name_key TEXT NOT NULL UNIQUE CHECK (name_key <> ''),
  code TEXT NOT NULL,
  search_text TEXT NOT NULL,
  row TEXT NOT NULL CHECK (json_valid(row)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  origin TEXT NOT NULL CHECK (origin IN ('learned', 'typed', 'file', 'starter')),
  used_count INTEGER NOT NULL DEFAULT 0 CHECK (used_count >= 0),
  last_used_on INTEGER,
  last_rate_paise INTEGER CHECK (last_rate_paise >= 0)
) STRICT;

CREATE UNIQUE INDEX catalogue_items_by_code ON catalogue_items (code) WHERE code <> '';

CREATE INDEX catalogue_items_by_use ON catalogue_items (used_count DESC, name_key) WHERE is_retired = 0;

CREATE TRIGGER catalogue_items_are_never_deleted BEFORE DELETE ON catalogue_items
  BEGIN SELECT raise(ABORT, 'an item of the catalogue is retired, never deleted'); END;

CREATE TRIGGER catalogue_items_say_their_newest_version
  BEFORE UPDATE OF version, name_key, code, search_text, row, is_retired, origin ON catalogue_items
  WHEN NOT EXISTS (SELECT 1 FROM catalogue_versions WHERE item_id = NEW.id AND version = NEW.version
    AND row = NEW.row AND is_retired = NEW.is_retired AND code = NEW.code AND name_key = NEW.name_key
    AND search_text = NEW.search_text AND origin = NEW.origin)
  BEGIN SELECT raise(ABORT, 'an item changes by a new version'); END;

CREATE TABLE catalogue_prices (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
  list_id INTEGER NOT NULL REFERENCES price_lists (id),
  rate_paise INTEGER CHECK (rate_paise BETWEEN 0 AND 100000000),
  valid_from INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX catalogue_prices_of_item ON catalogue_prices (item_id, list_id, valid_from);

CREATE INDEX catalogue_prices_of_list ON catalogue_prices (list_id, valid_from, item_id, rate_paise);

CREATE TRIGGER catalogue_prices_are_never_changed BEFORE UPDATE ON catalogue_prices
  BEGIN SELECT raise(ABORT, 'a price is never changed'); END;

CREATE TRIGGER catalogue_prices_are_never_deleted BEFORE DELETE ON catalogue_prices
  BEGIN SELECT raise(ABORT, 'a price is never deleted'); END;

CREATE TABLE catalogue_versions (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
  version INTEGER NOT NULL CHECK (version > 0),
  name_key TEXT NOT NULL,
  code TEXT NOT NULL,
  search_text TEXT NOT NULL,
  row TEXT NOT NULL CHECK (json_valid(row)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  reason TEXT NOT NULL CHECK (is_retired = 0 OR reason <> ''),
  origin TEXT NOT NULL CHECK (origin IN ('learned', 'typed', 'file', 'starter')),
  file_name TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  -- Nobody for what was learned from a bill: the bill says who wrote it.
  changed_by INTEGER REFERENCES users (id),
  UNIQUE (item_id, version)
) STRICT;

CREATE INDEX catalogue_versions_of_the_owner ON catalogue_versions (id) WHERE origin <> 'learned';

CREATE TRIGGER catalogue_versions_are_never_changed BEFORE UPDATE ON catalogue_versions
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;

CREATE TRIGGER catalogue_versions_are_never_deleted BEFORE DELETE ON catalogue_versions
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;

CREATE TRIGGER catalogue_versions_stand AFTER INSERT ON catalogue_versions BEGIN
  UPDATE catalogue_items SET version = NEW.version, name_key = NEW.name_key, code = NEW.code,
    search_text = NEW.search_text, row = NEW.row, is_retired = NEW.is_retired, origin = NEW.origin
  WHERE id = NEW.item_id;
END;

CREATE TABLE certificate_limits (
  name TEXT NOT NULL CHECK (name IN ('longDays', 'backDatedDays', 'aheadDays', 'mostDays')),
  valid_from INTEGER NOT NULL,
  days INTEGER NOT NULL CHECK (days > 0),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (name, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate_templates (
  kind TEXT NOT NULL CHECK (kind IN ('sickness', 'fitness', 'leave', 'referral', 'admission')),
  version INTEGER NOT NULL CHECK (version > 0),
  text_en TEXT NOT NULL CHECK (text_en <> ''),
  text_hi TEXT NOT NULL,
  -- Empty for the text that came with the program.
  changed_at INTEGER,
  changed_by INTEGER REFERENCES users (id),
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER certificate_templates_are_never_changed BEFORE UPDATE ON certificate_templates
  BEGIN SELECT raise(ABORT, 'a template gets a new version'); END;

CREATE TRIGGER certificate_templates_are_never_deleted BEFORE DELETE ON certificate_templates
  BEGIN SELECT raise(ABORT, 'templates are never deleted'); END;

CREATE TABLE certificate_voids (
  certificate_id INTEGER PRIMARY KEY REFERENCES certificates (id),
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  voided_at INTEGER NOT NULL,
  voided_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX certificate_voids_by_time ON certificate_voids (voided_at);

CREATE TRIGGER certificate_voids_are_never_changed BEFORE UPDATE ON certificate_voids
  BEGIN SELECT raise(ABORT, 'a void certificate stays void'); END;

CREATE TRIGGER certificate_voids_are_never_deleted BEFORE DELETE ON certificate_voids
  BEGIN SELECT raise(ABORT, 'a void certificate stays void'); END;

CREATE TABLE certificates (
  id INTEGER PRIMARY KEY,
  financial_year TEXT NOT NULL CHECK (length(financial_year) = 5),
  number INTEGER NOT NULL CHECK (number > 0),
  serial TEXT NOT NULL UNIQUE
    CHECK (serial = 'MC/' || financial_year || '/' || printf('%06d', number) AND length(serial) <= 16),
  kind TEXT NOT NULL CHECK (kind IN ('sickness', 'fitness', 'leave', 'referral', 'admission')),
  issued_on INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  doctor_snapshot TEXT NOT NULL
    CHECK (json_valid(doctor_snapshot) AND trim(doctor_snapshot ->> '$.registrationNumber') <> ''),
  party TEXT NOT NULL CHECK (json_valid(party)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  from_on INTEGER,
  to_on INTEGER,
  template_version INTEGER NOT NULL,
  text_en TEXT NOT NULL CHECK (text_en <> ''),
  text_hi TEXT NOT NULL,
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  UNIQUE (financial_year, number),
  FOREIGN KEY (kind, template_version) REFERENCES certificate_templates (kind, version),
  CHECK (to_on >= from_on),
  CHECK (kind NOT IN ('sickness', 'leave') OR (from_on IS NOT NULL AND to_on IS NOT NULL)),
  CHECK (kind NOT IN ('sickness', 'fitness', 'leave')
    OR (trim(body ->> '$.identificationMarks') <> '' AND trim(body ->> '$.address') <> ''))
) STRICT;

CREATE INDEX certificates_by_day ON certificates (issued_on, id);

CREATE INDEX certificates_by_patient ON certificates (patient_id, id);

CREATE TRIGGER certificates_are_never_changed BEFORE UPDATE ON certificates
  BEGIN SELECT raise(ABORT, 'an issued certificate is never changed'); END;

CREATE TRIGGER certificates_are_never_deleted BEFORE DELETE ON certificates
  BEGIN SELECT raise(ABORT, 'an issued certificate stays in the register'); END;

CREATE TRIGGER certificates_leave_no_gap BEFORE INSERT ON certificates
  WHEN NEW.number <> 1 + coalesce(
    (SELECT max(number) FROM certificates WHERE financial_year = NEW.financial_year), 0)
  BEGIN SELECT raise(ABORT, 'the register of certificates has no gaps'); END;

CREATE TRIGGER certificates_never_of_a_hidden_person BEFORE INSERT ON certificates
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER certificates_never_of_a_merged_record BEFORE INSERT ON certificates
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER certificates_tie_an_imported_person AFTER INSERT ON certificates
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
  recovery_confirmed_at INTEGER,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE clinic_list_rows (
  id INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('drugs', 'diagnoses', 'interactions')),
  row_key TEXT NOT NULL CHECK (row_key <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  row TEXT NOT NULL CHECK (json_valid(row)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  reason TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'file')),
  file_name TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id),
  UNIQUE (list, row_key, version),
  CHECK (is_retired = 0 OR reason <> '')
) STRICT;

CREATE TRIGGER clinic_list_rows_are_never_changed BEFORE UPDATE ON clinic_list_rows
  BEGIN SELECT raise(ABORT, 'a list row is never changed'); END;

CREATE TRIGGER clinic_list_rows_are_never_deleted BEFORE DELETE ON clinic_list_rows
  BEGIN SELECT raise(ABORT, 'a list row is never deleted'); END;

CREATE TABLE closures (
  id INTEGER PRIMARY KEY,
  doctor_id INTEGER REFERENCES doctors (user_id),
  from_date INTEGER NOT NULL,
  to_date INTEGER NOT NULL,
  from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 2879),
  to_minute INTEGER CHECK (to_minute BETWEEN 0 AND 2879),
  reason TEXT NOT NULL CHECK (reason <> ''),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id),
  withdrawn_at INTEGER,
  withdrawn_by INTEGER REFERENCES users (id),
  CHECK (from_date <= to_date),
  CHECK ((from_minute IS NULL) = (to_minute IS NULL)),
  CHECK (from_minute IS NULL OR (from_minute < to_minute AND from_date = to_date)),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT;

CREATE INDEX closures_in_force ON closures (to_date, from_date) WHERE withdrawn_at IS NULL;

CREATE TRIGGER closures_are_never_deleted BEFORE DELETE ON closures
  BEGIN SELECT raise(ABORT, 'closures are never deleted'); END;

CREATE TRIGGER closures_are_only_withdrawn BEFORE UPDATE ON closures
  WHEN OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
    OR (OLD.id, OLD.from_date, OLD.to_date, OLD.reason) <> (NEW.id, NEW.from_date, NEW.to_date, NEW.reason)
    OR OLD.doctor_id IS NOT NEW.doctor_id
    OR OLD.from_minute IS NOT NEW.from_minute OR OLD.to_minute IS NOT NEW.to_minute
  BEGIN SELECT raise(ABORT, 'a closure is withdrawn, not rewritten'); END;

CREATE TABLE consent_form_closings (
  form_id INTEGER PRIMARY KEY REFERENCES consent_forms (id),
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  closed_at INTEGER NOT NULL,
  closed_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER closed_consent_forms_wait_no_longer AFTER INSERT ON consent_form_closings
  BEGIN DELETE FROM consent_forms_waiting WHERE form_id = NEW.form_id; END;

CREATE TRIGGER consent_form_closings_are_never_changed BEFORE UPDATE ON consent_form_closings
    BEGIN SELECT raise(ABORT, 'consent_form_closings are never changed'); END;

CREATE TRIGGER consent_form_closings_are_never_deleted BEFORE DELETE ON consent_form_closings
    BEGIN SELECT raise(ABORT, 'consent_form_closings are never deleted'); END;

CREATE TABLE consent_forms (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  template_id TEXT NOT NULL,
  template_version INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  printed TEXT NOT NULL CHECK (json_valid(printed)),
  printed_at INTEGER NOT NULL,
  printed_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX consent_forms_by_patient ON consent_forms (patient_id, id);

CREATE TRIGGER consent_forms_are_never_changed BEFORE UPDATE ON consent_forms
    BEGIN SELECT raise(ABORT, 'consent_forms are never changed'); END;

CREATE TRIGGER consent_forms_are_never_deleted BEFORE DELETE ON consent_forms
    BEGIN SELECT raise(ABORT, 'consent_forms are never deleted'); END;

CREATE TRIGGER consent_forms_never_of_a_hidden_person BEFORE INSERT ON consent_forms
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER consent_forms_tie_an_imported_person AFTER INSERT ON consent_forms
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER consent_forms_wait AFTER INSERT ON consent_forms
  BEGIN INSERT INTO consent_forms_waiting (form_id) VALUES (NEW.id); END;

CREATE TABLE consent_forms_waiting (form_id INTEGER PRIMARY KEY REFERENCES consent_forms (id)) STRICT;

CREATE TABLE consent_template_versions (
  template_id TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  procedure TEXT NOT NULL,
  texts TEXT NOT NULL CHECK (json_valid(texts)),
  is_reviewed INTEGER NOT NULL CHECK (is_reviewed IN (0, 1)),
  is_off INTEGER NOT NULL CHECK (is_off IN (0, 1)),
  saved_at INTEGER NOT NULL,
  saved_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consent_template_versions_are_never_changed BEFORE UPDATE ON consent_template_versions
    BEGIN SELECT raise(ABORT, 'consent_template_versions are never changed'); END;

CREATE TRIGGER consent_template_versions_are_never_deleted BEFORE DELETE ON consent_template_versions
    BEGIN SELECT raise(ABORT, 'consent_template_versions are never deleted'); END;

CREATE TABLE consultation_times (
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  seen_at INTEGER NOT NULL,
  visit_id INTEGER NOT NULL UNIQUE,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
  minutes REAL NOT NULL CHECK (minutes BETWEEN 1 AND 90),
  PRIMARY KEY (doctor_id, seen_at, visit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE credit_note_lines (
  credit_note_id INTEGER NOT NULL REFERENCES credit_notes (id),
  bill_id INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  -- With its tax.
  amount_paise INTEGER NOT NULL CHECK (amount_paise >= 0),
  cgst_paise INTEGER NOT NULL CHECK (cgst_paise >= 0),
  sgst_paise INTEGER NOT NULL CHECK (sgst_paise >= 0),
  CHECK (cgst_paise + sgst_paise <= amount_paise),
  PRIMARY KEY (credit_note_id, line_number),
  FOREIGN KEY (bill_id, line_number) REFERENCES bill_lines (bill_id, line_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX credit_note_lines_by_bill ON credit_note_lines (bill_id, line_number, quantity, amount_paise);

CREATE TRIGGER credit_note_lines_are_never_changed BEFORE UPDATE ON credit_note_lines
    BEGIN SELECT raise(ABORT, 'credit_note_lines are never changed'); END;

CREATE TRIGGER credit_note_lines_are_never_deleted BEFORE DELETE ON credit_note_lines
    BEGIN SELECT raise(ABORT, 'credit_note_lines are never deleted'); END;

CREATE TRIGGER credit_note_lines_come_before_its_entries BEFORE INSERT ON credit_note_lines
  WHEN EXISTS (SELECT 1 FROM ledger WHERE bill_id = NEW.bill_id AND document_id = NEW.credit_note_id
    AND kind IN ('creditFees', 'creditTax', 'creditRoundUp', 'creditRoundDown'))
  BEGIN SELECT raise(ABORT, 'an issued credit note is frozen'); END;

CREATE TRIGGER credit_note_lines_stay_within_the_line BEFORE INSERT ON credit_note_lines
  WHEN NOT EXISTS (SELECT 1 FROM credit_notes WHERE id = NEW.credit_note_id AND bill_id = NEW.bill_id)
    OR EXISTS (SELECT 1 FROM bill_lines AS line WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number
      AND (NEW.quantity + (SELECT coalesce(sum(quantity), 0) FROM credit_note_lines
          WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number) > line.quantity
        OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM credit_note_lines
          WHERE bill_id = NEW.bill_id AND line_number = NEW.line_number)
          > line.amount_paise - line.discount_paise - line.bill_discount_paise
            + CASE WHEN line.is_tax_inclusive = 1 THEN 0 ELSE line.cgst_paise + line.sgst_paise END))
  BEGIN SELECT raise(ABORT, 'more than is left of the line'); END;

CREATE TRIGGER credited_packages_are_over BEFORE INSERT ON credit_note_lines
  WHEN EXISTS (SELECT 1 FROM bill_lines AS line JOIN package_sales AS sale
      ON sale.bill_id = line.bill_id AND sale.item_id = line.item_id
      WHERE line.bill_id = NEW.bill_id AND line.line_number = NEW.line_number)
    AND EXISTS (SELECT 1 FROM bill_lines AS own
      JOIN bill_lines AS line ON line.bill_id = own.bill_id AND line.item_id = own.item_id
      LEFT JOIN credit_note_lines AS credited
        ON credited.bill_id = line.bill_id AND credited.line_number = line.line_number
      WHERE own.bill_id = NEW.bill_id AND own.line_number = NEW.line_number
      GROUP BY own.item_id
      HAVING NEW.quantity + coalesce(sum(credited.quantity), 0)
          > (SELECT count(*) FROM given_back_packages WHERE bill_id = own.bill_id AND item_id = own.item_id)
        OR NEW.amount_paise + coalesce(sum(credited.amount_paise), 0)
          > (SELECT coalesce(sum(worth_paise + 1), 0) FROM given_back_packages
            WHERE bill_id = own.bill_id AND item_id = own.item_id))
  BEGIN SELECT raise(ABORT, 'a package is credited when it is over, and for what of it is unused'); END;

CREATE TABLE credit_notes (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  financial_year TEXT NOT NULL,
  bill_id INTEGER NOT NULL REFERENCES bills (id),
  on_date INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  total_paise INTEGER NOT NULL CHECK (total_paise >= 0),
  tax_paise INTEGER NOT NULL CHECK (tax_paise BETWEEN 0 AND total_paise + 100),
  round_off_paise INTEGER NOT NULL,
  -- What of it lowered the due; the rest was kept as advance or is to be paid back.
  lowers_due_paise INTEGER NOT NULL CHECK (lowers_due_paise BETWEEN 0 AND total_paise),
  rest_to TEXT NOT NULL CHECK (rest_to IN ('advance', 'payBack')),
  approval_id INTEGER UNIQUE
) STRICT;

CREATE INDEX credit_notes_by_bill ON credit_notes (bill_id);

CREATE INDEX credit_notes_by_day ON credit_notes (on_date);

CREATE TRIGGER credit_notes_are_never_changed BEFORE UPDATE ON credit_notes
    BEGIN SELECT raise(ABORT, 'credit_notes are never changed'); END;

CREATE TRIGGER credit_notes_are_never_deleted BEFORE DELETE ON credit_notes
    BEGIN SELECT raise(ABORT, 'credit_notes are never deleted'); END;

CREATE TRIGGER credit_notes_never_enter_a_closed_day BEFORE INSERT ON credit_notes
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

CREATE TRIGGER credit_notes_stay_within_the_bill BEFORE INSERT ON credit_notes
  WHEN NEW.total_paise + (SELECT coalesce(sum(total_paise), 0) FROM credit_notes WHERE bill_id = NEW.bill_id)
    > (SELECT total_paise FROM bills WHERE id = NEW.bill_id)
  BEGIN SELECT raise(ABORT, 'more than the bill'); END;

CREATE TABLE day_closes (
  id INTEGER PRIMARY KEY,
  on_date INTEGER NOT NULL,
  opening_float_paise INTEGER NOT NULL CHECK (opening_float_paise >= 0),
  expected_cash_paise INTEGER NOT NULL,
  counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
  reason TEXT NOT NULL,
  cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
  sheet TEXT NOT NULL CHECK (json_valid(sheet)),
  closed_by INTEGER NOT NULL REFERENCES users (id),
  second_by INTEGER REFERENCES users (id) CHECK (second_by <> closed_by),
  closed_at INTEGER NOT NULL,
  previous_seal TEXT NOT NULL,
  seal TEXT NOT NULL UNIQUE,
  -- Set by the row that sets it aside, alone.
  is_set_aside INTEGER NOT NULL DEFAULT 0 CHECK (is_set_aside IN (0, 1)),
  CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
) STRICT;

CREATE UNIQUE INDEX day_closes_in_force ON day_closes (on_date) WHERE is_set_aside = 0;

CREATE TRIGGER day_closes_are_chained BEFORE INSERT ON day_closes
  WHEN NEW.is_set_aside <> 0
    OR NEW.id <> 1 + max((SELECT coalesce(max(id), 0) FROM day_closes),
      (SELECT coalesce(max(id), 0) FROM day_set_asides))
    OR NEW.previous_seal <> coalesce((SELECT seal FROM day_closes WHERE id = NEW.id - 1),
      (SELECT seal FROM day_set_asides WHERE id = NEW.id - 1), '')
    OR EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'a close follows the one before'); END;

CREATE TRIGGER day_closes_are_never_changed BEFORE UPDATE ON day_closes
  WHEN NEW.id <> OLD.id OR NEW.on_date <> OLD.on_date OR NEW.opening_float_paise <> OLD.opening_float_paise
    OR NEW.expected_cash_paise <> OLD.expected_cash_paise OR NEW.counted_cash_paise <> OLD.counted_cash_paise
    OR NEW.reason <> OLD.reason OR NEW.cash_count <> OLD.cash_count OR NEW.sheet <> OLD.sheet
    OR NEW.closed_by <> OLD.closed_by OR NEW.second_by IS NOT OLD.second_by OR NEW.closed_at <> OLD.closed_at
    OR NEW.previous_seal <> OLD.previous_seal OR NEW.seal <> OLD.seal
    OR NEW.is_set_aside < OLD.is_set_aside
    OR NOT EXISTS (SELECT 1 FROM day_set_asides WHERE close_id = OLD.id)
  BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;

CREATE TRIGGER day_closes_are_never_deleted BEFORE DELETE ON day_closes
  BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;

CREATE TRIGGER days_close_after_their_shifts BEFORE INSERT ON day_closes
  WHEN EXISTS (SELECT 1 FROM shifts WHERE on_date <= NEW.on_date AND is_open = 1)
  BEGIN SELECT raise(ABORT, 'a shift is still open'); END;

CREATE TABLE day_set_asides (
  id INTEGER PRIMARY KEY,
  close_id INTEGER NOT NULL UNIQUE REFERENCES day_closes (id),
  -- What the close sealed of its day; entries after this came when the day was open again.
  last_ledger_id INTEGER NOT NULL,
  -- By the clock when it was set aside.
  on_date INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  set_by INTEGER NOT NULL REFERENCES users (id),
  second_by INTEGER REFERENCES users (id) CHECK (second_by <> set_by),
  set_at INTEGER NOT NULL,
  previous_seal TEXT NOT NULL,
  seal TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX day_set_asides_by_time ON day_set_asides (set_at);

CREATE TRIGGER day_set_asides_are_chained BEFORE INSERT ON day_set_asides
  WHEN NEW.id <> 1 + max((SELECT coalesce(max(id), 0) FROM day_closes),
      (SELECT coalesce(max(id), 0) FROM day_set_asides))
    OR NEW.previous_seal <> coalesce((SELECT seal FROM day_closes WHERE id = NEW.id - 1),
      (SELECT seal FROM day_set_asides WHERE id = NEW.id - 1), '')
    OR NEW.last_ledger_id <> (SELECT coalesce(max(id), 0) FROM ledger)
    OR NOT EXISTS (SELECT 1 FROM (SELECT id, on_date FROM day_closes WHERE is_set_aside = 0
        ORDER BY on_date DESC LIMIT 1) AS latest WHERE latest.id = NEW.close_id AND latest.on_date > NEW.on_date)
  BEGIN SELECT raise(ABORT, 'only the last close, of a day that has not come, is set aside'); END;

CREATE TRIGGER day_set_asides_are_never_changed BEFORE UPDATE ON day_set_asides
  BEGIN SELECT raise(ABORT, 'what was set aside is locked'); END;

CREATE TRIGGER day_set_asides_are_never_deleted BEFORE DELETE ON day_set_asides
  BEGIN SELECT raise(ABORT, 'what was set aside is locked'); END;

CREATE TRIGGER day_set_asides_set_aside AFTER INSERT ON day_set_asides
  BEGIN UPDATE day_closes SET is_set_aside = 1 WHERE id = NEW.close_id; END;

CREATE TABLE day_sums (
  on_date INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
  amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
  PRIMARY KEY (on_date, doctor_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER day_sums_are_moved_by_entries BEFORE UPDATE ON day_sums
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.on_date = NEW.on_date AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
      AND OLD.on_date = NEW.on_date AND OLD.doctor_id = NEW.doctor_id AND OLD.mode = NEW.mode
      AND NEW.amount_paise - OLD.amount_paise = entry.signed_paise
      AND NEW.payment_count = OLD.payment_count + 1)
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER day_sums_are_never_deleted BEFORE DELETE ON day_sums
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER day_sums_begin_with_an_entry BEFORE INSERT ON day_sums
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.on_date = NEW.on_date AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
      AND NEW.amount_paise = entry.signed_paise AND NEW.payment_count = 1)
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TABLE diagnosis_uses (
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  typed TEXT NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses > 0),
  last_used_on INTEGER NOT NULL,
  PRIMARY KEY (doctor_id, typed, code, title)
) STRICT, WITHOUT ROWID;

CREATE TABLE discount_caps (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  permille INTEGER NOT NULL CHECK (permille BETWEEN 0 AND 1000),
  set_by INTEGER REFERENCES users (id),
  set_at INTEGER NOT NULL
) STRICT;

CREATE INDEX discount_caps_by_role ON discount_caps (role, valid_from, id);

CREATE TRIGGER discount_caps_are_never_changed BEFORE UPDATE ON discount_caps
    BEGIN SELECT raise(ABORT, 'discount_caps are never changed'); END;

CREATE TRIGGER discount_caps_are_never_deleted BEFORE DELETE ON discount_caps
    BEGIN SELECT raise(ABORT, 'discount_caps are never deleted'); END;

CREATE TABLE discount_reason_retirements (
  reason_id INTEGER PRIMARY KEY REFERENCES discount_reasons (id),
  retired_by INTEGER NOT NULL REFERENCES users (id),
  retired_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER discount_reason_retirements_are_never_changed BEFORE UPDATE ON discount_reason_retirements
    BEGIN SELECT raise(ABORT, 'discount_reason_retirements are never changed'); END;

CREATE TRIGGER discount_reason_retirements_are_never_deleted BEFORE DELETE ON discount_reason_retirements
    BEGIN SELECT raise(ABORT, 'discount_reason_retirements are never deleted'); END;

CREATE TABLE discount_reasons (
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE,
  label TEXT NOT NULL CHECK (label <> ''),
  added_by INTEGER REFERENCES users (id),
  added_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER discount_reasons_are_never_changed BEFORE UPDATE ON discount_reasons
    BEGIN SELECT raise(ABORT, 'discount_reasons are never changed'); END;

CREATE TRIGGER discount_reasons_are_never_deleted BEFORE DELETE ON discount_reasons
    BEGIN SELECT raise(ABORT, 'discount_reasons are never deleted'); END;

CREATE TABLE doctor_aways (
  id INTEGER PRIMARY KEY,
  on_date INTEGER NOT NULL,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  is_away INTEGER NOT NULL CHECK (is_away IN (0, 1)),
  until_minute INTEGER CHECK (until_minute BETWEEN 0 AND 2879),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  CHECK (is_away = 1 OR until_minute IS NULL)
) STRICT;

CREATE INDEX doctor_aways_by_day ON doctor_aways (on_date, doctor_id);

CREATE TRIGGER doctor_aways_are_never_changed BEFORE UPDATE ON doctor_aways
  BEGIN SELECT raise(ABORT, 'away notes are never changed'); END;

CREATE TRIGGER doctor_aways_are_never_deleted BEFORE DELETE ON doctor_aways
  BEGIN SELECT raise(ABORT, 'away notes are never deleted'); END;

CREATE TABLE doctor_payout_lines (
  payout_id INTEGER NOT NULL REFERENCES doctor_payouts (id),
  bill_id INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  -- Of the line, without tax, as it stood; and the part of it that was collected.
  net_paise INTEGER NOT NULL CHECK (net_paise >= 0),
  collected_paise INTEGER NOT NULL CHECK (collected_paise BETWEEN 0 AND net_paise),
  rule_id INTEGER REFERENCES share_rules (id),
  share_paise INTEGER NOT NULL CHECK (share_paise BETWEEN 0 AND net_paise),
  -- Less than nothing when a payout was taken back after a newer one had taken its line off.
  before_paise INTEGER NOT NULL,
  -- Less than nothing: given too much before.
  now_paise INTEGER NOT NULL CHECK (now_paise <> 0 AND share_paise = before_paise + now_paise),
  PRIMARY KEY (payout_id, bill_id, line_number),
  FOREIGN KEY (bill_id, line_number) REFERENCES bill_lines (bill_id, line_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX doctor_payout_lines_by_line ON doctor_payout_lines (bill_id, line_number, payout_id, now_paise);

CREATE TRIGGER doctor_payout_lines_are_never_changed BEFORE UPDATE ON doctor_payout_lines
    BEGIN SELECT raise(ABORT, 'doctor_payout_lines are never changed'); END;

CREATE TRIGGER doctor_payout_lines_are_never_deleted BEFORE DELETE ON doctor_payout_lines
    BEGIN SELECT raise(ABORT, 'doctor_payout_lines are never deleted'); END;

CREATE TRIGGER doctor_payout_lines_go_on BEFORE INSERT ON doctor_payout_lines
  WHEN NEW.before_paise <> (SELECT coalesce(sum(given.now_paise), 0) FROM doctor_payout_lines AS given
      WHERE given.bill_id = NEW.bill_id AND given.line_number = NEW.line_number
        AND NOT EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = given.payout_id))
    OR NOT EXISTS (SELECT 1 FROM doctor_payouts AS payout JOIN bills ON bills.id = NEW.bill_id
      JOIN bill_lines AS line ON line.bill_id = bills.id AND line.line_number = NEW.line_number
      WHERE payout.id = NEW.payout_id AND payout.doctor_id = coalesce(line.doctor_id, bills.doctor_id)
        AND NEW.net_paise <= line.amount_paise)
    OR EXISTS (SELECT 1 FROM ledger WHERE document_id = NEW.payout_id AND kind IN ('payout', 'tdsWithheld'))
  BEGIN SELECT raise(ABORT, 'a share goes on from what was given'); END;

CREATE TABLE doctor_payout_reversals (
  payout_id INTEGER PRIMARY KEY REFERENCES doctor_payouts (id),
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE INDEX doctor_payout_reversals_by_day ON doctor_payout_reversals (on_date);

CREATE TRIGGER doctor_payout_reversals_are_never_changed BEFORE UPDATE ON doctor_payout_reversals
    BEGIN SELECT raise(ABORT, 'doctor_payout_reversals are never changed'); END;

CREATE TRIGGER doctor_payout_reversals_are_never_deleted BEFORE DELETE ON doctor_payout_reversals
    BEGIN SELECT raise(ABORT, 'doctor_payout_reversals are never deleted'); END;

CREATE TABLE doctor_payouts (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  -- What stood at the end of this day is given.
  up_to INTEGER NOT NULL,
  on_date INTEGER NOT NULL,
  financial_year TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  gross_paise INTEGER NOT NULL CHECK (gross_paise > 0),
  tds_paise INTEGER NOT NULL CHECK (tds_paise BETWEEN 0 AND gross_paise),
  -- What the law's figures asked; another figure needs words.
  asked_tds_paise INTEGER NOT NULL CHECK (asked_tds_paise >= 0),
  tds_reason TEXT NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('cash', 'upi', 'card', 'cheque', 'bank')),
  reference TEXT NOT NULL,
  -- What came after these was not looked at yet.
  last_ledger_id INTEGER NOT NULL,
  last_rule_id INTEGER NOT NULL,
  CHECK (up_to <= on_date),
  CHECK (tds_paise = asked_tds_paise OR tds_reason <> '')
) STRICT;

CREATE INDEX doctor_payouts_by_day ON doctor_payouts (on_date);

CREATE INDEX doctor_payouts_by_doctor ON doctor_payouts (doctor_id, id);

CREATE TRIGGER doctor_payouts_are_never_changed BEFORE UPDATE ON doctor_payouts
    BEGIN SELECT raise(ABORT, 'doctor_payouts are never changed'); END;

CREATE TRIGGER doctor_payouts_are_never_deleted BEFORE DELETE ON doctor_payouts
    BEGIN SELECT raise(ABORT, 'doctor_payouts are never deleted'); END;

CREATE TABLE doctor_tax_versions (
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  version INTEGER NOT NULL CHECK (version > 0),
  pan TEXT NOT NULL CHECK (pan = '' OR pan GLOB '[A-Z][A-Z][A-Z][A-Z][A-Z][0-9][0-9][0-9][0-9][A-Z]'),
  keeps_tds INTEGER NOT NULL CHECK (keeps_tds IN (0, 1)),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (doctor_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER doctor_tax_versions_are_never_changed BEFORE UPDATE ON doctor_tax_versions
    BEGIN SELECT raise(ABORT, 'doctor_tax_versions are never changed'); END;

CREATE TRIGGER doctor_tax_versions_are_never_deleted BEFORE DELETE ON doctor_tax_versions
    BEGIN SELECT raise(ABORT, 'doctor_tax_versions are never deleted'); END;

CREATE TABLE doctors (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  qualification TEXT NOT NULL,
  council TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  speciality TEXT NOT NULL,
  room TEXT NOT NULL,
  consultation_fee_paise INTEGER NOT NULL CHECK (consultation_fee_paise >= 0)
) STRICT;

CREATE TABLE document_files (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) = 64),
  kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'pdf')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- Of a picture in pixels; how many pages a PDF has.
  width INTEGER, height INTEGER, page_count INTEGER,
  thumbnail BLOB CHECK (length(thumbnail) <= 20480),
  sent_at INTEGER NOT NULL,
  sent_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX document_files_by_time ON document_files (sent_at);

CREATE TRIGGER document_files_in_use_are_never_deleted BEFORE DELETE ON document_files
  WHEN EXISTS (SELECT 1 FROM document_pages WHERE file_name = OLD.name)
  BEGIN SELECT raise(ABORT, 'a file of a document is never deleted'); END;

CREATE TRIGGER document_files_keep_their_content
  BEFORE UPDATE OF name, kind, bytes, width, height, page_count ON document_files
  BEGIN SELECT raise(ABORT, 'a file is never changed'); END;

CREATE TABLE document_pages (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  page_number INTEGER NOT NULL CHECK (page_number > 0),
  file_name TEXT NOT NULL REFERENCES document_files (name),
  PRIMARY KEY (document_id, page_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX document_pages_by_file ON document_pages (file_name);

CREATE TRIGGER document_pages_are_never_changed BEFORE UPDATE ON document_pages
    BEGIN SELECT raise(ABORT, 'document_pages are never changed'); END;

CREATE TRIGGER document_pages_are_never_deleted BEFORE DELETE ON document_pages
    BEGIN SELECT raise(ABORT, 'document_pages are never deleted'); END;

CREATE TABLE document_versions (
  document_id INTEGER NOT NULL REFERENCES documents (id),
  version INTEGER NOT NULL CHECK (version > 0),
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  dated_on INTEGER NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  note TEXT NOT NULL,
  visit_id INTEGER,
  may_show_patient INTEGER NOT NULL CHECK (may_show_patient IN (0, 1)),
  withdrawn_because TEXT CHECK (length(withdrawn_because) > 0),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (document_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consent_forms_wait_again_without_their_scan AFTER INSERT ON document_versions
  WHEN NEW.withdrawn_because IS NOT NULL
  BEGIN
    INSERT OR IGNORE INTO consent_forms_waiting (form_id)
    SELECT consent_form_id FROM documents AS gone
    WHERE gone.id = NEW.document_id AND consent_form_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM consent_form_closings WHERE form_id = gone.consent_form_id)
      AND NOT EXISTS (
        SELECT 1 FROM documents AS other WHERE other.consent_form_id = gone.consent_form_id
          AND other.id <> gone.id AND (
            SELECT withdrawn_because FROM document_versions WHERE document_id = other.id
            ORDER BY version DESC LIMIT 1) IS NULL);
  END;

CREATE TRIGGER document_versions_are_never_changed BEFORE UPDATE ON document_versions
    BEGIN SELECT raise(ABORT, 'document_versions are never changed'); END;

CREATE TRIGGER document_versions_are_never_deleted BEFORE DELETE ON document_versions
    BEGIN SELECT raise(ABORT, 'document_versions are never deleted'); END;

CREATE TRIGGER scanned_consent_forms_wait_no_longer AFTER INSERT ON document_versions
  WHEN NEW.withdrawn_because IS NULL
  BEGIN
    DELETE FROM consent_forms_waiting
    WHERE form_id = (SELECT consent_form_id FROM documents WHERE id = NEW.document_id);
  END;

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  consent_form_id INTEGER REFERENCES consent_forms (id),
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX documents_by_consent_form ON documents (consent_form_id) WHERE consent_form_id IS NOT NULL;

CREATE INDEX documents_by_patient ON documents (patient_id, id);

CREATE TRIGGER documents_are_never_changed BEFORE UPDATE ON documents
    BEGIN SELECT raise(ABORT, 'documents are never changed'); END;

CREATE TRIGGER documents_are_never_deleted BEFORE DELETE ON documents
    BEGIN SELECT raise(ABORT, 'documents are never deleted'); END;

CREATE TRIGGER documents_never_of_a_hidden_person BEFORE INSERT ON documents
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER documents_tie_an_imported_person AFTER INSERT ON documents
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE due_promises (
  id INTEGER PRIMARY KEY,
  bill_id INTEGER NOT NULL REFERENCES bills (id),
  promised_on INTEGER NOT NULL,
  guarantor_name TEXT NOT NULL,
  guarantor_phone TEXT NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX due_promises_by_bill ON due_promises (bill_id, id);

CREATE TRIGGER due_promises_are_never_changed BEFORE UPDATE ON due_promises
  BEGIN SELECT raise(ABORT, 'a promise is never changed'); END;

CREATE TRIGGER due_promises_are_never_deleted BEFORE DELETE ON due_promises
  BEGIN SELECT raise(ABORT, 'a promise is never deleted'); END;

CREATE TABLE encounter_drafts (
  visit_id INTEGER PRIMARY KEY,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  saved_at INTEGER NOT NULL
, from_version INTEGER NOT NULL DEFAULT 0, entered_by INTEGER REFERENCES users (id), submission_id INTEGER REFERENCES encounter_submissions (id)) STRICT;

CREATE TABLE encounter_submission_answers (
  submission_id INTEGER PRIMARY KEY REFERENCES encounter_submissions (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('signed', 'sentBack')),
  reason TEXT NOT NULL CHECK ((outcome = 'sentBack') = (reason <> '')),
  answered_by INTEGER NOT NULL REFERENCES users (id),
  answered_by_name TEXT NOT NULL,
  answered_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER encounter_submission_answers_are_never_changed BEFORE UPDATE ON encounter_submission_answers
  BEGIN SELECT raise(ABORT, 'the answer to a submission is never changed'); END;

CREATE TRIGGER encounter_submission_answers_are_never_deleted BEFORE DELETE ON encounter_submission_answers
  BEGIN SELECT raise(ABORT, 'the answer to a submission is never deleted'); END;

CREATE TABLE encounter_submissions (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL,
  submitted_by INTEGER NOT NULL REFERENCES users (id),
  submitted_by_name TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  draft TEXT NOT NULL CHECK (json_valid(draft))
) STRICT;

CREATE INDEX encounter_submissions_by_visit ON encounter_submissions (visit_id);

CREATE TRIGGER encounter_submissions_are_never_changed BEFORE UPDATE ON encounter_submissions
  BEGIN SELECT raise(ABORT, 'what was submitted is never changed'); END;

CREATE TRIGGER encounter_submissions_are_never_deleted BEFORE DELETE ON encounter_submissions
  BEGIN SELECT raise(ABORT, 'what was submitted is never deleted'); END;

CREATE TRIGGER encounter_submissions_are_of_a_draft BEFORE INSERT ON encounter_submissions
  WHEN NOT EXISTS (SELECT 1 FROM encounter_drafts WHERE visit_id = NEW.visit_id)
    OR NOT EXISTS (SELECT 1 FROM visits WHERE id = NEW.visit_id)
  BEGIN SELECT raise(ABORT, 'a submission is the draft of a visit'); END;

CREATE TABLE encounter_voids (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 160),
  voided_by INTEGER NOT NULL REFERENCES users (id),
  voided_by_name TEXT NOT NULL,
  voided_at INTEGER NOT NULL,
  PRIMARY KEY (patient_id, visit_id, version),
  FOREIGN KEY (visit_id, version) REFERENCES encounters (visit_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX encounter_voids_by_time ON encounter_voids (voided_at);

CREATE UNIQUE INDEX encounter_voids_by_visit ON encounter_voids (visit_id, version);

CREATE TRIGGER encounter_voids_are_never_changed BEFORE UPDATE ON encounter_voids
  BEGIN SELECT raise(ABORT, 'a void is never changed'); END;

CREATE TRIGGER encounter_voids_are_never_deleted BEFORE DELETE ON encounter_voids
  BEGIN SELECT raise(ABORT, 'a void is never taken back'); END;

CREATE TRIGGER encounter_voids_strike_the_newest_version BEFORE INSERT ON encounter_voids
  WHEN NOT EXISTS (
      SELECT 1 FROM encounters
      WHERE visit_id = NEW.visit_id AND version = NEW.version AND patient_id = NEW.patient_id)
    OR EXISTS (SELECT 1 FROM encounters WHERE visit_id = NEW.visit_id AND version > NEW.version)
  BEGIN SELECT raise(ABORT, 'a void strikes the newest version of its patient'); END;

CREATE TABLE encounters (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  day_descending INTEGER NOT NULL,
  visit_id INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  serial TEXT NOT NULL,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  -- Name, degree, council and registration number as they stood when signing (SEC-4).
  doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
  complaints TEXT NOT NULL,
  findings TEXT NOT NULL,
  diagnoses TEXT NOT NULL CHECK (json_valid(diagnoses)),
  tests TEXT NOT NULL,
  advice TEXT NOT NULL,
  follow_up_on INTEGER,
  warning_answers TEXT NOT NULL CHECK (json_valid(warning_answers)),
  -- Which lists were consulted, what was found and what could not be checked.
  check_record TEXT NOT NULL CHECK (json_valid(check_record)),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  signed_at INTEGER NOT NULL, stops TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stops)), sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections)), orders TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(orders)), amend_reason TEXT NOT NULL DEFAULT ''
  CHECK ((version = 1) = (amend_reason = '')), previous_hash TEXT NOT NULL DEFAULT ''
  CHECK ((version = 1) = (previous_hash = '')), entered_by INTEGER REFERENCES users (id), entered_by_name TEXT NOT NULL DEFAULT ''
  CHECK ((entered_by IS NULL) = (entered_by_name = '')), party TEXT CHECK (party IS NULL OR json_valid(party)), is_anew INTEGER NOT NULL DEFAULT 0 CHECK (is_anew IN (0, 1)),
  PRIMARY KEY (patient_id, day_descending, visit_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX encounters_by_follow_up ON encounters (follow_up_on, visit_id, version)
  WHERE follow_up_on IS NOT NULL;

CREATE UNIQUE INDEX encounters_by_serial ON encounters (serial, version);

CREATE UNIQUE INDEX encounters_by_visit ON encounters (visit_id, version);

CREATE TRIGGER encounters_are_never_changed BEFORE UPDATE ON encounters
  BEGIN SELECT raise(ABORT, 'signed notes are never changed'); END;

CREATE TRIGGER encounters_are_never_deleted BEFORE DELETE ON encounters
  BEGIN SELECT raise(ABORT, 'signed notes are never deleted'); END;

CREATE TRIGGER encounters_follow_the_newest_version BEFORE INSERT ON encounters
  WHEN NEW.version <> 1 + coalesce((SELECT max(version) FROM encounters WHERE visit_id = NEW.visit_id), 0)
  BEGIN SELECT raise(ABORT, 'a signed version follows the newest one'); END;

CREATE TRIGGER encounters_say_when_they_begin_anew BEFORE INSERT ON encounters
  WHEN NEW.is_anew <> EXISTS (
    SELECT 1 FROM encounter_voids WHERE visit_id = NEW.visit_id AND version = NEW.version - 1)
  BEGIN SELECT raise(ABORT, 'a note that follows a void is written anew, and no other is'); END;

CREATE TRIGGER encounters_stand_on_the_version_before BEFORE INSERT ON encounters
  WHEN NEW.version > 1 AND NOT EXISTS (
    SELECT 1 FROM encounters AS before
    WHERE before.visit_id = NEW.visit_id AND before.version = NEW.version - 1
      AND before.patient_id = NEW.patient_id AND before.day_descending = NEW.day_descending
      AND before.doctor_id = NEW.doctor_id AND before.serial = NEW.serial
      AND before.content_hash = NEW.previous_hash)
  BEGIN SELECT raise(ABORT, 'a signed version stands on the one before'); END;

CREATE TABLE expense_categories (
  id INTEGER PRIMARY KEY,
  -- Of those that the program brings and words in each language; NULL for the clinic's own.
  code TEXT UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (name <> ''),
  is_retired INTEGER NOT NULL DEFAULT 0 CHECK (is_retired IN (0, 1))
) STRICT;

CREATE TRIGGER expense_categories_are_never_deleted BEFORE DELETE ON expense_categories
  BEGIN SELECT raise(ABORT, 'a category is retired, not deleted'); END;

CREATE TRIGGER expense_categories_keep_their_name BEFORE UPDATE ON expense_categories
  WHEN NEW.id <> OLD.id OR NEW.name <> OLD.name OR NEW.code IS NOT OLD.code
  BEGIN SELECT raise(ABORT, 'a category keeps its name'); END;

CREATE TABLE expenses (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  on_date INTEGER NOT NULL,
  category_id INTEGER NOT NULL REFERENCES expense_categories (id),
  paid_to TEXT NOT NULL CHECK (paid_to <> ''),
  note TEXT NOT NULL,
  -- The seller's own bill, where there is one.
  bill_number TEXT NOT NULL
) STRICT;

CREATE INDEX expenses_by_category ON expenses (category_id);

CREATE INDEX expenses_by_day ON expenses (on_date);

CREATE TRIGGER expenses_are_never_changed BEFORE UPDATE ON expenses
  BEGIN SELECT raise(ABORT, 'a voucher is never changed'); END;

CREATE TRIGGER expenses_are_never_deleted BEFORE DELETE ON expenses
  BEGIN SELECT raise(ABORT, 'a voucher is never deleted'); END;

CREATE TABLE follow_up_calls (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN
    ('coming', 'noAnswer', 'callAgain', 'wentElsewhere', 'recovered', 'refused')),
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX follow_up_calls_by_time ON follow_up_calls (at);

CREATE INDEX follow_up_calls_by_visit ON follow_up_calls (visit_id);

CREATE TRIGGER follow_up_calls_are_never_changed BEFORE UPDATE ON follow_up_calls
  BEGIN SELECT raise(ABORT, 'calls are never changed'); END;

CREATE TRIGGER follow_up_calls_are_never_deleted BEFORE DELETE ON follow_up_calls
  BEGIN SELECT raise(ABORT, 'calls are never deleted'); END;

CREATE TABLE form_versions (
  form_id TEXT NOT NULL CHECK (length(form_id) BETWEEN 2 AND 40),
  version INTEGER NOT NULL CHECK (version > 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  -- The app's own forms have no author.
  saved_by INTEGER REFERENCES users (id),
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (form_id, version),
  CHECK ((saved_by IS NULL) = (version <= 1000))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER form_versions_are_never_changed BEFORE UPDATE ON form_versions
  BEGIN SELECT raise(ABORT, 'versions of forms are never changed'); END;

CREATE TRIGGER form_versions_are_never_deleted BEFORE DELETE ON form_versions
  BEGIN SELECT raise(ABORT, 'versions of forms are never deleted'); END;

CREATE VIEW given_back_packages AS
  SELECT sale.bill_id, sale.item_id, CASE WHEN sum(content.used < content.uses) = 0 THEN 0
      ELSE max(0, sale.price_paise - sum(content.used * content.list_price_paise)) END AS worth_paise
  FROM package_ends AS over JOIN package_sales AS sale ON sale.id = over.sale_id AND over.because = 'refunded'
    JOIN (SELECT contents.sale_id, uses, list_price_paise,
        (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
         WHERE package_uses.sale_id = contents.sale_id AND package_uses.item_id = contents.item_id) AS used
      FROM package_sale_contents AS contents) AS content ON content.sale_id = sale.id
  GROUP BY sale.id;

CREATE TABLE growth_rows (
  table_id INTEGER NOT NULL REFERENCES growth_tables (id),
  indicator TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M')),
  x REAL NOT NULL,
  position TEXT NOT NULL CHECK (position IN ('', 'length', 'height')),
  l REAL NOT NULL,
  m REAL NOT NULL CHECK (m > 0),
  s REAL NOT NULL CHECK (s > 0),
  PRIMARY KEY (table_id, indicator, sex, x, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER growth_rows_are_never_changed BEFORE UPDATE ON growth_rows
  BEGIN SELECT raise(ABORT, 'growth tables are never changed'); END;

CREATE TRIGGER growth_rows_are_never_deleted BEFORE DELETE ON growth_rows
  BEGIN SELECT raise(ABORT, 'growth tables are never deleted'); END;

CREATE TABLE growth_tables (
  id INTEGER PRIMARY KEY,
  standard TEXT NOT NULL CHECK (standard <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  file_name TEXT NOT NULL,
  source TEXT NOT NULL,
  is_sure INTEGER NOT NULL CHECK (is_sure IN (0, 1)),
  row_count INTEGER NOT NULL CHECK (row_count > 0),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  imported_at INTEGER NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE UNIQUE INDEX growth_tables_by_standard ON growth_tables (standard, version);

CREATE TRIGGER growth_tables_are_never_changed BEFORE UPDATE ON growth_tables
  BEGIN SELECT raise(ABORT, 'growth tables are never changed'); END;

CREATE TRIGGER growth_tables_are_never_deleted BEFORE DELETE ON growth_tables
  BEGIN SELECT raise(ABORT, 'growth tables are never deleted'); END;

CREATE TABLE immunisation_dues (
  patient_id INTEGER PRIMARY KEY REFERENCES patients (id),
  due_on INTEGER,
  holds_from INTEGER NOT NULL,
  holds_until INTEGER NOT NULL,
  worked_out_by TEXT NOT NULL,
  CHECK (holds_until >= holds_from)
) STRICT;

CREATE INDEX immunisation_dues_by_maker ON immunisation_dues (worked_out_by);

CREATE INDEX immunisation_dues_in_order ON immunisation_dues (due_on, patient_id) WHERE due_on IS NOT NULL;

CREATE INDEX immunisation_dues_passing ON immunisation_dues (holds_until);

CREATE INDEX immunisation_dues_to_come ON immunisation_dues (holds_from);

CREATE TABLE immunisation_dues_touched (patient_id INTEGER PRIMARY KEY) STRICT;

CREATE TABLE immunisation_plans (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  schedule TEXT NOT NULL CHECK (schedule <> ''),
  start_on INTEGER,
  -- Begun by the first dose that was written down; a person's choice always goes before it.
  is_automatic INTEGER NOT NULL CHECK (is_automatic IN (0, 1)),
  chosen_at INTEGER NOT NULL,
  chosen_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX immunisation_plans_by_patient ON immunisation_plans (patient_id, id);

CREATE TRIGGER immunisation_plans_are_never_changed BEFORE UPDATE ON immunisation_plans
  BEGIN SELECT raise(ABORT, 'a chosen plan is never changed'); END;

CREATE TRIGGER immunisation_plans_are_never_deleted BEFORE DELETE ON immunisation_plans
  BEGIN SELECT raise(ABORT, 'a chosen plan is never deleted'); END;

CREATE TRIGGER immunisation_plans_never_of_a_hidden_person BEFORE INSERT ON immunisation_plans
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER immunisation_plans_tie_an_imported_person AFTER INSERT ON immunisation_plans
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER immunisation_plans_touch_dues AFTER INSERT ON immunisation_plans
  BEGIN INSERT INTO immunisation_dues_touched (patient_id) VALUES (NEW.patient_id) ON CONFLICT DO NOTHING; END;

CREATE TABLE immunisation_reactions (
  id INTEGER PRIMARY KEY,
  immunisation_id INTEGER NOT NULL REFERENCES immunisations (id),
  text TEXT NOT NULL CHECK (text <> ''),
  is_serious INTEGER NOT NULL CHECK (is_serious IN (0, 1)),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX immunisation_reactions_by_dose ON immunisation_reactions (immunisation_id, id);

CREATE TRIGGER immunisation_reactions_are_never_changed BEFORE UPDATE ON immunisation_reactions
  BEGIN SELECT raise(ABORT, 'a noted reaction is never changed'); END;

CREATE TRIGGER immunisation_reactions_are_never_deleted BEFORE DELETE ON immunisation_reactions
  BEGIN SELECT raise(ABORT, 'a noted reaction is never deleted'); END;

CREATE TABLE immunisation_withdrawals (
  immunisation_id INTEGER PRIMARY KEY REFERENCES immunisations (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  withdrawn_at INTEGER NOT NULL,
  withdrawn_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER immunisation_withdrawals_are_never_changed BEFORE UPDATE ON immunisation_withdrawals
  BEGIN SELECT raise(ABORT, 'a withdrawal is never changed'); END;

CREATE TRIGGER immunisation_withdrawals_are_never_deleted BEFORE DELETE ON immunisation_withdrawals
  BEGIN SELECT raise(ABORT, 'a withdrawal is never deleted'); END;

CREATE TRIGGER immunisation_withdrawals_touch_dues AFTER INSERT ON immunisation_withdrawals
  BEGIN INSERT INTO immunisation_dues_touched (patient_id) VALUES ((SELECT patient_id FROM immunisations WHERE id = NEW.immunisation_id)) ON CONFLICT DO NOTHING; END;

CREATE TABLE immunisations (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  code TEXT NOT NULL,
  vaccine TEXT NOT NULL,
  given_on INTEGER NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('here', 'elsewhere')),
  brand TEXT NOT NULL,
  batch TEXT NOT NULL,
  expires_on INTEGER,
  site TEXT NOT NULL,
  note TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id),
  -- What this clinic injects can be traced to its vial, and was not past its date.
  CHECK (place = 'elsewhere' OR (batch <> '' AND expires_on IS NOT NULL AND expires_on >= given_on))
) STRICT;

CREATE INDEX immunisations_by_patient ON immunisations (patient_id, given_on);

CREATE TRIGGER immunisations_are_never_changed BEFORE UPDATE ON immunisations
  BEGIN SELECT raise(ABORT, 'a given vaccine is never changed'); END;

CREATE TRIGGER immunisations_are_never_deleted BEFORE DELETE ON immunisations
  BEGIN SELECT raise(ABORT, 'a given vaccine is never deleted'); END;

CREATE TRIGGER immunisations_never_of_a_hidden_person BEFORE INSERT ON immunisations
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER immunisations_never_of_a_merged_record BEFORE INSERT ON immunisations
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER immunisations_never_of_tomorrow BEFORE INSERT ON immunisations
  WHEN NEW.given_on > CAST(strftime('%Y%m%d', NEW.recorded_at / 1000 + 86400, 'unixepoch') AS INTEGER)
  BEGIN SELECT raise(ABORT, 'a vaccine is written down when it was given'); END;

CREATE TRIGGER immunisations_tie_an_imported_person AFTER INSERT ON immunisations
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER immunisations_touch_dues AFTER INSERT ON immunisations
  BEGIN INSERT INTO immunisation_dues_touched (patient_id) VALUES (NEW.patient_id) ON CONFLICT DO NOTHING; END;

CREATE TABLE import_rows (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  row_number INTEGER NOT NULL,
  patient_id INTEGER REFERENCES patients (id),
  left_out_because TEXT NOT NULL,
  PRIMARY KEY (import_id, row_number),
  CHECK ((patient_id IS NULL) = (left_out_because <> ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE import_uses (
  import_id INTEGER NOT NULL REFERENCES imports (id),
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  PRIMARY KEY (import_id, patient_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone')),
  row_count INTEGER NOT NULL CHECK (row_count >= 0),
  imported_count INTEGER NOT NULL DEFAULT 0 CHECK (imported_count BETWEEN 0 AND row_count),
  started_at INTEGER NOT NULL,
  started_by INTEGER NOT NULL REFERENCES users (id),
  ended_at INTEGER,
  undone_at INTEGER,
  undone_by INTEGER REFERENCES users (id)
) STRICT;

CREATE UNIQUE INDEX imports_one_running ON imports (state) WHERE state = 'running';

CREATE TRIGGER imports_are_never_deleted BEFORE DELETE ON imports
  BEGIN SELECT raise(ABORT, 'imports are never deleted'); END;

CREATE TRIGGER imports_go_forward BEFORE UPDATE ON imports
  WHEN OLD.state = 'undone' OR (OLD.state = 'done' AND NEW.state <> 'undone')
    OR NEW.file_sha256 <> OLD.file_sha256 OR NEW.started_by <> OLD.started_by OR NEW.started_at <> OLD.started_at
  BEGIN SELECT raise(ABORT, 'imports only go from running to done to undone'); END;

CREATE TRIGGER imports_in_use_stay BEFORE UPDATE OF state ON imports
  WHEN OLD.state = 'done' AND NEW.state = 'undone'
    AND EXISTS (SELECT 1 FROM import_uses WHERE import_id = OLD.id)
  BEGIN SELECT raise(ABORT, 'some of these people are in use'); END;

CREATE TABLE lab_critical_calls (
  order_id INTEGER NOT NULL REFERENCES lab_orders (id),
  test_id TEXT NOT NULL,
  value TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  told_whom TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  is_read_back INTEGER NOT NULL CHECK (is_read_back IN (0, 1)),
  note TEXT NOT NULL,
  noted_at INTEGER NOT NULL,
  noted_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (order_id, test_id, value, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lab_critical_calls_are_never_changed BEFORE UPDATE ON lab_critical_calls
  BEGIN SELECT raise(ABORT, 'lab_critical_calls are never changed'); END;

CREATE TRIGGER lab_critical_calls_are_never_deleted BEFORE DELETE ON lab_critical_calls
  BEGIN SELECT raise(ABORT, 'lab_critical_calls are never deleted'); END;

CREATE TABLE lab_entries (
  order_id INTEGER NOT NULL REFERENCES lab_orders (id),
  version INTEGER NOT NULL CHECK (version > 0),
  lab_name TEXT NOT NULL,
  measured_on INTEGER NOT NULL,
  height_cm REAL,
  comment TEXT NOT NULL,
  results TEXT NOT NULL CHECK (json_valid(results)),
  entered_at INTEGER NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lab_entries_are_never_changed BEFORE UPDATE ON lab_entries
  BEGIN SELECT raise(ABORT, 'lab_entries are never changed'); END;

CREATE TRIGGER lab_entries_are_never_deleted BEFORE DELETE ON lab_entries
  BEGIN SELECT raise(ABORT, 'lab_entries are never deleted'); END;

CREATE TABLE lab_order_events (
  order_id INTEGER NOT NULL REFERENCES lab_orders (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  event TEXT NOT NULL CHECK (event IN ('ordered', 'collected', 'entered', 'released', 'cancelled')),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (order_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lab_order_events_are_never_changed BEFORE UPDATE ON lab_order_events
  BEGIN SELECT raise(ABORT, 'lab_order_events are never changed'); END;

CREATE TRIGGER lab_order_events_are_never_deleted BEFORE DELETE ON lab_order_events
  BEGIN SELECT raise(ABORT, 'lab_order_events are never deleted'); END;

CREATE TRIGGER lab_order_events_never_of_a_hidden_person BEFORE INSERT ON lab_order_events
  WHEN (SELECT is_hidden FROM patients WHERE id = (SELECT patient_id FROM lab_orders WHERE id = NEW.order_id)) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER lab_order_events_tie_an_imported_person AFTER INSERT ON lab_order_events
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN ((SELECT patient_id FROM lab_orders WHERE id = NEW.order_id)) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE lab_orders (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  item_id TEXT NOT NULL,
  name TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('here', 'outside')),
  is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
  -- Ordered by a signed note: an amendment of the note cancels it when the test is no longer asked for.
  is_from_note INTEGER NOT NULL CHECK (is_from_note IN (0, 1)),
  ordered_at INTEGER NOT NULL,
  ordered_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX lab_orders_of_patient ON lab_orders (patient_id, id);

CREATE INDEX lab_orders_of_visit ON lab_orders (visit_id) WHERE visit_id IS NOT NULL;

CREATE TRIGGER lab_orders_are_never_changed BEFORE UPDATE ON lab_orders
  BEGIN SELECT raise(ABORT, 'lab_orders are never changed'); END;

CREATE TRIGGER lab_orders_are_never_deleted BEFORE DELETE ON lab_orders
  BEGIN SELECT raise(ABORT, 'lab_orders are never deleted'); END;

CREATE TABLE lab_own_ranges (
  id INTEGER PRIMARY KEY,
  test_id TEXT NOT NULL,
  sex TEXT NOT NULL CHECK (sex IN ('any', 'male', 'female', 'pregnant')),
  from_days INTEGER NOT NULL, to_days INTEGER NOT NULL,
  low REAL, high REAL, range_text TEXT NOT NULL, critical_low REAL, critical_high REAL,
  valid_from INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id),
  CHECK (from_days <= to_days)
) STRICT;

CREATE TRIGGER lab_own_ranges_are_never_changed BEFORE UPDATE ON lab_own_ranges
  BEGIN SELECT raise(ABORT, 'lab_own_ranges are never changed'); END;

CREATE TRIGGER lab_own_ranges_are_never_deleted BEFORE DELETE ON lab_own_ranges
  BEGIN SELECT raise(ABORT, 'lab_own_ranges are never deleted'); END;

CREATE TABLE lab_own_retirements (
  own_test_id INTEGER PRIMARY KEY REFERENCES lab_own_tests (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  retired_at INTEGER NOT NULL,
  retired_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER lab_own_retirements_are_never_changed BEFORE UPDATE ON lab_own_retirements
  BEGIN SELECT raise(ABORT, 'lab_own_retirements are never changed'); END;

CREATE TRIGGER lab_own_retirements_are_never_deleted BEFORE DELETE ON lab_own_retirements
  BEGIN SELECT raise(ABORT, 'lab_own_retirements are never deleted'); END;

CREATE TABLE lab_own_tests (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL CHECK (json_valid(aliases)),
  test_group TEXT NOT NULL, specimen TEXT NOT NULL, unit TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('number', 'text')),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  method TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER lab_own_tests_are_never_changed BEFORE UPDATE ON lab_own_tests
  BEGIN SELECT raise(ABORT, 'lab_own_tests are never changed'); END;

CREATE TRIGGER lab_own_tests_are_never_deleted BEFORE DELETE ON lab_own_tests
  BEGIN SELECT raise(ABORT, 'lab_own_tests are never deleted'); END;

CREATE TABLE lab_reports (
  id INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  serial TEXT NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
  lab_name TEXT NOT NULL,
  measured_on INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  reason TEXT NOT NULL CHECK (version = 1 OR reason <> ''),
  content_hash TEXT NOT NULL CHECK (length(content_hash) = 64),
  released_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX lab_reports_by_serial ON lab_reports (serial, version);

CREATE INDEX lab_reports_of_patient ON lab_reports (patient_id, released_at);

CREATE TRIGGER lab_reports_are_never_changed BEFORE UPDATE ON lab_reports
  BEGIN SELECT raise(ABORT, 'lab_reports are never changed'); END;

CREATE TRIGGER lab_reports_are_never_deleted BEFORE DELETE ON lab_reports
  BEGIN SELECT raise(ABORT, 'lab_reports are never deleted'); END;

CREATE TABLE lab_samples (
  number TEXT PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  collected_at INTEGER NOT NULL,
  collected_by INTEGER NOT NULL REFERENCES users (id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lab_samples_are_never_changed BEFORE UPDATE ON lab_samples
  BEGIN SELECT raise(ABORT, 'lab_samples are never changed'); END;

CREATE TRIGGER lab_samples_are_never_deleted BEFORE DELETE ON lab_samples
  BEGIN SELECT raise(ABORT, 'lab_samples are never deleted'); END;

CREATE TABLE lab_standings (
  order_id INTEGER PRIMARY KEY REFERENCES lab_orders (id),
  state TEXT NOT NULL CHECK (state IN ('ordered', 'collected', 'entered', 'released', 'cancelled')),
  since INTEGER NOT NULL,
  entry_version INTEGER NOT NULL,
  untold_count INTEGER NOT NULL,
  sample_number TEXT,
  report_id INTEGER
) STRICT;

CREATE INDEX lab_standings_of_sample ON lab_standings (sample_number) WHERE sample_number IS NOT NULL;

CREATE INDEX lab_standings_open ON lab_standings (state, since) WHERE state IN ('ordered', 'collected', 'entered');

CREATE INDEX lab_standings_released ON lab_standings (since) WHERE state = 'released';

CREATE INDEX lab_standings_untold ON lab_standings (untold_count) WHERE untold_count > 0;

CREATE TABLE lab_values (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  test_id TEXT NOT NULL,
  measured_on INTEGER NOT NULL,
  report_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  order_id INTEGER NOT NULL REFERENCES lab_orders (id),
  value TEXT NOT NULL,
  number REAL,
  unit TEXT NOT NULL,
  flag TEXT,
  PRIMARY KEY (patient_id, test_id, measured_on, report_id, version, order_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER lab_values_are_never_changed BEFORE UPDATE ON lab_values
  BEGIN SELECT raise(ABORT, 'lab_values are never changed'); END;

CREATE TRIGGER lab_values_are_never_deleted BEFORE DELETE ON lab_values
  BEGIN SELECT raise(ABORT, 'lab_values are never deleted'); END;

CREATE TABLE lan_certificates (
  role TEXT PRIMARY KEY CHECK (role IN ('authority', 'server')),
  name TEXT NOT NULL,
  certificate BLOB NOT NULL,
  sealed_key BLOB NOT NULL,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE learned_lines (
  id INTEGER PRIMARY KEY,
  line_key TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL CHECK (json_valid(line))
) STRICT;

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  on_date INTEGER NOT NULL,
  posted_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  debit TEXT NOT NULL,
  credit TEXT NOT NULL,
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  number TEXT CHECK (length(number) <= 16),
  bill_id INTEGER REFERENCES bills (id),
  patient_id INTEGER REFERENCES patients (id),
  doctor_id INTEGER NOT NULL DEFAULT 0,
  shift_id INTEGER REFERENCES shifts (id),
  user_id INTEGER NOT NULL REFERENCES users (id),
  reference TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  reverses_id INTEGER REFERENCES ledger (id),
  -- The refund, expense, settlement or credit note that this row belongs to, in the table of its kind.
  document_id INTEGER,
  mode TEXT GENERATED ALWAYS AS (
    CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN debit
      WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN credit END) VIRTUAL,
  -- Into a mode is more than nothing, out of it less.
  signed_paise INTEGER GENERATED ALWAYS AS (
    CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN amount_paise
      WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN -amount_paise END) VIRTUAL,
  is_taking INTEGER GENERATED ALWAYS AS (
    kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed', 'refundPaid')) VIRTUAL,
  CHECK (
    kind || ' ' || CASE WHEN debit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN 'money' ELSE debit END
      || ' ' || CASE WHEN credit IN ('cash', 'upi', 'card', 'cheque', 'bank') THEN 'money' ELSE credit END
    IN (
      'bill dues fees', 'billTax dues gst', 'billRoundUp dues roundOff', 'billRoundDown roundOff fees',
      'receipt money dues', 'receiptReversed dues money',
      'advance money advances', 'advanceReversed advances money', 'advanceApplied advances dues',
      'advanceAppliedReversed dues advances',
      'keptAsAdvance dues advances', 'toPayBack dues refunds', 'advanceToPayBack advances refunds',
      'refundPaid refunds money', 'refundKept refunds advances',
      'creditFees fees dues', 'creditTax gst dues', 'creditRoundUp roundOff dues', 'creditRoundDown fees roundOff',
      'cancelFees fees dues', 'cancelTax gst dues', 'cancelRoundUp roundOff dues', 'cancelRoundDown fees roundOff',
      'writeOff badDebts dues', 'writeOffReversed dues badDebts', 'tdsDeducted tds dues', 'tdsReversed dues tds',
      'expense expenses money', 'expenseReversed money expenses', 'payout expenses money',
      'payoutReversed money expenses', 'tdsWithheld expenses tdsPayable', 'tdsPaid tdsPayable money',
      'tdsWithheldReversed tdsPayable expenses', 'tdsPaidReversed money tdsPayable',
      'float money safe', 'handedOver safe money', 'short difference money', 'over money difference',
      'putIn safe owner', 'takenOut owner safe', 'deposited money safe'
    )),
  CHECK (kind NOT IN ('float', 'handedOver', 'short', 'over') OR mode = 'cash'),
  CHECK (kind <> 'deposited' OR mode = 'bank'),
  CHECK (bill_id IS NOT NULL OR (debit <> 'dues' AND credit <> 'dues' AND kind NOT LIKE '%Round%')),
  CHECK (patient_id IS NOT NULL OR (debit NOT IN ('advances', 'refunds') AND credit NOT IN ('advances', 'refunds'))),
  CHECK (shift_id IS NOT NULL OR (is_taking = 0 AND mode IS NOT 'cash')),
  CHECK (number IS NOT NULL OR kind NOT IN ('receipt', 'advance', 'refundPaid', 'expense', 'payout')),
  CHECK ((reverses_id IS NOT NULL) = (kind LIKE '%Reversed'))
) STRICT;

CREATE INDEX ledger_advances_on_bills ON ledger (patient_id)
  WHERE bill_id IS NOT NULL AND kind IN ('advanceApplied', 'advanceAppliedReversed', 'keptAsAdvance');

CREATE INDEX ledger_by_bill ON ledger (bill_id) WHERE bill_id IS NOT NULL;

CREATE INDEX ledger_by_day ON ledger (on_date, kind);

CREATE INDEX ledger_by_document ON ledger (document_id, kind) WHERE document_id IS NOT NULL;

CREATE INDEX ledger_by_patient ON ledger (patient_id, kind) WHERE patient_id IS NOT NULL AND bill_id IS NULL;

CREATE INDEX ledger_by_shift ON ledger (shift_id, mode) WHERE shift_id IS NOT NULL;

CREATE INDEX ledger_cash_of_patient ON ledger (patient_id, on_date, signed_paise)
  WHERE mode = 'cash' AND kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed');

CREATE UNIQUE INDEX ledger_one_per_number ON ledger (number) WHERE number IS NOT NULL;

CREATE UNIQUE INDEX ledger_reversed_once ON ledger (reverses_id) WHERE reverses_id IS NOT NULL;

CREATE INDEX ledger_takings_by_day ON ledger (on_date, mode, doctor_id, signed_paise) WHERE is_taking = 1;

CREATE INDEX ledger_tds_by_day ON ledger (on_date, kind, amount_paise)
  WHERE kind IN ('tdsDeducted', 'tdsReversed');

CREATE INDEX ledger_tds_of_doctors ON ledger (on_date)
  WHERE kind IN ('tdsWithheld', 'tdsWithheldReversed', 'tdsPaid', 'tdsPaidReversed');

CREATE TRIGGER bills_give_back_what_was_paid AFTER INSERT ON ledger
  WHEN NEW.kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack')
    AND (SELECT coalesce(sum(CASE
        WHEN kind = 'advanceApplied' OR kind = 'receipt' AND document_id IS NULL THEN amount_paise
        WHEN kind IN ('advanceAppliedReversed', 'keptAsAdvance', 'toPayBack')
          OR kind = 'receiptReversed' AND document_id IS NULL THEN -amount_paise END), 0)
      FROM ledger WHERE bill_id = NEW.bill_id AND patient_id = NEW.patient_id) < 0
  BEGIN SELECT raise(ABORT, 'more than was paid on the bill'); END;

CREATE TRIGGER cancelled_bills_take_nothing BEFORE INSERT ON ledger
  WHEN NEW.bill_id IS NOT NULL AND (SELECT is_cancelled FROM bills WHERE id = NEW.bill_id) = 1
  BEGIN SELECT raise(ABORT, 'the bill is cancelled'); END;

CREATE TRIGGER ledger_credits_have_their_note BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('creditFees', 'creditTax', 'creditRoundUp', 'creditRoundDown')
    AND NOT EXISTS (SELECT 1 FROM credit_notes WHERE id = NEW.document_id AND bill_id = NEW.bill_id
      AND (NEW.credit <> 'dues' OR NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
          WHERE bill_id = NEW.bill_id AND document_id = NEW.document_id AND credit = 'dues'
            AND kind IN ('creditFees', 'creditTax', 'creditRoundUp')) <= total_paise))
  BEGIN SELECT raise(ABORT, 'a credit needs its note'); END;

CREATE TRIGGER ledger_moves_balances AFTER INSERT ON ledger
  WHEN NEW.debit IN ('advances', 'refunds') OR NEW.credit IN ('advances', 'refunds') BEGIN
  -- A row first, so that the constraint sees the balance and not the movement.
  INSERT INTO balances VALUES (NEW.patient_id, 0, 0) ON CONFLICT DO NOTHING;
  UPDATE balances SET
    advance_paise = advance_paise + CASE 'advances' WHEN NEW.credit THEN NEW.amount_paise
      WHEN NEW.debit THEN -NEW.amount_paise ELSE 0 END,
    refunds_paise = refunds_paise + CASE 'refunds' WHEN NEW.credit THEN NEW.amount_paise
      WHEN NEW.debit THEN -NEW.amount_paise ELSE 0 END
  WHERE patient_id = NEW.patient_id;
END;

CREATE TRIGGER ledger_moves_dues AFTER INSERT ON ledger WHEN NEW.debit = 'dues' OR NEW.credit = 'dues' BEGIN
  UPDATE bills SET due_paise = due_paise
    + CASE WHEN NEW.debit = 'dues' THEN NEW.amount_paise ELSE -NEW.amount_paise END WHERE id = NEW.bill_id;
END;

CREATE TRIGGER ledger_never_goes_before_its_bill BEFORE INSERT ON ledger
  WHEN NEW.bill_id IS NOT NULL AND NEW.on_date < (SELECT on_date FROM bills WHERE id = NEW.bill_id)
  BEGIN SELECT raise(ABORT, 'a day before the bill'); END;

CREATE TRIGGER ledger_never_of_a_hidden_person BEFORE INSERT ON ledger
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER ledger_payout_reversals_mirror BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('payoutReversed', 'tdsWithheldReversed', 'tdsPaidReversed')
    AND NOT EXISTS (SELECT 1 FROM ledger AS taken WHERE taken.id = NEW.reverses_id
      AND taken.kind || 'Reversed' = NEW.kind AND taken.amount_paise = NEW.amount_paise
      AND taken.debit = NEW.credit AND taken.credit = NEW.debit
      AND taken.document_id IS NEW.document_id AND taken.doctor_id = NEW.doctor_id
      AND (NEW.kind = 'tdsPaidReversed'
        OR EXISTS (SELECT 1 FROM doctor_payout_reversals WHERE payout_id = NEW.document_id)))
  BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;

CREATE TRIGGER ledger_payouts_are_their_lines BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('payout', 'tdsWithheld') AND (
    NOT EXISTS (SELECT 1 FROM doctor_payouts AS payout WHERE payout.id = NEW.document_id
      AND payout.doctor_id = NEW.doctor_id AND payout.on_date = NEW.on_date
      AND NEW.amount_paise = CASE NEW.kind WHEN 'payout' THEN gross_paise - tds_paise ELSE tds_paise END
      AND gross_paise = (SELECT sum(now_paise) FROM doctor_payout_lines WHERE payout_id = payout.id))
    OR EXISTS (SELECT 1 FROM ledger WHERE document_id = NEW.document_id AND kind = NEW.kind))
  BEGIN SELECT raise(ABORT, 'a payout is what its lines come to'); END;

CREATE TRIGGER ledger_refunds_are_approved BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('refundPaid', 'refundKept')
    AND NOT EXISTS (SELECT 1 FROM refunds WHERE id = NEW.document_id AND state = 'approved'
      AND amount_paise = NEW.amount_paise AND patient_id = NEW.patient_id)
  BEGIN SELECT raise(ABORT, 'a refund is approved first and paid once'); END;

CREATE TRIGGER ledger_refunds_are_paid_once BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('refundPaid', 'refundKept') AND EXISTS (SELECT 1 FROM ledger
    WHERE patient_id = NEW.patient_id AND bill_id IS NULL AND kind IN ('refundPaid', 'refundKept')
      AND document_id = NEW.document_id)
  BEGIN SELECT raise(ABORT, 'a refund is approved first and paid once'); END;

CREATE TRIGGER ledger_reversals_mirror BEFORE INSERT ON ledger
  WHEN NEW.kind IN ('receiptReversed', 'advanceReversed', 'advanceAppliedReversed', 'writeOffReversed')
    AND NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.reverses_id AND kind || 'Reversed' = NEW.kind
      AND amount_paise = NEW.amount_paise AND debit = NEW.credit AND credit = NEW.debit
      AND bill_id IS NEW.bill_id AND patient_id IS NEW.patient_id AND document_id IS NEW.document_id
      AND on_date <= NEW.on_date)
  BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;

CREATE TRIGGER ledger_rows_are_never_changed BEFORE UPDATE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is never changed'); END;

CREATE TRIGGER ledger_rows_are_never_deleted BEFORE DELETE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is never changed'); END;

CREATE TRIGGER ledger_rows_enter_open_shifts BEFORE INSERT ON ledger
  WHEN NEW.shift_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM shifts WHERE id = NEW.shift_id AND on_date = NEW.on_date AND is_open = 1)
  BEGIN SELECT raise(ABORT, 'the shift is closed'); END;

CREATE TRIGGER ledger_rows_never_enter_a_closed_day BEFORE INSERT ON ledger
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

CREATE TRIGGER ledger_rows_reversed_wait_no_more AFTER INSERT ON ledger WHEN NEW.reverses_id IS NOT NULL
  BEGIN DELETE FROM upi_waiting WHERE payment_id = NEW.reverses_id; END;

CREATE TRIGGER ledger_rows_wait_for_upi AFTER INSERT ON ledger
  WHEN NEW.mode = 'upi' AND NEW.kind IN ('receipt', 'advance')
  BEGIN INSERT INTO upi_waiting SELECT * FROM upi_to_confirm WHERE payment_id = NEW.id; END;

CREATE TRIGGER ledger_settled_receipts_are_of_a_settlement BEFORE INSERT ON ledger
  WHEN NEW.kind = 'receipt' AND NEW.document_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM party_settlements AS settlement JOIN bills ON bills.id = NEW.bill_id
      WHERE settlement.id = NEW.document_id AND settlement.party_id = bills.party_id
        AND settlement.mode = NEW.mode
        AND settlement.received_paise >= NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
          WHERE document_id = NEW.document_id AND kind = 'receipt'))
  BEGIN SELECT raise(ABORT, 'a settlement pays the bills of its company'); END;

CREATE TRIGGER ledger_sums_account_months AFTER INSERT ON ledger BEGIN
  INSERT INTO account_months VALUES (NEW.on_date / 100, NEW.debit, NEW.amount_paise, 0)
    ON CONFLICT DO UPDATE SET debit_paise = debit_paise + excluded.debit_paise;
  INSERT INTO account_months VALUES (NEW.on_date / 100, NEW.credit, 0, NEW.amount_paise)
    ON CONFLICT DO UPDATE SET credit_paise = credit_paise + excluded.credit_paise;
END;

CREATE TRIGGER ledger_sums_accounts AFTER INSERT ON ledger BEGIN
  INSERT INTO account_sums VALUES (NEW.debit, 0) ON CONFLICT DO NOTHING;
  INSERT INTO account_sums VALUES (NEW.credit, 0) ON CONFLICT DO NOTHING;
  UPDATE account_sums SET balance_paise = balance_paise + NEW.amount_paise WHERE account = NEW.debit;
  UPDATE account_sums SET balance_paise = balance_paise - NEW.amount_paise WHERE account = NEW.credit;
END;

CREATE TRIGGER ledger_sums_takings AFTER INSERT ON ledger
  WHEN NEW.kind IN ('receipt', 'receiptReversed', 'advance', 'advanceReversed', 'refundPaid') BEGIN
  INSERT INTO day_sums VALUES (NEW.on_date, NEW.doctor_id, NEW.mode, NEW.signed_paise, 1)
    ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
  INSERT INTO month_sums VALUES (NEW.on_date / 100, NEW.doctor_id, NEW.mode, NEW.signed_paise, 1)
    ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
END;

CREATE TRIGGER ledger_tds_is_kept_back_first BEFORE INSERT ON ledger
  WHEN NEW.kind = 'tdsPaid' AND NEW.amount_paise
    > -coalesce((SELECT balance_paise FROM account_sums WHERE account = 'tdsPayable'), 0)
  BEGIN SELECT raise(ABORT, 'more than was kept back'); END;

CREATE TRIGGER ledger_tds_is_of_a_settlement BEFORE INSERT ON ledger WHEN NEW.kind = 'tdsDeducted'
  AND NOT EXISTS (SELECT 1 FROM party_settlements AS settlement JOIN bills ON bills.id = NEW.bill_id
    WHERE settlement.id = NEW.document_id AND settlement.party_id = bills.party_id
      AND settlement.tds_paise >= NEW.amount_paise + (SELECT coalesce(sum(amount_paise), 0) FROM ledger
        WHERE document_id = NEW.document_id AND kind = 'tdsDeducted'))
  BEGIN SELECT raise(ABORT, 'tax is kept back from a settlement'); END;

CREATE TRIGGER ledger_tds_reversals_mirror BEFORE INSERT ON ledger WHEN NEW.kind = 'tdsReversed'
  AND NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.reverses_id AND kind = 'tdsDeducted'
    AND amount_paise = NEW.amount_paise AND bill_id = NEW.bill_id AND document_id = NEW.document_id
    AND on_date <= NEW.on_date)
  BEGIN SELECT raise(ABORT, 'a reversal mirrors its entry'); END;

CREATE TRIGGER ledger_tie_an_imported_person AFTER INSERT ON ledger
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER settlements_are_taken_back_whole BEFORE INSERT ON ledger
  WHEN (NEW.kind = 'tdsReversed' OR NEW.kind = 'receiptReversed' AND NEW.document_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM party_settlement_reversals WHERE settlement_id = NEW.document_id)
  BEGIN SELECT raise(ABORT, 'a settlement is taken back whole'); END;

CREATE TABLE legal_limits (
  name TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (name, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER legal_limits_are_never_changed BEFORE UPDATE ON legal_limits
  BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;

CREATE TRIGGER legal_limits_are_never_deleted BEFORE DELETE ON legal_limits
  BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;

CREATE TABLE letterhead_choices (
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  choice INTEGER NOT NULL CHECK (choice > 0),
  letterhead_id INTEGER,
  chosen_at INTEGER NOT NULL,
  chosen_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (doctor_id, choice)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER letterhead_choices_are_never_changed BEFORE UPDATE ON letterhead_choices
  BEGIN SELECT raise(ABORT, 'a choice is made anew'); END;

CREATE TRIGGER letterhead_choices_are_never_deleted BEFORE DELETE ON letterhead_choices
  BEGIN SELECT raise(ABORT, 'choices are never deleted'); END;

CREATE TRIGGER letterhead_choices_of_one_in_use BEFORE INSERT ON letterhead_choices
  WHEN NEW.letterhead_id IS NOT NULL AND coalesce((SELECT is_retired FROM letterheads
    WHERE id = NEW.letterhead_id ORDER BY version DESC LIMIT 1), 1) = 1
  BEGIN SELECT raise(ABORT, 'a letterhead in use is chosen'); END;

CREATE TABLE letterheads (
  id INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER letterheads_are_never_changed BEFORE UPDATE ON letterheads
  BEGIN SELECT raise(ABORT, 'a letterhead gets a new version'); END;

CREATE TRIGGER letterheads_are_never_deleted BEFORE DELETE ON letterheads
  BEGIN SELECT raise(ABORT, 'letterheads are never deleted'); END;

CREATE TABLE line_uses (
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  -- 'adult', or the weight band of a child: a dose by weight is no favourite of a heavier child.
  band TEXT NOT NULL,
  -- '' is all visits, 'd:J20.9' and 'd:bronchitis' a diagnosis, 'c:fever' a complaint.
  situation TEXT NOT NULL,
  line_id INTEGER NOT NULL REFERENCES learned_lines (id),
  uses INTEGER NOT NULL CHECK (uses > 0),
  last_used_on INTEGER NOT NULL,
  PRIMARY KEY (doctor_id, band, situation, line_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX line_uses_commonest
  ON line_uses (doctor_id, band, situation, uses DESC, last_used_on DESC, line_id);

CREATE TABLE month_sums (
  month INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
  amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
  PRIMARY KEY (month, doctor_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER month_sums_are_moved_by_entries BEFORE UPDATE ON month_sums
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.on_date / 100 = NEW.month AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
      AND OLD.month = NEW.month AND OLD.doctor_id = NEW.doctor_id AND OLD.mode = NEW.mode
      AND NEW.amount_paise - OLD.amount_paise = entry.signed_paise
      AND NEW.payment_count = OLD.payment_count + 1)
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER month_sums_are_never_deleted BEFORE DELETE ON month_sums
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TRIGGER month_sums_begin_with_an_entry BEFORE INSERT ON month_sums
  WHEN NOT EXISTS (SELECT 1 FROM (SELECT * FROM ledger ORDER BY id DESC LIMIT 1) AS entry
    WHERE entry.on_date / 100 = NEW.month AND entry.doctor_id = NEW.doctor_id AND entry.mode = NEW.mode
      AND NEW.amount_paise = entry.signed_paise AND NEW.payment_count = 1)
  BEGIN SELECT raise(ABORT, 'sums are moved by the ledger alone'); END;

CREATE TABLE name_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  skeleton TEXT NOT NULL
) STRICT;

CREATE TABLE notices (
  version INTEGER PRIMARY KEY,
  valid_from INTEGER NOT NULL,
  text_en TEXT NOT NULL CHECK (length(text_en) >= 20),
  text_hi TEXT NOT NULL,
  added_at INTEGER,
  -- Empty for the text that came with the program.
  added_by INTEGER REFERENCES users (id)
) STRICT;

CREATE TRIGGER notices_are_never_changed BEFORE UPDATE ON notices
  BEGIN SELECT raise(ABORT, 'a notice stays as it was shown'); END;

CREATE TRIGGER notices_are_never_deleted BEFORE DELETE ON notices
  BEGIN SELECT raise(ABORT, 'a notice stays as it was shown'); END;

CREATE TABLE number_series (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  last_number INTEGER NOT NULL CHECK (last_number >= 0),
  PRIMARY KEY (series, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE package_ends (
  sale_id INTEGER PRIMARY KEY REFERENCES package_sales (id),
  because TEXT NOT NULL CHECK (because IN ('cancelled', 'refunded')),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER package_ends_are_never_changed BEFORE UPDATE ON package_ends
  BEGIN SELECT raise(ABORT, 'the end of a package is never changed'); END;

CREATE TRIGGER package_ends_are_never_deleted BEFORE DELETE ON package_ends
  BEGIN SELECT raise(ABORT, 'the end of a package is never deleted'); END;

CREATE TABLE package_sale_contents (
  sale_id INTEGER NOT NULL REFERENCES package_sales (id),
  item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
  name TEXT NOT NULL,
  uses INTEGER NOT NULL CHECK (uses > 0),
  list_price_paise INTEGER NOT NULL CHECK (list_price_paise >= 0),
  PRIMARY KEY (sale_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER package_sale_contents_are_never_changed BEFORE UPDATE ON package_sale_contents
  BEGIN SELECT raise(ABORT, 'a sold package is never changed'); END;

CREATE TRIGGER package_sale_contents_are_never_deleted BEFORE DELETE ON package_sale_contents
  BEGIN SELECT raise(ABORT, 'a sold package is never deleted'); END;

CREATE TABLE package_sales (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES catalogue_items (id),
  item_version INTEGER NOT NULL,
  name TEXT NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  bill_id INTEGER NOT NULL,
  price_paise INTEGER NOT NULL CHECK (price_paise >= 0),
  sold_on INTEGER NOT NULL,
  expires_on INTEGER NOT NULL CHECK (expires_on > sold_on),
  is_transferable INTEGER NOT NULL CHECK (is_transferable IN (0, 1)),
  sold_at INTEGER NOT NULL,
  sold_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX package_sales_by_bill ON package_sales (bill_id);

CREATE INDEX package_sales_by_patient ON package_sales (patient_id);

CREATE TRIGGER package_sales_are_never_changed BEFORE UPDATE ON package_sales
  BEGIN SELECT raise(ABORT, 'a sold package is never changed'); END;

CREATE TRIGGER package_sales_are_never_deleted BEFORE DELETE ON package_sales
  BEGIN SELECT raise(ABORT, 'a sold package is never deleted'); END;

CREATE TABLE package_transfers (
  id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES package_sales (id),
  to_patient_id INTEGER NOT NULL REFERENCES patients (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX package_transfers_by_patient ON package_transfers (to_patient_id);

CREATE INDEX package_transfers_by_sale ON package_transfers (sale_id);

CREATE INDEX package_transfers_by_time ON package_transfers (at);

CREATE TRIGGER package_transfers_are_never_changed BEFORE UPDATE ON package_transfers
  BEGIN SELECT raise(ABORT, 'a transfer is never changed'); END;

CREATE TRIGGER package_transfers_are_never_deleted BEFORE DELETE ON package_transfers
  BEGIN SELECT raise(ABORT, 'a transfer is never deleted'); END;

CREATE TABLE package_uses (
  id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES package_sales (id),
  item_id INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  bill_id INTEGER NOT NULL,
  used_on INTEGER NOT NULL,
  reverses_id INTEGER UNIQUE REFERENCES package_uses (id),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  FOREIGN KEY (sale_id, item_id) REFERENCES package_sale_contents (sale_id, item_id)
) STRICT;

CREATE INDEX package_uses_by_bill ON package_uses (bill_id);

CREATE INDEX package_uses_by_sale ON package_uses (sale_id, item_id);

CREATE TRIGGER package_uses_are_never_changed BEFORE UPDATE ON package_uses
  BEGIN SELECT raise(ABORT, 'a use is never changed'); END;

CREATE TRIGGER package_uses_are_never_deleted BEFORE DELETE ON package_uses
  BEGIN SELECT raise(ABORT, 'a use is never deleted'); END;

CREATE TRIGGER package_uses_are_paid_for BEFORE INSERT ON package_uses WHEN NEW.reverses_id IS NULL AND (
    EXISTS (SELECT 1 FROM package_ends WHERE sale_id = NEW.sale_id)
    OR NEW.used_on > (SELECT expires_on FROM package_sales WHERE id = NEW.sale_id)
    OR (SELECT count(*) FILTER (WHERE reverses_id IS NULL) - count(reverses_id) FROM package_uses
        WHERE sale_id = NEW.sale_id AND item_id = NEW.item_id)
      >= (SELECT uses FROM package_sale_contents WHERE sale_id = NEW.sale_id AND item_id = NEW.item_id))
  BEGIN SELECT raise(ABORT, 'nothing of this package is left'); END;

CREATE TRIGGER package_uses_follow_a_payment BEFORE INSERT ON package_uses
  WHEN NEW.reverses_id IS NULL AND EXISTS (SELECT 1 FROM package_sales AS sale
    JOIN bills ON bills.id = sale.bill_id
    WHERE sale.id = NEW.sale_id AND bills.due_paise > 0 AND bills.party_id IS NULL
      AND (SELECT coalesce(sum(CASE
          WHEN kind IN ('receipt', 'advanceApplied', 'tdsDeducted') THEN amount_paise
          WHEN kind IN ('receiptReversed', 'advanceAppliedReversed', 'keptAsAdvance', 'toPayBack', 'tdsReversed')
            THEN -amount_paise END), 0) FROM ledger WHERE bill_id = bills.id) <= 0)
  BEGIN SELECT raise(ABORT, 'nothing was paid for this package'); END;

CREATE TABLE paper_letterheads (
  paper TEXT NOT NULL CHECK (paper IN ('entry', 'creditNote', 'payout')),
  subject_id INTEGER NOT NULL,
  letterhead_id INTEGER NOT NULL REFERENCES bill_letterheads (id),
  PRIMARY KEY (paper, subject_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER paper_letterheads_are_never_changed BEFORE UPDATE ON paper_letterheads
  BEGIN SELECT raise(ABORT, 'the letterhead of a paper that was given is frozen'); END;

CREATE TRIGGER paper_letterheads_are_never_deleted BEFORE DELETE ON paper_letterheads
  BEGIN SELECT raise(ABORT, 'the letterhead of a paper that was given is frozen'); END;

CREATE TABLE parties (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER parties_are_never_changed BEFORE UPDATE ON parties
    BEGIN SELECT raise(ABORT, 'parties are never changed'); END;

CREATE TRIGGER parties_are_never_deleted BEFORE DELETE ON parties
    BEGIN SELECT raise(ABORT, 'parties are never deleted'); END;

CREATE TABLE party_member_ends (
  member_id INTEGER PRIMARY KEY REFERENCES party_members (id),
  -- The last day on which the company pays.
  valid_to INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TRIGGER party_member_ends_are_never_changed BEFORE UPDATE ON party_member_ends
    BEGIN SELECT raise(ABORT, 'party_member_ends are never changed'); END;

CREATE TRIGGER party_member_ends_are_never_deleted BEFORE DELETE ON party_member_ends
    BEGIN SELECT raise(ABORT, 'party_member_ends are never deleted'); END;

CREATE TABLE party_members (
  id INTEGER PRIMARY KEY,
  party_id INTEGER NOT NULL REFERENCES parties (id),
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  member_number TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX party_members_by_party ON party_members (party_id);

CREATE INDEX party_members_by_patient ON party_members (patient_id);

CREATE TRIGGER party_members_are_never_changed BEFORE UPDATE ON party_members
    BEGIN SELECT raise(ABORT, 'party_members are never changed'); END;

CREATE TRIGGER party_members_are_never_deleted BEFORE DELETE ON party_members
    BEGIN SELECT raise(ABORT, 'party_members are never deleted'); END;

CREATE TABLE party_settlement_reversals (
  settlement_id INTEGER PRIMARY KEY REFERENCES party_settlements (id),
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

CREATE TRIGGER party_settlement_reversals_are_never_changed BEFORE UPDATE ON party_settlement_reversals
    BEGIN SELECT raise(ABORT, 'party_settlement_reversals are never changed'); END;

CREATE TRIGGER party_settlement_reversals_are_never_deleted BEFORE DELETE ON party_settlement_reversals
    BEGIN SELECT raise(ABORT, 'party_settlement_reversals are never deleted'); END;

CREATE TABLE party_settlements (
  id INTEGER PRIMARY KEY,
  party_id INTEGER NOT NULL REFERENCES parties (id),
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  mode TEXT NOT NULL CHECK (mode IN ('upi', 'cheque', 'bank')),
  reference TEXT NOT NULL,
  received_paise INTEGER NOT NULL CHECK (received_paise >= 0),
  tds_paise INTEGER NOT NULL CHECK (tds_paise >= 0),
  note TEXT NOT NULL,
  CHECK (received_paise + tds_paise > 0)
) STRICT;

CREATE INDEX party_settlements_by_day ON party_settlements (on_date);

CREATE INDEX party_settlements_by_party ON party_settlements (party_id, on_date);

CREATE TRIGGER party_settlements_are_never_changed BEFORE UPDATE ON party_settlements
    BEGIN SELECT raise(ABORT, 'party_settlements are never changed'); END;

CREATE TRIGGER party_settlements_are_never_deleted BEFORE DELETE ON party_settlements
    BEGIN SELECT raise(ABORT, 'party_settlements are never deleted'); END;

CREATE TABLE party_versions (
  party_id INTEGER NOT NULL REFERENCES parties (id),
  version INTEGER NOT NULL CHECK (version > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  gstin TEXT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  terms_days INTEGER NOT NULL CHECK (terms_days BETWEEN 0 AND 365),
  -- NULL: no limit.
  credit_limit_paise INTEGER CHECK (credit_limit_paise >= 0),
  price_list_name TEXT NOT NULL,
  -- What the company usually keeps back as tax; 10 % is 100.
  tds_permille INTEGER NOT NULL CHECK (tds_permille BETWEEN 0 AND 300),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (party_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER party_versions_are_never_changed BEFORE UPDATE ON party_versions
    BEGIN SELECT raise(ABORT, 'party_versions are never changed'); END;

CREATE TRIGGER party_versions_are_never_deleted BEFORE DELETE ON party_versions
    BEGIN SELECT raise(ABORT, 'party_versions are never deleted'); END;

CREATE TABLE patient_allergies (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  substance TEXT NOT NULL,
  reaction TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('unknown', 'mild', 'severe')),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id),
  -- A list is replaced as a whole; what it said before stays readable.
  retracted_at INTEGER,
  retracted_by INTEGER REFERENCES users (id)
) STRICT;

CREATE INDEX patient_allergies_in_force ON patient_allergies (patient_id) WHERE retracted_at IS NULL;

CREATE TRIGGER patient_allergies_never_of_a_hidden_person BEFORE INSERT ON patient_allergies
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER patient_allergies_never_of_a_merged_record BEFORE INSERT ON patient_allergies
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER patient_allergies_tie_an_imported_person AFTER INSERT ON patient_allergies
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE patient_consents (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  notice_version INTEGER NOT NULL REFERENCES notices (version),
  language TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('care', 'messages', 'shareWithDoctors', 'research')),
  is_agreed INTEGER NOT NULL CHECK (is_agreed IN (0, 1)),
  given_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX patient_consents_by_patient ON patient_consents (patient_id, id);

CREATE TRIGGER patient_consents_are_never_changed BEFORE UPDATE ON patient_consents
  BEGIN SELECT raise(ABORT, 'what was agreed to is never changed'); END;

CREATE TRIGGER patient_consents_are_never_deleted BEFORE DELETE ON patient_consents
  BEGIN SELECT raise(ABORT, 'what was agreed to is never deleted'); END;

CREATE TRIGGER patient_consents_never_of_a_hidden_person BEFORE INSERT ON patient_consents
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER patient_consents_tie_an_imported_person AFTER INSERT ON patient_consents
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE patient_merges (
  id INTEGER PRIMARY KEY,
  kept_id INTEGER NOT NULL REFERENCES patients (id),
  gone_id INTEGER NOT NULL REFERENCES patients (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  -- The kept record's values that the merge replaced, and the values it put there.
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after)),
  undone_at INTEGER,
  undone_by INTEGER REFERENCES users (id),
  undone_reason TEXT NOT NULL DEFAULT '',
  CHECK (kept_id <> gone_id),
  CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
  CHECK ((undone_at IS NULL) = (undone_reason = ''))
) STRICT;

CREATE INDEX patient_merges_of_kept ON patient_merges (kept_id);

CREATE UNIQUE INDEX patient_merges_one_standing ON patient_merges (gone_id) WHERE undone_at IS NULL;

CREATE TRIGGER patient_merges_are_never_deleted BEFORE DELETE ON patient_merges
  BEGIN SELECT raise(ABORT, 'merges are never deleted'); END;

CREATE TRIGGER patient_merges_are_only_undone BEFORE UPDATE ON patient_merges
  WHEN OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL
    OR (OLD.id, OLD.kept_id, OLD.gone_id, OLD.reason, OLD.at, OLD.by_user, OLD.before, OLD.after)
      <> (NEW.id, NEW.kept_id, NEW.gone_id, NEW.reason, NEW.at, NEW.by_user, NEW.before, NEW.after)
  BEGIN SELECT raise(ABORT, 'a merge is undone once, not rewritten'); END;

CREATE TABLE patient_photos (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  jpeg BLOB NOT NULL CHECK (length(jpeg) BETWEEN 100 AND 122880 AND substr(jpeg, 1, 3) = x'ffd8ff'),
  taken_at INTEGER NOT NULL,
  taken_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX patient_photos_by_patient ON patient_photos (patient_id, id);

CREATE TRIGGER patient_photos_are_never_changed BEFORE UPDATE ON patient_photos
  BEGIN SELECT raise(ABORT, 'photos are never changed'); END;

CREATE TRIGGER patient_photos_are_never_deleted BEFORE DELETE ON patient_photos
  BEGIN SELECT raise(ABORT, 'photos are never deleted'); END;

CREATE TRIGGER patient_photos_never_of_a_hidden_person BEFORE INSERT ON patient_photos
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER patient_photos_tie_an_imported_person AFTER INSERT ON patient_photos
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE patient_price_classes (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  price_class TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  set_by INTEGER NOT NULL REFERENCES users (id),
  -- Whoever may give any discount needs none.
  approval_id INTEGER UNIQUE REFERENCES approvals (id)
) STRICT;

CREATE INDEX patient_price_classes_by_patient ON patient_price_classes (patient_id);

CREATE INDEX patient_price_classes_by_time ON patient_price_classes (set_at);

CREATE TRIGGER patient_price_classes_are_never_changed BEFORE UPDATE ON patient_price_classes
  BEGIN SELECT raise(ABORT, 'a price class is never changed'); END;

CREATE TRIGGER patient_price_classes_are_never_deleted BEFORE DELETE ON patient_price_classes
  BEGIN SELECT raise(ABORT, 'a price class is never deleted'); END;

CREATE VIRTUAL TABLE patient_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3 4',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);

CREATE TABLE patient_versions (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  version INTEGER NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (patient_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER patient_versions_never_of_a_hidden_person BEFORE INSERT ON patient_versions
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER patient_versions_tie_an_imported_person AFTER INSERT ON patient_versions
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE patients (
  id INTEGER PRIMARY KEY,
  -- Rises with every visit; also the rowid in patient_search, so "last seen first" needs no sorting.
  recency INTEGER NOT NULL UNIQUE,
  uhid TEXT NOT NULL UNIQUE,
  old_number TEXT NOT NULL,
  full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 80),
  local_name TEXT NOT NULL,
  -- Empty only for somebody whose name nobody knows yet.
  phone TEXT NOT NULL CHECK (phone NOT GLOB '*[^0-9]*' AND (length(phone) = 10 OR (phone = '' AND is_unknown = 1))),
  -- The last digits of a number become a prefix that an index can find.
  phone_reversed TEXT GENERATED ALWAYS AS (substr(phone, 10, 1) || substr(phone, 9, 1) || substr(phone, 8, 1) || substr(phone, 7, 1) || substr(phone, 6, 1) || substr(phone, 5, 1) || substr(phone, 4, 1) || substr(phone, 3, 1) || substr(phone, 2, 1) || substr(phone, 1, 1)) VIRTUAL,
  phone_relation TEXT NOT NULL,
  alt_phone TEXT NOT NULL DEFAULT '' CHECK (alt_phone NOT GLOB '*[^0-9]*' AND length(alt_phone) IN (0, 10)),
  relative_name TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  alerts TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(alerts)),
  -- The table comes with a later migration. A trigger could guard this too, but would make the engine look
  -- through every table that points to patients at each new one.
  referrer_id INTEGER REFERENCES referrers (id),
  is_unknown INTEGER NOT NULL DEFAULT 0 CHECK (is_unknown IN (0, 1)),
  found_at TEXT NOT NULL DEFAULT '',
  -- The record whose chart this one's records are part of; nothing is moved, so a merge can be undone.
  merged_into INTEGER REFERENCES patients (id) CHECK (merged_into <> id),
  -- Not found by anybody while a file of people is read in, or after that was taken back.
  is_hidden INTEGER NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1)),
  import_id INTEGER,
  birth_on INTEGER NOT NULL CHECK (birth_on BETWEEN 18000101 AND 29991231),
  birth_is_estimated INTEGER NOT NULL CHECK (birth_is_estimated IN (0, 1)),
  sex TEXT NOT NULL CHECK (sex IN ('F', 'M', 'T', 'O', 'U')),
  address TEXT NOT NULL,
  locality TEXT NOT NULL,
  city TEXT NOT NULL,
  pin_code TEXT NOT NULL,
  abha_number TEXT NOT NULL CHECK (length(abha_number) IN (0, 14)),
  guardian TEXT CHECK (guardian IS NULL OR json_valid(guardian)),
  allergy_status TEXT NOT NULL DEFAULT 'notRecorded' CHECK (allergy_status IN ('notRecorded', 'none', 'listed')),
  not_a_duplicate_because TEXT NOT NULL,
  registered_at INTEGER NOT NULL,
  registered_by INTEGER NOT NULL REFERENCES users (id),
  last_visit_on INTEGER,
  version INTEGER NOT NULL DEFAULT 1
, alt_phone_reversed TEXT GENERATED ALWAYS AS (substr(alt_phone, 10, 1) || substr(alt_phone, 9, 1) || substr(alt_phone, 8, 1) || substr(alt_phone, 7, 1) || substr(alt_phone, 6, 1) || substr(alt_phone, 5, 1) || substr(alt_phone, 4, 1) || substr(alt_phone, 3, 1) || substr(alt_phone, 2, 1) || substr(alt_phone, 1, 1)) VIRTUAL) STRICT;

CREATE INDEX patients_by_alt_phone ON patients (alt_phone) WHERE alt_phone <> '';

CREATE INDEX patients_by_import ON patients (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX patients_by_old_number ON patients (old_number) WHERE old_number <> '';

CREATE INDEX patients_by_phone ON patients (phone);

CREATE INDEX patients_by_referrer ON patients (referrer_id) WHERE referrer_id IS NOT NULL;

CREATE INDEX patients_by_reversed_alt_phone ON patients (alt_phone_reversed) WHERE alt_phone <> '';

CREATE INDEX patients_by_reversed_phone ON patients (phone_reversed);

CREATE INDEX patients_merged ON patients (merged_into) WHERE merged_into IS NOT NULL;

CREATE UNIQUE INDEX patients_one_per_abha ON patients (abha_number) WHERE abha_number <> '' AND is_hidden = 0;

CREATE TRIGGER births_touch_immunisation_dues AFTER UPDATE OF birth_on, sex, is_hidden ON patients
  WHEN (NEW.birth_on <> OLD.birth_on OR NEW.sex <> OLD.sex OR NEW.is_hidden <> OLD.is_hidden)
    AND EXISTS (SELECT 1 FROM immunisation_dues WHERE patient_id = NEW.id)
  BEGIN INSERT INTO immunisation_dues_touched (patient_id) VALUES (NEW.id) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER changed_patients_are_compared AFTER UPDATE OF full_name, phone, alt_phone, birth_on, sex, locality, relative_name, guardian, old_number, is_hidden, merged_into ON patients WHEN NEW.is_hidden = 0
  BEGIN 
  INSERT INTO patients_to_compare SELECT NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM patients_to_compare WHERE patient_id = NEW.id); END;

CREATE TRIGGER imported_people_show_when_whole BEFORE UPDATE OF is_hidden ON patients
  WHEN OLD.is_hidden = 1 AND NEW.is_hidden = 0
    AND NEW.import_id NOT IN (SELECT id FROM imports WHERE state = 'running')
  BEGIN SELECT raise(ABORT, 'only running imports show their people'); END;

CREATE TRIGGER merged_patients_are_not_rewritten BEFORE UPDATE OF uhid, old_number, full_name, local_name, phone, phone_relation, alt_phone, relative_name, birth_on, birth_is_estimated, sex, address, locality, city, pin_code, abha_number, guardian, tags, alerts, referrer_id, allergy_status ON patients
  WHEN OLD.merged_into IS NOT NULL AND NEW.merged_into IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM patient_versions WHERE patient_id = OLD.id AND version = OLD.version)
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER merges_tie_imported_people AFTER UPDATE OF merged_into ON patients
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.merged_into AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TRIGGER merges_touch_immunisation_dues AFTER UPDATE OF merged_into ON patients
  WHEN NEW.merged_into IS NOT OLD.merged_into
  BEGIN INSERT INTO immunisation_dues_touched (patient_id) VALUES (NEW.id) ON CONFLICT DO NOTHING; INSERT INTO immunisation_dues_touched (patient_id) VALUES (coalesce(OLD.merged_into, NEW.merged_into)) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER patients_are_never_deleted BEFORE DELETE ON patients
  BEGIN SELECT raise(ABORT, 'patients are never deleted'); END;

CREATE TRIGGER patients_merge_through_the_journal BEFORE UPDATE OF merged_into ON patients
  WHEN NEW.merged_into IS NOT OLD.merged_into AND (
    (NEW.merged_into IS NULL) = EXISTS (
      SELECT 1 FROM patient_merges
      WHERE gone_id = NEW.id AND undone_at IS NULL
        AND kept_id = coalesce(NEW.merged_into, OLD.merged_into))
    OR (NEW.merged_into IS NOT NULL AND (
      OLD.merged_into IS NOT NULL OR NEW.is_hidden = 1
      OR EXISTS (SELECT 1 FROM patients AS kept
        WHERE kept.id = NEW.merged_into AND (kept.merged_into IS NOT NULL OR kept.is_hidden = 1)))))
  BEGIN SELECT raise(ABORT, 'a record is merged through the journal'); END;

CREATE TRIGGER patients_merge_without_dues BEFORE UPDATE OF merged_into ON patients
  WHEN NEW.merged_into IS NOT NULL AND OLD.merged_into IS NULL
    AND EXISTS (SELECT 1 FROM bills WHERE patient_id = NEW.id AND due_paise > 0)
  BEGIN SELECT raise(ABORT, 'a record with a due bill is not merged'); END;

CREATE TABLE patients_to_compare (patient_id INTEGER PRIMARY KEY REFERENCES patients (id)) STRICT;

CREATE VIEW payments AS
  SELECT id, number AS receipt_number, kind, bill_id, patient_id, doctor_id, on_date, mode,
    signed_paise AS amount_paise, signed_paise < 0 AS is_refund, reference, posted_at AS received_at,
    user_id AS cashier_id, shift_id, reverses_id
  FROM ledger WHERE is_taking = 1;

CREATE TABLE person_states (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  id INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pregnancy', 'breastFeeding', 'gestationAtBirth')),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unknown', 'ended', 'known')),
  asked_on INTEGER NOT NULL,
  last_period_on INTEGER,
  cycle_days INTEGER,
  due_on INTEGER,
  is_due_by_scan INTEGER NOT NULL DEFAULT 0 CHECK (is_due_by_scan IN (0, 1)),
  ended_on INTEGER,
  gestation_days INTEGER CHECK (gestation_days BETWEEN 100 AND 330),
  recorded_at INTEGER NOT NULL,
  recorded_by INTEGER NOT NULL REFERENCES users (id),
  CHECK ((answer = 'known') = (kind = 'gestationAtBirth')),
  CHECK ((gestation_days IS NOT NULL) = (kind = 'gestationAtBirth')),
  CHECK (answer <> 'ended' OR kind = 'pregnancy'),
  CHECK (due_on IS NULL OR (kind = 'pregnancy' AND answer = 'yes')),
  PRIMARY KEY (patient_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX person_states_by_id ON person_states (id);

CREATE TRIGGER person_states_are_never_changed BEFORE UPDATE ON person_states
  BEGIN SELECT raise(ABORT, 'answers are never changed'); END;

CREATE TRIGGER person_states_are_never_deleted BEFORE DELETE ON person_states
  BEGIN SELECT raise(ABORT, 'answers are never deleted'); END;

CREATE TRIGGER person_states_never_of_a_hidden_person BEFORE INSERT ON person_states
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER person_states_tie_an_imported_person AFTER INSERT ON person_states
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (NEW.patient_id) AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE phone_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  address TEXT NOT NULL CHECK (length(address) <= 15),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE TABLE places (
  locality TEXT NOT NULL COLLATE NOCASE,
  city TEXT NOT NULL COLLATE NOCASE,
  pin_code TEXT NOT NULL,
  use_count INTEGER NOT NULL,
  PRIMARY KEY (locality, city, pin_code)
) STRICT, WITHOUT ROWID;

CREATE INDEX places_by_pin ON places (pin_code, use_count) WHERE pin_code <> '';

CREATE TABLE prescription_items (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_descending INTEGER NOT NULL,
  version INTEGER NOT NULL,
  line_number INTEGER NOT NULL,
  formulary_id TEXT,
  generic TEXT NOT NULL,
  brand TEXT NOT NULL,
  line TEXT NOT NULL CHECK (json_valid(line)),
  PRIMARY KEY (patient_id, visit_descending, version, line_number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER prescription_items_are_never_changed BEFORE UPDATE ON prescription_items
  BEGIN SELECT raise(ABORT, 'signed prescriptions are never changed'); END;

CREATE TRIGGER prescription_items_are_never_deleted BEFORE DELETE ON prescription_items
  BEGIN SELECT raise(ABORT, 'signed prescriptions are never deleted'); END;

CREATE TABLE price_list_versions (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES price_lists (id) CHECK (list_id > 1),
  version INTEGER NOT NULL CHECK (version > 0),
  row TEXT NOT NULL CHECK (json_valid(row)),
  changed_at INTEGER NOT NULL,
  changed_by INTEGER NOT NULL REFERENCES users (id),
  UNIQUE (list_id, version)
) STRICT;

CREATE TRIGGER price_list_versions_are_never_changed BEFORE UPDATE ON price_list_versions
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;

CREATE TRIGGER price_list_versions_are_never_deleted BEFORE DELETE ON price_list_versions
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;

CREATE TRIGGER price_list_versions_stand AFTER INSERT ON price_list_versions BEGIN
  UPDATE price_lists SET version = NEW.version, row = NEW.row WHERE id = NEW.list_id;
END;

CREATE TABLE price_lists (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  row TEXT NOT NULL CHECK (json_valid(row))
) STRICT;

CREATE TRIGGER price_lists_are_never_deleted BEFORE DELETE ON price_lists
  BEGIN SELECT raise(ABORT, 'price lists are never deleted'); END;

CREATE TRIGGER price_lists_say_their_newest_version BEFORE UPDATE ON price_lists
  WHEN NEW.id <> OLD.id OR NOT EXISTS (SELECT 1 FROM price_list_versions
    WHERE list_id = NEW.id AND version = NEW.version AND row = NEW.row)
  BEGIN SELECT raise(ABORT, 'a price list changes by a new version'); END;

CREATE TABLE prints (
  page TEXT NOT NULL CHECK (length(page) BETWEEN 1 AND 40),
  subject_id INTEGER NOT NULL,
  -- Of what was printed: an amended page has an original of its own.
  version INTEGER NOT NULL CHECK (version > 0),
  copy INTEGER NOT NULL CHECK (copy >= 0),
  letterhead_id INTEGER,
  letterhead_version INTEGER,
  paper TEXT NOT NULL,
  page_count INTEGER NOT NULL CHECK (page_count >= 0),
  -- Empty where only a count was kept.
  printed_at INTEGER,
  printed_by INTEGER REFERENCES users (id),
  PRIMARY KEY (page, subject_id, version, copy)
) STRICT, WITHOUT ROWID;

CREATE INDEX prints_again ON prints (printed_at) WHERE copy > 0;

CREATE TRIGGER prints_are_never_changed BEFORE UPDATE ON prints
  BEGIN SELECT raise(ABORT, 'what was printed was printed'); END;

CREATE TRIGGER prints_are_never_deleted BEFORE DELETE ON prints
  BEGIN SELECT raise(ABORT, 'what was printed was printed'); END;

CREATE TRIGGER prints_leave_no_gap BEFORE INSERT ON prints
  WHEN NEW.copy > (SELECT count(*) FROM prints
    WHERE page = NEW.page AND subject_id = NEW.subject_id AND version = NEW.version)
  BEGIN SELECT raise(ABORT, 'copies are counted one by one'); END;

CREATE TABLE queue_events (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL,
  event TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX queue_events_by_visit ON queue_events (visit_id);

CREATE TRIGGER queue_events_are_never_changed BEFORE UPDATE ON queue_events
  BEGIN SELECT raise(ABORT, 'queue events are never changed'); END;

CREATE TRIGGER queue_events_are_never_deleted BEFORE DELETE ON queue_events
  BEGIN SELECT raise(ABORT, 'queue events are never deleted'); END;

CREATE TABLE referrers (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 80),
  kind TEXT NOT NULL CHECK (kind IN ('doctor', 'hospital', 'patient', 'camp', 'online', 'other')),
  phone TEXT NOT NULL CHECK (phone NOT GLOB '*[^0-9]*' AND length(phone) IN (0, 10)),
  added_at INTEGER NOT NULL,
  added_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE UNIQUE INDEX referrers_once ON referrers (name, phone);

CREATE TRIGGER referrers_are_never_deleted BEFORE DELETE ON referrers
  BEGIN SELECT raise(ABORT, 'referrers are never deleted'); END;

CREATE TABLE refund_events (
  id INTEGER PRIMARY KEY,
  refund_id INTEGER NOT NULL REFERENCES refunds (id),
  event TEXT NOT NULL CHECK (event IN ('requested', 'approved', 'rejected', 'paid', 'kept')),
  on_date INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  -- Who said yes: the person who pressed, or who typed the PIN at another's screen.
  approver_id INTEGER REFERENCES users (id),
  approval_id INTEGER UNIQUE,
  ledger_id INTEGER UNIQUE REFERENCES ledger (id),
  reason TEXT NOT NULL DEFAULT '',
  CHECK ((event = 'approved') = (approver_id IS NOT NULL)),
  CHECK ((event IN ('paid', 'kept')) = (ledger_id IS NOT NULL)),
  CHECK (event <> 'rejected' OR reason <> ''),
  UNIQUE (refund_id, event)
) STRICT;

CREATE INDEX refund_events_by_day ON refund_events (on_date, event);

CREATE TRIGGER refund_events_are_never_changed BEFORE UPDATE ON refund_events
    BEGIN SELECT raise(ABORT, 'refund_events are never changed'); END;

CREATE TRIGGER refund_events_are_never_deleted BEFORE DELETE ON refund_events
    BEGIN SELECT raise(ABORT, 'refund_events are never deleted'); END;

CREATE TRIGGER refund_events_move AFTER INSERT ON refund_events
  BEGIN UPDATE refunds SET state = NEW.event WHERE id = NEW.refund_id; END;

CREATE TRIGGER refunds_go_their_way BEFORE INSERT ON refund_events
  WHEN NEW.event <> 'requested' AND NOT EXISTS (SELECT 1 FROM refunds WHERE id = NEW.refund_id
    AND (state = 'requested' AND NEW.event IN ('approved', 'rejected')
      OR state = 'approved' AND NEW.event IN ('paid', 'kept')))
  BEGIN SELECT raise(ABORT, 'the refund is not there yet, or past it'); END;

CREATE TABLE refunds (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  source TEXT NOT NULL CHECK (source IN ('advance', 'bill')),
  bill_id INTEGER REFERENCES bills (id),
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- The lines of the bill that the credit note will name.
  lines TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(lines)),
  state TEXT NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'approved', 'rejected', 'paid', 'kept')),
  CHECK ((source = 'bill') = (bill_id IS NOT NULL))
) STRICT;

CREATE INDEX refunds_by_bill ON refunds (bill_id) WHERE bill_id IS NOT NULL;

CREATE INDEX refunds_by_patient ON refunds (patient_id);

CREATE INDEX refunds_waiting ON refunds (state, id) WHERE state IN ('requested', 'approved');

CREATE TRIGGER refunds_are_never_deleted BEFORE DELETE ON refunds
  BEGIN SELECT raise(ABORT, 'refunds are never deleted'); END;

CREATE TRIGGER refunds_move_by_events BEFORE UPDATE ON refunds
  WHEN NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id OR NEW.source <> OLD.source
    OR NEW.bill_id IS NOT OLD.bill_id OR NEW.amount_paise <> OLD.amount_paise OR NEW.reason <> OLD.reason
    OR NEW.lines <> OLD.lines
    OR NEW.state <> (SELECT event FROM refund_events WHERE refund_id = OLD.id ORDER BY id DESC LIMIT 1)
  BEGIN SELECT raise(ABORT, 'a refund moves by its events'); END;

CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  name TEXT NOT NULL CHECK (name <> ''),
  view TEXT NOT NULL CHECK (json_valid(view)),
  UNIQUE (user_id, name)
) STRICT;

CREATE TABLE schedule_sessions (
  schedule_id INTEGER NOT NULL REFERENCES schedules (id),
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
  start_minute INTEGER NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
  end_minute INTEGER NOT NULL CHECK (end_minute BETWEEN 1 AND 2879),
  mode TEXT NOT NULL CHECK (mode IN ('slots', 'tokens')),
  slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 3 AND 120),
  per_slot INTEGER NOT NULL CHECK (per_slot BETWEEN 1 AND 10),
  breaks TEXT NOT NULL CHECK (json_valid(breaks)),
  last_token_minute INTEGER,
  walk_in_quota INTEGER CHECK (walk_in_quota >= 0),
  phone_quota INTEGER CHECK (phone_quota >= 0),
  room TEXT NOT NULL,
  PRIMARY KEY (schedule_id, session_id),
  CHECK (end_minute > start_minute AND end_minute - start_minute <= 960),
  CHECK (end_minute - start_minute >= slot_minutes),
  CHECK (last_token_minute > start_minute AND last_token_minute <= end_minute)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER schedule_sessions_are_never_changed BEFORE UPDATE ON schedule_sessions
  BEGIN SELECT raise(ABORT, 'a schedule is replaced, not rewritten'); END;

CREATE TRIGGER schedule_sessions_are_never_deleted BEFORE DELETE ON schedule_sessions
  BEGIN SELECT raise(ABORT, 'schedules are never deleted'); END;

CREATE TRIGGER schedule_sessions_never_overlap BEFORE INSERT ON schedule_sessions
  WHEN EXISTS (
    SELECT 1 FROM schedule_sessions AS other WHERE other.schedule_id = NEW.schedule_id AND (
      (other.weekday = NEW.weekday
        AND other.start_minute < NEW.end_minute AND NEW.start_minute < other.end_minute)
      OR (other.weekday = (NEW.weekday + 1) % 7 AND other.start_minute + 1440 < NEW.end_minute)
      OR (NEW.weekday = (other.weekday + 1) % 7 AND NEW.start_minute + 1440 < other.end_minute)))
  BEGIN SELECT raise(ABORT, 'sessions of one doctor never overlap'); END;

CREATE TABLE schedules (
  id INTEGER PRIMARY KEY,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  valid_from INTEGER NOT NULL CHECK (valid_from BETWEEN 18000101 AND 29991231),
  set_at INTEGER NOT NULL,
  set_by INTEGER NOT NULL REFERENCES users (id),
  replaced_at INTEGER
) STRICT;

CREATE UNIQUE INDEX schedules_one_per_doctor_and_day
  ON schedules (doctor_id, valid_from) WHERE replaced_at IS NULL;

CREATE TRIGGER schedules_are_never_deleted BEFORE DELETE ON schedules
  BEGIN SELECT raise(ABORT, 'schedules are never deleted'); END;

CREATE TRIGGER schedules_are_never_rewritten
  BEFORE UPDATE OF id, doctor_id, valid_from, set_at, set_by ON schedules
  BEGIN SELECT raise(ABORT, 'a schedule is replaced, not rewritten'); END;

CREATE TRIGGER schedules_stay_replaced BEFORE UPDATE OF replaced_at ON schedules
  WHEN OLD.replaced_at IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a replaced schedule stays replaced'); END;

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6)
) STRICT;

CREATE TABLE share_rules (
  id INTEGER PRIMARY KEY,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  item_id INTEGER REFERENCES catalogue_items (id),
  category TEXT CHECK (category <> ''),
  permille INTEGER CHECK (permille BETWEEN 0 AND 1000),
  -- For each unit.
  fixed_paise INTEGER CHECK (fixed_paise >= 0),
  basis TEXT NOT NULL CHECK (basis IN ('collected', 'billed')),
  valid_from INTEGER NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_user INTEGER NOT NULL REFERENCES users (id),
  CHECK (item_id IS NULL OR category IS NULL),
  CHECK (permille IS NULL OR fixed_paise IS NULL)
) STRICT;

CREATE INDEX share_rules_by_doctor ON share_rules (doctor_id, valid_from);

CREATE TRIGGER share_rules_are_never_changed BEFORE UPDATE ON share_rules
    BEGIN SELECT raise(ABORT, 'share_rules are never changed'); END;

CREATE TRIGGER share_rules_are_never_deleted BEFORE DELETE ON share_rules
    BEGIN SELECT raise(ABORT, 'share_rules are never deleted'); END;

CREATE TABLE shift_closes (
  shift_id INTEGER PRIMARY KEY REFERENCES shifts (id),
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  closed_at INTEGER NOT NULL,
  closed_by INTEGER NOT NULL REFERENCES users (id),
  -- Who counted with them; NULL in a clinic of one person.
  second_by INTEGER REFERENCES users (id) CHECK (second_by <> closed_by),
  float_paise INTEGER NOT NULL CHECK (float_paise >= 0),
  expected_cash_paise INTEGER NOT NULL,
  counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
  reason TEXT NOT NULL,
  cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
  -- By mode: what the card machine's and the UPI app's own slips say, where somebody looked.
  slips TEXT NOT NULL CHECK (json_valid(slips)),
  CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
) STRICT;

CREATE TRIGGER closed_drawers_are_empty BEFORE INSERT ON shift_closes
  WHEN (SELECT coalesce(sum(signed_paise), 0) FROM ledger WHERE shift_id = NEW.shift_id AND mode = 'cash') <> 0
  BEGIN SELECT raise(ABORT, 'the drawer is not handed over'); END;

CREATE TRIGGER shift_closes_are_never_changed BEFORE UPDATE ON shift_closes
  BEGIN SELECT raise(ABORT, 'a closed shift is locked'); END;

CREATE TRIGGER shift_closes_are_never_deleted BEFORE DELETE ON shift_closes
  BEGIN SELECT raise(ABORT, 'a closed shift is locked'); END;

CREATE TRIGGER shift_closes_close AFTER INSERT ON shift_closes
  BEGIN UPDATE shifts SET is_open = 0 WHERE id = NEW.shift_id; END;

CREATE TABLE shifts (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id),
  on_date INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  is_open INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1))
) STRICT;

CREATE INDEX shifts_by_day ON shifts (on_date);

CREATE UNIQUE INDEX shifts_one_open ON shifts (user_id, on_date) WHERE is_open = 1;

CREATE INDEX shifts_still_open ON shifts (on_date) WHERE is_open = 1;

CREATE TRIGGER shifts_are_never_deleted BEFORE DELETE ON shifts
  BEGIN SELECT raise(ABORT, 'shifts are never deleted'); END;

CREATE TRIGGER shifts_never_enter_a_closed_day BEFORE INSERT ON shifts
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date AND is_set_aside = 0)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

CREATE TRIGGER shifts_only_close BEFORE UPDATE ON shifts
  WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.on_date <> OLD.on_date
    OR NEW.opened_at <> OLD.opened_at OR NEW.is_open > OLD.is_open
    OR NOT EXISTS (SELECT 1 FROM shift_closes WHERE shift_id = OLD.id)
  BEGIN SELECT raise(ABORT, 'a shift is only closed'); END;

CREATE TABLE suspect_pairs (
  first_id INTEGER NOT NULL REFERENCES patients (id),
  second_id INTEGER NOT NULL REFERENCES patients (id),
  score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 100),
  because TEXT NOT NULL CHECK (json_valid(because)),
  found_at INTEGER NOT NULL,
  dismissed_at INTEGER,
  dismissed_by INTEGER REFERENCES users (id),
  dismissed_reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id),
  CHECK ((dismissed_at IS NULL) = (dismissed_reason = ''))
) STRICT, WITHOUT ROWID;

CREATE INDEX suspect_pairs_by_second ON suspect_pairs (second_id);

CREATE INDEX suspect_pairs_open ON suspect_pairs (score) WHERE dismissed_at IS NULL;

CREATE TRIGGER dismissed_suspects_are_never_deleted BEFORE DELETE ON suspect_pairs
  WHEN OLD.dismissed_at IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a dismissed pair stays dismissed'); END;

CREATE TRIGGER dismissed_suspects_stay BEFORE UPDATE ON suspect_pairs WHEN OLD.dismissed_at IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a dismissed pair stays dismissed'); END;

CREATE TABLE tax_code_digits (
  valid_from INTEGER NOT NULL,
  over_paise INTEGER NOT NULL CHECK (over_paise >= 0),
  digits INTEGER NOT NULL CHECK (digits IN (4, 6, 8)),
  is_optional_for_unregistered INTEGER NOT NULL CHECK (is_optional_for_unregistered IN (0, 1)),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (valid_from, over_paise)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tax_code_digits_are_never_changed BEFORE UPDATE ON tax_code_digits
  BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;

CREATE TRIGGER tax_code_digits_are_never_deleted BEFORE DELETE ON tax_code_digits
  BEGIN SELECT raise(ABORT, 'figures of the law are added, never changed'); END;

CREATE TABLE tax_rates (
  id INTEGER PRIMARY KEY,
  tax_class TEXT NOT NULL CHECK (tax_class IN ('exempt', 'nil', 'nonGst', 'medicine', 'lifeSaving', 'device',
    'cosmetic', 'roomRent', 'gst5', 'gst12', 'gst18')),
  valid_from INTEGER NOT NULL,
  treatment TEXT NOT NULL CHECK (treatment IN ('taxable', 'exempt', 'nil', 'nonGst')),
  gst_permille INTEGER NOT NULL CHECK (gst_permille BETWEEN 0 AND 400),
  over_paise INTEGER CHECK (over_paise >= 0),
  spares_icu INTEGER NOT NULL CHECK (spares_icu IN (0, 1)),
  needs_itc_note INTEGER NOT NULL CHECK (needs_itc_note IN (0, 1)),
  source TEXT NOT NULL CHECK (source <> ''),
  added_at INTEGER,
  added_by INTEGER REFERENCES users (id),
  CHECK ((treatment = 'taxable') = (gst_permille > 0))
) STRICT;

CREATE INDEX tax_rates_by_class ON tax_rates (tax_class, valid_from);

CREATE TRIGGER tax_rates_are_never_changed BEFORE UPDATE ON tax_rates
  BEGIN SELECT raise(ABORT, 'a tax rate is never changed'); END;

CREATE TRIGGER tax_rates_are_never_deleted BEFORE DELETE ON tax_rates
  BEGIN SELECT raise(ABORT, 'a tax rate is never deleted'); END;

CREATE TABLE templates (
  id INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  kind TEXT NOT NULL CHECK (kind IN ('kit', 'text')),
  owner_id INTEGER NOT NULL REFERENCES users (id),
  is_team INTEGER NOT NULL CHECK (is_team IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  content TEXT NOT NULL CHECK (json_valid(content)),
  is_retired INTEGER NOT NULL CHECK (is_retired IN (0, 1)),
  saved_by INTEGER NOT NULL REFERENCES users (id),
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER templates_are_never_changed BEFORE UPDATE ON templates
  BEGIN SELECT raise(ABORT, 'templates are never changed'); END;

CREATE TRIGGER templates_are_never_deleted BEFORE DELETE ON templates
  BEGIN SELECT raise(ABORT, 'templates are never deleted'); END;

CREATE TABLE tokens (
  session_date INTEGER NOT NULL,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  session_id INTEGER NOT NULL,
  letter TEXT NOT NULL CHECK (letter IN ('A', 'P', 'E')),
  number INTEGER NOT NULL CHECK (number > 0),
  visit_id INTEGER,
  appointment_id INTEGER,
  issued_at INTEGER NOT NULL,
  PRIMARY KEY (session_date, doctor_id, session_id, letter, number),
  CHECK (visit_id IS NOT NULL OR appointment_id IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX tokens_by_visit ON tokens (visit_id) WHERE visit_id IS NOT NULL;

CREATE TRIGGER tokens_are_never_deleted BEFORE DELETE ON tokens
  BEGIN SELECT raise(ABORT, 'tokens are never deleted'); END;

CREATE TABLE turnovers_said (
  id INTEGER PRIMARY KEY,
  financial_year TEXT NOT NULL CHECK (financial_year GLOB '[0-9][0-9]-[0-9][0-9]'),
  over_paise INTEGER NOT NULL CHECK (over_paise >= 0),
  said_at INTEGER NOT NULL,
  said_by INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX turnovers_said_by_year ON turnovers_said (financial_year);

CREATE TRIGGER turnovers_said_are_never_changed BEFORE UPDATE ON turnovers_said
  BEGIN SELECT raise(ABORT, 'what was said of a turnover is never changed'); END;

CREATE TRIGGER turnovers_said_are_never_deleted BEFORE DELETE ON turnovers_said
  BEGIN SELECT raise(ABORT, 'what was said of a turnover is never deleted'); END;

CREATE TABLE upi_confirmation_withdrawals (
  confirmation_id INTEGER PRIMARY KEY REFERENCES upi_confirmations (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  withdrawn_by INTEGER NOT NULL REFERENCES users (id),
  withdrawn_at INTEGER NOT NULL
) STRICT;

CREATE INDEX upi_withdrawals_by_time ON upi_confirmation_withdrawals (withdrawn_at);

CREATE TRIGGER upi_confirmation_withdrawals_are_never_changed BEFORE UPDATE ON upi_confirmation_withdrawals
    BEGIN SELECT raise(ABORT, 'upi_confirmation_withdrawals are never changed'); END;

CREATE TRIGGER upi_confirmation_withdrawals_are_never_deleted BEFORE DELETE ON upi_confirmation_withdrawals
    BEGIN SELECT raise(ABORT, 'upi_confirmation_withdrawals are never deleted'); END;

CREATE TRIGGER upi_withdrawals_begin_it_again AFTER INSERT ON upi_confirmation_withdrawals BEGIN
  INSERT INTO upi_waiting SELECT * FROM upi_to_confirm
    WHERE payment_id = (SELECT payment_id FROM upi_confirmations WHERE id = NEW.confirmation_id);
END;

CREATE TABLE upi_confirmations (
  id INTEGER PRIMARY KEY,
  payment_id INTEGER NOT NULL REFERENCES ledger (id),
  utr TEXT NOT NULL CHECK (utr GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  -- NULL when it was confirmed by a message of the bank alone.
  statement_row_id INTEGER REFERENCES upi_statement_rows (id),
  confirmed_by INTEGER NOT NULL REFERENCES users (id),
  confirmed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX upi_confirmations_by_payment ON upi_confirmations (payment_id);

CREATE INDEX upi_confirmations_by_utr ON upi_confirmations (utr);

CREATE TRIGGER upi_confirmations_are_never_changed BEFORE UPDATE ON upi_confirmations
    BEGIN SELECT raise(ABORT, 'upi_confirmations are never changed'); END;

CREATE TRIGGER upi_confirmations_are_never_deleted BEFORE DELETE ON upi_confirmations
    BEGIN SELECT raise(ABORT, 'upi_confirmations are never deleted'); END;

CREATE TRIGGER upi_confirmations_end_the_waiting AFTER INSERT ON upi_confirmations
  BEGIN DELETE FROM upi_waiting WHERE payment_id = NEW.payment_id; END;

CREATE TRIGGER upi_confirmations_stand_once BEFORE INSERT ON upi_confirmations
  WHEN EXISTS (SELECT 1 FROM upi_confirmations AS before WHERE before.payment_id = NEW.payment_id
    AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = before.id))
  BEGIN SELECT raise(ABORT, 'this payment is confirmed already'); END;

CREATE TABLE upi_qr_references (
  payment_id INTEGER PRIMARY KEY REFERENCES ledger (id),
  reference TEXT NOT NULL
    CHECK (length(reference) = 10 AND reference GLOB 'PQ[0-9]*' AND reference NOT GLOB '*[^0-9A-Z]*'),
  kept_by INTEGER NOT NULL REFERENCES users (id),
  kept_at INTEGER NOT NULL
) STRICT;

CREATE INDEX upi_qr_references_by_reference ON upi_qr_references (reference);

CREATE TRIGGER upi_qr_references_are_never_changed BEFORE UPDATE ON upi_qr_references
    BEGIN SELECT raise(ABORT, 'upi_qr_references are never changed'); END;

CREATE TRIGGER upi_qr_references_are_never_deleted BEFORE DELETE ON upi_qr_references
    BEGIN SELECT raise(ABORT, 'upi_qr_references are never deleted'); END;

CREATE TRIGGER upi_qr_references_are_of_one_transfer BEFORE INSERT ON upi_qr_references
  WHEN EXISTS (SELECT 1 FROM upi_qr_references AS kept WHERE kept.reference = NEW.reference
    AND (kept.kept_by <> NEW.kept_by OR kept.kept_at <> NEW.kept_at))
  BEGIN SELECT raise(ABORT, 'money was taken by this reference already'); END;

CREATE TRIGGER upi_qr_references_are_of_upi_money BEFORE INSERT ON upi_qr_references
  WHEN NOT EXISTS (SELECT 1 FROM ledger WHERE id = NEW.payment_id AND mode = 'upi'
    AND kind IN ('receipt', 'advance'))
  BEGIN SELECT raise(ABORT, 'a QR is paid by UPI'); END;

CREATE TABLE upi_statement_rows (
  id INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES upi_statements (id),
  row_number INTEGER NOT NULL CHECK (row_number > 0),
  on_date INTEGER NOT NULL,
  description TEXT NOT NULL,
  utr TEXT NOT NULL UNIQUE CHECK (utr GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0)
) STRICT;

CREATE INDEX upi_statement_rows_by_day ON upi_statement_rows (on_date, amount_paise);

CREATE INDEX upi_statement_rows_by_statement ON upi_statement_rows (statement_id);

CREATE TRIGGER upi_statement_rows_are_never_changed BEFORE UPDATE ON upi_statement_rows
    BEGIN SELECT raise(ABORT, 'upi_statement_rows are never changed'); END;

CREATE TRIGGER upi_statement_rows_are_never_deleted BEFORE DELETE ON upi_statement_rows
    BEGIN SELECT raise(ABORT, 'upi_statement_rows are never deleted'); END;

CREATE TABLE upi_statements (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  row_count INTEGER NOT NULL CHECK (row_count > 0),
  taken_count INTEGER NOT NULL CHECK (taken_count BETWEEN 0 AND row_count),
  -- The days it speaks of, also those on which nothing came.
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL,
  imported_by INTEGER NOT NULL REFERENCES users (id),
  imported_at INTEGER NOT NULL,
  CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX upi_statements_by_day ON upi_statements (to_day, from_day);

CREATE TRIGGER upi_statements_are_never_changed BEFORE UPDATE ON upi_statements
    BEGIN SELECT raise(ABORT, 'upi_statements are never changed'); END;

CREATE TRIGGER upi_statements_are_never_deleted BEFORE DELETE ON upi_statements
    BEGIN SELECT raise(ABORT, 'upi_statements are never deleted'); END;

CREATE VIEW upi_to_confirm AS
  SELECT taking.id AS payment_id, on_date, amount_paise,
    CASE kind WHEN 'receipt' THEN document_id END AS settlement_id
  FROM ledger AS taking
  WHERE mode = 'upi' AND kind IN ('receipt', 'advance')
    AND NOT EXISTS (SELECT 1 FROM ledger AS back WHERE back.reverses_id = taking.id)
    AND NOT EXISTS (SELECT 1 FROM upi_confirmations AS one WHERE one.payment_id = taking.id
      AND NOT EXISTS (SELECT 1 FROM upi_confirmation_withdrawals WHERE confirmation_id = one.id));

CREATE TABLE upi_waiting (
  payment_id INTEGER PRIMARY KEY REFERENCES ledger (id),
  on_date INTEGER NOT NULL,
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  -- Of a company: its receipts are one transfer.
  settlement_id INTEGER
) STRICT;

CREATE INDEX upi_waiting_by_day ON upi_waiting (on_date, amount_paise, settlement_id);

CREATE TRIGGER upi_waiting_begins_with_its_taking BEFORE INSERT ON upi_waiting
  WHEN NOT EXISTS (SELECT 1 FROM upi_to_confirm AS true_one WHERE true_one.payment_id = NEW.payment_id
    AND true_one.on_date = NEW.on_date AND true_one.amount_paise = NEW.amount_paise
    AND true_one.settlement_id IS NEW.settlement_id)
  BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;

CREATE TRIGGER upi_waiting_ends_with_its_reason BEFORE DELETE ON upi_waiting
  WHEN EXISTS (SELECT 1 FROM upi_to_confirm WHERE payment_id = OLD.payment_id)
  BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;

CREATE TRIGGER upi_waiting_is_never_changed BEFORE UPDATE ON upi_waiting
  BEGIN SELECT raise(ABORT, 'what waits is moved by the ledger and the bank alone'); END;

CREATE TABLE user_roles (
  user_id INTEGER NOT NULL REFERENCES users (id),
  role TEXT NOT NULL CHECK (role IN ('owner', 'doctor', 'receptionist', 'nurse', 'accountant')),
  PRIMARY KEY (user_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 60),
  sign_in_name TEXT NOT NULL UNIQUE,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  pin_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE visits (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  day_descending INTEGER NOT NULL CHECK (day_descending < 0),
  id INTEGER NOT NULL,
  on_date INTEGER GENERATED ALWAYS AS (-day_descending) VIRTUAL,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  token TEXT NOT NULL,
  -- The running OPD number of the visit, by the clinic's pattern (REG-12).
  number TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN
    ('arrived', 'waiting', 'held', 'skipped', 'withDoctor', 'toBill', 'done', 'left')),
  priority TEXT NOT NULL CHECK (priority IN ('routine', 'soon', 'urgent', 'emergency')),
  priority_reason TEXT NOT NULL DEFAULT '',
  complaint TEXT NOT NULL DEFAULT '',
  -- Whose turn it is within one priority: arrival, or the booked time of who came in time for it.
  turn_at INTEGER NOT NULL,
  call_count INTEGER NOT NULL DEFAULT 0,
  is_overbooked INTEGER NOT NULL DEFAULT 0 CHECK (is_overbooked IN (0, 1)),
  appointment_id INTEGER,
  is_first INTEGER NOT NULL CHECK (is_first IN (0, 1)),
  arrived_at INTEGER NOT NULL,
  state_since INTEGER NOT NULL,
  has_vitals INTEGER NOT NULL DEFAULT 0 CHECK (has_vitals IN (0, 1)),
  bill_id INTEGER,
  created_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (patient_id, day_descending, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX visits_by_day_and_doctor ON visits (day_descending, doctor_id);

CREATE UNIQUE INDEX visits_by_id ON visits (id);

CREATE UNIQUE INDEX visits_by_number ON visits (number) WHERE number <> '';

CREATE UNIQUE INDEX visits_one_open_per_patient_and_doctor
  ON visits (patient_id, doctor_id, day_descending) WHERE state IN ('arrived', 'waiting', 'held', 'skipped', 'withDoctor');

CREATE UNIQUE INDEX visits_one_per_appointment ON visits (appointment_id) WHERE appointment_id IS NOT NULL;

CREATE TRIGGER visits_are_never_deleted BEFORE DELETE ON visits
  BEGIN SELECT raise(ABORT, 'visits are never deleted'); END;

CREATE TRIGGER visits_never_of_a_hidden_person BEFORE INSERT ON visits
  WHEN (SELECT is_hidden FROM patients WHERE id = NEW.patient_id) = 1
  BEGIN SELECT raise(ABORT, 'this person is hidden'); END;

CREATE TRIGGER visits_never_of_a_merged_record BEFORE INSERT ON visits
  WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;

CREATE TRIGGER visits_tie_an_imported_person AFTER INSERT ON visits
  BEGIN 
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id = NEW.patient_id AND import_id IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id); END;

CREATE TABLE vitals (
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  recorded_at INTEGER NOT NULL,
  id INTEGER NOT NULL,
  visit_id INTEGER NOT NULL,
  systolic_mm_hg REAL, diastolic_mm_hg REAL, pulse_per_minute REAL, breaths_per_minute REAL,
  temperature_celsius REAL, spo2_percent REAL, weight_kg REAL, height_cm REAL, glucose_mg_dl REAL,
  recorded_by INTEGER NOT NULL REFERENCES users (id),
  PRIMARY KEY (patient_id, recorded_at, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX vitals_by_id ON vitals (id);

CREATE INDEX vitals_by_visit ON vitals (visit_id, recorded_at);

CREATE TRIGGER vitals_are_never_changed BEFORE UPDATE ON vitals
  BEGIN SELECT raise(ABORT, 'vitals are never changed'); END;

CREATE TRIGGER vitals_are_never_deleted BEFORE DELETE ON vitals
  BEGIN SELECT raise(ABORT, 'vitals are never deleted'); END;


-- Made by write-checksums.ts from the migrations; read it, never edit it.

-- Version 95

CREATE TABLE answered_requests (
  request_id TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL,
  procedure TEXT NOT NULL,
  output TEXT NOT NULL,
  answered_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX answered_requests_by_age ON answered_requests (answered_at);

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

CREATE TABLE bill_lines (
  bill_id INTEGER NOT NULL REFERENCES bills (id),
  line_number INTEGER NOT NULL,
  description TEXT NOT NULL,
  sac_code TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  rate_paise INTEGER NOT NULL CHECK (rate_paise >= 0),
  amount_paise INTEGER NOT NULL CHECK (amount_paise = quantity * rate_paise),
  PRIMARY KEY (bill_id, line_number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bill_lines_are_frozen BEFORE UPDATE ON bill_lines
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bill_lines_are_never_deleted BEFORE DELETE ON bill_lines
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TABLE bills (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE CHECK (length(number) <= 16),
  financial_year TEXT NOT NULL,
  on_date INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  visit_id INTEGER,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  party TEXT NOT NULL CHECK (json_valid(party)),
  doctor_snapshot TEXT NOT NULL CHECK (json_valid(doctor_snapshot)),
  subtotal_paise INTEGER NOT NULL CHECK (subtotal_paise >= 0),
  discount_paise INTEGER NOT NULL CHECK (discount_paise BETWEEN 0 AND subtotal_paise),
  discount_reason TEXT NOT NULL,
  round_off_paise INTEGER NOT NULL CHECK (round_off_paise BETWEEN -50 AND 50),
  total_paise INTEGER NOT NULL CHECK (total_paise = subtotal_paise - discount_paise + round_off_paise),
  -- The one figure of a frozen bill that moves: what is still to be paid.
  due_paise INTEGER NOT NULL CHECK (due_paise BETWEEN 0 AND total_paise),
  cashier_id INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX bills_by_day ON bills (on_date, doctor_id, total_paise, discount_paise);

CREATE INDEX bills_by_patient ON bills (patient_id);

CREATE UNIQUE INDEX bills_one_per_visit ON bills (visit_id) WHERE visit_id IS NOT NULL;

CREATE INDEX bills_with_dues ON bills (patient_id, due_paise) WHERE due_paise > 0;

CREATE TRIGGER bills_are_frozen BEFORE UPDATE ON bills
  WHEN NEW.id <> OLD.id OR NEW.number <> OLD.number OR NEW.financial_year <> OLD.financial_year
    OR NEW.on_date <> OLD.on_date OR NEW.issued_at <> OLD.issued_at OR NEW.patient_id <> OLD.patient_id
    OR NEW.visit_id IS NOT OLD.visit_id OR NEW.doctor_id <> OLD.doctor_id OR NEW.party <> OLD.party
    OR NEW.doctor_snapshot <> OLD.doctor_snapshot OR NEW.subtotal_paise <> OLD.subtotal_paise
    OR NEW.discount_paise <> OLD.discount_paise OR NEW.discount_reason <> OLD.discount_reason
    OR NEW.round_off_paise <> OLD.round_off_paise OR NEW.total_paise <> OLD.total_paise
    OR NEW.cashier_id <> OLD.cashier_id
  BEGIN SELECT raise(ABORT, 'an issued bill is frozen'); END;

CREATE TRIGGER bills_are_never_deleted BEFORE DELETE ON bills
  BEGIN SELECT raise(ABORT, 'bills are never deleted'); END;

CREATE TRIGGER bills_never_enter_a_closed_day BEFORE INSERT ON bills
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

CREATE TABLE clinic (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  profile TEXT NOT NULL CHECK (json_valid(profile)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
  recovery_confirmed_at INTEGER,
  created_at INTEGER NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE day_closes (
  on_date INTEGER PRIMARY KEY,
  opening_float_paise INTEGER NOT NULL CHECK (opening_float_paise >= 0),
  expected_cash_paise INTEGER NOT NULL,
  counted_cash_paise INTEGER NOT NULL CHECK (counted_cash_paise >= 0),
  reason TEXT NOT NULL,
  cash_count TEXT NOT NULL CHECK (json_valid(cash_count)),
  sheet TEXT NOT NULL CHECK (json_valid(sheet)),
  closed_by INTEGER NOT NULL REFERENCES users (id),
  closed_at INTEGER NOT NULL,
  previous_seal TEXT NOT NULL,
  seal TEXT NOT NULL UNIQUE,
  CHECK (expected_cash_paise = counted_cash_paise OR reason <> '')
) STRICT;

CREATE TRIGGER day_closes_are_never_changed BEFORE UPDATE ON day_closes
  BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;

CREATE TRIGGER day_closes_are_never_deleted BEFORE DELETE ON day_closes
  BEGIN SELECT raise(ABORT, 'a closed day is locked'); END;

CREATE TABLE day_sums (
  on_date INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
  amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
  PRIMARY KEY (on_date, doctor_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TABLE doctors (
  user_id INTEGER PRIMARY KEY REFERENCES users (id),
  qualification TEXT NOT NULL,
  council TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  speciality TEXT NOT NULL,
  room TEXT NOT NULL,
  consultation_fee_paise INTEGER NOT NULL CHECK (consultation_fee_paise >= 0)
) STRICT;

CREATE TABLE encounter_drafts (
  visit_id INTEGER PRIMARY KEY,
  doctor_id INTEGER NOT NULL REFERENCES users (id),
  draft TEXT NOT NULL CHECK (json_valid(draft)),
  saved_at INTEGER NOT NULL
) STRICT;

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
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (patient_id, day_descending, visit_id, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX encounters_by_serial ON encounters (serial, version);

CREATE UNIQUE INDEX encounters_by_visit ON encounters (visit_id, version);

CREATE TRIGGER encounters_are_never_changed BEFORE UPDATE ON encounters
  BEGIN SELECT raise(ABORT, 'signed notes are never changed'); END;

CREATE TRIGGER encounters_are_never_deleted BEFORE DELETE ON encounters
  BEGIN SELECT raise(ABORT, 'signed notes are never deleted'); END;

CREATE TABLE legal_limits (
  name TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  amount_paise INTEGER NOT NULL CHECK (amount_paise > 0),
  source TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (name, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE month_sums (
  month INTEGER NOT NULL, doctor_id INTEGER NOT NULL, mode TEXT NOT NULL,
  amount_paise INTEGER NOT NULL, payment_count INTEGER NOT NULL,
  PRIMARY KEY (month, doctor_id, mode)
) STRICT, WITHOUT ROWID;

CREATE TABLE name_words (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  skeleton TEXT NOT NULL
) STRICT;

CREATE TABLE number_series (
  series TEXT NOT NULL,
  period TEXT NOT NULL,
  last_number INTEGER NOT NULL CHECK (last_number >= 0),
  PRIMARY KEY (series, period)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE patients (
  id INTEGER PRIMARY KEY,
  -- Rises with every visit; also the rowid in patient_search, so "last seen first" needs no sorting.
  recency INTEGER NOT NULL UNIQUE,
  uhid TEXT NOT NULL UNIQUE,
  old_number TEXT NOT NULL,
  full_name TEXT NOT NULL CHECK (length(full_name) BETWEEN 1 AND 80),
  local_name TEXT NOT NULL,
  phone TEXT NOT NULL CHECK (length(phone) = 10 AND phone NOT GLOB '*[^0-9]*'),
  -- The last digits of a number become a prefix that an index can find.
  phone_reversed TEXT GENERATED ALWAYS AS (substr(phone, 10, 1) || substr(phone, 9, 1) || substr(phone, 8, 1) || substr(phone, 7, 1) || substr(phone, 6, 1) || substr(phone, 5, 1) || substr(phone, 4, 1) || substr(phone, 3, 1) || substr(phone, 2, 1) || substr(phone, 1, 1)) VIRTUAL,
  phone_relation TEXT NOT NULL,
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
) STRICT;

CREATE INDEX patients_by_old_number ON patients (old_number) WHERE old_number <> '';

CREATE INDEX patients_by_phone ON patients (phone);

CREATE INDEX patients_by_reversed_phone ON patients (phone_reversed);

CREATE UNIQUE INDEX patients_one_per_abha ON patients (abha_number) WHERE abha_number <> '';

CREATE TRIGGER patients_are_never_deleted BEFORE DELETE ON patients
  BEGIN SELECT raise(ABORT, 'patients are never deleted'); END;

CREATE TABLE payments (
  id INTEGER PRIMARY KEY,
  receipt_number TEXT NOT NULL UNIQUE CHECK (length(receipt_number) <= 16),
  bill_id INTEGER NOT NULL REFERENCES bills (id),
  patient_id INTEGER NOT NULL REFERENCES patients (id),
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  on_date INTEGER NOT NULL,
  mode TEXT NOT NULL CHECK (mode IN ('cash', 'upi', 'card')),
  is_refund INTEGER NOT NULL DEFAULT 0 CHECK (is_refund IN (0, 1)),
  amount_paise INTEGER NOT NULL CHECK (amount_paise <> 0 AND (amount_paise < 0) = is_refund),
  reference TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  cashier_id INTEGER NOT NULL REFERENCES users (id)
) STRICT;

CREATE INDEX payments_by_bill ON payments (bill_id);

CREATE INDEX payments_by_day ON payments (on_date, mode, doctor_id, is_refund, amount_paise);

CREATE INDEX payments_cash_of_patient ON payments (patient_id, on_date, amount_paise) WHERE mode = 'cash';

CREATE TRIGGER payments_are_never_changed BEFORE UPDATE ON payments
  BEGIN SELECT raise(ABORT, 'payments are never changed'); END;

CREATE TRIGGER payments_are_never_deleted BEFORE DELETE ON payments
  BEGIN SELECT raise(ABORT, 'payments are never deleted'); END;

CREATE TRIGGER payments_are_summed AFTER INSERT ON payments BEGIN
  INSERT INTO day_sums VALUES (NEW.on_date, NEW.doctor_id, NEW.mode, NEW.amount_paise, 1)
    ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
  INSERT INTO month_sums VALUES (NEW.on_date / 100, NEW.doctor_id, NEW.mode, NEW.amount_paise, 1)
    ON CONFLICT DO UPDATE SET amount_paise = amount_paise + excluded.amount_paise, payment_count = payment_count + 1;
END;

CREATE TRIGGER payments_never_enter_a_closed_day BEFORE INSERT ON payments
  WHEN EXISTS (SELECT 1 FROM day_closes WHERE on_date >= NEW.on_date)
  BEGIN SELECT raise(ABORT, 'the day is closed'); END;

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

CREATE TABLE print_counts (
  page TEXT NOT NULL CHECK (page IN ('bill', 'receipt', 'prescription')),
  subject_id INTEGER NOT NULL,
  printed_count INTEGER NOT NULL CHECK (printed_count >= 0),
  PRIMARY KEY (page, subject_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE services (
  id INTEGER PRIMARY KEY,
  description TEXT NOT NULL UNIQUE COLLATE NOCASE,
  sac_code TEXT NOT NULL,
  rate_paise INTEGER NOT NULL CHECK (rate_paise >= 0),
  used_count INTEGER NOT NULL CHECK (used_count > 0),
  last_used_on INTEGER NOT NULL
) STRICT;

CREATE INDEX services_by_use ON services (used_count DESC, description);

CREATE TABLE tokens (
  on_date INTEGER NOT NULL,
  doctor_id INTEGER NOT NULL REFERENCES doctors (user_id),
  number INTEGER NOT NULL CHECK (number > 0),
  visit_id INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  PRIMARY KEY (on_date, doctor_id, number)
) STRICT, WITHOUT ROWID;

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
  state TEXT NOT NULL CHECK (state IN ('waiting', 'held', 'withDoctor', 'toBill', 'done', 'left')),
  priority TEXT NOT NULL CHECK (priority IN ('routine', 'soon', 'urgent')),
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

CREATE UNIQUE INDEX visits_one_open_per_patient_and_doctor
  ON visits (patient_id, doctor_id, day_descending) WHERE state IN ('waiting', 'held', 'withDoctor');

CREATE TRIGGER visits_are_never_deleted BEFORE DELETE ON visits
  BEGIN SELECT raise(ABORT, 'visits are never deleted'); END;

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


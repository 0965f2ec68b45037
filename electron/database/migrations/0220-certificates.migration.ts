import type { Migration } from '../migration.ts';

type Starter = { kind: string; textEn: string; textHi: string };

// {a blank} is filled by the certificate; of [this|or that] the first part stands whose blanks are all known.
const STARTERS: readonly Starter[] = [
  {
    kind: 'sickness',
    textEn: `This is to certify that I have examined {name}, {age}, {sex}[, {relative}], of {address}. In my opinion the patient is [suffering from {diagnosis}|ill and under my care] and needs rest for {days}, from {from} to {to}, both days included.[ The patient is expected to be fit to resume from {fitFrom}.]
[This certificate is given for {purpose}.]`,
    textHi: `प्रमाणित किया जाता है कि {name} मेरे इलाज में हैं और उन्हें {from} से {to} तक, कुल {days} आराम की ज़रूरत है।[ वे {fitFrom} से काम पर लौट सकते हैं।]`,
  },
  {
    kind: 'fitness',
    textEn: `This is to certify that I have examined {name}, {age}, {sex}[, {relative}], of {address}[, who was under my care for {diagnosis} from {from} to {to}|, who was under my care from {from} to {to}|, who was under my care for {diagnosis}]. On examination today I find the patient fit to resume work or studies from {fitFrom}.
[This certificate is given for {purpose}.]`,
    textHi: `प्रमाणित किया जाता है कि मैंने आज {name} की जाँच की। वे {fitFrom} से काम या पढ़ाई पर लौटने के लिए स्वस्थ हैं।`,
  },
  {
    kind: 'leave',
    textEn: `[To: {addressedTo}
]After examining {name}, {age}, {sex}[, {relative}], of {address}, whose signature or thumb mark stands below, I certify that the patient is [suffering from {diagnosis}|ill and under my care]. I consider absence from duty for {days}, from {from} to {to}, necessary for recovery.[ The patient may be fit to return to duty on {fitFrom}.]
[Purpose: {purpose}.]`,
    textHi: `प्रमाणित किया जाता है कि {name} बीमार हैं और स्वस्थ होने के लिए {from} से {to} तक, कुल {days} की छुट्टी ज़रूरी है।`,
  },
  {
    kind: 'referral',
    textEn: `To: {addressedTo}
Urgency: {urgency}

Dear Doctor,
Thank you for seeing {name}, {age}, {sex}[, {relative}], referred for {reason}.
[Diagnosis so far: {diagnosis}.]
[Findings: {findings}]
[My question: {question}]
Please let me know what you find and advise.`,
    textHi: '',
  },
  {
    kind: 'admission',
    textEn: `[To: {addressedTo}
]Urgency: {urgency}

I advise admission of {name}, {age}, {sex}[, {relative}], for {reason}.
[Diagnosis so far: {diagnosis}.]
[Findings: {findings}]
The need for admission has been explained to the patient or the attendant.`,
    textHi: `{name} को अस्पताल में भर्ती होने की सलाह दी जाती है। कारण: {reason}`,
  },
];

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const starterRows = STARTERS.map(
  ({ kind, textEn, textHi }) => `(${quoted(kind)}, 1, ${quoted(textEn)}, ${quoted(textHi)})`,
).join(',\n');

export default {
  up(db) {
    db.exec(`
      -- The words of each kind; the latest version holds, and what was issued keeps the words it was issued with.
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
      INSERT INTO certificate_templates (kind, version, text_en, text_hi) VALUES ${starterRows};

      -- Days, as dated rows: the one in force is the newest that is not later.
      CREATE TABLE certificate_limits (
        name TEXT NOT NULL CHECK (name IN ('longDays', 'backDatedDays', 'aheadDays', 'mostDays')),
        valid_from INTEGER NOT NULL,
        days INTEGER NOT NULL CHECK (days > 0),
        source TEXT NOT NULL CHECK (source <> ''),
        PRIMARY KEY (name, valid_from)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO certificate_limits (name, valid_from, days, source) VALUES
        ('longDays', 20020406, 15, 'Our own choice: a longer period asks for a reason'),
        ('backDatedDays', 20020406, 7, 'Our own choice: a period begins at most a week before an examination here'),
        ('aheadDays', 20020406, 60, 'Our own choice: leave for a planned treatment'),
        ('mostDays', 20020406, 366, 'Our own choice: more is a slip of the keys');

      -- Conduct regulations 2002, 1.3.3 and 1.4.2: the register of certificates, a copy of each, with the doctor's
      -- registration number, the patient's address and the identification mark.
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
      CREATE TRIGGER certificates_leave_no_gap BEFORE INSERT ON certificates
        WHEN NEW.number <> 1 + coalesce(
          (SELECT max(number) FROM certificates WHERE financial_year = NEW.financial_year), 0)
        BEGIN SELECT raise(ABORT, 'the register of certificates has no gaps'); END;
      CREATE TRIGGER certificates_never_of_a_merged_record BEFORE INSERT ON certificates
        WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
        BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;
      CREATE TRIGGER certificates_are_never_changed BEFORE UPDATE ON certificates
        BEGIN SELECT raise(ABORT, 'an issued certificate is never changed'); END;
      CREATE TRIGGER certificates_are_never_deleted BEFORE DELETE ON certificates
        BEGIN SELECT raise(ABORT, 'an issued certificate stays in the register'); END;

      -- A voided certificate keeps its number and its place in the register.
      CREATE TABLE certificate_voids (
        certificate_id INTEGER PRIMARY KEY REFERENCES certificates (id),
        reason TEXT NOT NULL CHECK (trim(reason) <> ''),
        voided_at INTEGER NOT NULL,
        voided_by INTEGER NOT NULL REFERENCES users (id)
      ) STRICT;
      CREATE TRIGGER certificate_voids_are_never_changed BEFORE UPDATE ON certificate_voids
        BEGIN SELECT raise(ABORT, 'a void certificate stays void'); END;
      CREATE TRIGGER certificate_voids_are_never_deleted BEFORE DELETE ON certificate_voids
        BEGIN SELECT raise(ABORT, 'a void certificate stays void'); END;
    `);
  },
} satisfies Migration;

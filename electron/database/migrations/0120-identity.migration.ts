import type { Migration } from '../migration.ts';

// What section 5 of the Digital Personal Data Protection Act 2023 asks a notice to say: the data and why it is
// processed, how consent is withdrawn and a grievance raised, and how to complain to the Board; standalone and
// itemised as rule 3 of the Rules of 2025 wants it. No straight quote may stand in these texts.
const NOTICE_EN = [
  'What we write down: your name, age, sex, phone, address and photo; what you tell us about your health; what we find, prescribe and charge.',
  'Why: to treat you, to bill you, and to keep the records that the law tells a clinic to keep. In an emergency we treat first. For anything else we ask you, and you may say no to any of it: you will be treated all the same.',
  'Who sees it: the people of this clinic who need it for their work. It is kept locked on the clinic’s own computer. It goes to others only when you agree or when a law orders it.',
  'Your rights: you may see your record and get a copy, have mistakes put right, ask us to erase what no law tells us to keep, and name a person to act for you.',
  'To take back a yes, or to complain: tell the desk, or phone or write to the clinic. Saying no later is as easy as saying yes now. If our answer does not satisfy you, you may complain to the Data Protection Board of India.',
].join('\n');

const NOTICE_HI = [
  'हम क्या लिखते हैं: आपका नाम, उम्र, लिंग, फ़ोन, पता और फ़ोटो; अपनी सेहत के बारे में आप जो बताते हैं; जाँच में जो मिला, जो दवा लिखी और जो पैसे लिए।',
  'क्यों: आपका इलाज करने, बिल बनाने और वे रिकॉर्ड रखने के लिए जो कानून क्लिनिक से रखवाता है। आपात स्थिति में इलाज पहले होगा। बाकी हर बात के लिए हम आपसे पूछेंगे; आप मना कर सकते हैं, इलाज फिर भी होगा।',
  'कौन देखता है: क्लिनिक के वे लोग जिन्हें अपने काम के लिए ज़रूरत है। यह क्लिनिक के अपने कंप्यूटर में ताला लगाकर रखा जाता है। किसी और को तभी दिया जाएगा जब आप हाँ कहें या कानून का आदेश हो।',
  'आपके अधिकार: अपना रिकॉर्ड देखना और उसकी नकल लेना, गलती ठीक कराना, जिसे रखना कानूनन ज़रूरी नहीं उसे मिटवाना, और अपनी ओर से काम करने के लिए किसी व्यक्ति का नाम देना।',
  'हाँ वापस लेने या शिकायत के लिए: डेस्क पर कहें, या क्लिनिक को फ़ोन करें या लिखें। बाद में मना करना उतना ही आसान है जितना अभी हाँ कहना। हमारे जवाब से संतुष्ट न हों तो भारत के डेटा संरक्षण बोर्ड से शिकायत कर सकते हैं।',
].join('\n');

export default {
  up(db) {
    db.exec(`
      -- The latest is the person's picture; the older ones stay. A JPEG and nothing else.
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

      -- One row for each answer; the latest of a purpose holds, and a withdrawal is a row of its own.
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

      -- What the desk has typed before, so that a suggestion never reads the patients.
      CREATE TABLE places (
        locality TEXT NOT NULL COLLATE NOCASE,
        city TEXT NOT NULL COLLATE NOCASE,
        pin_code TEXT NOT NULL,
        use_count INTEGER NOT NULL,
        PRIMARY KEY (locality, city, pin_code)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX places_by_pin ON places (pin_code, use_count) WHERE pin_code <> '';
    `);
    db.exec(`
      INSERT INTO notices (version, valid_from, text_en, text_hi)
      VALUES (1, 20261101, '${NOTICE_EN}', '${NOTICE_HI}')`);
  },
} satisfies Migration;

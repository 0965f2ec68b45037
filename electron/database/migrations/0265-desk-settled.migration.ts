import type { Migration } from '../migration.ts';

/**
 * What came after the first list of ties: each of these makes an imported person one of the clinic's own. An order
 * ties by its first event: with a trigger on the orders themselves the engine plans a look through all results.
 */
const LATER_TIES = [
  ['certificates', 'NEW.patient_id'],
  ['documents', 'NEW.patient_id'],
  ['consent_forms', 'NEW.patient_id'],
  ['immunisations', 'NEW.patient_id'],
  ['immunisation_plans', 'NEW.patient_id'],
  ['person_states', 'NEW.patient_id'],
  ['lab_order_events', '(SELECT patient_id FROM lab_orders WHERE id = NEW.order_id)'],
] as const;

const noteUses = (people: string) => `
  INSERT INTO import_uses (import_id, patient_id)
    SELECT import_id, id FROM patients WHERE id IN (${people}) AND import_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM import_uses WHERE import_id = patients.import_id AND patient_id = patients.id);`;

const tieTriggers = LATER_TIES.map(
  ([table, person]) => `
      CREATE TRIGGER ${table}_tie_an_imported_person AFTER INSERT ON ${table}
        BEGIN ${noteUses(person)} END;
      CREATE TRIGGER ${table}_never_of_a_hidden_person BEFORE INSERT ON ${table}
        WHEN (SELECT is_hidden FROM patients WHERE id = ${person}) = 1
        BEGIN SELECT raise(ABORT, 'this person is hidden'); END;`,
).join('');

const TIED_ALREADY = [
  'certificates',
  'documents',
  'consent_forms',
  'immunisations',
  'person_states',
  'lab_orders',
]
  .map(table => `SELECT patient_id FROM ${table}`)
  .join(' UNION ');

export default {
  up(db) {
    db.exec(`
      -- Only what was begun after a void may follow it: a window that was still open holds another note's words.
      ALTER TABLE encounters ADD COLUMN is_anew INTEGER NOT NULL DEFAULT 0 CHECK (is_anew IN (0, 1));
      CREATE TRIGGER encounters_say_when_they_begin_anew BEFORE INSERT ON encounters
        WHEN NEW.is_anew <> EXISTS (
          SELECT 1 FROM encounter_voids WHERE visit_id = NEW.visit_id AND version = NEW.version - 1)
        BEGIN SELECT raise(ABORT, 'a note that follows a void is written anew, and no other is'); END;

      -- An own test that is ordered no more; what was ordered and measured keeps its name and its ranges.
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
      ${tieTriggers}
      ${noteUses(TIED_ALREADY)}
    `);
  },
} satisfies Migration;

import type { Migration } from '../migration.ts';

function touch(patientId: string): string {
  return `INSERT INTO immunisation_dues_touched (patient_id) VALUES (${patientId}) ON CONFLICT DO NOTHING;`;
}

export default {
  up(db) {
    db.exec(`
      -- Which schedule a person follows; the newest row counts.
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
      CREATE TRIGGER immunisations_never_of_a_merged_record BEFORE INSERT ON immunisations
        WHEN (SELECT merged_into FROM patients WHERE id = NEW.patient_id) IS NOT NULL
        BEGIN SELECT raise(ABORT, 'this record was merged into another'); END;
      CREATE TRIGGER immunisations_never_of_tomorrow BEFORE INSERT ON immunisations
        WHEN NEW.given_on > CAST(strftime('%Y%m%d', NEW.recorded_at / 1000 + 86400, 'unixepoch') AS INTEGER)
        BEGIN SELECT raise(ABORT, 'a vaccine is written down when it was given'); END;
      CREATE INDEX immunisations_by_patient ON immunisations (patient_id, given_on);
      CREATE TRIGGER immunisations_are_never_changed BEFORE UPDATE ON immunisations
        BEGIN SELECT raise(ABORT, 'a given vaccine is never changed'); END;
      CREATE TRIGGER immunisations_are_never_deleted BEFORE DELETE ON immunisations
        BEGIN SELECT raise(ABORT, 'a given vaccine is never deleted'); END;

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

      -- From which day a followed person is asked for a dose: worked out from plans and doses, so that the list of who
      -- is due reads only what it shows. It holds from the one day to the other, by these lists and this program.
      CREATE TABLE immunisation_dues (
        patient_id INTEGER PRIMARY KEY REFERENCES patients (id),
        due_on INTEGER,
        holds_from INTEGER NOT NULL,
        holds_until INTEGER NOT NULL,
        worked_out_by TEXT NOT NULL,
        CHECK (holds_until >= holds_from)
      ) STRICT;
      CREATE INDEX immunisation_dues_in_order ON immunisation_dues (due_on, patient_id) WHERE due_on IS NOT NULL;
      CREATE INDEX immunisation_dues_to_come ON immunisation_dues (holds_from);
      CREATE INDEX immunisation_dues_passing ON immunisation_dues (holds_until);
      CREATE INDEX immunisation_dues_by_maker ON immunisation_dues (worked_out_by);
      -- Whose dues something has changed since; any record of the person.
      CREATE TABLE immunisation_dues_touched (patient_id INTEGER PRIMARY KEY) STRICT;
      CREATE TRIGGER immunisation_plans_touch_dues AFTER INSERT ON immunisation_plans
        BEGIN ${touch('NEW.patient_id')} END;
      CREATE TRIGGER immunisations_touch_dues AFTER INSERT ON immunisations
        BEGIN ${touch('NEW.patient_id')} END;
      CREATE TRIGGER immunisation_withdrawals_touch_dues AFTER INSERT ON immunisation_withdrawals
        BEGIN ${touch('(SELECT patient_id FROM immunisations WHERE id = NEW.immunisation_id)')} END;
      CREATE TRIGGER births_touch_immunisation_dues AFTER UPDATE OF birth_on, sex, is_hidden ON patients
        WHEN (NEW.birth_on <> OLD.birth_on OR NEW.sex <> OLD.sex OR NEW.is_hidden <> OLD.is_hidden)
          AND EXISTS (SELECT 1 FROM immunisation_dues WHERE patient_id = NEW.id)
        BEGIN ${touch('NEW.id')} END;
      CREATE TRIGGER merges_touch_immunisation_dues AFTER UPDATE OF merged_into ON patients
        WHEN NEW.merged_into IS NOT OLD.merged_into
        BEGIN ${touch('NEW.id')} ${touch('coalesce(OLD.merged_into, NEW.merged_into)')} END;
    `);
  },
} satisfies Migration;

import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What a person comes back to in the room of reports: a report, its days, how it is cut.
      CREATE TABLE saved_views (
        id INTEGER PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id),
        name TEXT NOT NULL CHECK (name <> ''),
        view TEXT NOT NULL CHECK (json_valid(view)),
        UNIQUE (user_id, name)
      ) STRICT;

      -- What the exceptions and the calls of some days are found by; each holds only what such a report asks for.
      CREATE INDEX audit_log_to_look_at ON audit_log (at)
        WHERE outcome = 'refused' OR action IN ('person.signedIn', 'person.switched', 'draft.discarded');
      CREATE INDEX prints_again ON prints (printed_at) WHERE copy > 0;
      CREATE INDEX upi_withdrawals_by_time ON upi_confirmation_withdrawals (withdrawn_at);
      CREATE INDEX package_transfers_by_time ON package_transfers (at);
      CREATE INDEX bill_party_changes_by_day ON bill_party_changes (on_date);
      CREATE INDEX encounter_voids_by_time ON encounter_voids (voided_at);
      CREATE INDEX certificate_voids_by_time ON certificate_voids (voided_at);
      CREATE INDEX follow_up_calls_by_time ON follow_up_calls (at);
    `);
  },
} satisfies Migration;

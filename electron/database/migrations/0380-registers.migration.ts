import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What the exceptions and the calls of some days are found by; each holds only what such a report asks for.
      CREATE INDEX audit_log_to_look_at ON audit_log (at)
        WHERE outcome = 'refused' OR action IN ('person.signedIn', 'person.switched', 'draft.discarded');
      CREATE INDEX prints_again ON prints (printed_at) WHERE copy > 0;
      CREATE INDEX encounter_voids_by_time ON encounter_voids (voided_at);
      CREATE INDEX certificate_voids_by_time ON certificate_voids (voided_at);
      CREATE INDEX follow_up_calls_by_time ON follow_up_calls (at);
    `);
  },
} satisfies Migration;

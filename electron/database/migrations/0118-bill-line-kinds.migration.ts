import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      -- What a free follow-up is counted from (APT-15); the words of a line may be changed by the desk.
      ALTER TABLE bill_lines ADD COLUMN kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('consultation', 'other'));
    `);
  },
} satisfies Migration;

import type { Migration } from '../migration.ts';

export default {
  up(db) {
    db.exec(`
      ALTER TABLE encounters ADD COLUMN stops TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stops));
      ALTER TABLE encounters ADD COLUMN sections TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sections));
      ALTER TABLE encounters ADD COLUMN orders TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(orders));
    `);
  },
} satisfies Migration;

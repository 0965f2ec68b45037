/** What a migration may use; it imports nothing else, so that it means the same for ever. */
export type Migration = { up(db: { exec(sql: string): void }): void };

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseKey, databaseKeyOf } from '../keys/database-key.ts';
import type { Connection, Session } from './service.ts';
import type { ClinicServer } from './start.ts';

/** A closed clinic's files, the key that opens them, and who had set it up on which connection. */
export type ClinicTemplate = {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly key: DatabaseKey;
  readonly owner: { readonly connectionId: string; readonly session: Session };
};

type SetUp = { server: ClinicServer; folderPath: string; connection: Connection };

/** Closes a clinic that its owner has just set up, keeps its files and removes its folder. */
export async function templateOf({ server, folderPath, connection }: SetUp): Promise<ClinicTemplate> {
  const { session, id } = connection;
  if (!session) throw new Error('a template is taken while its owner is signed in');
  const { key } = server.house.opened();
  // Closing wipes the clinic's own key and ends the session.
  const kept = { key: databaseKeyOf(key.key, key.salt), owner: { connectionId: id, session } };
  await server.stop();
  const files = new Map(readdirSync(folderPath).map(name => [name, readFileSync(join(folderPath, name))]));
  rmSync(folderPath, { recursive: true });
  return { ...kept, files };
}

export function layTemplate({ files }: ClinicTemplate, folderPath: string): void {
  mkdirSync(folderPath, { recursive: true, mode: 0o700 });
  for (const [name, bytes] of files) writeFileSync(join(folderPath, name), bytes, { mode: 0o600 });
}

/** Opens a laid template as the program opens any clinic's file, and seats its owner again as set-up left them. */
export function openTemplate({ key, owner }: ClinicTemplate, server: ClinicServer): Connection {
  const connection = Object.assign(server.connect('test'), { id: owner.connectionId });
  const { provenUsers } = server.house.open(databaseKeyOf(key.key, key.salt));
  provenUsers.add(owner.session.userId);
  connection.session = owner.session;
  return connection;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { passwordKdf } from '../keys/password-kdf.ts';
import { startClinicServer } from './start.ts';
import { closeTestClinics, OWNER_PASSWORD, openTestClinic, PEOPLE, type TestClinic } from './test-clinic.ts';

afterEach(closeTestClinics);

const PRAGMAS = ['user_version', 'journal_mode', 'synchronous', 'foreign_keys', 'page_size', 'auto_vacuum'];
/** Made of random bytes: no two clinics have one in common. */
const RANDOM = new Set('connection mac previous_mac box pub sealedPriv salt dbSalt ringId sum'.split(' '));

function withoutRandom(text: string): unknown {
  const read = JSON.parse(text, (name, value) => (RANDOM.has(name) ? 'random' : value));
  for (const slot of read.slots ?? []) slot.id = 'random';
  return read;
}

function everyRow({ server }: TestClinic): Record<string, unknown> {
  const { driver } = server.house.opened().db;
  const schema = driver.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY rowid').all();
  const tables = (schema as { type: string; name: string }[]).filter(({ type }) => type === 'table');
  const rows = tables.map(({ name }) => [name, driver.prepare(`SELECT * FROM "${name}"`).all()]);
  return { schema, ...Object.fromEntries(rows) };
}

/** All that a test could lean on: files, rows, ring, who is seated and proven. */
async function whatStands(clinic: TestClinic): Promise<unknown> {
  const { server, folderPath, connection } = clinic;
  const { db, provenUsers, zone } = server.house.opened();
  const status = await clinic.call(contract.setup.status, {});
  return {
    status,
    zone,
    files: readdirSync(folderPath).sort(),
    pragmas: PRAGMAS.map(name => [name, db.driver.pragma(name, { simple: true })]),
    rows: withoutRandom(JSON.stringify(everyRow(clinic))),
    ring: withoutRandom(readFileSync(join(folderPath, 'keyring.json'), 'utf8')),
    connection: { ...connection, id: 'random' },
    ownConnection: auditConnections(clinic),
    provenUsers: [...provenUsers],
  };
}

function auditConnections({ server, connection }: TestClinic): unknown {
  const { driver } = server.house.opened().db;
  const rows = driver.prepare('SELECT DISTINCT connection FROM audit_log').pluck().all();
  return rows.map(row => String(row).replace(connection.id, 'the owner’s'));
}

test('a copied clinic is the one its owner sets up step by step, to the last row', async () => {
  const made = await openTestClinic({ role: 'owner', isFromSteps: true });
  const copied = await openTestClinic({ role: 'owner' });

  expect(await whatStands(copied)).toEqual(await whatStands(made));
  expect(auditConnections(copied)).toEqual(['test:the owner’s']);
});

test('two copied clinics share no row, and each opens with its people’s passwords after a night', async () => {
  const first = await openTestClinic({ role: 'owner' });
  const second = await openTestClinic({ role: 'owner' });
  const before = first.auditTrail();
  await second.as('doctor');

  expect(first.auditTrail()).toEqual(before);
  expect(second.auditTrail().map(({ action }) => action)).toContain('person.signedIn');
  await first.server.stop();
  const nextDay = await openTestClinic({ isEmpty: true, folderPath: first.folderPath });
  const session = await nextDay.call(contract.users.signIn, {
    userId: PEOPLE.owner,
    password: OWNER_PASSWORD,
  });
  expect(session.userId).toBe(PEOPLE.owner);
});

test('the cheap hashing of a test clinic is refused by the program', async () => {
  const { server, folderPath } = await openTestClinic({ role: 'owner' });
  await server.stop();
  const program = startClinicServer({
    ...{ folderPath, host: { kind: 'headless' }, kdf: passwordKdf, withJobs: false },
  });

  expect(program.house.problem()).toBe('RING_DAMAGED');
  await program.stop();
});

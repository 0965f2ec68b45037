import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkLaws } from './support/laws.mjs';

const root = join(import.meta.dirname, '..');

const SHARED = '`shared` imports only `shared` and zod (and the contract builder)';
const RENDERER = '`renderer` never imports `electron/…`';
const ELECTRON = 'The module `electron` only in `electron/main` and `electron/preload`';
const LIBRARIES =
  'The SQLite driver only in `electron/database`; the RPC library only in `shared/contract`, ' +
  '`electron/transports`, `electron/server`, `renderer/api`';
const FEATURES =
  'A feature uses another feature only through its `*.service.ts`, never its `*.sql.ts`, and without cycles';
const MIGRATION = 'A migration imports nothing but its type; a shipped one is never edited';
const FOUND = 'Every import leads to a file or to a package that package.json names';

let house: string;

type Files = Record<string, string>;

/** A small house that keeps every law and uses each door that the laws leave open. */
const lawful: Files = {
  'shared/kernel/money.ts': 'export const paise = 1;',
  'shared/contract/procedure.ts':
    "import { oc } from '@orpc/contract'; import * as z from 'zod'; export { oc, z };",
  'shared/features/billing/billing.contract.ts': "export { paise } from '../../kernel/money.ts';",
  'shared/kernel/money.test.ts': "import { test } from 'vitest'; export { test };",
  'electron/main/index.ts': "import { app } from 'electron'; export { app };",
  'electron/database/db.ts':
    "import Database from 'better-sqlite3'; export type Db = 1; export { Database };",
  'electron/database/db.test.ts': "import reader from '@signalapp/sqlcipher'; export { reader };",
  'electron/database/migrate.ts': 'export type Migration = { up(): void };',
  'electron/database/migrations/0001-start.migration.ts':
    "import type { Migration } from '../migrate.ts'; export default { up() {} } satisfies Migration;",
  'electron/features/billing/billing.sql.ts':
    "import type { Db } from '../../database/db.ts'; export type Row = Db;",
  'electron/features/billing/billing.service.ts':
    "import { paise } from '#shared/kernel/money.ts'; export type { Row } from './billing.sql.ts'; export { paise };",
  'electron/features/queue/queue.service.ts': "export { paise } from '../billing/billing.service.ts';",
  'electron/server/dispatch.ts': "import { os } from '@orpc/server'; export { os };",
  'renderer/api/client.ts': "import { createORPCClient } from '@orpc/client'; export { createORPCClient };",
  'renderer/app/main.tsx': "export { paise } from '#shared/features/billing/billing.contract.ts';",
};

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'parchi-laws-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const name of ['package.json', '.dependency-cruiser.cjs', 'tsconfig.base.json']) {
    cpSync(join(root, name), join(house, name));
  }
  write(lawful);
});
afterEach(() => rmSync(house, { recursive: true }));

function write(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
}

test('a house that keeps the laws is left in peace', async () => {
  expect(await checkLaws(house)).toMatchObject({ code: 0, output: '' });
});

test('a known debt is let through until it is paid, and then has to leave the list', async () => {
  write({
    'shared/kernel/age.ts': "export { readFileSync } from 'node:fs';",
    'scripts/laws-debt.json': '["shared/kernel/age.ts → fs"]',
  });
  const owed = await checkLaws(house);
  write({ 'shared/kernel/age.ts': 'export const age = 1;' });
  const paid = await checkLaws(house);

  expect(owed).toMatchObject({ code: 0, output: '' });
  expect(paid).toMatchObject({ code: 1, output: expect.stringContaining('These debts are paid') });
});

describe('a law broken on purpose is answered with its sentence', () => {
  test.each<[string, string, Files]>([
    [
      'shared takes from the renderer',
      SHARED,
      { 'shared/kernel/age.ts': "export * from '../../renderer/api/client.ts';" },
    ],
    ['shared takes from Node', SHARED, { 'shared/kernel/age.ts': "export { readFileSync } from 'node:fs';" }],
    [
      'shared takes a type from electron/',
      SHARED,
      {
        'shared/kernel/age.ts': "export type { Db } from '../../electron/database/db.ts';",
      },
    ],
    ['shared takes a package', SHARED, { 'shared/kernel/age.ts': "export { Hono } from 'hono';" }],
    [
      'the renderer takes from electron/',
      RENDERER,
      {
        'renderer/features/queue/day.screen.tsx':
          "export * from '../../../electron/features/queue/queue.service.ts';",
      },
    ],
    [
      'the renderer takes only a type from electron/',
      RENDERER,
      {
        'renderer/ui/row.tsx': "export type { Row } from '../../electron/features/billing/billing.sql.ts';",
      },
    ],
    [
      'a service asks Electron',
      ELECTRON,
      {
        'electron/features/queue/queue.service.ts': "export { app } from 'electron';",
      },
    ],
    [
      'the headless host asks Electron',
      ELECTRON,
      {
        'electron/headless/index.ts': "import type { App } from 'electron'; export type { App };",
      },
    ],
    [
      'a feature opens the engine',
      LIBRARIES,
      {
        'electron/features/queue/queue.service.ts':
          "import Database from 'better-sqlite3'; export { Database };",
      },
    ],
    [
      "a feature uses Node's own engine",
      LIBRARIES,
      {
        'electron/features/queue/queue.service.ts': "export { DatabaseSync } from 'node:sqlite';",
      },
    ],
    [
      'the second reader is shipped',
      LIBRARIES,
      {
        'electron/database/db.ts':
          "import reader from '@signalapp/sqlcipher'; export type Db = 1; export { reader };",
      },
    ],
    [
      'a screen calls the RPC library',
      LIBRARIES,
      {
        'renderer/features/queue/day.screen.tsx': "export { createORPCClient } from '@orpc/client';",
      },
    ],
    [
      'a contract of a feature uses the RPC library',
      SHARED,
      {
        'shared/features/billing/billing.contract.ts': "export { createORPCClient } from '@orpc/client';",
      },
    ],
    [
      'a contract of a feature goes past the contract builder',
      LIBRARIES,
      {
        'shared/features/billing/billing.contract.ts': "export { oc } from '@orpc/contract';",
      },
    ],
    [
      "a feature reads another feature's SQL",
      FEATURES,
      {
        'electron/features/queue/queue.service.ts': "export type { Row } from '../billing/billing.sql.ts';",
      },
    ],
    [
      "the server reads a feature's SQL",
      FEATURES,
      {
        'electron/server/day.ts': "export type { Row } from '../features/billing/billing.sql.ts';",
      },
    ],
    [
      "a feature takes another's document",
      FEATURES,
      {
        'electron/features/billing/bill.document.ts': 'export const bill = 1;',
        'electron/features/queue/queue.service.ts': "export { bill } from '../billing/bill.document.ts';",
      },
    ],
    [
      'two services need each other',
      FEATURES,
      {
        'electron/features/billing/billing.service.ts': "export * from '../queue/queue.service.ts';",
        'electron/features/queue/queue.service.ts': "export * from '../billing/billing.service.ts';",
      },
    ],
    [
      'two features need each other through four files',
      FEATURES,
      {
        'electron/features/billing/billing.service.ts': 'export const fee = 1;',
        'electron/features/billing/day.service.ts': "export { token } from '../queue/queue.service.ts';",
        'electron/features/queue/queue.service.ts': 'export const token = 1;',
        'electron/features/queue/counter.service.ts': "export { fee } from '../billing/billing.service.ts';",
      },
    ],
    [
      'a migration uses the code of today',
      MIGRATION,
      {
        'electron/database/migrations/0002-more.migration.ts':
          "export { paise } from '#shared/kernel/money.ts';",
      },
    ],
    [
      'a migration takes more than a type',
      MIGRATION,
      {
        'electron/database/migrate.ts': 'export const run = 1;',
        'electron/database/migrations/0002-more.migration.ts': "export { run } from '../migrate.ts';",
      },
    ],
    ['an import leads nowhere', FOUND, { 'electron/server/lost.ts': "export * from './nowhere.ts';" }],
  ])('%s', async (_breach, sentence, files) => {
    write(files);

    const { code, output } = await checkLaws(house);

    expect(code).toBe(1);
    expect(output.split('\n')).toContain(sentence);
  });
});

test('every law of the configuration has been broken here', () => {
  const config = readFileSync(join(root, '.dependency-cruiser.cjs'), 'utf8');
  expect(config.match(/severity: 'error'/g)).toHaveLength(12);
});

test('the list of known debts is empty and can only stay so', () => {
  expect(JSON.parse(readFileSync(join(root, 'scripts/laws-debt.json'), 'utf8'))).toEqual([]);
});

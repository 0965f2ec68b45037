/**
 * The import laws of docs/architecture.md. The comment of a rule is the law's own sentence, so that a
 * breach is answered with the law and not with a rule's name.
 */
const SHARED_ONLY = '`shared` imports only `shared` and zod (and the contract builder)';
const RENDERER_WITHOUT_ELECTRON = '`renderer` never imports `electron/…`';
const ELECTRON_MODULE = 'The module `electron` only in `electron/main` and `electron/preload`';
const DRIVER_AND_RPC =
  'The SQLite driver only in `electron/database`; the RPC library only in `shared/contract`, ' +
  '`electron/transports`, `electron/server`, `renderer/api`';
const FEATURES =
  'A feature uses another feature only through its `*.service.ts`, never its `*.sql.ts`, and without cycles';
const MIGRATIONS = 'A migration imports nothing but its type; a shipped one is never edited';

const TEST_FILE = '\\.(test|e2e)\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-imports-only-shared',
      comment: SHARED_ONLY,
      severity: 'error',
      from: { path: '^shared/', pathNot: TEST_FILE },
      to: { pathNot: ['^shared/', '(^|/)node_modules/zod/', '(^|/)node_modules/@orpc/contract/'] },
    },
    {
      name: 'renderer-without-electron-folder',
      comment: RENDERER_WITHOUT_ELECTRON,
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^electron/' },
    },
    {
      name: 'electron-module-in-its-host-only',
      comment: ELECTRON_MODULE,
      severity: 'error',
      from: { pathNot: ['^electron/(main|preload)/', '(^|/)node_modules/'] },
      to: { path: ['(^|/)node_modules/electron/', '^electron$'] },
    },
    {
      name: 'driver-in-database-only',
      comment: DRIVER_AND_RPC,
      severity: 'error',
      from: { pathNot: ['^electron/database/', '(^|/)node_modules/'] },
      to: { path: ['(^|/)node_modules/better-sqlite3', '^node:sqlite$'] },
    },
    {
      name: 'second-reader-in-tests-only',
      comment: DRIVER_AND_RPC,
      severity: 'error',
      from: { pathNot: [TEST_FILE, '(^|/)node_modules/'] },
      to: { path: '(^|/)node_modules/@signalapp/sqlcipher/' },
    },
    {
      name: 'rpc-library-at-the-doors-only',
      comment: DRIVER_AND_RPC,
      severity: 'error',
      from: {
        pathNot: [
          '^shared/contract/',
          '^electron/(transports|server)/',
          '^renderer/api/',
          '(^|/)node_modules/',
        ],
      },
      to: { path: '(^|/)node_modules/@orpc/' },
    },
    {
      name: 'feature-through-its-service',
      comment: FEATURES,
      severity: 'error',
      from: { path: '^electron/features/([^/]+)/' },
      to: { path: '^electron/features/[^/]+/', pathNot: ['^electron/features/$1/', '\\.service\\.ts$'] },
    },
    {
      name: 'sql-stays-in-its-feature',
      comment: FEATURES,
      severity: 'error',
      from: { pathNot: '^electron/features/[^/]+/' },
      to: { path: '^electron/features/[^/]+/.+\\.sql\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: FEATURES,
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'migration-imports-its-type',
      comment: MIGRATIONS,
      severity: 'error',
      from: { path: '\\.migration\\.ts$' },
      to: { pathNot: '^electron/database/[^/]+\\.ts$' },
    },
    {
      name: 'migration-imports-only-a-type',
      comment: MIGRATIONS,
      severity: 'error',
      from: { path: '\\.migration\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-is-found',
      comment: 'Every import leads to a file or to a package that package.json names',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

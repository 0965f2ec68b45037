import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/contract/app-error.ts';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { AuditRow } from '#shared/features/audit/audit.contract.ts';
import { sql } from '../database/db.ts';
import { unsafeTestPasswordKdf } from '../keys/password-kdf.ts';
import {
  type ClinicTemplate,
  layTemplate,
  openTemplate,
  templateOf,
} from './clinic-template.test-support.ts';
import type { Host } from './ports.ts';
import {
  OWNER_PASSWORD,
  PEOPLE,
  STAFF_PASSWORD,
  sampleClinic,
  sampleStaff,
  TEST_NOW,
} from './sample-clinic.test-support.ts';
import type { Connection } from './service.ts';
import { type ClinicServer, startClinicServer } from './start.ts';

export {
  OWNER_PASSWORD,
  PEOPLE,
  STAFF_PASSWORD,
  sampleClinic,
  sampleStaff,
  TEST_NOW,
} from './sample-clinic.test-support.ts';

export type TestClock = {
  now(): number;
  set(instant: number | string): void;
  advance(milliseconds: number): void;
};

export type TestClinic = {
  readonly server: ClinicServer;
  readonly folderPath: string;
  readonly clock: TestClock;
  connection: Connection;
  /** Calls as the person who is signed in on this test's connection. */
  call<P extends AnyProcedure>(
    procedure: P,
    input: InputOf<P>,
    options?: { requestId?: string },
  ): Promise<OutputOf<P>>;
  /** The same clinic on a connection of its own, signed in as that role. */
  as(role: keyof typeof PEOPLE): Promise<TestClinic>;
  stranger(): TestClinic;
  auditTrail(): Pick<AuditRow, 'action' | 'outcome' | 'entity' | 'entityId' | 'personName'>[];
};

function testClock(): TestClock {
  let at = TEST_NOW;
  return {
    now: () => at,
    set: instant => {
      at = typeof instant === 'number' ? instant : Date.parse(instant);
    },
    advance: milliseconds => {
      at += milliseconds;
    },
  };
}

function clinicOn(
  server: ClinicServer,
  folderPath: string,
  clock: TestClock,
  connection: Connection,
): TestClinic {
  const clinic: TestClinic = {
    server,
    folderPath,
    clock,
    connection,
    call: (procedure, input, options) =>
      server.call(clinic.connection, nameOf(procedure), input, options) as Promise<
        OutputOf<typeof procedure>
      >,
    stranger: () => clinicOn(server, folderPath, clock, server.connect('test')),
    async as(role) {
      const other = clinic.stranger();
      const password = role === 'owner' ? OWNER_PASSWORD : STAFF_PASSWORD;
      await other.call(contract.users.signIn, { userId: PEOPLE[role], password });
      return other;
    },
    auditTrail() {
      server.flushAudit();
      return server.house.opened().db.reader.all(sql`
        SELECT action, outcome, entity, entity_id AS entityId, person_name AS personName FROM audit_log ORDER BY seq`);
    },
  };
  return clinic;
}

export type TestClinicOptions = {
  role?: keyof typeof PEOPLE;
  host?: Host;
  isEmpty?: boolean;
  folderPath?: string;
  /** Set up by its owner step by step, with a key of its own; else a copy of one that was. */
  isFromSteps?: boolean;
};

const opened: { server: ClinicServer; folderPath: string }[] = [];
let template: Promise<ClinicTemplate> | undefined;

function startIn(folderPath: string, host: Host, clock: TestClock): ClinicServer {
  return startClinicServer({
    folderPath,
    host,
    now: clock.now,
    kdf: unsafeTestPasswordKdf(),
    withJobs: false,
    // A fault in a test is a defect of ours: show it whole.
    logFault: (_reference, error, where) => console.error(where, error),
  });
}

async function setUp(owner: TestClinic): Promise<void> {
  await owner.call(contract.setup.create, sampleClinic);
  for (const person of sampleStaff) await owner.call(contract.users.add, person);
}

/** Migrating and setting up costs more than most tests: once per process, then its files are copied. */
function usualTemplate(): Promise<ClinicTemplate> {
  template ??= makeTemplate();
  return template;
}

async function makeTemplate(): Promise<ClinicTemplate> {
  const folderPath = newFolder();
  const clock = testClock();
  const server = startIn(folderPath, { kind: 'test' }, clock);
  const owner = clinicOn(server, folderPath, clock, server.connect('test'));
  await setUp(owner);
  return templateOf(owner);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'parchi-test-'));
}

/** A whole clinic on the real encrypted engine in a folder of its own, with a fixed clock and cheap password hashing. */
export async function openTestClinic(options: TestClinicOptions = {}): Promise<TestClinic> {
  const { role = 'receptionist', host = { kind: 'test' }, isEmpty = false } = options;
  const isFromSteps = options.isFromSteps ?? options.folderPath !== undefined;
  const folderPath = options.folderPath ?? newFolder();
  const clock = testClock();
  const copied = isEmpty || isFromSteps ? undefined : await usualTemplate();
  if (copied) layTemplate(copied, folderPath);
  const server = startIn(folderPath, host, clock);
  opened.push({ server, folderPath });
  const connection = copied ? openTemplate(copied, server) : server.connect('test');
  const owner = clinicOn(server, folderPath, clock, connection);
  if (isEmpty) return owner;
  if (!copied) await setUp(owner);
  return role === 'owner' ? owner : owner.as(role);
}

/** Call after each test: closes what was opened and removes its folder. */
export async function closeTestClinics(): Promise<void> {
  for (const { server, folderPath } of opened.splice(0)) {
    await server.stop();
    rmSync(folderPath, { recursive: true, force: true });
  }
}

/** Locks the screen of who is signed in on this test's connection, as F9 does. */
export async function lockScreen({ call, connection }: TestClinic): Promise<void> {
  const { signedInAt = 0 } = connection.session ?? {};
  await call(contract.users.lock, { signedInAt });
}

/** The refusal of a call, as the screen gets it. */
export async function refusalOf(
  work: Promise<unknown>,
): Promise<{ code: string; data: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error('This call was expected to be refused.');
}

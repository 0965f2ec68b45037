import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/contract/app-error.ts';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { AuditRow } from '#shared/features/audit/audit.contract.ts';
import type { NewClinic } from '#shared/features/setup/setup.contract.ts';
import type { NewPerson } from '#shared/features/users/user.schema.ts';
import { sql } from '../database/db.ts';
import { unsafeTestPasswordKdf } from '../keys/password-kdf.ts';
import type { Host } from './ports.ts';
import type { Connection } from './service.ts';
import { type ClinicServer, startClinicServer } from './start.ts';

/** Saturday 21 November 2026, 11:42 in Indore. */
export const TEST_NOW = Date.parse('2026-11-21T06:12:00Z');

export const OWNER_PASSWORD = 'quiet river stones 41';
export const STAFF_PASSWORD = 'brass kettle morning 7';

export const sampleClinic: NewClinic = {
  clinic: {
    name: 'Sanjeevani Clinic',
    addressLine: '14, Anand Bazaar Road',
    city: 'Indore',
    pinCode: '452001',
    stateCode: '23',
    phone: '7315550148',
    email: '',
    hours: '9:30–1:30, 5:30–8:30',
    registrationNumber: 'MP/IND/2021/0417',
    gstin: '',
    zone: 'Asia/Kolkata',
  },
  owner: { fullName: 'Anil Kulkarni', signInName: 'anil', password: OWNER_PASSWORD },
  doctor: {
    isOwner: false,
    fullName: 'Dr Meera Kulkarni',
    signInName: 'meera',
    password: STAFF_PASSWORD,
    profile: {
      qualification: 'MD (Medicine)',
      council: 'Madhya Pradesh Medical Council',
      registrationNumber: 'MP-18342',
      speciality: 'General medicine',
      room: '2',
      consultationFeePaise: 60_000,
    },
  },
  screenLanguage: 'en',
  patientLanguage: 'hi',
  prescriptionPaper: 'A5',
  prescriptionLetterhead: 'printed',
  billPaper: 'A5',
  slipPaper: '80mm',
  billSeriesPrefix: 'B',
  upiAddress: 'sanjeevani@examplebank',
  backupFolder: '',
};

export const sampleStaff: readonly NewPerson[] = [
  {
    fullName: 'Kavita Nair',
    signInName: 'kavita',
    roles: ['receptionist'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Sunita Toppo',
    signInName: 'sunita',
    roles: ['nurse'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Ravi Verma',
    signInName: 'ravi',
    roles: ['accountant'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Dr Arvind Solanki',
    signInName: 'arvind',
    roles: ['doctor'],
    password: STAFF_PASSWORD,
    doctor: {
      qualification: 'MD (Paediatrics)',
      council: 'Madhya Pradesh Medical Council',
      registrationNumber: 'MP-20417',
      speciality: 'Paediatrics',
      room: '3',
      consultationFeePaise: 50_000,
    },
  },
];

/** Who plays which role in the sample clinic. */
export const PEOPLE = {
  owner: 1,
  doctor: 2,
  receptionist: 3,
  nurse: 4,
  accountant: 5,
  secondDoctor: 6,
} as const;

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
};

const opened: { server: ClinicServer; folderPath: string }[] = [];

/** A whole clinic on the real encrypted engine in a folder of its own, with a fixed clock and cheap password hashing. */
export async function openTestClinic(options: TestClinicOptions = {}): Promise<TestClinic> {
  const { role = 'receptionist', host = { kind: 'test' }, isEmpty = false } = options;
  const folderPath = options.folderPath ?? mkdtempSync(join(tmpdir(), 'parchi-test-'));
  const clock = testClock();
  const server = startClinicServer({
    folderPath,
    host,
    now: clock.now,
    kdf: unsafeTestPasswordKdf(),
    withJobs: false,
    // A fault in a test is a defect of ours: show it whole.
    logFault: (_reference, error, where) => console.error(where, error),
  });
  opened.push({ server, folderPath });
  const owner = clinicOn(server, folderPath, clock, server.connect('test'));
  if (isEmpty) return owner;
  await owner.call(contract.setup.create, sampleClinic);
  for (const person of sampleStaff) await owner.call(contract.users.add, person);
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

import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contract, nameOf } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { generateClinic } from '../../bench/generator/clinic.ts';
import {
  sampleClinic,
  sampleOwner,
  sampleSecrets,
  sampleStaff,
} from '../../bench/generator/sample-people.ts';
import { sql } from '../database/db.ts';
import { OpenFailure } from '../database/open-failure.ts';
import { loadReferenceLists } from '../features/prescriptions/reference-lists.ts';
import { isDemoClinic } from '../features/settings/settings.service.ts';
import { hashPin } from '../features/users/pin.ts';
import { openWithPassword } from '../keys/keyring.ts';
import { KeyringFailure } from '../keys/keyring-failure.ts';
import type { ClinicHouse } from './clinic-house.ts';
import { bookSampleAppointments, type DemoPeople } from './demo-bookings.ts';
import { learnFromPastNotes } from './demo-learning.ts';
import { resourceFolder } from './resource-folder.ts';
import type { Session } from './service.ts';
import type { ClinicServer } from './start.ts';

const SEED = 'sanjeevani';
const PATIENTS = 300;
const VISITS = 2_400;
const MONTHS = 12;
const OWNER_ID = 1;
const EARLIER = 'earlier-demo';

const NOT_A_DEMO = 'This folder holds a clinic that is not the sample clinic, so nothing in it was touched.';

/**
 * Makes the sample clinic, or opens the one of today; one of an earlier day is put aside and made anew, so that the
 * board always shows a morning half done. Returns what to print: people, sign-in names, passwords and PINs.
 */
export async function openDemoClinic(server: ClinicServer): Promise<string[]> {
  const { house } = server;
  if (!house.isNew()) {
    const found = await findDemo(house);
    if (found === 'another clinic') return [NOT_A_DEMO];
    if (typeof found === 'object') return [`The sample clinic cannot be opened: ${found.problem}`];
    if (found === 'of today') return peopleLines();
    house.close();
    putAside(house);
  }
  await createDemo(server);
  return peopleLines();
}

type Found = 'another clinic' | 'of today' | 'of an earlier day' | { problem: string };

/** Only the demo opens with the demo's password; that proves more than any mark in the folder. */
async function findDemo(house: ClinicHouse): Promise<Found> {
  try {
    house.open(await openWithPassword(house.ring(), OWNER_ID, secretsOf(0).password, house.kdf));
  } catch (error) {
    if (error instanceof KeyringFailure && error.code === 'WRONG_PASSWORD') return 'another clinic';
    // The window then shows the screen of this problem, as it does for any clinic.
    if (error instanceof KeyringFailure || error instanceof OpenFailure) return { problem: error.code };
    throw error;
  }
  const { db, zone } = house.opened();
  if (!isDemoClinic(db.reader)) {
    house.close();
    return 'another clinic';
  }
  // Killed while it was being made: it is made again.
  if (db.reader.value(sql`SELECT 1 FROM catalogue_items LIMIT 1`) === undefined) return 'of an earlier day';
  const createdAt = db.reader.value<number>(sql`SELECT created_at FROM clinic WHERE id = 1`) ?? 0;
  return localDateAt(createdAt, zone) === localDateAt(house.now(), zone) ? 'of today' : 'of an earlier day';
}

function putAside({ folder }: ClinicHouse): void {
  const aside = join(folder.path, EARLIER);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { mode: 0o700 });
  const { database, ring, throttle, backups } = folder;
  for (const path of [database, `${database}-wal`, `${database}-shm`, ring, throttle, backups]) {
    if (existsSync(path)) renameSync(path, join(aside, basename(path)));
  }
}

async function createDemo(server: ClinicServer): Promise<void> {
  const { house } = server;
  const connection = server.connect('test');
  // Argon2 works beside this thread, so that the PINs cost no time of their own.
  const pinHashes = sampleSecrets.map(({ pin }) => hashPin(house.kdf, pin));
  await server.call(connection, nameOf(contract.setup.create), {
    ...sampleClinic,
    owner: { ...sampleOwner, password: secretsOf(0).password },
  });
  house.opened().db.transaction(db => db.run(sql`UPDATE clinic SET is_demo = 1 WHERE id = 1`));
  for (const [index, person] of sampleStaff.entries()) {
    await server.call(connection, nameOf(contract.users.add), {
      ...person,
      password: secretsOf(index + 1).password,
    });
  }
  server.end(connection);
  connection.session = null;
  const clinic = house.opened();
  const hashes = await Promise.all(pinHashes);
  clinic.db.transaction(db => {
    hashes.forEach((hash, index) => {
      db.run(sql`UPDATE users SET pin_hash = ${hash} WHERE id = ${OWNER_ID + index}`);
    });
  });
  // Making the clinic counted as the owner's sign-in; on the lock screen the printed password comes first.
  clinic.provenUsers.clear();
  const now = house.now();
  const today = localDateAt(now, clinic.zone);
  generateClinic(clinic, loadReferenceLists(join(resourceFolder(), 'reference')), {
    ...{ seed: SEED, today, now },
    ...{ patientCount: PATIENTS, visitCount: VISITS, months: MONTHS },
  });
  clinic.db.transaction(db => learnFromPastNotes({ db }));
  await bookSampleAppointments(server, demoPeople(now));
}

/** They act here without their passwords, whose hashing would take longer than all the rest. */
function demoPeople(signedInAt: number): DemoPeople {
  const staffOf = (role: Role): Session => {
    const index = sampleStaff.findIndex(({ roles }) => roles.includes(role));
    return {
      userId: OWNER_ID + 1 + index,
      fullName: sampleStaff[index]?.fullName ?? '',
      roles: [role],
      signedInAt,
    };
  };
  return {
    owner: { userId: OWNER_ID, fullName: sampleOwner.fullName, roles: ['owner', 'doctor'], signedInAt },
    desk: staffOf('receptionist'),
    physician: OWNER_ID,
    paediatrician: staffOf('doctor').userId,
  };
}

function secretsOf(index: number): { password: string; pin: string } {
  const secrets = sampleSecrets[index];
  if (!secrets) throw new Error('every person of the sample clinic has a password');
  return secrets;
}

function peopleLines(): string[] {
  const owner = { ...sampleOwner, roles: ['owner', 'doctor'] };
  const people = [owner, ...sampleStaff].map(({ fullName, signInName, roles }, index) => {
    const { password, pin } = secretsOf(index);
    return [fullName, roles.join(', '), signInName, password, pin];
  });
  const rows = [['Who', 'Role', 'Sign-in name', 'Password', 'PIN'], ...people];
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return [
    `${sampleClinic.clinic.name}, ${sampleClinic.clinic.city}: a sample clinic with invented patients.`,
    ...rows.map(
      row =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    ),
    'A PIN works after the first sign-in with the password.',
  ];
}

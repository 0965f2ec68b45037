import { AppError } from '#shared/contract/app-error.ts';
import type { Role } from '#shared/contract/permissions.ts';
import type { DoctorProfile, Person } from '#shared/features/users/user.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import * as usersSql from './users.sql.ts';

export type Doctor = { userId: number; fullName: string; isActive: boolean; profile: DoctorProfile };

export function personOf(row: usersSql.UserRow): Person {
  return {
    id: row.id,
    fullName: row.fullName,
    signInName: row.signInName,
    roles: row.roles.split(',') as Role[],
    isActive: row.isActive === 1,
    hasPin: row.pinHash !== null,
    doctor: doctorProfileOf(row),
  };
}

function doctorProfileOf(row: usersSql.UserRow): DoctorProfile | null {
  if (row.consultationFeePaise === null) return null;
  return {
    qualification: row.qualification ?? '',
    council: row.council ?? '',
    registrationNumber: row.registrationNumber ?? '',
    speciality: row.speciality ?? '',
    room: row.room ?? '',
    consultationFeePaise: row.consultationFeePaise,
  };
}

export function getPerson(db: ReadableDb, userId: number): Person {
  const row = usersSql.find(db, userId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'person' });
  return personOf(row);
}

/** Who left has no way in any more and gets no new one. */
export function getActivePerson(db: ReadableDb, userId: number): Person {
  const person = getPerson(db, userId);
  if (!person.isActive) throw new AppError('NOT_FOUND', { what: 'person' });
  return person;
}

export function getDoctor(db: ReadableDb, userId: number): Doctor {
  const row = usersSql.find(db, userId);
  const profile = row && doctorProfileOf(row);
  if (!row || !profile) throw new AppError('NOT_FOUND', { what: 'doctor' });
  return { userId: row.id, fullName: row.fullName, isActive: row.isActive === 1, profile };
}

export function listDoctors(db: ReadableDb): Doctor[] {
  return usersSql.listActiveDoctors(db).map(row => getDoctor(db, row.id));
}

/** Who stands for the clinic where no doctor is named; undefined only in a clinic that never had one. */
export function findHeadDoctor(db: ReadableDb): Doctor | undefined {
  const doctorId = usersSql.findHeadDoctorId(db);
  return doctorId === undefined ? undefined : getDoctor(db, doctorId);
}

export function listActivePeople(db: ReadableDb): Person[] {
  return usersSql
    .list(db)
    .filter(row => row.isActive === 1)
    .map(personOf);
}

/** Active staff as the lock screen shows them. */
export function listPeopleForLockScreen(db: ReadableDb, provenUsers: ReadonlySet<number>) {
  return usersSql
    .list(db)
    .filter(row => row.isActive === 1)
    .map(row => ({
      userId: row.id,
      displayName: row.fullName,
      signInName: row.signInName,
      roles: personOf(row).roles,
      canUsePin: row.pinHash !== null && provenUsers.has(row.id),
    }));
}

import type { Role } from '#shared/contract/permissions.ts';
import type { DoctorProfile } from '#shared/features/users/user.schema.ts';
import { fragment, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type UserRow = {
  id: number;
  fullName: string;
  signInName: string;
  isActive: number;
  pinHash: string | null;
  roles: string;
  qualification: string | null;
  council: string | null;
  registrationNumber: string | null;
  speciality: string | null;
  room: string | null;
  consultationFeePaise: number | null;
};

const USER = fragment(`
  SELECT users.id, full_name AS fullName, sign_in_name AS signInName, is_active AS isActive, pin_hash AS pinHash,
    (SELECT group_concat(role) FROM user_roles WHERE user_id = users.id) AS roles,
    qualification, council, registration_number AS registrationNumber, speciality, room,
    consultation_fee_paise AS consultationFeePaise
  FROM users LEFT JOIN doctors ON doctors.user_id = users.id
`);

export function find(db: ReadableDb, userId: number): UserRow | undefined {
  return db.maybeOne<UserRow>(sql`${USER} WHERE users.id = ${userId}`);
}

export function list(db: ReadableDb): UserRow[] {
  return db.all<UserRow>(sql`${USER} ORDER BY users.id`);
}

export function listActiveDoctors(db: ReadableDb): UserRow[] {
  return db.all<UserRow>(sql`${USER}
    WHERE is_active = 1 AND doctors.user_id IS NOT NULL ORDER BY users.id`);
}

/** The first active doctor; where none is active any more, the one who came last. */
export function findHeadDoctorId(db: ReadableDb): number | undefined {
  return db.value<number>(sql`
    SELECT id FROM users JOIN doctors ON user_id = id
    ORDER BY is_active DESC, iif(is_active = 1, id, -id) LIMIT 1`);
}

export function hasSignInName(db: ReadableDb, signInName: string): boolean {
  return db.value(sql`SELECT 1 FROM users WHERE sign_in_name = ${signInName}`) !== undefined;
}

export function countActiveOwners(db: ReadableDb): number {
  return (
    db.value<number>(sql`
      SELECT count(*) FROM users JOIN user_roles ON user_id = id AND role = 'owner' WHERE is_active = 1`) ?? 0
  );
}

export function nextId(db: ReadableDb): number {
  return (db.value<number>(sql`SELECT max(id) FROM users`) ?? 0) + 1;
}

export type NewUserRow = {
  id: number;
  fullName: string;
  signInName: string;
  roles: readonly Role[];
  doctor: DoctorProfile | null;
  createdAt: number;
};

export function insert(db: WritableDb, user: NewUserRow): void {
  db.run(sql`
    INSERT INTO users (id, full_name, sign_in_name, created_at)
    VALUES (${user.id}, ${user.fullName}, ${user.signInName}, ${user.createdAt})`);
  for (const role of user.roles) {
    db.run(sql`INSERT INTO user_roles (user_id, role) VALUES (${user.id}, ${role})`);
  }
  if (user.doctor && user.roles.includes('doctor')) saveDoctor(db, user.id, user.doctor);
}

export function saveDoctor(db: WritableDb, userId: number, doctor: DoctorProfile): void {
  db.run(sql`
    INSERT INTO doctors
      (user_id, qualification, council, registration_number, speciality, room, consultation_fee_paise)
    VALUES (${userId}, ${doctor.qualification}, ${doctor.council}, ${doctor.registrationNumber},
      ${doctor.speciality}, ${doctor.room}, ${doctor.consultationFeePaise})
    ON CONFLICT (user_id) DO UPDATE SET qualification = excluded.qualification, council = excluded.council,
      registration_number = excluded.registration_number, speciality = excluded.speciality, room = excluded.room,
      consultation_fee_paise = excluded.consultation_fee_paise
  `);
}

export function disable(db: WritableDb, userId: number): void {
  db.run(sql`UPDATE users SET is_active = 0, pin_hash = NULL WHERE id = ${userId}`);
}

export function setPin(db: WritableDb, userId: number, pinHash: string): void {
  db.run(sql`UPDATE users SET pin_hash = ${pinHash} WHERE id = ${userId}`);
}

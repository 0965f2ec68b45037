import type { Role } from '#shared/contract/permissions.ts';
import { type ReadableDb, sql } from '../../electron/database/db.ts';
import { listDoctors } from '../../electron/features/users/users.service.ts';
import type { Staff } from './visit-record.ts';

/** The people whom set-up has made; where a role is empty the owner does its work. */
export function staffOf(db: ReadableDb): Staff & { nameOf(userId: number): string } {
  const people = db.all<{ userId: number; fullName: string; role: Role }>(sql`
    SELECT users.id AS userId, full_name AS fullName, role
    FROM users JOIN user_roles ON user_id = users.id WHERE is_active = 1 ORDER BY users.id`);
  const holding = (role: Role) => people.filter(person => person.role === role).map(({ userId }) => userId);
  const owner = people.find(({ role }) => role === 'owner');
  if (!owner) throw new Error('a clinic has an owner');
  const receptionists = holding('receptionist');
  return {
    owner: { userId: owner.userId, fullName: owner.fullName },
    receptionists: receptionists.length > 0 ? receptionists : [owner.userId],
    nurseId: holding('nurse')[0] ?? owner.userId,
    doctors: listDoctors(db),
    nameOf: userId => people.find(person => person.userId === userId)?.fullName ?? '',
  };
}

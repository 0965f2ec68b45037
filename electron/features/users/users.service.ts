import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Person } from '#shared/features/users/user.schema.ts';
import type { usersContract } from '#shared/features/users/users.contract.ts';
import type { ReadContext, ServiceOf, TaskContext, WriteContext } from '../../server/service.ts';
import { exportPeople } from './export-people.ts';
import { giveKeySlot, giveNewPassword, takeKeySlotAway } from './key-slots.ts';
import { assertGoodPassword } from './password-check.ts';
import { getActivePerson, getPerson, personOf } from './people.ts';
import { changePassword, lock, setPin, signIn, signInWithPin, signOut } from './sign-in.ts';
import * as usersSql from './users.sql.ts';

export { giveNewPassword } from './key-slots.ts';
export { assertGoodPassword } from './password-check.ts';
export {
  type Doctor,
  findHeadDoctor,
  getActivePerson,
  getDoctor,
  getPerson,
  listActivePeople,
  listDoctors,
  listPeopleForLockScreen,
} from './people.ts';
export { asOpenProblem, proveHere } from './prove.ts';
export { beginSession } from './sign-in.ts';
export { insert as insertUser } from './users.sql.ts';

function list(ctx: ReadContext): Person[] {
  return usersSql.list(ctx.db).map(personOf);
}

async function add(ctx: TaskContext, input: ParsedInputOf<typeof usersContract.add>): Promise<Person> {
  assertGoodPassword(ctx, input.password, input.roles, [input.fullName, input.signInName]);
  const id = await giveKeySlot(ctx, input.password, {
    // Inside the ring's turn: two people added at once must not get one number.
    number: () =>
      ctx.reading(({ db }) => {
        if (usersSql.hasSignInName(db, input.signInName)) throw new AppError('SIGN_IN_NAME_TAKEN');
        return usersSql.nextId(db);
      }),
    person: input,
    record: userId =>
      ctx.writing(({ db, now }) => usersSql.insert(db, { ...input, id: userId, createdAt: now() })),
  });
  ctx.subject('user', id, { roles: input.roles });
  return ctx.reading(({ db }) => getPerson(db, id));
}

function changeDoctorProfile(
  ctx: WriteContext,
  input: ParsedInputOf<typeof usersContract.changeDoctorProfile>,
): Person {
  if (!getPerson(ctx.db, input.userId).roles.includes('doctor')) {
    throw new AppError('NOT_FOUND', { what: 'doctor' });
  }
  usersSql.saveDoctor(ctx.db, input.userId, input.doctor);
  ctx.subject('user', input.userId, { feePaise: input.doctor.consultationFeePaise });
  ctx.alsoChanges('queue');
  return getPerson(ctx.db, input.userId);
}

async function disable(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.disable>,
): Promise<Person> {
  const person = ctx.writing(({ db }) => {
    const before = getPerson(db, input.userId);
    usersSql.disable(db, before.id);
    if (usersSql.countActiveOwners(db) === 0) throw new AppError('LAST_OWNER');
    return getPerson(db, before.id);
  });
  ctx.subject('user', person.id);
  const isOneself = ctx.connection.session?.userId === person.id;
  ctx.house.endSessionsOf(person.id, isOneself ? ctx.connection : undefined);
  await takeKeySlotAway(ctx, person.id);
  if (isOneself) ctx.connection.session = null;
  return person;
}

async function resetPassword(
  ctx: TaskContext,
  input: ParsedInputOf<typeof usersContract.resetPassword>,
): Promise<Record<string, never>> {
  const person = ctx.reading(({ db }) => getActivePerson(db, input.userId));
  assertGoodPassword(ctx, input.newPassword, person.roles, [person.fullName, person.signInName]);
  await giveNewPassword(ctx, person, input.newPassword);
  ctx.house.endSessionsOf(person.id);
  ctx.subject('user', person.id);
  return {};
}

export const usersService = {
  signIn,
  signInWithPin,
  lock,
  signOut,
  list,
  exportPeople,
  add,
  changeDoctorProfile,
  disable,
  changePassword,
  resetPassword,
  setPin,
} satisfies ServiceOf<typeof usersContract>;

import type { Person } from '#shared/features/users/user.schema.ts';
import * as keyring from '../../keys/keyring.ts';
import type { TaskContext } from '../../server/service.ts';
import { getActivePerson } from './people.ts';

type SlotHolder = Pick<Person, 'id' | 'fullName' | 'signInName'>;

function ringPersonOf({ id, fullName, signInName }: SlotHolder) {
  return { userId: id, signInName, displayName: fullName };
}

type NewSlot = {
  number(): number;
  person: Omit<SlotHolder, 'id'>;
  /** Writes the row once the slot is made and before it is kept: a row without a slot is mended by a new password. */
  record(userId: number): void;
};

/** Gives a new person a number, a row and a way in; returns the number. */
export async function giveKeySlot(
  { house }: TaskContext,
  password: string,
  { number, person, record }: NewSlot,
): Promise<number> {
  const kdf = await house.kdfForNewPasswords();
  let userId = 0;
  await house.changeRing(async (ring, key) => {
    userId = number();
    const next = await keyring.addPasswordSlot(
      ring,
      key,
      ringPersonOf({ ...person, id: userId }),
      password,
      kdf,
    );
    record(userId);
    return next;
  });
  return userId;
}

export async function takeKeySlotAway({ house }: TaskContext, userId: number): Promise<void> {
  await house.changeRing((ring, key) => keyring.removeSlot(ring, key, userId));
}

/** Replaces the person's slot, or makes one where it is missing; nobody's old password is needed. */
export async function giveNewPassword(
  { house }: TaskContext,
  person: SlotHolder,
  password: string,
): Promise<void> {
  const kdf = await house.kdfForNewPasswords();
  await house.changeRing((ring, key) => {
    // In the ring's turn: whoever was disabled while this waited must not get a slot back.
    getActivePerson(house.opened().db.reader, person.id);
    return keyring.listPeople(ring).some(({ userId }) => userId === person.id)
      ? keyring.changePassword(ring, key, person.id, password, kdf)
      : keyring.addPasswordSlot(ring, key, ringPersonOf(person), password, kdf);
  });
}

import type { Person } from '#shared/features/users/user.schema.ts';
import * as keyring from '../../keys/keyring.ts';
import type { Ring } from '../../keys/keyring-text.ts';
import type { TaskContext } from '../../server/service.ts';

type SlotHolder = { id: number; fullName: string; signInName: string; password: string };

/** A ring in which the new person's password opens the clinic; not yet on disk. */
export function giveKeySlot(ctx: TaskContext, person: SlotHolder): Promise<Ring> {
  const { house } = ctx;
  const ringPerson = { userId: person.id, signInName: person.signInName, displayName: person.fullName };
  return keyring.addPasswordSlot(house.ring(), house.opened().key, ringPerson, person.password, house.kdf);
}

export function takeKeySlotAway({ house }: TaskContext, userId: number): void {
  house.saveRing(keyring.removeSlot(house.ring(), house.opened().key, userId));
}

/** Replaces the person's slot, or makes one where it is missing; nobody's old password is needed. */
export async function giveNewPassword(
  { house }: TaskContext,
  person: Pick<Person, 'id' | 'fullName' | 'signInName'>,
  password: string,
): Promise<void> {
  const ring = house.ring();
  const { key } = house.opened();
  const hasSlot = keyring.listPeople(ring).some(({ userId }) => userId === person.id);
  const ringPerson = { userId: person.id, signInName: person.signInName, displayName: person.fullName };
  house.saveRing(
    hasSlot
      ? await keyring.changePassword(ring, key, person.id, password, house.kdf)
      : await keyring.addPasswordSlot(ring, key, ringPerson, password, house.kdf),
  );
}

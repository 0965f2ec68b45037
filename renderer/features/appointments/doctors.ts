import { contract } from '#shared/contract/index.ts';
import type { Person } from '#shared/features/users/user.schema.ts';
import { useRead } from '../../api/hooks.ts';

export type Doctor = { id: number; fullName: string; speciality: string; room: string };
const NOBODY: readonly Person[] = [];

/** The clinic's doctors as long as they work here. */
export function useDoctors(): { doctors: readonly Doctor[]; isWaiting: boolean } {
  const reading = useRead(contract.users.list, {});
  const doctors = (reading.answer ?? NOBODY).flatMap(person =>
    person.isActive && person.doctor
      ? [
          {
            id: person.id,
            fullName: person.fullName,
            speciality: person.doctor.speciality,
            room: person.doctor.room,
          },
        ]
      : [],
  );
  return { doctors, isWaiting: reading.isWaiting };
}

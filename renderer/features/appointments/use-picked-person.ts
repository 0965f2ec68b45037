import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import { useRead } from '../../api/hooks.ts';
import type { Booked } from './person.field.tsx';

type Given = { patientId?: number | undefined; moving?: Appointment | undefined };

/** Who is booked: whoever the panel was opened for, until somebody else is picked. */
export function usePickedPerson({ patientId, moving }: Given) {
  const [picked, setPicked] = useState<Booked | null>(
    moving
      ? {
          id: moving.patientId,
          fullName: moving.fullName,
          localName: moving.localName,
          uhid: moving.uhid,
          phone: moving.phone,
          birthOn: moving.birthOn,
          birthIsEstimated: moving.birthIsEstimated,
          sex: moving.sex,
        }
      : null,
  );
  const [isGivenUp, setIsGivenUp] = useState(false);
  const isGiven = patientId !== undefined && !isGivenUp && !moving;
  const reading = useRead(contract.patients.banner, { patientId: patientId ?? 0 }, { enabled: isGiven });
  const given = isGiven ? (reading.answer?.patient ?? null) : null;
  return {
    person: picked ?? given,
    isWaiting: isGiven && reading.isWaiting,
    error: isGiven ? reading.error : null,
    pick: setPicked,
    forget: () => {
      setPicked(null);
      setIsGivenUp(true);
    },
  };
}

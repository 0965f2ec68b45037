import type { BoardEntry } from '#shared/features/queue/board-order.rules.ts';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';

/** Enter on a row: what the row waits for, as far as this person may. */
export function useOpenEntry(): (entry: BoardEntry) => void {
  const open = useOpen();
  const person = usePerson();
  return entry => {
    if (entry.kind === 'booked') open.patient(entry.person.patientId);
    else if (entry.state === 'toBill' && person.may('billing:issue')) open.bill(entry.person.visitId);
    else if (person.may('patients:readChart')) open.visit(entry.person.visitId);
    else open.patient(entry.person.patientId);
  };
}

import { contract } from '#shared/contract/index.ts';
import type { Countersigns } from '#shared/features/encounters/signing.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { usePerson } from '../../app/session.tsx';

/** What waits for a signature, for whoever writes notes; a nurse is not asked. */
export function useCountersigns(): Countersigns | undefined {
  const person = usePerson();
  const isAsked = person.may('encounters:write');
  return useRead(contract.encounters.countersigns, {}, { enabled: isAsked, everyMs: 60_000 }).answer;
}

export function signatureOf(
  countersigns: Countersigns | undefined,
  visitId: number,
): 'waits' | 'sentBack' | null {
  const entry = countersigns?.entries.find(one => one.visitId === visitId);
  if (!entry) return null;
  return entry.sentBack ? 'sentBack' : 'waits';
}

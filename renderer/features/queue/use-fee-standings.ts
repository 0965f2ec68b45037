import { useEffect, useMemo } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { FeeStanding } from '#shared/features/billing/bill.schema.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { useRead } from '../../api/hooks.ts';
import { usePerson } from '../../app/session.tsx';

/** Who of today's queue comes free, by visit; empty for people who may not see money. */
export function useFeeStandings(doctors: readonly DoctorQueue[]): ReadonlyMap<number, FeeStanding> {
  const mayRead = usePerson().may('billing:read');
  const { answer, refetch } = useRead(contract.billing.feeStandings, {}, { enabled: mayRead });
  const visits = doctors.flatMap(({ rows }) => rows.map(({ visitId }) => visitId)).join(' ');
  // A new token is a change of the queue, not of the bills.
  useEffect(() => {
    if (mayRead && visits) void refetch();
  }, [mayRead, visits, refetch]);
  return useMemo(() => new Map((answer ?? []).map(one => [one.visitId, one])), [answer]);
}

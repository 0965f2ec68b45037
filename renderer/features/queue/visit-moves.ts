import { useCallback } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { useWrite } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';

export type VisitMoves = {
  hold: (row: QueueRow) => void;
  urgent: (row: QueueRow) => void;
  send: (row: QueueRow) => void;
  transfer: (row: QueueRow, doctorId: number) => Promise<void>;
  leave: (row: QueueRow, reason: string) => Promise<void>;
  pending: boolean;
  error: Refusal | null;
};

export function mayHold({ state }: QueueRow): boolean {
  return state === 'waiting' || state === 'held' || state === 'left';
}

export function isInQueue({ state }: QueueRow): boolean {
  return state === 'waiting' || state === 'held';
}

/** What the desk does with a token; each is an event, said in a toast, and undone where it can be. */
export function useVisitMoves(): VisitMoves {
  const t = useTranslation();
  const act = useWrite(contract.queue.act);
  const call = useWrite(contract.queue.call);
  const { call: move } = act;
  const { call: callIn } = call;

  const hold = useCallback(
    async ({ state, visitId, token }: QueueRow) => {
      const isWaiting = state === 'waiting';
      await move({ action: isWaiting ? 'hold' : 'return', visitId });
      const undo = isWaiting
        ? { undo: () => void move({ action: 'return', visitId }).catch(() => undefined) }
        : {};
      toast(t(isWaiting ? 'queue.nowHeld' : 'queue.nowBack', { token }), undo);
    },
    [move, t],
  );
  const urgent = useCallback(
    async ({ priority, visitId, token }: QueueRow) => {
      const next = priority === 'urgent' ? 'routine' : 'urgent';
      await move({ action: 'prioritise', visitId, priority: next });
      toast(t(next === 'urgent' ? 'queue.nowUrgent' : 'queue.nowRoutine', { token }), {
        undo: () => void move({ action: 'prioritise', visitId, priority }).catch(() => undefined),
      });
    },
    [move, t],
  );
  const transfer = useCallback(
    async ({ visitId, token }: QueueRow, doctorId: number) => {
      const issued = await move({ action: 'transfer', visitId, doctorId });
      toast(t('queue.nowTransferred', { token, newToken: issued.token }));
    },
    [move, t],
  );
  const leave = useCallback(
    async ({ visitId, token }: QueueRow, reason: string) => {
      await move({ action: 'leave', visitId, reason });
      toast(t('queue.nowLeft', { token }), {
        undo: () => void move({ action: 'return', visitId }).catch(() => undefined),
      });
    },
    [move, t],
  );
  const send = useCallback(
    async ({ visitId, token }: QueueRow) => {
      await callIn({ visitId });
      toast(t('queue.nowSent', { token }));
    },
    [callIn, t],
  );
  // A refused move is said by the panel's notice, from `error`.
  const quietly = (work: Promise<void>) => void work.catch(() => undefined);
  return {
    hold: row => quietly(hold(row)),
    urgent: row => quietly(urgent(row)),
    send: row => quietly(send(row)),
    transfer,
    leave,
    pending: act.pending || call.pending,
    error: act.error ?? call.error,
  };
}

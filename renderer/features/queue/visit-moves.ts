import { useCallback, useRef } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { Priority, QueueRow } from '#shared/features/queue/queue.contract.ts';
import { mayMove, mayRecall } from '#shared/features/queue/queue.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { call } from '../../api/client.ts';
import { useWriteEach } from '../../api/hooks.ts';
import type { Refusal } from '../../api/refusal.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOnceAtATime } from '../../ui/at-work.ts';
import { toast } from '../../ui/toasts.tsx';
import { usePrintSlip } from './give-token.ts';

export type SimpleMove = 'ready' | 'recall' | 'skip' | 'hold' | 'return' | 'returnToEnd';
export type PriorityWish = { priority: Priority; reason: string };

/** What may be done with a visit as it stands now; the server judges again. */
export const may: Readonly<Record<SimpleMove | 'sendIn' | 'prioritise' | 'transfer' | 'leave', Judge>> = {
  sendIn: ({ state }) => state !== 'withDoctor' && mayMove(state, 'withDoctor'),
  ready: ({ state }) => state === 'arrived',
  recall: ({ state, callCount }) => state === 'withDoctor' && mayRecall(callCount),
  skip: ({ state }) => mayMove(state, 'skipped'),
  hold: ({ state }) => mayMove(state, 'held'),
  return: isOutOfTurn,
  returnToEnd: isOutOfTurn,
  prioritise: isInQueue,
  transfer: isInQueue,
  leave: ({ state }) => mayMove(state, 'left'),
};
type Judge = (row: QueueRow) => boolean;

const SAID: Readonly<Record<SimpleMove, WordKey>> = {
  ready: 'queue.nowReady',
  recall: 'queue.nowRecalled',
  skip: 'queue.nowSkipped',
  hold: 'queue.nowHeld',
  return: 'queue.nowBack',
  returnToEnd: 'queue.nowAtEnd',
};

export function isInQueue({ state }: QueueRow): boolean {
  return state === 'waiting' || state === 'arrived' || state === 'held' || state === 'skipped';
}

function isOutOfTurn({ state }: QueueRow): boolean {
  return state === 'held' || state === 'skipped' || state === 'left' || state === 'withDoctor';
}

export type VisitMoves = {
  move: (row: QueueRow, what: SimpleMove) => void;
  sendIn: (row: QueueRow) => void;
  prioritise: (row: QueueRow, wish: PriorityWish) => Promise<void>;
  noteComplaint: (row: QueueRow, complaint: string) => Promise<void>;
  transfer: (row: QueueRow, doctorId: number) => Promise<void>;
  leave: (row: QueueRow, reason: string) => Promise<void>;
  /** The booked person is here: a visit with the promised token, and its slip. */
  arrive: (booked: Appointment) => Promise<{ visitId: number } | undefined>;
  cancel: (booked: Appointment, reason: string) => Promise<void>;
  markMissed: (booked: Appointment, reason: string) => Promise<void>;
  /** Takes the last move made here back; without one, the last of this visit. */
  undo: (row: QueueRow | undefined) => void;
  pending: boolean;
  error: Refusal | null;
};

type Taker = () => Promise<unknown>;

/** What the desk does with a token; each is an event, said in a toast, and taken back with Z. */
export function useVisitMoves(): VisitMoves {
  const t = useTranslation();
  const acting = useWriteEach(contract.queue.act);
  const calling = useWriteEach(contract.queue.call);
  const arriving = useWriteEach(contract.queue.arrive);
  const undoing = useWriteEach(contract.queue.undo);
  const cancelling = useWriteEach(contract.appointments.cancel);
  const missing = useWriteEach(contract.appointments.markNoShow);
  const restoring = useWriteEach(contract.appointments.restore);
  const slip = usePrintSlip();
  const once = useOnceAtATime();
  const lastMoves = useRef<Taker[]>([]);
  const writes = [acting, calling, arriving, undoing, cancelling, missing, restoring];

  const takeBack = useCallback((taker: Taker) => {
    lastMoves.current = lastMoves.current.filter(one => one !== taker);
    // A refusal is said by the notice, from the write's own error.
    void taker().catch(() => undefined);
  }, []);

  /** What an earlier move was refused for is no longer of interest. */
  function forgetRefusals(): void {
    for (const write of writes) write.reset();
  }

  function said(key: WordKey, params: Record<string, string>, taker: Taker): void {
    lastMoves.current = [...lastMoves.current.slice(-19), taker];
    toast(t(key, params), { undo: () => takeBack(taker) });
  }

  /** The event is looked up when it is taken back: whatever came after it makes the server refuse. */
  function takerOf(visitId: number): Taker {
    return async () => {
      const events = await call(contract.queue.events, { visitId });
      const last = events.at(-1);
      if (last) await takeEventBack(visitId, last.id);
    };
  }

  async function takeEventBack(visitId: number, eventId: number): Promise<void> {
    const { token } = await undoing.call({ visitId, eventId });
    toast(t('queue.takenBack', { token }));
  }

  function saidOf({ visitId, token }: QueueRow, key: WordKey, more: Record<string, string> = {}): void {
    said(key, { token, ...more }, takerOf(visitId));
  }

  async function simply(row: QueueRow, what: SimpleMove): Promise<void> {
    forgetRefusals();
    const { visitId } = row;
    await acting.call(
      what === 'returnToEnd'
        ? { action: 'return', visitId, to: 'end' }
        : what === 'return'
          ? { action: 'return', visitId, to: 'place' }
          : { action: what, visitId },
    );
    saidOf(row, SAID[what]);
  }

  async function sendIn(row: QueueRow): Promise<void> {
    forgetRefusals();
    await calling.call({ visitId: row.visitId });
    saidOf(row, 'queue.nowSent');
  }

  async function prioritise(row: QueueRow, { priority, reason }: PriorityWish): Promise<void> {
    forgetRefusals();
    await acting.call({ action: 'prioritise', visitId: row.visitId, priority, reason });
    saidOf(row, PRIORITY_SAID[priority]);
  }

  async function noteComplaint(row: QueueRow, complaint: string): Promise<void> {
    forgetRefusals();
    await acting.call({ action: 'complaint', visitId: row.visitId, complaint });
    toast(t('queue.complaintNoted', { token: row.token }));
  }

  async function transfer(row: QueueRow, doctorId: number): Promise<void> {
    forgetRefusals();
    const issued = await acting.call({ action: 'transfer', visitId: row.visitId, doctorId });
    saidOf(row, 'queue.nowTransferred', { newToken: issued.token });
  }

  async function leave(row: QueueRow, reason: string): Promise<void> {
    forgetRefusals();
    await acting.call({ action: 'leave', visitId: row.visitId, reason });
    saidOf(row, 'queue.nowLeft');
  }

  async function arrive(booked: Appointment): Promise<{ visitId: number } | undefined> {
    forgetRefusals();
    try {
      const issued = await arriving.call({ appointmentId: booked.id });
      toast(t('queue.nowArrived', { token: issued.token }));
      void slip.print(issued.visitId);
      return issued;
    } catch {
      return undefined; // Said by the notice.
    }
  }

  function restoreTaker({ id, token }: Appointment): Taker {
    return async () => {
      await restoring.call({ appointmentId: id });
      toast(t('queue.bookingRestored', { token }));
    };
  }

  async function cancel(booked: Appointment, reason: string): Promise<void> {
    forgetRefusals();
    await cancelling.call({ appointmentId: booked.id, reason });
    said('queue.bookingCancelled', { token: booked.token }, restoreTaker(booked));
  }

  async function markMissed(booked: Appointment, reason: string): Promise<void> {
    forgetRefusals();
    await missing.call({ appointmentIds: [booked.id], reason });
    said('queue.bookingMissed', { token: booked.token }, restoreTaker(booked));
  }

  function undo(row: QueueRow | undefined): void {
    forgetRefusals();
    const taker = lastMoves.current.at(-1);
    if (taker) takeBack(taker);
    else if (row?.undo) void takeEventBack(row.visitId, row.undo.eventId).catch(() => undefined);
    else toast(t('queue.nothingToUndo'));
  }

  const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
  return {
    move: (row, what) => quietly(once(`${what} ${row.visitId}`, () => simply(row, what))),
    sendIn: row => quietly(once(`in ${row.visitId}`, () => sendIn(row))),
    prioritise,
    noteComplaint,
    transfer,
    leave,
    arrive: booked => once(`arrive ${booked.id}`, () => arrive(booked)),
    cancel,
    markMissed,
    undo,
    pending: writes.some(write => write.pending),
    error: writes.find(write => write.error)?.error ?? null,
  };
}

const PRIORITY_SAID: Readonly<Record<Priority, WordKey>> = {
  routine: 'queue.nowRoutine',
  soon: 'queue.nowSoon',
  urgent: 'queue.nowUrgent',
  emergency: 'queue.nowEmergency',
};

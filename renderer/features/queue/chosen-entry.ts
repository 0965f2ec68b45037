import { useRef, useState } from 'react';
import { type BoardEntry, inBoardOrder, visitKey } from '#shared/features/queue/board-order.rules.ts';
import type { DoctorQueue } from '#shared/features/queue/queue.contract.ts';
import { findEntry } from './board-rows.ts';

function firstOf(doctors: readonly DoctorQueue[]): BoardEntry | undefined {
  const tops = doctors.flatMap(doctor => inBoardOrder(doctor).slice(0, 1));
  return tops.find(entry => entry.state === 'toBill') ?? tops[0];
}

/**
 * Who is in hand on the board: whoever was chosen, at first the one on top. Whose token was just given is in hand
 * before the row has come; meanwhile the keys act on nobody else.
 */
export function useChosenEntry(doctors: readonly DoctorQueue[]) {
  const [chosenKey, setChosenKey] = useState<string>();
  const [newVisitId, setNewVisitId] = useState<number>();
  const latestKey = useRef(chosenKey);
  latestKey.current = chosenKey;
  const found = findEntry(doctors, chosenKey);
  const isNewInHand = newVisitId !== undefined && chosenKey === visitKey(newVisitId);
  if (newVisitId !== undefined && (found || !isNewInHand)) setNewVisitId(undefined);
  const awaitedVisitId = isNewInHand && !found ? newVisitId : undefined;
  return {
    chosenKey,
    awaitedVisitId,
    chosen: found ?? (awaitedVisitId === undefined ? findEntry(doctors, firstOf(doctors)?.key) : undefined),
    setChosenKey,
    setNewVisitId,
    /** Asked after an answer has come: true while nobody else was chosen since `key` was in hand. */
    isStill: (key: string | undefined) => latestKey.current === key,
  };
}

import { useRef, useState } from 'react';
import type { EncounterBody, StoppedMedicine } from '#shared/features/encounters/encounter.schema.ts';
import type { Duration, RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import {
  isSameProduct,
  type RepeatRow,
  repeatRows,
  withDuration,
} from '#shared/features/prescriptions/repeat-difference.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import { toast } from '../../ui/toasts.tsx';
import type { Note, NoteAct } from './note-state.ts';

type Medicines = Pick<EncounterBody, 'lines' | 'stops'>;

export type Repeat = {
  rows: readonly RepeatRow[];
  /** The rows can be worked on by keys. */
  isOpen: boolean;
  /** Differences from last time are worth showing. */
  isRepeat: boolean;
  open: () => void;
  close: () => void;
  cancel: () => void;
  keep: (row: RepeatRow) => void;
  drop: (row: RepeatRow) => void;
  stop: (row: RepeatRow, reason: string) => void;
  unstop: (stop: StoppedMedicine) => void;
  allFor: (duration: Duration) => void;
};

export function withStop(body: Medicines, line: RxLine, reason: string): Medicines {
  const { generic, strength, form } = line;
  return {
    lines: body.lines.filter(one => !isSameProduct(one, line)),
    stops: [
      ...body.stops.filter(one => !isSameProduct(one, line)),
      { generic, strength, form, reason },
    ].slice(-40),
  };
}

/** The last prescription beside today's: Ctrl D takes it over as it was, then each line has its own key. */
export function useRepeat(
  lastLines: readonly RxLine[],
  { body }: Note,
  act: (one: NoteAct) => void,
  goOn: () => void,
): Repeat {
  const t = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [wasUsed, setWasUsed] = useState(false);
  const before = useRef<Medicines>({ lines: [], stops: [] });
  const rows = repeatRows(lastLines, body.lines, body.stops);
  const write = (part: Medicines) => act({ kind: 'write', part });
  const now: Medicines = { lines: body.lines, stops: body.stops };

  function open(): void {
    if (isOpen) return;
    if (lastLines.length === 0) {
      toast(t('encounters.nothingToRepeat'));
      return;
    }
    const missing = rows.filter(({ state }) => state === 'dropped').map(({ last }) => last);
    before.current = now;
    setWasUsed(true);
    setIsOpen(true);
    if (missing.length === 0) return;
    act({ kind: 'addLines', lines: missing });
    const word = missing.length === 1 ? 'encounters.repeatedOne' : 'encounters.repeated';
    toast(t(word, { count: missing.length }), { undo: () => write(now) });
  }

  function close(): void {
    setIsOpen(false);
    goOn();
  }

  function cancel(): void {
    write(before.current);
    toast(t('templates.repeatTakenBack'), { undo: () => write(now) });
    close();
  }

  function keep({ last, at }: RepeatRow): void {
    const lines = at === null ? [...body.lines, last] : body.lines.with(at, last);
    write({ lines, stops: body.stops.filter(one => !isSameProduct(one, last)) });
  }

  function drop({ last, at }: RepeatRow): void {
    write({
      lines: body.lines.filter((_, place) => place !== at),
      stops: body.stops.filter(one => !isSameProduct(one, last)),
    });
  }

  function allFor(duration: Duration): void {
    const repeated = new Set(rows.map(({ at }) => at));
    write({
      lines: body.lines.map((line, at) => (repeated.has(at) ? withDuration(line, duration) : line)),
      stops: body.stops,
    });
  }

  return {
    ...{ rows, isOpen, open, close, cancel, keep, drop, allFor },
    isRepeat: wasUsed || body.stops.length > 0 || rows.some(({ state }) => state === 'same'),
    stop: ({ last, at }, reason) =>
      write(withStop({ ...now, lines: body.lines.filter((_, place) => place !== at) }, last, reason)),
    unstop: stop => write({ ...now, stops: body.stops.filter(one => one !== stop) }),
  };
}

import type { Permission } from '#shared/contract/permissions.ts';
import { type BoardEntry, isOver } from '#shared/features/queue/board-order.rules.ts';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import { OPEN_STATES } from '#shared/features/queue/queue.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { may, type SimpleMove, type VisitMoves } from './visit-moves.ts';

/** What the panel asks before it does something. */
export type Asking = 'transfer' | 'leave' | 'urgency' | 'complaint' | 'cancel' | 'noShow' | 'events' | null;

/** One thing that can be done with the chosen person: its key in the list and its line in the panel. */
export type RowAction = { keys: string; word: string; run: () => void };

type ActionParts = {
  t: Translate;
  mayDo: (permission: Permission) => boolean;
  moves: VisitMoves;
  canTransfer: boolean;
  onAsk: (asking: Asking) => void;
  onTakeVitals: (visitId: number) => void;
  onArrive: (entry: BoardEntry) => void;
  onPrintSlip: (visitId: number) => void;
};

/** Everything that fits the state of the chosen person, in the order of the panel. */
export function rowActions(entry: BoardEntry, parts: ActionParts): RowAction[] {
  return entry.kind === 'visit' ? visitActions(entry.person, parts) : bookedActions(entry, parts);
}

function visitActions(row: QueueRow, parts: ActionParts): RowAction[] {
  const { t, mayDo, moves, canTransfer, onAsk, onTakeVitals, onPrintSlip } = parts;
  const isManager = mayDo('queue:manage');
  const move = (what: SimpleMove) => () => moves.move(row, what);
  const all: (RowAction & { isThere: boolean })[] = [
    { keys: 'A', word: t('queue.ready'), run: move('ready'), isThere: isManager && may.ready(row) },
    {
      keys: 'S',
      word: t('queue.sendIn'),
      run: () => moves.sendIn(row),
      isThere: isManager && mayDo('queue:call') && may.sendIn(row),
    },
    { keys: 'R', word: t('queue.recall'), run: move('recall'), isThere: isManager && may.recall(row) },
    { keys: 'B', word: t('queue.bringBack'), run: move('return'), isThere: isManager && may.return(row) },
    {
      keys: 'Shift B',
      word: t('queue.bringToEnd'),
      run: move('returnToEnd'),
      isThere: isManager && may.returnToEnd(row),
    },
    { keys: 'K', word: t('queue.skip'), run: move('skip'), isThere: isManager && may.skip(row) },
    { keys: 'H', word: t('queue.hold'), run: move('hold'), isThere: isManager && may.hold(row) },
    {
      keys: 'U',
      word: t('queue.urgency'),
      run: () => onAsk('urgency'),
      isThere: isManager && may.prioritise(row),
    },
    {
      keys: 'T',
      word: t('queue.giveToOther'),
      run: () => onAsk('transfer'),
      isThere: isManager && canTransfer && may.transfer(row),
    },
    { keys: 'L', word: t('queue.hasLeft'), run: () => onAsk('leave'), isThere: isManager && may.leave(row) },
    {
      keys: 'V',
      word: t('queue.takeVitals'),
      run: () => onTakeVitals(row.visitId),
      isThere: mayDo('vitals:record') && !isOver(row.state),
    },
    {
      keys: 'C',
      word: t('queue.complaint'),
      run: () => onAsk('complaint'),
      isThere: isManager && OPEN_STATES.includes(row.state),
    },
    { keys: 'E', word: t('queue.events'), run: () => onAsk('events'), isThere: true },
    {
      keys: 'F8',
      word: t('queue.printSlip'),
      run: () => onPrintSlip(row.visitId),
      isThere: isManager && row.state !== 'left',
    },
  ];
  return all.filter(one => one.isThere);
}

function bookedActions(entry: BoardEntry, { t, mayDo, onAsk, onArrive }: ActionParts): RowAction[] {
  const all: (RowAction & { isThere: boolean })[] = [
    { keys: 'A', word: t('queue.arrive'), run: () => onArrive(entry), isThere: mayDo('queue:manage') },
    {
      keys: 'O',
      word: t('queue.noShow'),
      run: () => onAsk('noShow'),
      isThere: mayDo('appointments:book'),
    },
    {
      keys: 'X',
      word: t('queue.cancelBooking'),
      run: () => onAsk('cancel'),
      isThere: mayDo('appointments:book'),
    },
  ];
  return all.filter(one => one.isThere);
}

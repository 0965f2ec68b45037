import type { BoardEntry } from '#shared/features/queue/board-order.rules.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson, useSession } from '../../app/session.tsx';
import { openWaitingRoom } from '../../app/waiting-room.ts';
import { useKeys } from '../../ui/key-bindings.ts';
import { useOnceReady } from '../../ui/once-ready.ts';
import type { Chosen } from './board-rows.ts';

type BoardKeys = {
  /** The board's first answer has come. */
  isRead: boolean;
  chosen: Chosen | undefined;
  /** Whose token was just given and whose row has not come yet. */
  awaitedVisitId: number | undefined;
  onRegister: () => void;
  onWalkIn: () => void;
  onBook: () => void;
  onPrintSlip: (visitId: number) => void;
  onOpen: (entry: BoardEntry) => void;
  onUndo: () => void;
  onList: () => void;
  /** What the letters of the chosen row do, for the sheet of all keys. */
  rowKeys: readonly { keys: string; word: string }[];
};

/** The keys of the whole board; the letters of a row belong to its list. */
export function useBoardKeys(board: BoardKeys): void {
  const { chosen, awaitedVisitId, onOpen, onPrintSlip } = board;
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const { status } = useSession();
  const visit = chosen?.entry.kind === 'visit' ? chosen.entry.person : undefined;
  const mayRegister = person.may('patients:register') && person.may('queue:manage');
  const visitId = visit?.visitId ?? awaitedVisitId;
  const canBill = person.may('billing:issue') && visitId !== undefined && visit?.state !== 'left';
  const bill = useOnceReady(board.isRead, () => {
    if (canBill && visitId !== undefined) open.bill(visitId);
    else open.bills();
  });
  useKeys([
    { keys: 'F2', label: t('common.newPatient'), run: board.onRegister, isOff: !mayRegister },
    { keys: 'F3', label: t('common.walkIn'), run: board.onWalkIn, isOff: !mayRegister },
    { keys: 'F4', label: t('common.book'), run: board.onBook, isOff: !person.may('appointments:book') },
    {
      keys: 'F6',
      label: t('common.bill'),
      run: bill,
      isOff: !person.may('billing:issue') || (board.isRead && !canBill),
    },
    {
      keys: 'F8',
      label: t('queue.slip'),
      run: () => visitId !== undefined && onPrintSlip(visitId),
      isOff: visitId === undefined,
    },
    { keys: '↑ ↓', label: t('common.move') },
    { keys: '↓', run: board.onList },
    { keys: '↑', run: board.onList },
    { keys: 'Enter', label: t('common.open'), run: () => chosen && onOpen(chosen.entry), isOff: !chosen },
    { keys: 'Z', label: t('common.undo'), run: board.onUndo, isOff: !mayRegister },
    {
      keys: 'Alt W',
      label: t('queue.openWaitingScreen'),
      run: () => void openWaitingRoom(status?.hostAbilities ?? []),
      onStrip: false,
      isOff: !person.may('queue:display'),
    },
    ...board.rowKeys.map(({ keys, word }) => ({ keys, label: word, onStrip: false })),
    {
      keys: 'W',
      label: t(chosen?.doctor.away ? 'queue.isBack' : 'queue.setAway'),
      onStrip: false,
      isOff: !chosen || !person.may('queue:call'),
    },
  ]);
}

import type { queueContract } from '#shared/features/queue/queue.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { setAway } from './aways.ts';
import { dayBoard } from './board.ts';
import { exportDayBoard } from './export-day-board.ts';
import { followWith } from './follow-waiting-screen.ts';
import { arrive, giveToken } from './give-token.ts';
import { act, call, callNext } from './moves.ts';
import { tokenSlip } from './token-slip.ts';
import { events, undo } from './undo.ts';
import { waitingScreen } from './waiting-screen.ts';

export { feeStandingOfComing, feeStandingOfVisit, feeStandingsOfToday } from './fee-standing.ts';
export type { Visit } from './queue.sql.ts';
export {
  countWaiting,
  getVisit,
  markBillCancelled,
  markBilled,
  markSeen,
  markVitalsTaken,
} from './visits.ts';

export const queueService = {
  dayBoard,
  exportDayBoard,
  giveToken,
  arrive,
  callNext,
  call,
  act,
  undo,
  events,
  setAway,
  waitingScreen,
  followWaitingScreen: followWith(waitingScreen),
  tokenSlip,
} satisfies ServiceOf<typeof queueContract>;

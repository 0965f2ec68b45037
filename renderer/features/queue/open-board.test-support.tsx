import userEvent from '@testing-library/user-event';
import type { QueueRow } from '#shared/features/queue/queue.contract.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';
import { board, row } from './board.test-support.ts';
import { DayBoardScreen } from './day-board.screen.tsx';

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

const moved = ({ visitId }: { visitId: number }) => ({ visitId, token: 'A-01', patientId: visitId + 100 });

/** The day board as reception sees it, over a server that agrees to everything it is not told to refuse. */
export function openBoard(more: Handlers = {}, rows: QueueRow[] = [row(1)]) {
  const page = renderPage(<DayBoardScreen />, {
    session: reception,
    handlers: {
      queue: {
        dayBoard: () => board(rows),
        giveToken: ({ patientId }) => ({ visitId: 40, token: 'A-18', patientId, isFromBooking: false }),
        tokenSlip: () => ({ pdf: 'JVBERi0=', fileName: 'A-18.pdf' }),
        act: moved,
        call: moved,
        undo: moved,
        events: () => [],
        ...more.queue,
      },
      patients: {
        household: () => [],
        register: () => patientOf(lakshmi),
        banner: ({ patientId }) => bannerOf({ ...patientOf(lakshmi), id: patientId }),
        ...more.patients,
      },
      appointments: { ...more.appointments },
      billing: { feeStandings: () => [], ...more.billing },
      users: { ...more.users },
      reports: { looseEnds: () => [], ...more.reports },
    },
  });
  return { ...page, user: userEvent.setup() };
}

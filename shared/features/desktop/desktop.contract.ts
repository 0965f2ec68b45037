import * as z from 'zod';
import { task } from '../../contract/procedure.ts';

/** What only the desktop window's host can do; the headless host answers HOST_CANNOT. */
export const desktopContract = {
  /** The system's own dialogue; null when the person cancelled. Needed before anyone has signed in, in set-up. */
  pickFolder: task({
    permission: 'anyone',
    audit: 'folder.picked',
    recorded: false,
    input: z.object({ title: z.string().max(200) }),
    output: z.object({ path: z.string().nullable() }),
  }),
  /** To the system's default printer. The page itself was recorded when it was made. */
  printPage: task({
    permission: 'signedIn',
    audit: 'page.printed',
    recorded: false,
    input: z.object({ pdf: z.string().max(20_000_000) }),
    output: z.object({}),
  }),
  /** The waiting room's wall in a window of its own; asked again, the one that is open comes forward. */
  openWaitingScreen: task({
    permission: 'queue:display',
    audit: 'waitingScreen.opened',
    recorded: false,
    input: z.object({}),
    output: z.object({}),
  }),
};

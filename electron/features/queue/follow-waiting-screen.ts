import type { WaitingScreen } from '#shared/features/queue/queue.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';

/** What the wall's answer is made from; nobody is signed in at a wall. */
export type WallContext = Pick<ReadContext, 'db' | 'now' | 'today' | 'zone'>;

/** Without a change it is sent again after so long: "away till" ends by the clock alone, and silence means a lost line. */
const SENT_AGAIN_MS = 10_000;

const SHOWN_FROM: readonly string[] = ['queue', 'appointments', 'patients', 'settings', 'users'];

/** The wall as it is now, and again after every change, until nobody looks. */
export function followWith(show: (ctx: WallContext) => WaitingScreen) {
  return async function followWaitingScreen(ctx: TaskContext): Promise<AsyncIterable<WaitingScreen>> {
    // Names only for a wall that a signed-in person opened; it keeps them when their desk is locked.
    const shown = ctx.connection.session ? show : (wall: WallContext) => withoutNames(show(wall));
    // Refused at once while the clinic is closed, not in the middle of a stream.
    showNow(ctx, shown);
    return walls(ctx, shown);
  };
}

function showNow({ house, now }: TaskContext, show: (ctx: WallContext) => WaitingScreen): WaitingScreen {
  const { db, zone } = house.opened();
  return show({ db: db.reader, now, zone, today: () => localDateAt(now(), zone) });
}

function withoutNames(screen: WaitingScreen): WaitingScreen {
  const doctors = screen.doctors.map(doctor => ({
    ...doctor,
    called: doctor.called.map(one => ({ ...one, name: '' })),
    next: doctor.next.map(one => ({ ...one, name: '' })),
  }));
  return { ...screen, doctors };
}

async function* walls(
  ctx: TaskContext,
  show: (ctx: WallContext) => WaitingScreen,
): AsyncGenerator<WaitingScreen> {
  const changes = ctx.live.follow(ctx.signal, () => true);
  let change = changes.next();
  try {
    while (!ctx.signal?.aborted) {
      const heard = await earlierOf(change, SENT_AGAIN_MS);
      if (heard?.done) return;
      if (heard) change = changes.next();
      // A restore closes the clinic for a moment; whoever looks asks again.
      if (ctx.house.openOrNull() === null) return;
      const isShown = !heard || heard.value.features.length === 0 || heard.value.features.some(isOnTheWall);
      if (isShown) yield showNow(ctx, show);
    }
  } finally {
    // It ends with the next change; waiting for that here would hold the reader.
    void changes.return(undefined);
  }
}

function isOnTheWall(feature: string): boolean {
  return SHOWN_FROM.includes(feature);
}

/** What came first: the promise's answer, or undefined after so many milliseconds. */
async function earlierOf<Answer>(
  promise: Promise<Answer>,
  milliseconds: number,
): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>(resolve => {
    timer = setTimeout(resolve, milliseconds, undefined);
    timer.unref();
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { WaitingScreen } from '#shared/features/queue/waiting-screen.procedures.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { LiveChanges } from '../../server/live-changes.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';

/** What the wall's answer is made from; nobody is signed in at a wall. */
export type WallContext = Pick<ReadContext, 'db' | 'now' | 'today' | 'zone'>;

/** Without a change it is sent again after so long: "away till" ends by the clock alone, and silence means a lost line. */
const SENT_AGAIN_MS = 10_000;
const FRESH_MS = 1_000;

const SHOWN_FROM: readonly string[] = ['queue', 'appointments', 'patients', 'settings', 'users'];

/** A wall has one screen, seldom three; each costs a look at the board at every change. */
const MOST_UNKNOWN = 20;

type Show = (ctx: WallContext) => WaitingScreen;
type Shown = { count: number; at: number; screen: WaitingScreen };

/** The wall as it is now, and again after every change, until nobody looks. */
export function followWith(show: Show) {
  const lastShown = new WeakMap<ReadableDb, Shown>();
  const unknown = new WeakMap<LiveChanges, number>();

  // One look for all that follow: whoever hears of the same change sees what the first of them saw.
  function screenNow({ house, live, now }: TaskContext): WaitingScreen {
    const { db, zone } = house.opened();
    const known = lastShown.get(db.reader);
    const isFresh = known?.count === live.count() && Math.abs(now() - known.at) < FRESH_MS;
    if (known && isFresh) return known.screen;
    const screen = show({ db: db.reader, now, zone, today: () => localDateAt(now(), zone) });
    lastShown.set(db.reader, { count: live.count(), at: now(), screen });
    return screen;
  }

  /** Refuses one too many; answers what makes room again. */
  function countIn({ live, connection }: TaskContext): () => void {
    if (connection.session) return () => {};
    const before = unknown.get(live) ?? 0;
    if (before >= MOST_UNKNOWN) throw new AppError('TOO_MANY_WALLS', { most: MOST_UNKNOWN });
    unknown.set(live, before + 1);
    let isIn = true;
    return () => {
      if (isIn) unknown.set(live, (unknown.get(live) ?? 1) - 1);
      isIn = false;
    };
  }

  return async function followWaitingScreen(ctx: TaskContext): Promise<AsyncIterable<WaitingScreen>> {
    // Names only for a wall that somebody opened who may show them; it keeps them when their desk is locked.
    const maySeeNames = isAllowed(ctx.connection.session?.roles ?? [], 'queue:display');
    const shown = () => (maySeeNames ? screenNow(ctx) : withoutNames(screenNow(ctx)));
    // Refused at once while the clinic is closed, not in the middle of a stream.
    shown();
    const leave = countIn(ctx);
    ctx.signal?.addEventListener('abort', leave, { once: true });
    const stream = walls(ctx, shown, leave);
    const end = stream.return.bind(stream);
    // A stream that nobody began to read runs no `finally` of its own.
    stream.return = value => {
      leave();
      return end(value);
    };
    return stream;
  };
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
  show: () => WaitingScreen,
  leave: () => void,
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
      if (isShown) yield show();
    }
  } finally {
    leave();
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

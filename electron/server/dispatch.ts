import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { AppError, commonRefusals, FAULT } from '#shared/contract/app-error.ts';
import { type FeatureName, type NamedProcedure, procedures } from '#shared/contract/index.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ProcedureMeta } from '#shared/contract/procedure.ts';
import { sql } from '../database/db.ts';
import type { AuditEntry } from '../features/audit/audit-chain.ts';
import { listsOf } from '../features/prescriptions/clinic-lists.ts';
import type { ReferenceLists } from '../features/prescriptions/reference-lists.ts';
import type { AuditTrail } from './audit-trail.ts';
import type { ClinicHouse } from './clinic-house.ts';
import type { LiveChanges } from './live-changes.ts';
import type { FaultLog, Host } from './ports.ts';
import type { Connection, ReadContext, Session, TaskContext, WriteContext } from './service.ts';
import { services } from './services.ts';
import { wallCalendar } from './wall-calendar.ts';

export type CallOptions = { requestId?: string | undefined; signal?: AbortSignal | undefined };

/** The one door: session → permission → input → work → output → audit, for every transport. */
export type Door = {
  call(connection: Connection, name: string, input: unknown, options?: CallOptions): Promise<unknown>;
};

export type DoorParts = {
  house: ClinicHouse;
  host: Host;
  trail: AuditTrail;
  live: LiveChanges;
  lists: ReferenceLists;
  logFault: FaultLog;
};

type Subject = { entity: string; entityId: number | null; detail: Record<string, unknown> };
// The contract and `satisfies ServiceOf` have checked the types; by name they are looked up as this.
type AnyWork = (ctx: unknown, input: unknown) => unknown;
type Call = {
  named: NamedProcedure;
  meta: ProcedureMeta;
  connection: Connection;
  beganBy: Session | null;
  options: CallOptions;
  subject: Subject;
};

const SESSION_LONGEST_MS = 12 * 3_600_000;
const byName = new Map(procedures.map(named => [named.name, named]));

export function openDoor({ house, host, trail, live, lists, logFault }: DoorParts): Door {
  const dateIn = wallCalendar(house.now);

  function entryOf(
    call: Call,
    outcome: AuditEntry['outcome'],
    extra: Record<string, unknown> = {},
  ): AuditEntry {
    const { connection, subject, meta } = call;
    const person = meta.outlastsLock ? call.beganBy : connection.session;
    return {
      at: house.now(),
      userId: person?.userId ?? null,
      personName: person?.fullName ?? '',
      connection: `${connection.kind}:${connection.id}`,
      action: meta.audit,
      outcome,
      entity: subject.entity,
      entityId: subject.entityId,
      detail: { ...subject.detail, ...extra },
    };
  }

  function sessionOf({ connection, meta }: Call): Session | null {
    const { session } = connection;
    if (session && house.now() - session.signedInAt > SESSION_LONGEST_MS) connection.session = null;
    if (meta.permission === 'anyone') return connection.session;
    if (!connection.session) throw new AppError('NOT_SIGNED_IN');
    if (!isAllowed(connection.session.roles, meta.permission)) {
      throw new AppError('NOT_ALLOWED', { permission: meta.permission });
    }
    connection.lastSeenAt = house.now();
    return connection.session;
  }

  function parsed(schema: z.ZodType, input: unknown): unknown {
    const result = schema.safeParse(input ?? {});
    if (result.success) return result.data;
    const problems = result.error.issues.slice(0, 20).map(issue => ({
      path: issue.path.join('.'),
      code: /^[A-Z0-9_]+$/.test(issue.message) ? issue.message : issue.code.toUpperCase(),
    }));
    throw new AppError('INVALID_INPUT', { problems });
  }

  function dutyContext(call: Call, session: Session) {
    const { zone, auditKey, db } = house.opened();
    return {
      session,
      now: house.now,
      today: () => dateIn(zone),
      zone,
      lists: listsOf(db.reader, lists),
      auditKey,
      subject: (entity: string, entityId: number | null, detail: Record<string, unknown> = {}) => {
        call.subject = { entity, entityId, detail };
      },
    };
  }

  function runRead(call: Call, session: Session, work: AnyWork, input: unknown, output: z.ZodType): unknown {
    const ctx: ReadContext = { ...dutyContext(call, session), db: house.opened().db.reader };
    const answer = output.parse(work(ctx, input));
    if (call.meta.recorded) trail.afterReply(entryOf(call, 'ok'));
    return answer;
  }

  function runWrite(call: Call, session: Session, work: AnyWork, input: unknown, output: z.ZodType): unknown {
    const { requestId } = call.options;
    const { name } = call.named;
    const changed = new Set<FeatureName>([call.named.feature]);
    const answer = house.opened().db.transaction(db => {
      const earlier = requestId
        ? db.maybeOne<{ userId: number; procedure: string; output: string }>(sql`
            SELECT user_id AS userId, procedure, output FROM answered_requests WHERE request_id = ${requestId}`)
        : undefined;
      if (earlier) {
        if (earlier.userId !== session.userId || earlier.procedure !== name) {
          throw new AppError('INVALID_INPUT', {
            problems: [{ path: 'requestId', code: 'REQUEST_ID_REUSED' }],
          });
        }
        return JSON.parse(earlier.output) as unknown;
      }
      const ctx: WriteContext = {
        ...dutyContext(call, session),
        db,
        alsoChanges: (...features) => {
          for (const feature of features) changed.add(feature);
        },
      };
      const result = output.parse(work(ctx, input));
      if (call.meta.recorded) trail.within(db, entryOf(call, 'ok'));
      if (requestId) {
        db.run(sql`
          INSERT INTO answered_requests (request_id, user_id, procedure, output, answered_at)
          VALUES (${requestId}, ${session.userId}, ${name}, ${JSON.stringify(result)}, ${house.now()})`);
      }
      return result;
    });
    // A draft saved at every pause changes no other screen.
    if (call.meta.recorded) live.announce([...changed]);
    return answer;
  }

  async function runTask(call: Call, work: AnyWork, input: unknown): Promise<unknown> {
    const { connection } = call;
    const before = connection.session;
    // Whoever began a task finishes it: on the same screen another person may sit down while it waits.
    const signedIn = (): Session => {
      if (call.meta.outlastsLock && before && isTheirScreen(connection, before)) return before;
      const isOther = call.meta.permission !== 'anyone' && connection.session !== before;
      if (!connection.session || isOther) throw new AppError('NOT_SIGNED_IN');
      return connection.session;
    };
    const changed = new Set<FeatureName>();
    const ctx: TaskContext = {
      connection,
      house,
      host,
      live,
      now: house.now,
      signal: call.options.signal,
      subject: (entity, entityId, detail = {}) => {
        call.subject = { entity, entityId, detail };
      },
      reading: readWork =>
        readWork({ ...dutyContext(call, signedIn()), db: house.opened().db.reader }) as never,
      writing: writeWork => {
        changed.add(call.named.feature);
        return house.opened().db.transaction(
          db =>
            writeWork({
              ...dutyContext(call, signedIn()),
              db,
              alsoChanges: (...features) => {
                for (const feature of features) changed.add(feature);
              },
            }) as never,
        );
      },
    };
    const finish = (): void => {
      if (call.meta.recorded) {
        const entry = entryOf(call, 'ok');
        // Who signed in is known after the work; everything else was done by whoever began it.
        const person = call.meta.permission === 'anyone' ? (connection.session ?? before) : before;
        trail.alone({ ...entry, userId: person?.userId ?? null, personName: person?.fullName ?? '' });
      }
      if (changed.size > 0) live.announce([...changed]);
    };
    const answer = await work(ctx, input);
    // Work that tells how far it is has only begun; what merely listens leaves nothing to finish.
    if (call.meta.recorded && isStream(answer)) return untilTheEnd(call, answer, finish);
    finish();
    return answer;
  }

  /** What became of the work is written when it ends: whole, stopped by who asked for it, or failed. */
  async function* untilTheEnd(call: Call, stream: AsyncIterable<unknown>, finish: () => void) {
    let hasFailed = false;
    try {
      yield* stream;
    } catch (error) {
      hasFailed = true;
      throw noteFailure(call, error);
    } finally {
      if (!hasFailed) finish();
    }
  }

  function isRefusal(call: Call, code: string): boolean {
    return code in commonRefusals || code in call.named.procedure['~orpc'].errorMap;
  }

  function noteFailure(call: Call, error: unknown): unknown {
    if (error instanceof AppError && isRefusal(call, error.code)) {
      const isWorthARow = call.meta.kind !== 'read' || call.meta.recorded || error.code === 'NOT_ALLOWED';
      if (isWorthARow && error.code !== 'NOT_SIGNED_IN')
        trail.alone(entryOf(call, 'refused', { code: error.code }));
      return error;
    }
    const { signal } = call.options;
    // Whoever asked has gone: nothing went wrong, and nobody is there to be told.
    if (signal?.aborted && error === signal.reason) return error;
    const reference = randomUUID().slice(0, 8);
    logFault(reference, error, call.named.name);
    trail.alone(entryOf(call, 'failed', { reference }));
    return new AppError(isDiskFull(error) ? 'DISK_FULL' : FAULT, { reference });
  }

  async function call(connection: Connection, name: string, input: unknown, options: CallOptions = {}) {
    const named = byName.get(name);
    if (!named) throw new AppError('NOT_FOUND', { what: 'procedure' });
    const definition = named.procedure['~orpc'];
    const meta = definition.meta as ProcedureMeta;
    const thisCall: Call = {
      named,
      meta,
      connection,
      beganBy: connection.session,
      options,
      subject: { entity: '', entityId: null, detail: {} },
    };
    try {
      const session = sessionOf(thisCall);
      const clean = parsed(definition.inputSchema, input);
      const work = services[named.name] as AnyWork;
      if (meta.kind === 'task') return await runTask(thisCall, work, clean);
      if (!session) throw new AppError('NOT_SIGNED_IN');
      const run = meta.kind === 'read' ? runRead : runWrite;
      return run(thisCall, session, work, clean, definition.outputSchema);
    } catch (error) {
      throw noteFailure(thisCall, error);
    }
  }

  return { call };
}

/** Signed in, or behind the lock that greets them; whoever was signed out or replaced goes on with nothing. */
function isTheirScreen({ session, lockedBy }: Connection, { userId }: Session): boolean {
  return (session ? session.userId : lockedBy) === userId;
}

export function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

function isDiskFull(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  // The last one: the shared-memory file beside the database could not grow.
  return ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE'].includes(String(code));
}

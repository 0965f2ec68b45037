import type { FeatureName } from '#shared/contract/index.ts';
import type { Role } from '#shared/contract/permissions.ts';
import type { AnyProcedure, KindOf, OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb, WritableDb } from '../database/db.ts';
import type { ReferenceLists } from '../features/prescriptions/reference-lists.ts';
import type { ClinicHouse } from './clinic-house.ts';
import type { LiveChanges } from './live-changes.ts';
import type { Host } from './ports.ts';

export type Session = {
  readonly userId: number;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly signedInAt: number;
};

/** What the transport gives; the person comes only from `session`. */
export type Connection = {
  /** Short, for the audit log; never the secret of a cookie. */
  readonly id: string;
  readonly kind: 'window' | 'http' | 'test';
  session: Session | null;
  /** Who locked this screen, so that the lock screen can greet them; set by the idle lock. */
  lockedBy: number | null;
  lastSeenAt: number;
};

/** Names what the audit row is about; detail carries ids and numbers, no clinical text. */
export type NameSubject = (entity: string, entityId: number | null, detail?: Record<string, unknown>) => void;

type DutyContext = {
  readonly session: Session;
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  today(): LocalDate;
  readonly zone: string;
  readonly lists: ReferenceLists;
  /** Only the audit room uses it, to recompute the chain. */
  readonly auditKey: Buffer;
  readonly subject: NameSubject;
};

export type ReadContext = DutyContext & { readonly db: ReadableDb };
export type WriteContext = DutyContext & {
  readonly db: WritableDb;
  /** Names the other features whose open screens must refetch after the commit. */
  alsoChanges(...features: FeatureName[]): void;
};

export type TaskContext = {
  readonly connection: Connection;
  readonly house: ClinicHouse;
  readonly host: Host;
  readonly live: LiveChanges;
  now(): number;
  readonly subject: NameSubject;
  readonly signal: AbortSignal | undefined;
  /** Synchronous looks at and changes to the open clinic; a task never holds a transaction across an await. */
  reading<Result>(work: (ctx: ReadContext) => Sync<Result>): Result;
  writing<Result>(work: (ctx: WriteContext) => Sync<Result>): Result;
};

/** Refuses a promise at compile time, so that no transaction can wait for one. */
export type Sync<T> = T extends PromiseLike<unknown> ? never : T;

type Service<P extends AnyProcedure> =
  KindOf<P> extends 'read'
    ? (ctx: ReadContext, input: ParsedInputOf<P>) => Sync<OutputOf<P>>
    : KindOf<P> extends 'write'
      ? (ctx: WriteContext, input: ParsedInputOf<P>) => Sync<OutputOf<P>>
      : (ctx: TaskContext, input: ParsedInputOf<P>) => Promise<OutputOf<P>>;

/** Exactly one function per procedure: a read cannot write, a write cannot await. */
export type ServiceOf<C extends Record<string, AnyProcedure>> = { [K in keyof C]: Service<C[K]> };

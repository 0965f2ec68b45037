import { type ContractProcedure, eventIterator, oc } from '@orpc/contract';
import type * as z from 'zod';
import type { Permission } from './permissions.ts';

export type ProcedureKind = 'read' | 'write' | 'task';

export type ProcedureMeta<K extends ProcedureKind = ProcedureKind> = {
  kind: K;
  permission: Permission;
  /** Past tense: 'patient.registered'. */
  audit: string;
  /** Whether success leaves an audit row; refusals of signed-in people always do. */
  recorded: boolean;
  /** A task that goes on as whoever began it, also when their screen is locked meanwhile. */
  outlastsLock: boolean;
};

type Refusals = Record<string, z.ZodType>;
type ErrorMapOf<E extends Refusals> = { [C in keyof E]: { data: E[C] } };

type Declaration<I extends z.ZodType, O extends z.ZodType, E extends Refusals> = {
  permission: Permission;
  audit: string;
  recorded?: boolean;
  outlastsLock?: boolean;
  input: I;
  output: O;
  errors?: E;
};

export type Procedure<
  K extends ProcedureKind,
  I extends z.ZodType,
  O extends z.ZodType,
  E extends Refusals,
> = ContractProcedure<I, O, ErrorMapOf<E>, ProcedureMeta<K>>;

// Its schemas may be any.
export type AnyProcedure = ContractProcedure<any, any, any, ProcedureMeta<any>>;

function declare<K extends ProcedureKind, I extends z.ZodType, O extends z.ZodType, E extends Refusals>(
  kind: K,
  recordedByDefault: boolean,
  declaration: Declaration<I, O, E>,
): Procedure<K, I, O, E> {
  const errorMap = Object.fromEntries(
    Object.entries(declaration.errors ?? {}).map(([code, data]) => [code, { data }]),
  ) as ErrorMapOf<E>;
  const meta: ProcedureMeta<K> = {
    kind,
    permission: declaration.permission,
    audit: declaration.audit,
    recorded: declaration.recorded ?? recordedByDefault,
    outlastsLock: declaration.outlastsLock ?? false,
  };
  return oc
    .$meta(meta)
    .errors(errorMap)
    .input(declaration.input)
    .output(declaration.output) as unknown as Procedure<K, I, O, E>;
}

/** Synchronous, read-only database. Leaves an audit row only where `recorded` says so (a patient's chart). */
export function read<I extends z.ZodType, O extends z.ZodType, E extends Refusals = Record<never, never>>(
  declaration: Declaration<I, O, E>,
) {
  return declare('read', false, declaration);
}

/** Synchronous, one transaction with its audit row inside. */
export function write<I extends z.ZodType, O extends z.ZodType, E extends Refusals = Record<never, never>>(
  declaration: Declaration<I, O, E>,
) {
  return declare('write', true, declaration);
}

/** Asynchronous, no open transaction: prints, signs in, backs up; reaches the database by calling reads and writes. */
export function task<I extends z.ZodType, O extends z.ZodType, E extends Refusals = Record<never, never>>(
  declaration: Declaration<I, O, E>,
) {
  return declare('task', true, declaration);
}

/** An answer that keeps coming until the caller stops listening. */
export function streamOf<Item extends z.ZodType>(item: Item): z.ZodType<AsyncIterable<z.output<Item>>> {
  return eventIterator(item) as unknown as z.ZodType<AsyncIterable<z.output<Item>>>;
}

export type InputOf<P extends AnyProcedure> =
  P extends ContractProcedure<infer I extends z.ZodType, infer _O, infer _E, infer _M> ? z.input<I> : never;
export type ParsedInputOf<P extends AnyProcedure> =
  P extends ContractProcedure<infer I extends z.ZodType, infer _O, infer _E, infer _M> ? z.output<I> : never;
export type OutputOf<P extends AnyProcedure> =
  P extends ContractProcedure<infer _I, infer O extends z.ZodType, infer _E, infer _M> ? z.output<O> : never;
export type KindOf<P extends AnyProcedure> =
  P extends ContractProcedure<infer _I, infer _O, infer _E, ProcedureMeta<infer K>> ? K : never;

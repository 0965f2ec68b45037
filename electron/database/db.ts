import type Database from 'better-sqlite3';

export type SqlQuery = { readonly text: string; readonly values: readonly SqlValue[] };
export type SqlValue = string | number | bigint | null | Uint8Array;

export class SqlText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A piece of SQL written by us (a column list), never by a person. */
export function fragment(text: string): SqlText {
  return new SqlText(text);
}

type Slot = SqlText | null;
type WrittenOnce = { readonly slots: readonly Slot[]; readonly text: string };
// A statement in the source is one array for ever; its text is put together once, and found again by identity.
const writtenOnce = new WeakMap<TemplateStringsArray, WrittenOnce>();

function textOf(strings: TemplateStringsArray, slots: readonly Slot[]): string {
  const known = writtenOnce.get(strings);
  if (known && slots.every((slot, index) => slot === known.slots[index])) return known.text;
  const text = slots.reduce(
    (before, slot, index) => before + (slot === null ? '?' : slot.text) + strings[index + 1],
    strings[0] ?? '',
  );
  writtenOnce.set(strings, { slots, text });
  return text;
}

const limits = new Map<number, SqlText>();

/**
 * How many rows at most, for `LIMIT`. Pasted, for the engine looks at the value of a bound limit while it plans and
 * so would plan the statement anew at every call: up to ten times the time of a small read.
 */
export function most(rowCount: number): SqlText {
  const known = limits.get(rowCount);
  if (known) return known;
  const text = new SqlText(String(Math.max(0, Math.trunc(rowCount))));
  limits.set(rowCount, text);
  return text;
}

/** Values become parameters; only `fragment` is pasted. */
export function sql(strings: TemplateStringsArray, ...parts: (SqlValue | boolean | SqlText)[]): SqlQuery {
  const values: SqlValue[] = [];
  const slots = parts.map((part): Slot => {
    if (part instanceof SqlText) return part;
    values.push(typeof part === 'boolean' ? Number(part) : part);
    return null;
  });
  return { text: textOf(strings, slots), values };
}

export type ReadableDb = {
  maybeOne<Row>(query: SqlQuery): Row | undefined;
  one<Row>(query: SqlQuery): Row;
  all<Row>(query: SqlQuery): Row[];
  /** The first column of the first row. */
  value<Value>(query: SqlQuery): Value | undefined;
};

export type WritableDb = ReadableDb & {
  /** Runs a statement; `changes` rows were touched. */
  run(query: SqlQuery): { changes: number; lastId: number };
  /** For statements that return what they wrote (RETURNING). */
  returning<Row>(query: SqlQuery): Row;
};

export type ClinicDatabase = {
  readonly reader: ReadableDb;
  /** One immediate transaction; commits when `work` returns, rolls back when it throws. */
  transaction<Result>(work: (db: WritableDb) => Result): Result;
  readonly driver: Database.Database;
};

function bindingsOf(query: SqlQuery): SqlValue[] {
  return query.values as SqlValue[];
}

/** Wraps an open driver; statements are prepared once and kept. */
export function clinicDatabase(driver: Database.Database): ClinicDatabase {
  const prepared = new Map<string, Database.Statement>();

  function prepare(text: string): Database.Statement {
    const known = prepared.get(text);
    if (known) return known;
    const statement = driver.prepare(text);
    prepared.set(text, statement);
    return statement;
  }

  function prepareRead(text: string): Database.Statement {
    const statement = prepare(text);
    if (!statement.readonly) throw new Error('A read tried to write.');
    return statement;
  }

  const reader: ReadableDb = {
    maybeOne: <Row>(query: SqlQuery) => prepareRead(query.text).get(...bindingsOf(query)) as Row | undefined,
    one: <Row>(query: SqlQuery) => {
      const row = prepareRead(query.text).get(...bindingsOf(query)) as Row | undefined;
      if (row === undefined) throw new Error('A row that must exist is missing.');
      return row;
    },
    all: <Row>(query: SqlQuery) => prepareRead(query.text).all(...bindingsOf(query)) as Row[],
    value: <Value>(query: SqlQuery) => {
      const row = prepareRead(query.text).get(...bindingsOf(query)) as Record<string, unknown> | undefined;
      return row === undefined ? undefined : (Object.values(row)[0] as Value);
    },
  };

  const writer: WritableDb = {
    ...reader,
    run(query) {
      const result = prepare(query.text).run(...bindingsOf(query));
      return { changes: result.changes, lastId: Number(result.lastInsertRowid) };
    },
    returning: <Row>(query: SqlQuery) => prepare(query.text).get(...bindingsOf(query)) as Row,
  };

  const begin = driver.prepare('BEGIN IMMEDIATE');
  const commit = driver.prepare('COMMIT');

  return {
    reader,
    driver,
    transaction(work) {
      if (driver.inTransaction) throw new Error('Transactions do not nest.');
      begin.run();
      try {
        const result = work(writer);
        commit.run();
        return result;
      } catch (error) {
        if (driver.inTransaction) driver.exec('ROLLBACK');
        throw error;
      }
    },
  };
}

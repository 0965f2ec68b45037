import { type ReadableDb, type SqlQuery, sql } from './db.ts';

/** A reader that remembers every query it was asked, so that a test can look at their plans. */
export function recordingDb(reader: ReadableDb): { db: ReadableDb; queries: SqlQuery[] } {
  const queries: SqlQuery[] = [];
  const noted = (query: SqlQuery): SqlQuery => {
    queries.push(query);
    return query;
  };
  const db: ReadableDb = {
    maybeOne: query => reader.maybeOne(noted(query)),
    one: query => reader.one(noted(query)),
    all: query => reader.all(noted(query)),
    value: query => reader.value(noted(query)),
  };
  return { db, queries };
}

/** The tables that a query reads from one end to the other; steps over its own intermediate results are left out. */
export function tablesScannedBy(reader: ReadableDb, query: SqlQuery): string[] {
  const tables = new Set(
    reader
      .all<{ name: string }>(sql`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .map(({ name }) => name),
  );
  return reader
    .all<{ detail: string }>({ ...query, text: `EXPLAIN QUERY PLAN ${query.text}` })
    .map(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? '')
    .filter(name => tables.has(name));
}

import type { ReadableDb, SqlQuery } from '../../database/db.ts';

/** A reader that remembers every query it was asked, for looking at their plans. */
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

import { most, type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type Place = { locality: string; city: string; pinCode: string };

export function noteUse(db: WritableDb, place: Place): void {
  db.run(sql`
    INSERT INTO places (locality, city, pin_code, use_count)
    VALUES (${place.locality}, ${place.city}, ${place.pinCode}, 1)
    ON CONFLICT (locality, city, pin_code) DO UPDATE SET use_count = use_count + 1`);
}

// The last character there is: a range that ends with it holds everything that begins with the text.
const AFTER_ALL = '\u{10ffff}';

/** Places whose locality begins so, most used first. */
export function listByBeginning(db: ReadableDb, text: string, limit: number): Place[] {
  return db.all<Place>(sql`
    SELECT locality, city, pin_code AS pinCode FROM places
    WHERE locality >= ${text} AND locality < ${text + AFTER_ALL} ORDER BY use_count DESC, locality LIMIT ${most(limit)}`);
}

export function listByPin(
  db: ReadableDb,
  { text, pinCode, limit }: { text: string; pinCode: string; limit: number },
): Place[] {
  return db.all<Place>(sql`
    SELECT locality, city, pin_code AS pinCode FROM places
    WHERE pin_code = ${pinCode} AND pin_code <> '' AND locality >= ${text} AND locality < ${text + AFTER_ALL}
    ORDER BY use_count DESC, locality LIMIT ${most(limit)}`);
}

import type { NewOwnRange, NewOwnTest } from '#shared/features/labs/own-list.schema.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type OwnTestRow = NewOwnTest & { id: number; isRetired: boolean };
export type OwnRangeRow = {
  testId: string;
  sex: NewOwnRange['sex'];
  fromDays: number;
  toDays: number;
  low: number | null;
  high: number | null;
  text: string;
  criticalLow: number | null;
  criticalHigh: number | null;
  validFrom: LocalDate;
};

export function listTests(db: ReadableDb): OwnTestRow[] {
  return db
    .all<
      Omit<OwnTestRow, 'aliases' | 'choices' | 'isRetired'> & {
        aliases: string;
        choices: string;
        retiredAt: number | null;
      }
    >(sql`
      SELECT id, name, aliases, test_group AS "group", specimen, unit, kind, choices, method, retired_at AS retiredAt
      FROM lab_own_tests LEFT JOIN lab_own_retirements ON own_test_id = id ORDER BY id`)
    .map(({ retiredAt, ...row }) => ({
      ...row,
      ...{ aliases: JSON.parse(row.aliases), choices: JSON.parse(row.choices) },
      isRetired: retiredAt !== null,
    }));
}

/** Those that have begun by the day; the latest added of one day stands first. */
export function listRanges(db: ReadableDb, onDate: LocalDate): OwnRangeRow[] {
  return db
    .all<Omit<OwnRangeRow, 'validFrom'> & { validFrom: number }>(sql`
      SELECT test_id AS testId, sex, from_days AS fromDays, to_days AS toDays, low, high, range_text AS text,
        critical_low AS criticalLow, critical_high AS criticalHigh, valid_from AS validFrom
      FROM lab_own_ranges WHERE valid_from <= ${toDayNumber(onDate)} ORDER BY valid_from, id`)
    .map(row => ({ ...row, validFrom: fromDayNumber(row.validFrom) }));
}

type Added = { at: number; by: number };

export function insertTest(db: WritableDb, test: NewOwnTest, { at, by }: Added): number {
  return db.run(sql`
    INSERT INTO lab_own_tests (name, aliases, test_group, specimen, unit, kind, choices, method, added_at, added_by)
    VALUES (${test.name}, ${JSON.stringify(test.aliases)}, ${test.group}, ${test.specimen}, ${test.unit}, ${test.kind},
      ${JSON.stringify(test.choices)}, ${test.method}, ${at}, ${by})`).lastId;
}

export function insertRetirement(db: WritableDb, ownTestId: number, reason: string, { at, by }: Added): void {
  db.run(sql`
    INSERT INTO lab_own_retirements (own_test_id, reason, retired_at, retired_by)
    VALUES (${ownTestId}, ${reason}, ${at}, ${by})`);
}

export function insertRange(db: WritableDb, range: OwnRangeRow, { at, by }: Added): number {
  return db.run(sql`
    INSERT INTO lab_own_ranges (test_id, sex, from_days, to_days, low, high, range_text, critical_low, critical_high,
      valid_from, added_at, added_by)
    VALUES (${range.testId}, ${range.sex}, ${range.fromDays}, ${range.toDays}, ${range.low}, ${range.high},
      ${range.text}, ${range.criticalLow}, ${range.criticalHigh}, ${toDayNumber(range.validFrom)}, ${at}, ${by})`)
    .lastId;
}

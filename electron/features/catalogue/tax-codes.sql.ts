import { type ReadableDb, sql, type WritableDb } from '../../database/db.ts';

export type DigitsRow = {
  overPaise: number;
  digits: number;
  isOptionalForUnregistered: number;
  source: string;
};

/** The rows in force on a day, by the turnover they begin with; none before the first one known. */
export function listInForce(db: ReadableDb, onDate: number): DigitsRow[] {
  return db.all<DigitsRow>(sql`
    SELECT over_paise AS overPaise, digits, is_optional_for_unregistered AS isOptionalForUnregistered, source
    FROM tax_code_digits
    WHERE valid_from = (SELECT max(valid_from) FROM tax_code_digits WHERE valid_from <= ${onDate})
    ORDER BY over_paise`);
}

/** The newest word on a financial year ('25-26'), else on the newest year before it. */
export function findSaid(
  db: ReadableDb,
  financialYear: string,
): { financialYear: string; overPaise: number } | undefined {
  return db.maybeOne(sql`
    SELECT financial_year AS financialYear, over_paise AS overPaise FROM turnovers_said
    WHERE financial_year <= ${financialYear} ORDER BY financial_year DESC, id DESC LIMIT 1`);
}

export type TurnoverSaid = { financialYear: string; overPaise: number; saidAt: number; saidBy: number };

export function insertSaid(db: WritableDb, said: TurnoverSaid): number {
  return db.run(sql`
    INSERT INTO turnovers_said (financial_year, over_paise, said_at, said_by)
    VALUES (${said.financialYear}, ${said.overPaise}, ${said.saidAt}, ${said.saidBy})`).lastId;
}

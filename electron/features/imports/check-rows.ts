import { setImmediate as breath } from 'node:timers/promises';
import { AppError } from '#shared/contract/app-error.ts';
import type { ImportLayout, ImportProblem } from '#shared/features/imports/imports.contract.ts';
import { type OldPerson, readOldRow, shown } from '#shared/features/imports/old-row.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { TaskContext } from '../../server/service.ts';
import { listRegisteredByAny } from '../patients/patients.service.ts';
import { bestLikeness, earlierRows, type Likeness, likelier } from './find-duplicates.ts';
import type { Table, TableRow } from './read-table.ts';

/** What the import thinks of one row of the file; a person with a likeness is a duplicate. */
export type Verdict = {
  row: number;
  person: OldPerson | undefined;
  likeness: Likeness | undefined;
  problems: readonly ImportProblem[];
  leftOver: readonly string[];
  /** What stands in the name and phone columns, for the report. */
  shown: { name: string; phone: string };
};

/** So many rows between two breaths: others at the clinic wait no longer than these take. */
const ROWS_AT_ONCE = 200;
const MOST_CANDIDATES = 30;

export type Check = {
  table: Table;
  layout: ImportLayout;
  today: LocalDate;
  signal?: AbortSignal | undefined;
  onProgress?: (done: number) => void;
};

/** Refuses a layout without the columns that every record needs, and ages of a day that is still to come. */
export function assertLayout({ map, phoneWhenMissing, agesOn }: ImportLayout, today: LocalDate): void {
  if (map.fullName === undefined) throw new AppError('COLUMN_MISSING', { field: 'fullName' });
  if (map.phone === undefined && phoneWhenMissing === '')
    throw new AppError('COLUMN_MISSING', { field: 'phone' });
  if (map.age === undefined && map.birthOn === undefined)
    throw new AppError('COLUMN_MISSING', { field: 'age' });
  if (agesOn !== null && agesOn > today)
    throw new AppError('INVALID_INPUT', { problems: [{ path: 'agesOn', code: 'DATE_IN_FUTURE' }] });
}

function readRow({ number, cells, isDoubtful }: TableRow, { table, layout, today }: Check): Verdict {
  const { person, problems, leftOver } = readOldRow(cells, layout, { today, width: table.width });
  const cellOf = (column: number | undefined) => shown(cells[column ?? -1] ?? '').trim();
  const quotes = { row: number, field: null, code: 'QUOTES_DO_NOT_FIT', value: shown(cells[0] ?? '') };
  return {
    row: number,
    person: isDoubtful ? undefined : person,
    likeness: undefined,
    problems: [...(isDoubtful ? [quotes] : []), ...problems.map(problem => ({ row: number, ...problem }))],
    leftOver,
    shown: { name: cellOf(layout.map.fullName), phone: cellOf(layout.map.phone) },
  };
}

/** Every row by the register form's own rules and against everybody registered, a few hundred at a time. */
export async function checkRows(ctx: TaskContext, check: Check): Promise<Verdict[]> {
  const { rows } = check.table;
  const own = check.layout.phoneWhenMissing;
  const earlier = earlierRows();
  const verdicts: Verdict[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    check.signal?.throwIfAborted();
    const read = rows.slice(from, from + ROWS_AT_ONCE).map(row => readRow(row, check));
    const people = read.flatMap(({ person }) => person ?? []);
    const registered = ctx.reading(({ db }) =>
      listRegisteredByAny(db, {
        phones: distinct(people.flatMap(({ phone, altPhone }) => [phone, altPhone])).filter(
          phone => phone !== own,
        ),
        oldNumbers: distinct(people.map(({ oldNumber }) => oldNumber)),
        abhaNumbers: distinct(people.map(({ abhaNumber }) => abhaNumber)),
        most: MOST_CANDIDATES,
      }),
    );
    for (const verdict of read) {
      const { person, row } = verdict;
      if (person) {
        // The clinic's own number stands for "none" and makes nobody alike.
        const compared = person.phone === own ? { ...person, phone: '' } : person;
        verdict.likeness = likelier(
          bestLikeness(compared, registered, check.today),
          earlier.likenessOf(compared, check.today),
        );
        earlier.add(row, compared);
      }
      verdicts.push(verdict);
    }
    check.onProgress?.(verdicts.length);
    await breath();
  }
  return verdicts;
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter(value => value !== '');
}

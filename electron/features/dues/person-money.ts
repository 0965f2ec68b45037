import { AppError } from '#shared/contract/app-error.ts';
import type {
  AdvanceMoveRow,
  Balance,
  MoneyOfPerson,
  OpenDue,
  WrittenOff,
} from '#shared/features/dues/due.schema.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { balanceOfRecord } from '../../ledger/ledger.sql.ts';
import { lastClosedDay } from '../../ledger/open-day.ts';
import { membersOf, ofAllRecords } from '../patients/patients.service.ts';
import * as duesSql from './dues.sql.ts';
import * as entriesSql from './entries.sql.ts';

export type Entry = entriesSql.EntryRow;

const MOST_MOVES = 60;

export function openDueOf(row: duesSql.OpenDueRow): OpenDue {
  const { billId, number, visitId, totalPaise, duePaise, promisedOn } = row;
  return {
    ...{ billId, number, visitId, totalPaise, duePaise },
    onDate: fromDayNumber(row.onDate),
    promise:
      promisedOn === null
        ? null
        : {
            promisedOn: fromDayNumber(promisedOn),
            guarantorName: row.guarantorName ?? '',
            guarantorPhone: row.guarantorPhone ?? '',
            note: row.promiseNote ?? '',
          },
  };
}

/** Oldest first, over all records of the person. */
export function openDuesOf(db: ReadableDb, patientId: number): OpenDue[] {
  return ofAllRecords(db, patientId, recordId => duesSql.listOfRecord(db, recordId))
    .sort((a, b) => a.onDate - b.onDate || a.billId - b.billId)
    .map(openDueOf);
}

export function balanceOf(db: ReadableDb, patientId: number): Balance {
  const held = membersOf(db, patientId).map(recordId => balanceOfRecord(db, recordId));
  return {
    advancePaise: held.reduce((sum, { advancePaise }) => sum + advancePaise, 0),
    refundsPaise: held.reduce((sum, { refundsPaise }) => sum + refundsPaise, 0),
    duePaise: openDuesOf(db, patientId).reduce((sum, { duePaise }) => sum + duePaise, 0),
  };
}

/** Whether an entry's day may still be changed. */
export function isDayOpen(onDate: number, lastClosedOn: LocalDate | null): boolean {
  return lastClosedOn === null || fromDayNumber(onDate) > lastClosedOn;
}

function moveOf(row: entriesSql.EntryRow, lastClosedOn: LocalDate | null): AdvanceMoveRow {
  const { id, at, mode, amountPaise, billId, userName } = row;
  const isReversed = row.isReversed === 1;
  return {
    ...{ id, at, mode, amountPaise, billId, userName, isReversed },
    kind: row.kind as AdvanceMoveRow['kind'],
    number: row.number ?? '',
    billNumber: row.billNumber ?? '',
    onDate: fromDayNumber(row.onDate),
    mayBeTakenBack: row.kind === 'advanceApplied' && !isReversed && isDayOpen(row.onDate, lastClosedOn),
  };
}

function writtenOffOf(row: entriesSql.EntryRow): WrittenOff {
  const { id, billId, billNumber, amountPaise, reason, userName } = row;
  if (billId === null) throw new Error('A write-off belongs to a bill.');
  return {
    ...{ id, billId, billNumber: billNumber ?? '', amountPaise, reason, userName },
    onDate: fromDayNumber(row.onDate),
  };
}

export function moneyOf(
  db: ReadableDb,
  patientId: number,
  mostMoves = MOST_MOVES,
): Omit<MoneyOfPerson, 'dues' | 'upi' | 'nextAdvanceNumber'> & { dues: OpenDue[] } {
  const lastClosedOn = lastClosedDay(db);
  const newestFirst = (a: { id: number }, b: { id: number }) => b.id - a.id;
  return {
    ...balanceOf(db, patientId),
    dues: openDuesOf(db, patientId),
    moves: ofAllRecords(db, patientId, recordId => entriesSql.listAdvanceMoves(db, recordId, mostMoves))
      .sort(newestFirst)
      .slice(0, mostMoves)
      .map(row => moveOf(row, lastClosedOn)),
    writtenOff: ofAllRecords(db, patientId, recordId => entriesSql.listWrittenOff(db, recordId))
      .sort(newestFirst)
      .map(writtenOffOf),
  };
}

export function getEntry(db: ReadableDb, entryId: number): Entry {
  const entry = entriesSql.find(db, entryId);
  if (!entry) throw new AppError('NOT_FOUND', { what: 'payment' });
  return entry;
}

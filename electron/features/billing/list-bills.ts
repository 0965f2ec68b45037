import type { ExportedFile } from '#shared/contract/grid-export.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { BillFilter, BillOfList, BillState } from '#shared/features/billing/bill.schema.ts';
import type { billingContract } from '#shared/features/billing/billing.contract.ts';
import { billsGrid } from '#shared/features/billing/bills.grid.ts';
import { SERIES_OF_DOCUMENT } from '#shared/features/ledger/series.rules.ts';
import { dayIn, rangeIn } from '#shared/i18n/day-words.ts';
import { translatorOf } from '#shared/i18n/translate.ts';
import { toDayNumber } from '#shared/kernel/local-date.ts';
import { prefixOf } from '../../ledger/numbers.ts';
import { exportGrid } from '../../server/grid/export-grid.ts';
import { exportList as exportOf } from '../../server/grid/export-list.ts';
import { formatNumber } from '../../server/number-series.ts';
import type { ReadContext, TaskContext } from '../../server/service.ts';
import { getPerson, ofAllRecords, patientsService } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { billOfList } from './bill-record.ts';
import * as billsSql from './bills-list.sql.ts';

type InputOf<Name extends keyof typeof billingContract> = ParsedInputOf<(typeof billingContract)[Name]>;
type Bills = OutputOf<(typeof billingContract)['list']>;

const MOST_SHOWN = 2_000;
const MOST_EXPORTED = 200_000;
const MOST_PEOPLE = 40;

export function listForPatient(ctx: ReadContext, { patientId }: InputOf<'listForPatient'>): BillOfList[] {
  return ofAllRecords(ctx.db, patientId, recordId => billsSql.listForPatient(ctx.db, recordId))
    .sort((a, b) => b.id - a.id)
    .map(billOfList);
}

/** The papers that a few digits or a whole number may mean: 'B/26-27/000123' is what one says as 123. */
function numbersLike(ctx: ReadContext, text: string): string[] {
  if (/\//.test(text)) return [text.toUpperCase()];
  if (!/^\d{1,6}$/.test(text)) return [];
  const { settings } = clinicAndSettings(ctx.db);
  return billsSql
    .listYears(ctx.db)
    .flatMap(year =>
      Object.values(SERIES_OF_DOCUMENT).map(series =>
        formatNumber(prefixOf(settings, series), year, Number(text)),
      ),
    );
}

function isIn(bill: BillOfList, state: BillState | null): boolean {
  if (state === 'cancelled') return bill.isCancelled;
  if (state === 'credited') return bill.creditedPaise > 0;
  if (state === 'due') return bill.duePaise > 0;
  return state === null || (!bill.isCancelled && bill.duePaise === 0);
}

/** By number or by person, whatever the days: who asks for one paper does not know when it was written. */
function listFound(ctx: ReadContext, { text, state, doctorId }: BillFilter): BillOfList[] {
  const numbers = numbersLike(ctx, text);
  const papers = numbers.length > 0 ? billsSql.listByNumbers(ctx.db, numbers) : [];
  const people = papers.length > 0 ? [] : patientsService.search(ctx, { text, limit: MOST_PEOPLE });
  const found = [
    ...papers,
    ...people.flatMap(({ patient }) =>
      ofAllRecords(ctx.db, patient.id, recordId => billsSql.listForPatient(ctx.db, recordId)),
    ),
  ];
  return [...new Map(found.map(row => [row.id, row])).values()]
    .filter(row => doctorId === null || row.doctorId === doctorId)
    .map(billOfList)
    .filter(bill => isIn(bill, state))
    .sort((a, b) => b.id - a.id);
}

function listUpTo(ctx: ReadContext, filter: BillFilter, limit: number): Bills {
  if (filter.text !== '') {
    const bills = listFound(ctx, filter);
    const standing = bills.filter(({ isCancelled }) => !isCancelled);
    return {
      bills: bills.slice(0, limit),
      count: bills.length,
      totalPaise: standing.reduce((sum, { totalPaise }) => sum + totalPaise, 0),
      duePaise: bills.reduce((sum, { duePaise }) => sum + duePaise, 0),
    };
  }
  const { fromDate, toDate, state, doctorId } = filter;
  const within = { fromDay: toDayNumber(fromDate), toDay: toDayNumber(toDate), state, doctorId };
  return {
    bills: billsSql.listBetween(ctx.db, within, limit).map(billOfList),
    ...billsSql.sumBetween(ctx.db, within),
  };
}

export function list(ctx: ReadContext, filter: InputOf<'list'>): Bills {
  return listUpTo(ctx, filter, MOST_SHOWN);
}

export async function exportList(ctx: TaskContext, input: InputOf<'exportList'>): Promise<ExportedFile> {
  const { fromDate, toDate, state, doctorId, language } = input;
  const t = translatorOf(language);
  const { bills } = ctx.reading(read => listUpTo(read, input, MOST_EXPORTED));
  const grid = billsGrid(bills, { t, subtitle: rangeIn(language, { fromDate, toDate }) });
  return exportGrid(ctx, grid, {
    wanted: input,
    fileName: `bills-${fromDate}-${toDate}`,
    entity: 'bills',
    detail: { fromDate, toDate, state, doctorId },
  });
}

export function exportOfPatient(ctx: TaskContext, input: InputOf<'exportOfPatient'>): Promise<ExportedFile> {
  const { patientId } = input;
  return exportOf(ctx, input, {
    rows: read => ({ bills: listForPatient(read, input), fullName: getPerson(read.db, patientId).fullName }),
    grid: ({ bills, fullName }, { t, language, today }) =>
      billsGrid(bills, { t, subtitle: [fullName, dayIn(language, today)].join(' · ') }),
    ...{ fileName: `bills-of-${patientId}`, entity: 'patient', entityId: patientId },
  });
}

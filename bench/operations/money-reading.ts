import { contract } from '#shared/contract/index.ts';
import type { ReportAsk } from '#shared/features/registers/register.schema.ts';
import { sameWeekdaysBefore } from '#shared/features/reports/day-close.rules.ts';
import { addDays, type LocalDate, toDayNumber } from '#shared/kernel/local-date.ts';
import type { Driver } from '../../electron/database/open-file.ts';
import type { Operation } from '../measure.ts';
import type { Ask } from '../ways.ts';
import { rawDaySheet, rawOwnerSheet, rawRegisters } from './raw-money.ts';

const A_YEAR = { fromDate: '2025-12-01', toDate: '2026-11-30' };
const LAST_BOOKS = { fromDate: '2025-04-01', toDate: '2026-03-31' };

type Reading = Pick<Operation<null>, 'name' | 'goal' | 'rounds' | 'raw' | 'ours'> & { warmUpRounds?: number };
const reading = (each: Reading): Operation => ({ ...each, prepare: () => null }) as Operation;

const daysOf = ({ fromDate, toDate }: typeof A_YEAR) => ({
  fromDay: toDayNumber(fromDate),
  toDay: toDayNumber(toDate),
});
const show = (ask: Ask, report: Pick<ReportAsk, 'report' | 'fromDate' | 'toDate'> & Partial<ReportAsk>) =>
  ask('doctor', contract.registers.show, { language: 'en', options: {}, ...report });

/** Today's money, that of a day and of its weekday before. */
export function dayOperations(driver: Driver, today: LocalDate): Operation[] {
  const day = toDayNumber(today);
  const weekdays = sameWeekdaysBefore(today).map(toDayNumber);
  const sheet = rawDaySheet(driver);
  const owner = rawOwnerSheet(driver);
  return [
    reading({
      ...{ name: "today's sheet", goal: 'P6: ≤ 3× raw', rounds: 200 },
      raw: () => sheet(day, weekdays),
      ours: ask => ask('doctor', contract.reports.daySheet, {}),
    }),
    reading({
      ...{ name: "owner's sheet of today", goal: '', rounds: 60 },
      raw: () => owner([day, ...weekdays], toDayNumber(addDays(today, -13))),
      ours: ask => ask('doctor', contract.reports.ownerSheet, {}),
    }),
  ];
}

/** What is asked of months and years. */
export function registerOperations(driver: Driver): Operation[] {
  const raw = rawRegisters(driver);
  const year = daysOf(A_YEAR);
  const books = daysOf(LAST_BOOKS);
  const pivot = (rows: string, columns: string) => (ask: Ask) =>
    show(ask, { report: 'collections', ...A_YEAR, options: { rows, columns } });
  const slow = { rounds: 8, warmUpRounds: 2 };
  return [
    reading({
      ...{ name: '12 months of collections by month and mode', goal: 'P7: ≤ 3× raw', rounds: 60 },
      raw: () => raw.pivotByMonth(year),
      ours: pivot('month', 'mode'),
    }),
    reading({
      ...{ name: '12 months of collections by person and mode', goal: '', ...slow },
      raw: () => raw.pivotByPerson(year),
      ours: pivot('user', 'mode'),
    }),
    reading({
      ...{ name: 'dues by age, the whole clinic', goal: '', ...slow },
      raw: raw.dues,
      ours: ask => ask('doctor', contract.dues.list, { band: null, doctorId: null, isPromised: null }),
    }),
    reading({
      ...{ name: 'Form 3C of a financial year', goal: '', ...slow },
      raw: () => raw.form3c(books),
      ours: ask => show(ask, { report: 'form3c', ...LAST_BOOKS }),
    }),
    reading({
      ...{ name: 'numbers of a financial year, with gaps', goal: '', ...slow },
      raw: () => raw.numbers(books),
      ours: ask => show(ask, { report: 'numbersAudit', ...LAST_BOOKS }),
    }),
  ];
}

const ON_ACCOUNT = 300;
const COMPANY = {
  name: 'Narmada Mills',
  gstin: '23ABCDE1234F1Z5',
  address: '4 Mill Road, Indore',
  termsDays: 30,
};

/** A company's statement over a few hundred bills, which are put on its account first; `ask` prepares, untimed. */
export async function statementOperation(driver: Driver, today: LocalDate, ask: Ask): Promise<Operation> {
  const { id: partyId } = await ask('doctor', contract.parties.save, { partyId: null, details: COMPANY });
  const people = driver.prepare('SELECT id FROM patients ORDER BY id DESC LIMIT ?').pluck().all(ON_ACCOUNT);
  for (const patientId of people as number[]) {
    await ask('doctor', contract.parties.addMember, { partyId, patientId });
    await ask('desk', contract.billing.issue, {
      ...{ patientId, visitId: null, doctorId: 1, partyId, payments: [] },
      lines: [{ description: 'Consultation', quantity: 1, ratePaise: 60_000 }],
    });
  }
  const raw = rawRegisters(driver);
  return reading({
    ...{ name: `statement of a company with ${ON_ACCOUNT} bills`, goal: '', rounds: 60 },
    raw: () => raw.statement(partyId),
    ours: way =>
      way('doctor', contract.parties.statement, { partyId, fromDate: addDays(today, -365), toDate: today }),
  });
}

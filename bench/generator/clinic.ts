import type { LocalDate } from '#shared/kernel/local-date.ts';
import { checkpoint, checkpointIfLarge } from '../../electron/database/checkpoint.ts';
import { type ClinicDatabase, sql, type WritableDb } from '../../electron/database/db.ts';
import { indexPatient } from '../../electron/features/patients/patient-search.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import { closeDay, type DayEndParts } from './day-end.ts';
import { moneyDesk } from './desk.ts';
import { drawers } from './drawers.ts';
import { keepForms } from './filled-forms.ts';
import { labDesk } from './lab-desk.ts';
import { moneyWriter } from './money-rows.ts';
import { numberTaker } from './numbers.ts';
import { DAY_END_MINUTE, MINUTE_MS, pastDay, startOfDay } from './past-day.ts';
import { peopleMaker } from './people.ts';
import { lineReader } from './prescription-lines.ts';
import { seededRandom } from './random.ts';
import { rowWriter } from './rows.ts';
import { staffOf } from './staff.ts';
import { recordTodaysAudit } from './todays-audit.ts';
import { saveHalfTypedNote, todaysQueue } from './todays-queue.ts';
import { type Regular, turnout } from './turnout.ts';
import { vaccinations } from './vaccinations.ts';
import { type VisitDay, visitDays } from './visit-days.ts';
import { type Recorder, recordVisit } from './visit-record.ts';

export type ClinicWish = {
  seed: number | string;
  /** The clinic's today and the instant up to which today has come. */
  today: LocalDate;
  now: number;
  patientCount: number;
  visitCount: number;
  months: number;
  /** Who came and what was paid, without notes, vitals, tests and vaccines: for the figures of money. */
  isMoneyOnly?: boolean;
  /** Of the bills that are paid in full: in two modes. */
  splitShare?: number;
};

export type EmptyClinic = { db: ClinicDatabase; auditKey: Buffer; zone: string };
export type Generated = { patients: number; visits: number; days: number };

const VISITS_PER_TRANSACTION = 4_000;
const CACHE_KIB = 256 * 1024;
const NEW_TODAY = 2;

/** How many people are registered on each day, most of them early on. */
function newcomersOf(days: readonly VisitDay[], patientCount: number): number[] {
  const past = days.slice(0, -1);
  const visits = past.reduce((sum, { visitCount }) => sum + visitCount, 0);
  const upToYesterday = Math.max(0, patientCount - NEW_TODAY);
  let seen = 0;
  let registered = 0;
  const counts = past.map(({ visitCount }) => {
    seen += visitCount;
    const target = Math.round(upToYesterday * (seen / visits) ** 0.75);
    const count = Math.max(0, target - registered);
    registered += count;
    return count;
  });
  return [...counts, patientCount - registered];
}

/**
 * Fills an empty clinic with years of work that a seed decides, straight into its tables and consistent in all of
 * them: series, sums, search, day seals, content hashes and audit chain. Earlier days are closed, today is half done.
 */
export function generateClinic(clinic: EmptyClinic, lists: ReferenceLists, wish: ClinicWish): Generated {
  const { db, auditKey, zone } = clinic;
  const { driver } = db;
  if (db.reader.value<number>(sql`SELECT count(*) FROM patients LIMIT 1`) !== 0) {
    throw new Error('only an empty clinic can be filled');
  }
  const random = seededRandom(wish.seed);
  const staff = staffOf(db.reader);
  const rows = rowWriter(driver);
  const house = { auditKey, lists, zone };
  const cashDrawers = drawers(house, userId => ({
    ...{ userId, fullName: staff.nameOf(userId) },
    roles: [userId === staff.owner.userId ? 'owner' : 'receptionist'],
  }));
  let today: WritableDb | null = null;
  const money = moneyWriter(driver, payment => {
    if (!today) throw new Error('a payment is taken in the transaction of its day');
    return cashDrawers.shiftOf(today, payment);
  });
  const numbers = numberTaker();
  const desk = moneyDesk({
    random: random.fork('desk'),
    rows: money,
    numbers,
    cashiers: staff.receptionists,
    splitShare: wish.splitShare ?? 0,
  });
  const newPerson = peopleMaker(wish.seed);
  const { regulars, comersOf } = turnout(wish.seed);
  const dayEnd: DayEndParts = { ...house, random: random.fork('day end'), owner: staff.owner };
  const days = visitDays(wish.today, wish.months, wish.visitCount);
  const newcomers = newcomersOf(days, wish.patientCount);
  const visiting = random.fork('visits');
  const readLine = lineReader(lists);
  const labs = labDesk({
    ...{ random: random.fork('laboratory'), numbers, lists, until: { today: wish.today, now: wish.now } },
    nurse: { userId: staff.nurseId, fullName: staff.nameOf(staff.nurseId) },
  });
  const vaccines = vaccinations({ random: random.fork('vaccines'), lists, nurseId: staff.nurseId });
  const parts = wish.isMoneyOnly ? null : { labs, vaccines, forms: random.fork('forms') };

  function register(onDate: LocalDate, count: number): Regular[] {
    const isToday = onDate === wish.today;
    return Array.from({ length: count }, () => {
      const year = onDate.slice(0, 4);
      const number = numbers.take('uhid', year);
      const uhid = `P-${year.slice(2)}-${String(number).padStart(5, '0')}`;
      const person = newPerson(numbers.take('patientId', ''), uhid, onDate);
      const registeredAt = isToday
        ? Math.max(startOfDay(onDate), wish.now - 210 * MINUTE_MS)
        : startOfDay(onDate) + 9 * 60 * MINUTE_MS;
      rows.patient(person, registeredAt, random.pick(staff.receptionists));
      return {
        person,
        registeredAt,
        lastSeenAt: registeredAt,
        lastVisitOn: null,
        lastDoctorId: null,
        dues: [],
        taking: [],
      };
    });
  }

  function recordDay(tx: WritableDb, { onDate, visitCount }: VisitDay, newCount: number): void {
    today = tx;
    const recorder: Recorder = {
      db: tx,
      rows,
      desk,
      numbers,
      random: visiting,
      lists,
      readLine,
      staff,
      parts,
    };
    const comers = comersOf(onDate, visitCount, () => register(onDate, newCount));
    if (comers.length === 0) return;
    if (onDate !== wish.today) {
      for (const plan of pastDay(visiting, comers, staff.doctors, onDate)) recordVisit(recorder, plan);
      closeDay(dayEnd, { db: tx, onDate, at: startOfDay(onDate) + DAY_END_MINUTE * MINUTE_MS });
      return;
    }
    const { doctors, nameOf } = staff;
    const plans = todaysQueue(comers, { onDate, now: wish.now, doctors, regulars }).sort(
      (a, b) => a.times.arrivedAt - b.times.arrivedAt,
    );
    const visits = plans.map(plan => ({ plan, visitId: recordVisit(recorder, plan) }));
    for (const { plan, visitId } of visits) {
      if (plan.times.calledAt && !plan.times.signedAt) saveHalfTypedNote(tx, plan, visitId);
    }
    recordTodaysAudit(tx, { auditKey, staff, nameOf }, visits);
  }

  /** Last seen first: the recency and the search are given when everyone's last visit is known. */
  function rankPeople(tx: WritableDb): void {
    const ranked = [...regulars].sort((a, b) => a.lastSeenAt - b.lastSeenAt || a.person.id - b.person.id);
    ranked.forEach(({ person, lastVisitOn }, index) => {
      rows.recency(person.id, index + 1, lastVisitOn);
      indexPatient(tx, person.id, person);
    });
  }

  db.transaction(tx => keepForms(tx, startOfDay(days[0]?.onDate ?? wish.today)));
  const cacheBefore = driver.pragma('cache_size', { simple: true });
  driver.pragma(`cache_size = -${CACHE_KIB}`);
  let at = 0;
  while (at < days.length) {
    db.transaction(tx => {
      for (let written = 0; at < days.length && written < VISITS_PER_TRANSACTION; at++) {
        const day = days[at];
        if (!day) break;
        recordDay(tx, day, newcomers[at] ?? 0);
        written += day.visitCount;
      }
      numbers.save(rows);
    });
    checkpointIfLarge(driver);
  }
  db.transaction(tx => {
    rankPeople(tx);
    if (parts) vaccines.workOut(tx, wish.today);
    money.services(tx);
  });
  checkpoint(driver);
  driver.pragma(`cache_size = ${String(cacheBefore)}`);
  return { patients: regulars.length, visits: numbers.last('visitId', ''), days: days.length };
}

import type { ScheduleRow } from '#shared/features/immunisations/schedule-rows.schema.ts';
import { addDays, daysBetween, type LocalDate } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { workOutDues } from '../../electron/features/immunisations/dues.ts';
import { insertDose, insertPlan } from '../../electron/features/immunisations/immunisations.service.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { Person } from './people.ts';
import type { Random } from './random.ts';

const SCHEDULE = 'NIS';
const FOLLOWED_UNDER_DAYS = 6 * 365;
const FOLLOWED_SHARE = 0.6;
const ON_THE_CARD_SHARE = 0.9;
const GIVEN_SHARE = 0.75;
const WORKED_OUT_AT_ONCE = 500;

type Vaccination = { person: Person; visitId: number; onDate: LocalDate; at: number };

/** The child's card is copied at the first visit; what is due later is given at the visits that follow. */
export function vaccinations({
  random,
  lists,
  nurseId,
}: {
  random: Random;
  lists: ReferenceLists;
  nurseId: number;
}) {
  const rows = lists.immunisations.filter(({ schedule }) => schedule === SCHEDULE);
  const asked = rows.toSorted((a, b) => a.dueDays - b.dueDays || a.doseNumber - b.doseNumber);
  /** Up to which row of the schedule each followed child was looked at; null for one whom nobody follows. */
  const reached = new Map<number, number | null>();

  function write(
    db: WritableDb,
    row: ScheduleRow,
    { person, visitId, at }: Vaccination,
    given: { on: LocalDate; isHere: boolean },
  ): void {
    const batch = `B-${row.code}-${given.on.slice(2, 7)}`;
    insertDose(db, {
      ...{
        patientId: person.id,
        visitId: given.isHere ? visitId : null,
        code: row.code,
        vaccine: row.vaccine,
      },
      ...{ givenOn: given.on, place: given.isHere ? 'here' : 'elsewhere', brand: '', site: '', note: '' },
      ...{ batch: given.isHere ? batch : '', expiresOn: given.isHere ? addDays(given.on, 400) : null },
      ...{ recordedAt: at, recordedBy: nurseId },
    });
  }

  function follow(db: WritableDb, { person, at }: Vaccination, ageDays: number): boolean {
    const isFollowed = ageDays < FOLLOWED_UNDER_DAYS && random.chance(FOLLOWED_SHARE);
    reached.set(person.id, isFollowed ? 0 : null);
    if (isFollowed) {
      const plan = { patientId: person.id, schedule: SCHEDULE, startOn: null, isAutomatic: true };
      insertPlan(db, { ...plan, at, by: nurseId });
    }
    return isFollowed;
  }

  return {
    visit(db: WritableDb, visit: Vaccination): void {
      const { person, onDate } = visit;
      const ageDays = daysBetween(person.birthOn, onDate);
      const isNew = !reached.has(person.id);
      if (isNew && !follow(db, visit, ageDays)) return;
      let next = reached.get(person.id) ?? null;
      if (next === null) return;
      for (let row = asked[next]; row && row.dueDays <= ageDays; row = asked[next]) {
        next += 1;
        if (row.sex === 'F' && person.sex !== 'F') continue;
        if (row.maxAgeDays !== null && ageDays > row.maxAgeDays && !isNew) continue;
        // What is given today is not on the card yet.
        const isHere = !isNew || (row.dueDays > ageDays - 20 && random.chance(0.5));
        if (!random.chance(isHere ? GIVEN_SHARE : ON_THE_CARD_SHARE)) continue;
        const onCard = addDays(person.birthOn, Math.min(ageDays - 1, row.dueDays + random.whole(0, 12)));
        if (isHere) write(db, row, visit, { on: onDate, isHere });
        else if (onCard >= person.birthOn) write(db, row, visit, { on: onCard, isHere });
      }
      reached.set(person.id, next);
    },
    /** From when on each child is due, as the app itself keeps it. */
    workOut(db: WritableDb, today: LocalDate): void {
      const ids = [...reached].flatMap(([id, row]) => (row === null ? [] : [id]));
      for (let from = 0; from < ids.length; from += WORKED_OUT_AT_ONCE) {
        workOutDues({ db, lists, today: () => today }, ids.slice(from, from + WORKED_OUT_AT_ONCE));
      }
    },
  };
}

export type Vaccinations = ReturnType<typeof vaccinations>;

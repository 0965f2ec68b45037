import type { EncounterDraft } from '#shared/features/encounters/encounter.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { sql, type WritableDb } from '../../electron/database/db.ts';
import type { Doctor } from '../../electron/features/users/users.service.ts';
import { doctorFor, MINUTE_MS, startOfDay } from './past-day.ts';
import type { Comer, Regular } from './turnout.ts';
import type { VisitPlan, VisitTimes } from './visit-record.ts';

const LONGEST_LOOK_BACK_MS = 200 * MINUTE_MS;
const SEEN_SHARE = 0.55;

type Today = { onDate: LocalDate; now: number; doctors: readonly Doctor[]; regulars: readonly Regular[] };

// Someone in the queue owes from an earlier visit, so that the desk sees what that looks like.
function withOldDues(comers: readonly Comer[], regulars: readonly Regular[]): Comer[] {
  const present = new Set(comers.map(({ regular }) => regular.person.id));
  const owing = regulars.find(({ person, dues }) => dues.length > 0 && !present.has(person.id));
  const changed = [...comers];
  const place = changed.findLastIndex(
    ({ regular, isFollowUp }) => !isFollowUp && regular.lastVisitOn !== null,
  );
  const replaced = changed[place];
  if (owing && replaced) changed[place] = { ...replaced, regular: owing };
  return changed;
}

function timesOf(
  index: number,
  count: number,
  seen: number,
  { from, length }: { from: number; length: number },
): VisitTimes {
  const arrivedAt = Math.round(from + (index / count) * length);
  if (index >= seen) {
    return index < seen + 2
      ? { arrivedAt, vitalsAt: arrivedAt + Math.round(length / count / 3) }
      : { arrivedAt };
  }
  const slot = length / seen;
  const calledAt = Math.round(from + (index + 0.6) * slot);
  const called = { arrivedAt, vitalsAt: Math.round((arrivedAt + calledAt) / 2), calledAt };
  if (index === seen - 1) return called;
  const signedAt = Math.round(calledAt + 0.7 * slot);
  // The last who was seen still stands at the desk.
  return index === seen - 2
    ? { ...called, signedAt }
    : { ...called, signedAt, billedAt: Math.round(signedAt + 0.2 * slot) };
}

function queueOf(comers: readonly Comer[], doctor: Doctor, { onDate, now }: Today): VisitPlan[] {
  const length = Math.min(LONGEST_LOOK_BACK_MS, now - startOfDay(onDate));
  const hours = { from: now - length, length };
  const seen = Math.max(Math.min(3, comers.length), Math.round(comers.length * SEEN_SHARE));
  return comers.map((comer, index) => {
    const times = timesOf(index, comers.length, seen, hours);
    const plan: VisitPlan = { ...comer, onDate, doctor, tokenNumber: index + 1, priority: 'routine', times };
    if (index === seen + 1) return { ...plan, priority: 'urgent' };
    if (index === seen + 3) return { ...plan, isHeld: true, times: { arrivedAt: times.arrivedAt } };
    if (index === 2 && seen > 5) {
      const leftAt = Math.round(times.arrivedAt + hours.length / comers.length);
      return { ...plan, times: { arrivedAt: times.arrivedAt, leftAt } };
    }
    return index === 1 ? { ...plan, settling: 'inPart' } : plan;
  });
}

/** A morning half done: seen, at the desk, with the doctor, waiting, urgent, stepped out, gone home, owing. */
export function todaysQueue(comers: readonly Comer[], today: Today): VisitPlan[] {
  const all = withOldDues(comers, today.regulars);
  return today.doctors.flatMap(doctor => {
    const own = all.filter(comer => doctorFor(today.doctors, comer, today.onDate).userId === doctor.userId);
    return queueOf(own, doctor, today);
  });
}

/** What a doctor has typed so far for the person who is sitting in front of him. */
export function saveHalfTypedNote(db: WritableDb, plan: VisitPlan, visitId: number): void {
  const { illness, doctor, times } = plan;
  const draft: EncounterDraft = {
    body: {
      complaints: illness.complaints[0] ?? '',
      findings: '',
      diagnoses: [],
      lines: [],
      stops: [],
      sections: [],
      orders: [],
      tests: '',
      advice: '',
      followUpOn: null,
      answers: [],
    },
    typing: '',
  };
  db.run(sql`
    INSERT INTO encounter_drafts (visit_id, doctor_id, draft, saved_at)
    VALUES (${visitId}, ${doctor.userId}, ${JSON.stringify(draft)}, ${(times.calledAt ?? times.arrivedAt) + 1_000})`);
}

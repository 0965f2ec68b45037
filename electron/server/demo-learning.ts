import { ageOn } from '#shared/kernel/age.ts';
import { sql, type WritableDb } from '../database/db.ts';
import { findSignedEncounter, partyOf } from '../features/encounters/encounters.service.ts';
import { getVisit } from '../features/queue/queue.service.ts';
import { learnFrom } from '../features/templates/templates.service.ts';

/** What the doctors of the sample clinic signed was written past the signature: here they learn from it all the same. */
export function learnFromPastNotes({ db }: { db: WritableDb }): void {
  const signed = db.all<{ visitId: number }>(sql`
    SELECT visit_id AS visitId FROM encounters WHERE version = 1 ORDER BY signed_at, visit_id`);
  for (const { visitId } of signed) {
    const note = findSignedEncounter(db, visitId);
    if (!note) continue;
    const { doctorId, onDate, body } = note;
    const { birthOn, vitals } = partyOf({ db }, getVisit(db, visitId));
    const age = ageOn(birthOn, onDate);
    const weightKg = vitals?.values.weightKg ?? null;
    learnFrom({ db }, { doctorId, onDate, body, ageMonths: age.years * 12 + age.months, weightKg });
  }
}

import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { ServiceOf } from '../../server/service.ts';
import { amend } from './amending.ts';
import { countersigns, sendBack, submitForCountersign } from './countersigning.ts';
import { discardDraft, saveDraft } from './drafting.ts';
import { exportFollowUps } from './export-follow-ups.ts';
import { exportStory, exportTrends } from './export-story.ts';
import { followUps, noteFollowUpCall } from './follow-ups.ts';
import { growth } from './growth.ts';
import { measured } from './measured.ts';
import { open } from './open-visit.ts';
import { printGrowth } from './print-growth.ts';
import { lastSections } from './sections.ts';
import { sign } from './signing.ts';
import { trends } from './trends.ts';
import { versions } from './versions.ts';
import { latestVitals, recordVitals } from './vitals.ts';
import { voidVisit } from './voiding.ts';

export { alertShares } from './alert-log.ts';
export { activeMedicines, checkMedicines, personFactsOf } from './check-medicines.ts';
export { contentHashOf, isUnaltered } from './content-hash.ts';
export type { DoctorSnapshot, StoredEncounter } from './encounters.sql.ts';
export { findCurrent as findSignedEncounter, insert as insertEncounter } from './encounters.sql.ts';
export { partyOf } from './signed-party.ts';
export { listStory } from './story.sql.ts';
export { findVoid } from './voids.sql.ts';

export const encountersService = {
  open,
  lastSections,
  recordVitals,
  latestVitals,
  saveDraft,
  discardDraft,
  sign,
  amend,
  void: voidVisit,
  versions,
  submitForCountersign,
  sendBack,
  countersigns,
  measured,
  trends,
  exportTrends,
  exportStory,
  growth,
  printGrowth,
  followUps,
  exportFollowUps,
  noteFollowUpCall,
} satisfies ServiceOf<typeof encountersContract>;

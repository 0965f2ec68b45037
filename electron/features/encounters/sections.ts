import type { OutputOf, ParsedInputOf } from '#shared/contract/procedure.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import type { FormFacts } from '#shared/features/forms/section.rules.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { assertSections } from '../forms/forms.service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { getVisit, type Visit } from '../queue/queue.service.ts';
import * as sectionsSql from './sections.sql.ts';
import { latestOfVisit } from './vitals.ts';

function formFactsOf(db: ReadableDb, visit: Visit): FormFacts {
  const person = getPerson(db, visit.patientId);
  const vitals = latestOfVisit(db, visit.id, person, visit.onDate);
  return {
    today: visit.onDate,
    birthOn: person.birthOn,
    weightKg: vitals?.values.weightKg ?? null,
    heightCm: vitals?.values.heightCm ?? null,
  };
}

/** The note with its forms as they may be signed; refuses with FORM_NOT_KNOWN or FORM_VALUES_WRONG. */
export function withSectionsToSign(ctx: WriteContext, visit: Visit, body: EncounterBody): EncounterBody {
  if (body.sections.length === 0) return body;
  return { ...body, sections: assertSections(ctx, body.sections, formFactsOf(ctx.db, visit)) };
}

/** What each form said the last time it was filled in for this person, over all their records. */
export function lastSections(
  ctx: ReadContext,
  input: ParsedInputOf<typeof encountersContract.lastSections>,
): OutputOf<typeof encountersContract.lastSections> {
  const visit = getVisit(ctx.db, input.visitId);
  const before = { visitId: visit.id, onDate: visit.onDate };
  const earlier = ofAllRecords(ctx.db, visit.patientId, recordId =>
    sectionsSql.listEarlierSections(ctx.db, recordId, before),
  ).sort((a, b) => (a.onDate === b.onDate ? b.visitId - a.visitId : a.onDate < b.onDate ? 1 : -1));
  const newest = new Map<string, OutputOf<typeof encountersContract.lastSections>[number]>();
  for (const { onDate, sections } of earlier) {
    for (const section of sections) {
      if (!newest.has(section.formId)) newest.set(section.formId, { onDate, section });
    }
  }
  ctx.subject('patient', visit.patientId, { visitId: visit.id });
  return [...newest.values()];
}

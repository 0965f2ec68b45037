import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { sectionFacts } from '#shared/features/forms/section-facts.rules.ts';
import {
  type AskedAnswer,
  type DatedFacts,
  standingBySections,
} from '#shared/features/forms/section-standing.rules.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import { findForm } from '../forms/forms.service.ts';
import { measureRows, personStandingOf } from '../measures/measures.service.ts';
import { ofAllRecords } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import * as sectionsSql from './sections.sql.ts';

/** The forms of the note being written; they stand in the place of what its visit signed before. */
export type WrittenSections = {
  visitId?: number | undefined;
  sections?: readonly FilledSection[] | undefined;
};

/** Each version of a form is read once, however many visits it was filled in at. */
function readerOf(db: ReadableDb) {
  const known = new Map<string, FormDefinition | undefined>();
  return ({ onDate, sections }: { onDate: LocalDate; sections: readonly FilledSection[] }): DatedFacts[] =>
    sections.flatMap(section => {
      const { formId, formVersion } = section;
      const key = `${formId}/${formVersion}`;
      if (!known.has(key)) known.set(key, findForm(db, formId, formVersion));
      const definition = known.get(key);
      return definition ? [{ ...sectionFacts(definition, section), onDate }] : [];
    });
}

/** Of a person's forms, newest first, all records: those signed and not void, and those of the note being written. */
function formsOf(
  db: ReadableDb,
  { patientId, onDate, visitId, sections }: WrittenSections & { patientId: number; onDate: LocalDate },
): DatedFacts[] {
  const until = { visitId: Number.MAX_SAFE_INTEGER, onDate };
  const signed = ofAllRecords(db, patientId, recordId =>
    sectionsSql.listEarlierSections(db, recordId, until),
  ).filter(one => sections === undefined || one.visitId !== visitId);
  const writtenOn = visitId === undefined ? onDate : getVisit(db, visitId).onDate;
  const written = { visitId: visitId ?? until.visitId, onDate: writtenOn, sections: [...(sections ?? [])] };
  return [...signed, written]
    .sort((a, b) => (a.onDate === b.onDate ? b.visitId - a.visitId : a.onDate < b.onDate ? 1 : -1))
    .flatMap(readerOf(db));
}

/** Pregnant and feeding as the checks ask it: by the answers of the measures, and where they are silent by the forms. */
export function standingWithForms(
  db: ReadableDb,
  asked: WrittenSections & { patientId: number; onDate: LocalDate },
) {
  const { patientId, onDate } = asked;
  const standing = personStandingOf(db, patientId, onDate);
  const answerOf = (name: 'pregnancy' | 'breastFeeding'): AskedAnswer => {
    const { answer, askedOn } = standing[name];
    // A no that has lapsed was a no on its own day, and still ends what an older form said.
    const wasNo = askedOn !== null && personStandingOf(db, patientId, askedOn)[name].answer === 'no';
    return { answer, noOn: wasNo ? askedOn : null };
  };
  return standingBySections(
    formsOf(db, asked),
    { pregnancy: answerOf('pregnancy'), breastFeeding: answerOf('breastFeeding') },
    { limits: measureRows().limits, onDate },
  );
}

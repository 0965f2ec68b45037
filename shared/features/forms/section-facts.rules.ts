import { isLocalDate, type LocalDate } from '../../kernel/local-date.ts';
import type { FilledSection } from './filled-section.schema.ts';
import type { FormDefinition } from './form.schema.ts';

/** What a filled form says about pregnancy and feeding; absent where the form did not ask or nobody answered. */
export type SectionFacts = { lmp?: LocalDate; edd?: LocalDate; breastFeeding?: boolean };

/** Read by the meaning of the fields, so that a clinic may call them what it likes. */
export function sectionFacts(
  definition: FormDefinition,
  { values }: Pick<FilledSection, 'values'>,
): SectionFacts {
  const facts: SectionFacts = {};
  for (const { id, meaning } of definition.fields) {
    const value = values[id];
    if (meaning === 'breastFeeding' && typeof value === 'boolean') facts.breastFeeding = value;
    if ((meaning === 'lmp' || meaning === 'edd') && typeof value === 'string' && isLocalDate(value)) {
      facts[meaning] = value;
    }
  }
  return facts;
}

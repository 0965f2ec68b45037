import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormDefinition } from '#shared/features/forms/form.schema.ts';
import { type FormFacts, readSection, type Values } from '#shared/features/forms/section.rules.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { insertForm } from '../../electron/features/forms/forms.service.ts';
import { shippedForm } from '../../electron/features/forms/shipped-forms.ts';
import type { FormId } from './illness.ts';
import type { Random } from './random.ts';

function definitionOf(formId: FormId): FormDefinition {
  const definition = shippedForm(formId, 1);
  if (!definition) throw new Error(`the app has no form ${formId}`);
  return definition;
}

/** The app puts a form into the records when it is first signed by. */
export function keepForms(db: WritableDb, at: number): void {
  for (const formId of ['diabetes', 'paediatric'] as const) {
    insertForm(db, definitionOf(formId), { by: null, at });
  }
}

function diabetes(random: Random): Values {
  const fasting = random.around(142, 32, 1);
  const hba1c = random.chance(0.35) ? { hba1c: random.around(7.6, 0.9, 0.1) } : {};
  return {
    ...{ kind: 'type2', years: random.whole(1, 18), fasting, afterMeal: fasting + random.whole(20, 90) },
    ...{ ...hba1c, hypos: random.chance(0.8) ? 0 : random.whole(1, 4), ownMeter: random.chance(0.4) },
    ...{ onInsulin: false, 'monofilament.right': 'felt', 'monofilament.left': 'felt' },
    ...{ 'pulses.right': 'felt', 'pulses.left': 'felt', 'skin.right': 'whole', 'skin.left': 'whole' },
  };
}

function paediatric(random: Random): Values {
  return {
    ...{ birthWeight: random.around(2.9, 0.3, 0.01), birthWeeks: random.whole(36, 41), feeding: 'breast' },
    ...{ solids: true, meals: random.whole(3, 6), appetite: random.pick(['good', 'less']) },
    ...{ headCircumference: random.around(45, 2, 0.1), muac: random.around(14.5, 0.8, 0.1) },
    ...{ smiles: true, sits: true, walks: true, words: true, lostSkill: false, danger: [] },
  };
}

/** A form as a doctor fills it in, with what its formulas come to; what is not asked at this age is left out. */
export function filledForm(random: Random, formId: FormId, facts: FormFacts): FilledSection {
  const definition = definitionOf(formId);
  const typed = formId === 'diabetes' ? diabetes(random) : paediatric(random);
  const { values, problems } = readSection(definition, typed, facts);
  if (problems.length > 0) throw new Error(`${formId}: ${problems.map(({ key }) => key).join(', ')}`);
  return { formId, formVersion: definition.version, title: definition.title.en, values };
}

import type { ChildDoseRow } from '#shared/features/prescriptions/checks/check-rows.schema.ts';
import { childDose, typedChildDose } from '#shared/features/prescriptions/checks/child-dose.rules.ts';
import type { ChildSuggestion } from '#shared/features/prescriptions/checks/child-suggestion.schema.ts';
import type { PersonFacts } from '#shared/features/prescriptions/checks/person-facts.ts';
import { foldName } from '#shared/features/prescriptions/drug-name.rules.ts';
import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import type { ReadContext } from '../../server/service.ts';
import { personFactsOf } from '../encounters/encounters.service.ts';

type Product = { formularyId: string | null; generic: string; strength: string; form: string };
type ChildDoses = Pick<LineReading, 'childDoses' | 'asksWeight'>;

const NOTHING: ChildDoses = { childDoses: [], asksWeight: false };
/** From this age a weight is not asked for; a row that reaches further still needs one. */
const WEIGHT_ASKED_BELOW_MONTHS = 14 * 12;
const MOST_SHOWN = 3;

/** What the structured rows propose for this child and this product; free text never doses (RX-5). */
export function childDosesFor(
  ctx: ReadContext,
  product: Product | null,
  patientId: number | undefined,
): ChildDoses {
  const { checkTables } = ctx.lists;
  if (!product || product.formularyId === null || patientId === undefined) return NOTHING;
  const generic = foldName(product.generic);
  const rows = checkTables.childDoses.get(generic) ?? [];
  if (rows.length === 0) return NOTHING;
  const person = personFactsOf(ctx, patientId);
  const { strength, form } = product;
  const ingredients = checkTables.drugs.get(generic)?.ingredients ?? [];
  const answers = rows.map(row => ({
    row,
    answer: childDose({ ...person, row, product: { strength, form, ingredients } }),
  }));
  return {
    childDoses: answers
      .flatMap(({ row, answer }) => (answer.status === 'dose' ? [suggestion(row, answer, person)] : []))
      .map(each => ({
        ...each,
        product: `${product.generic} ${strength} ${form}`,
        list: checkTables.listOf.child_doses,
      }))
      .slice(0, MOST_SHOWN),
    asksWeight:
      person.ageMonths < WEIGHT_ASKED_BELOW_MONTHS &&
      answers.some(({ answer }) => answer.status === 'weightNeeded'),
  };
}

function suggestion(
  row: ChildDoseRow,
  dose: Extract<ReturnType<typeof childDose>, { status: 'dose' }>,
  { weightKg, weightOn }: PersonFacts,
): Omit<ChildSuggestion, 'list' | 'product'> {
  const { status: _, ...amounts } = dose;
  const { indication, component, basis, amountMg, note, source } = row;
  return {
    ...amounts,
    ...{ indication, component, basis, amountMg, note, source, weightKg, weightOn },
    typed: typedChildDose(dose),
  };
}

import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Dose, RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { parseRxLine } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { doseWords } from '#shared/features/prescriptions/dose-words.rules.ts';
import { type DrugHit, findDrugs, knownNamesOf, pickDrug } from '#shared/features/prescriptions/formulary-match.rules.ts';
import type { DrugChoice, LineReading, prescriptionsContract } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { totalQuantity } from '#shared/features/prescriptions/quantity.rules.ts';
import type { ReadContext } from '../../server/service.ts';
import type { ReferenceLists } from './reference-lists.ts';

const CHOICES_SHOWN = 8;

function choiceOf({ item, brand }: DrugHit): DrugChoice {
  const { generic, strength, form, route, scheduleMark } = item;
  return { formularyId: item.id, generic, strength, form, route, scheduleMark, brand, doseHelp: item.adultDose };
}

type Drug = Pick<RxLine, 'formularyId' | 'generic' | 'brand' | 'strength' | 'form' | 'scheduleMark'>;

function lineOf(drug: Drug, dose: Dose): RxLine {
  const quantity = totalQuantity({ dose, form: drug.form, strength: drug.strength });
  return {
    ...drug,
    dose,
    quantity: quantity.ok ? { amount: quantity.amount, unit: quantity.unit, text: quantity.text } : null,
    note: '',
  };
}

function wordsOf(line: RxLine, lists: ReferenceLists): string {
  const drug = [line.generic.toUpperCase(), line.strength].filter(Boolean).join(' ');
  const dose = doseWords(line.dose, 'en', lists.phrases);
  return [drug, line.form, dose, line.quantity?.text ?? ''].filter(Boolean).join(' · ');
}

type Parsed = ReturnType<typeof parseRxLine>;

function chosenDrug(ctx: ReadContext, parsed: Parsed, formularyId: string | undefined): { drug: Drug | null; hits: DrugHit[] } {
  const { formularyIndex, formularyById } = ctx.lists;
  const { drugText, strengthText, formText } = parsed;
  const asked = formularyId === undefined ? undefined : formularyById.get(formularyId);
  if (asked) {
    const hits = findDrugs(formularyIndex, drugText, 50).filter(({ item }) => item.id === asked.id);
    const brand = hits[0]?.brand ?? '';
    const { generic, strength, form, scheduleMark } = asked;
    return { drug: { formularyId: asked.id, generic, brand, strength, form, scheduleMark }, hits: [] };
  }
  const pick = pickDrug(formularyIndex, drugText, strengthText, formText);
  if (pick.status === 'found') {
    const { id, generic, strength, form, scheduleMark } = pick.hit.item;
    return {
      drug: { formularyId: id, generic, brand: pick.hit.brand, strength, form, scheduleMark },
      hits: findDrugs(formularyIndex, [drugText, strengthText, formText].join(' '), CHOICES_SHOWN),
    };
  }
  return { drug: null, hits: pick.status === 'candidates' ? pick.hits.slice(0, CHOICES_SHOWN) : [] };
}

/** Free text: kept as typed, without a formulary row, and said to be unchecked wherever it stands. */
function freeText({ drugText, strengthText, formText }: Parsed): Drug {
  return {
    formularyId: null,
    generic: drugText,
    brand: '',
    strength: strengthText,
    form: formText,
    scheduleMark: null,
  };
}

/** Reads the smart line: a whole medicine, or what is still missing in it; never guesses between two drugs. */
export function readLine(
  ctx: ReadContext,
  input: ParsedInputOf<typeof prescriptionsContract.readLine>,
): LineReading {
  // "Till review" is judged when signing, where the review date is known.
  const parsed = parseRxLine(input.text, { names: knownNamesOf(ctx.lists.formularyIndex), reviewDateKnown: true });
  const problems = parsed.problems.map(({ code, start, end }) => ({
    code,
    fragment: input.text.slice(start, end),
    at: start,
  }));
  const { drug, hits } = chosenDrug(ctx, parsed, input.formularyId);
  const mayBeFree = input.formularyId === FREE_TEXT && parsed.drugText !== '';
  const known = drug ?? (mayBeFree || (hits.length === 0 && parsed.drugText !== '') ? freeText(parsed) : null);
  const line = known && parsed.dose && problems.length === 0 ? lineOf(known, parsed.dose) : null;
  return {
    text: input.text,
    line,
    words: line ? wordsOf(line, ctx.lists) : '',
    choices: hits.map(choiceOf),
    problems: line || problems.length > 0 || known || parsed.drugText === '' ? problems : [
      { code: 'WHICH_DRUG', fragment: parsed.drugText, at: 0 },
    ],
  };
}

/** The choice "as typed" beside the formulary's; sent in place of a formulary id. */
export const FREE_TEXT = 'free';

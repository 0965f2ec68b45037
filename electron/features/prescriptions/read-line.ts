import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Dose, RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { parseRxLine } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { doseWords } from '#shared/features/prescriptions/dose-words.rules.ts';
import {
  type DrugHit,
  findDrugs,
  knownNamesOf,
  pickDrug,
} from '#shared/features/prescriptions/formulary-match.rules.ts';
import { cutOwnQuantity } from '#shared/features/prescriptions/own-quantity.rules.ts';
import type {
  DrugChoice,
  LineReading,
  prescriptionsContract,
} from '#shared/features/prescriptions/prescriptions.contract.ts';
import { totalQuantity } from '#shared/features/prescriptions/quantity.rules.ts';
import type { ReadContext } from '../../server/service.ts';
import { childDosesFor } from './child-doses.ts';
import type { ReferenceLists } from './reference-lists.ts';

const CHOICES_SHOWN = 8;

function choiceOf({ item, brand }: DrugHit): DrugChoice {
  const { generic, strength, form, route, scheduleMark } = item;
  return {
    formularyId: item.id,
    generic,
    strength,
    form,
    route,
    scheduleMark,
    brand,
    doseHelp: item.adultDose,
  };
}

type Drug = Pick<RxLine, 'formularyId' | 'generic' | 'brand' | 'strength' | 'form' | 'scheduleMark'>;

// A syrup by the piece or half a capsule is a misreading, not a quantity that the doctor may fill in.
const NOT_TO_BE_TAKEN_SO: readonly string[] = ['UNIT_DOES_NOT_FIT_FORM', 'CAPSULE_CANNOT_BE_SPLIT'];

const SHORT_FORMS: Readonly<Record<string, string>> = { tablet: 'tab', capsule: 'cap', sachet: 'sachet' };

/** "#10" of a tablet is handed over as "10 tab". */
function inPiecesOf(form: string, own: RxLine['quantity']): RxLine['quantity'] {
  const unit = SHORT_FORMS[form];
  if (own === null || own.unit !== '' || unit === undefined) return own;
  return { ...own, unit, text: `${own.text} ${unit}` };
}

function lineOf(drug: Drug, dose: Dose, own: RxLine['quantity']): RxLine | { refusedFor: string } {
  const quantity = totalQuantity({ dose, form: drug.form, strength: drug.strength });
  if (!quantity.ok && NOT_TO_BE_TAKEN_SO.includes(quantity.reason)) return { refusedFor: quantity.reason };
  return {
    ...drug,
    dose,
    quantity:
      own ?? (quantity.ok ? { amount: quantity.amount, unit: quantity.unit, text: quantity.text } : null),
    note: '',
  };
}

function wordsOf(line: RxLine, lists: ReferenceLists): string {
  const drug = [line.generic.toUpperCase(), line.strength].filter(Boolean).join(' ');
  const dose = doseWords(line.dose, 'en', lists.phrases);
  return [drug, line.form, dose, line.quantity?.text ?? ''].filter(Boolean).join(' · ');
}

type Parsed = ReturnType<typeof parseRxLine>;

function chosenDrug(
  ctx: ReadContext,
  parsed: Parsed,
  formularyId: string | undefined,
): { drug: Drug | null; hits: DrugHit[] } {
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
  const { rest, quantity } = cutOwnQuantity(input.text);
  const parsed = parseRxLine(rest, {
    names: knownNamesOf(ctx.lists.formularyIndex),
    reviewDateKnown: true,
  });
  const problems: LineReading['problems'] = parsed.problems.map(({ code, start, end }) => ({
    code,
    fragment: input.text.slice(start, end),
    at: start,
  }));
  const { drug, hits } = chosenDrug(ctx, parsed, input.formularyId);
  const mayBeFree = input.formularyId === FREE_TEXT && parsed.drugText !== '';
  const known =
    drug ?? (mayBeFree || (hits.length === 0 && parsed.drugText !== '') ? freeText(parsed) : null);
  const made =
    known && parsed.dose && problems.length === 0
      ? lineOf(known, parsed.dose, inPiecesOf(known.form, quantity))
      : null;
  const line = made && !('refusedFor' in made) ? made : null;
  if (made && 'refusedFor' in made) problems.push({ code: made.refusedFor, fragment: input.text, at: 0 });
  // Two drugs fit and nothing else is wrong: a person chooses.
  if (!known && parsed.drugText !== '' && problems.length === 0) {
    problems.push({ code: 'WHICH_DRUG', fragment: parsed.drugText, at: 0 });
  }
  return {
    text: input.text,
    line,
    words: line ? wordsOf(line, ctx.lists) : '',
    choices: hits.map(choiceOf),
    problems,
    ...childDosesFor(ctx, known, input.patientId),
  };
}

/** The choice "as typed" beside the formulary's; sent in place of a formulary id. */
export const FREE_TEXT = 'free';

import type { RxLine, RxQuantity } from '#shared/features/prescriptions/dose.schema.ts';
import { parseDose, parseRxLine } from '#shared/features/prescriptions/dose-notation.rules.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import { cutOwnQuantity } from '#shared/features/prescriptions/own-quantity.rules.ts';
import type { DrugChoice } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { totalQuantity } from '#shared/features/prescriptions/quantity.rules.ts';

/** Sent in place of a formulary id for "as typed, not checked". */
export const FREE_TEXT = 'free';

/** A drug that a person chose from the list, and the typed words that it was chosen for. */
export type Pin = { formularyId: string; drugWords: string };

function drugWordsOf(text: string): string {
  const { drugText, strengthText, formText } = parseRxLine(cutOwnQuantity(text).rest);
  return [drugText, strengthText, formText].join(' ').trim().toLowerCase();
}

export function pinFor(formularyId: string, text: string): Pin {
  return { formularyId, drugWords: drugWordsOf(text) };
}

/** The choice holds as long as the same drug stands in the line; half-typed doses do not end it. */
export function pinnedId(pin: Pin | null, text: string): string | undefined {
  return pin && drugWordsOf(text) === pin.drugWords ? pin.formularyId : undefined;
}

/** Only a plain strength can be typed back: "650 mg", not "500 mg + 125 mg". */
function typeableStrength(strength: string): string {
  return /^\d+(\.\d+)?\s?(mg|mcg|g|iu|ml|%)$/i.test(strength) ? strength.replace(/\s/g, '') : '';
}

function nameAndStrength(line: { generic: string; brand: string; strength: string }): string {
  return [line.brand || line.generic, typeableStrength(line.strength)].filter(Boolean).join(' ');
}

/** The dose at the end of what was typed, if there is one already. */
function doseTail(text: string): string {
  for (const gap of text.matchAll(/\s+/g)) {
    const tail = text.slice(gap.index).trim();
    if (tail !== '' && parseDose(tail, { reviewDateKnown: true }).dose) return tail;
  }
  return '';
}

function ownQuantityText(quantity: RxQuantity | null): string {
  return quantity === null ? '' : `#${quantity.text}`;
}

/** The line after a drug was chosen: its name and strength, then the dose that was typed already. */
export function textWithChoice(choice: DrugChoice, text: string): string {
  const { rest, quantity } = cutOwnQuantity(text);
  return [`${nameAndStrength(choice)} ${doseTail(rest)}`, ownQuantityText(quantity)]
    .filter(Boolean)
    .join(' ');
}

/** A medicine as it would be typed, to be changed in the smart line. */
export function textOfLine(line: RxLine): string {
  const drug =
    line.formularyId === null
      ? [line.generic, line.strength, line.form].filter(Boolean).join(' ')
      : nameAndStrength(line);
  const counted = totalQuantity({ dose: line.dose, form: line.form, strength: line.strength });
  const isOwn = line.quantity !== null && !(counted.ok && counted.text === line.quantity.text);
  return [drug, printDose(line.dose), isOwn ? ownQuantityText(line.quantity) : ''].filter(Boolean).join(' ');
}

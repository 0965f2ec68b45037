import type { EncounterBody } from '../encounters/encounter.schema.ts';
import type { RxLine } from '../prescriptions/dose.schema.ts';
import { isSameProduct } from '../prescriptions/repeat-difference.rules.ts';
import { type KitFacts, type Misfit, misfitsOf } from './conditions.rules.ts';
import type { Kit, KitContent } from './template.schema.ts';

export type KitPart = Pick<EncounterBody, 'lines' | 'advice' | 'tests' | 'orders'>;
/** A line of a kit for a person: why it is left out, if it is. */
export type FittedLine = { line: RxLine; misfits: Misfit[] };

/** Every line with what keeps it from this person: its own conditions and the kit's. */
export function fittedLines({ conditions, lines }: KitContent, facts: KitFacts): FittedLine[] {
  const ofKit = misfitsOf(conditions, facts);
  return lines.map(({ line, conditions: own }) => ({
    line,
    misfits: [...new Set([...ofKit, ...misfitsOf(own, facts)])],
  }));
}

function appended(text: string, more: string): string {
  const trimmed = more.trim();
  if (trimmed === '' || text.includes(trimmed)) return text;
  return text.trim() === '' ? trimmed : `${text.trimEnd()}\n${trimmed}`;
}

/** The note with what fits of a kit; undefined where the kit as a whole is for somebody else. What is there stays. */
export function withKit(note: KitPart, content: KitContent, facts: KitFacts): KitPart | undefined {
  if (misfitsOf(content.conditions, facts).length > 0) return undefined;
  const fitting = fittedLines(content, facts).filter(({ misfits }) => misfits.length === 0);
  const fresh = fitting
    .map(({ line }) => line)
    .filter(line => !note.lines.some(one => isSameProduct(one, line)));
  const isAsked = (name: string) => note.orders.some(order => order.name === name);
  return {
    lines: [...note.lines, ...fresh].slice(0, 40),
    advice: appended(note.advice, content.advice).slice(0, 2000),
    tests: appended(note.tests, content.tests).slice(0, 1000),
    orders: [...note.orders, ...content.orders.filter(({ name }) => !isAsked(name))].slice(0, 60),
  };
}

/** Kits for what was typed after '/', the ones that fit first; a word may begin anywhere in the name. */
export function findKits(kits: readonly Kit[], typed: string, facts: KitFacts): Kit[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = ({ name }: Kit) => words.every(word => ` ${name.toLowerCase()}`.includes(` ${word}`));
  const misfit = ({ content }: Kit) => Math.min(1, misfitsOf(content.conditions, facts).length);
  return kits.filter(isMeant).sort((a, b) => misfit(a) - misfit(b));
}

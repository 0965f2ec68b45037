import type { EncounterBody } from '../encounters/encounter.schema.ts';
import { foldName } from '../prescriptions/drug-name.rules.ts';
import type { TextField, TextTemplate } from './template.schema.ts';

/** The '/' at the end of a text with what was typed after it; "140/90" and "c/o" are none. */
export function slashBefore(text: string): { at: number; typed: string } | undefined {
  const found = /(?:^|\s)\/([^/\n]{0,30})$/.exec(text);
  return found ? { at: text.length - (found[1] ?? '').length - 1, typed: found[1] ?? '' } : undefined;
}

type Note = Pick<EncounterBody, 'complaints' | 'diagnoses'>;

/** Whether one of the template's words stands in today's complaints or diagnoses. */
export function isAbout({ content }: TextTemplate, note: Note): boolean {
  const today = foldName([note.complaints, ...note.diagnoses.map(({ text }) => text)].join(' '));
  return content.words
    .split(',')
    .map(foldName)
    .some(word => word !== '' && ` ${today} `.includes(` ${word} `));
}

/** Texts for a field whose name, words or text hold what was typed; those about today first. */
export function findTexts(
  texts: readonly TextTemplate[],
  field: TextField,
  typed: string,
  note: Note,
): TextTemplate[] {
  const wanted = foldName(typed).split(' ').filter(Boolean);
  const isMeant = ({ name, content }: TextTemplate) => {
    const all = ` ${foldName(`${name} ${content.words}`)}`;
    return content.field === field && wanted.every(word => all.includes(` ${word}`));
  };
  return texts
    .filter(isMeant)
    .sort((a, b) => Number(isAbout(b, note)) - Number(isAbout(a, note)))
    .slice(0, 8);
}

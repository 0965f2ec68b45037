import { fileURLToPath } from 'node:url';
import { loadReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { PatientLanguage } from '../../shared/features/settings/settings.schema.ts';
import { PATIENT_WORDS, patientWords } from '../../shared/i18n/print-words-patient.ts';

const reference = fileURLToPath(new URL('../../resources/reference', import.meta.url));

/** Every phrase of the list and every fixed word of a page for patients, as it is written in that language. */
export function linesIn(language: PatientLanguage): string[] {
  const phrases = [...loadReferenceLists(reference).phrases.values()].map(({ texts }) => texts[language]);
  const words = PATIENT_WORDS.map(key => {
    const word = patientWords(language)[key];
    return typeof word === 'function' ? word('21 Nov') : word;
  });
  return [...phrases, ...words].filter(Boolean).map(line => line.replace('{n}', '30'));
}

/** The heaviest lines of a language: most letters that change their shape or place. */
export function heaviestIn(language: PatientLanguage, count: number): string[] {
  const weightOf = (line: string) => (line.match(/\p{M}/gu) ?? []).length / line.length;
  return linesIn(language)
    .filter(line => line.length > 6)
    .sort((a, b) => weightOf(b) - weightOf(a))
    .slice(0, count);
}

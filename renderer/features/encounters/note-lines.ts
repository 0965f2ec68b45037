import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { printDose } from '#shared/features/prescriptions/dose-print.rules.ts';
import type { Translate, WordKey } from '#shared/i18n/translate.ts';
import { formatDateWithWeekday } from '#shared/kernel/local-date.ts';
import { type DifferentLine, differenceOf } from './line-difference.ts';

/** What the form of a section says, each answer in a line. */
export type SectionLines = (section: FilledSection) => string[];
type NoteWords = { t: Translate; sectionLines: SectionLines };
type NotePart = { word: WordKey; lines: (body: EncounterBody, words: NoteWords) => string[] };

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
}

function medicineLine({ generic, strength, form, brand, dose, quantity, note }: RxLine): string {
  const drug = [generic.toUpperCase(), strength, form, brand && `(${brand})`].filter(Boolean).join(' ');
  return [drug, printDose(dose), quantity?.text, note].filter(Boolean).join(' · ');
}

/** The parts of a note as lines of plain words, in the order of a consultation. */
const PARTS: readonly NotePart[] = [
  { word: 'encounters.complaints', lines: body => linesOf(body.complaints) },
  { word: 'encounters.findings', lines: body => linesOf(body.findings) },
  {
    word: 'encounters.diagnosis',
    lines: ({ diagnoses }, { t }) =>
      diagnoses.map(({ text, icd10, isProvisional }) =>
        [text, icd10, isProvisional && t('encounters.provisional')].filter(Boolean).join(' · '),
      ),
  },
  {
    word: 'encounters.filledForms',
    lines: ({ sections }, { sectionLines }) => sections.flatMap(sectionLines),
  },
  { word: 'prescriptions.medicines', lines: ({ lines }) => lines.map(medicineLine) },
  {
    word: 'encounters.stopped',
    lines: ({ stops }) =>
      stops.map(({ generic, strength, form, reason }) =>
        [[generic.toUpperCase(), strength, form].filter(Boolean).join(' '), reason]
          .filter(Boolean)
          .join(' · '),
      ),
  },
  {
    word: 'encounters.tests',
    lines: ({ orders, tests }, { t }) => [
      ...orders.map(({ name, isUrgent, place }) =>
        [name, isUrgent && t('labs.urgent'), place === 'outside' && t('labs.outside')]
          .filter(Boolean)
          .join(' · '),
      ),
      ...linesOf(tests),
    ],
  },
  { word: 'encounters.advice', lines: body => linesOf(body.advice) },
  {
    word: 'encounters.followUp',
    lines: ({ followUpOn }) => (followUpOn === null ? [] : [formatDateWithWeekday(followUpOn)]),
  },
  { word: 'encounters.answers', lines: ({ answers }) => answers.map(({ reason }) => reason) },
];

export type PartDifference = { word: WordKey; lines: DifferentLine[]; isChanged: boolean };

/** A note beside the one before it, part by part; without one before it everything is as it stands. */
export function noteDifference(
  words: NoteWords,
  body: EncounterBody,
  before: EncounterBody | undefined,
): PartDifference[] {
  return PARTS.map(({ word, lines }) => {
    const now = lines(body, words);
    const differences = differenceOf(before ? lines(before, words) : now, now);
    return { word, lines: differences, isChanged: differences.some(({ change }) => change !== 'same') };
  }).filter(part => part.lines.length > 0);
}

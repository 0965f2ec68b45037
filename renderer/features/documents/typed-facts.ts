import type {
  ClinicDocument,
  DocumentFacts,
  DocumentKind,
} from '#shared/features/documents/document.schema.ts';
import { MOST_TAGS } from '#shared/features/documents/document.schema.ts';
import { readDate } from '#shared/features/imports/old-cell.rules.ts';
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

/** What is said about a document, as it is being typed. */
export type TypedFacts = {
  kind: DocumentKind;
  date: string;
  title: string;
  tags: string;
  note: string;
  visitId: number | null;
  mayShowPatient: boolean;
};

export function newFacts(today: LocalDate, more: Partial<TypedFacts> = {}): TypedFacts {
  return {
    ...{ kind: 'labReport' as const, date: formatDate(today), title: '', tags: '', note: '', visitId: null },
    ...{ mayShowPatient: false, ...more },
  };
}

export function factsAsTyped(document: ClinicDocument): TypedFacts {
  const { kind, datedOn, title, tags, note, visitId, mayShowPatient } = document;
  return { kind, date: formatDate(datedOn), title, tags: tags.join(', '), note, visitId, mayShowPatient };
}

/** The day that was typed, never one after today; '20/11' is the latest such day. */
export function dayOf(typed: string, today: LocalDate): LocalDate | undefined {
  const [, day, month] = /^\s*(\d{1,2})[/.\- ](\d{1,2})\s*$/.exec(typed) ?? [];
  const year = Number(today.slice(0, 4));
  const meant = day ? [`${day}/${month}/${year}`, `${day}/${month}/${year - 1}`] : [typed];
  return meant
    .map(each => readDate(each, 'dayFirst', today))
    .find(each => each !== undefined && each <= today);
}

/** One day earlier or later, as the arrows ask; never after today. */
export function shifted(typed: string, by: number, today: LocalDate): string {
  const next = addDays(dayOf(typed, today) ?? today, by);
  return formatDate(next > today ? today : next);
}

/** Undefined while the date cannot be read. */
export function readFacts(typed: TypedFacts, today: LocalDate): DocumentFacts | undefined {
  const datedOn = dayOf(typed.date, today);
  if (datedOn === undefined) return undefined;
  const tags = typed.tags
    .split(/[,;\n]/)
    .map(tag => tag.trim().slice(0, 24))
    .filter(tag => tag !== '');
  const { kind, title, note, visitId, mayShowPatient } = typed;
  return {
    ...{ kind, datedOn, visitId, mayShowPatient, note: note.trim(), title: title.trim() },
    tags: [...new Set(tags)].slice(0, MOST_TAGS),
  };
}

import { useMemo, useReducer } from 'react';
import type {
  EncounterBody,
  EncounterDraft,
  VisitView,
} from '#shared/features/encounters/encounter.schema.ts';
import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';

type Diagnosis = EncounterBody['diagnoses'][number];

export type Note = {
  body: EncounterBody;
  /** The diagnosis being typed; it goes into every draft and page as if it were taken over already. */
  typingDiagnosis: string;
  /** The smart line being typed. */
  typing: string;
  /** Which line the smart line will replace. */
  changing: number | null;
};

export const emptyBody: EncounterBody = {
  complaints: '',
  findings: '',
  diagnoses: [],
  lines: [],
  stops: [],
  sections: [],
  orders: [],
  tests: '',
  advice: '',
  followUpOn: null,
  answers: [],
};

export type NoteAct =
  | { kind: 'write'; part: Partial<EncounterBody> }
  | { kind: 'typeDiagnosis'; text: string }
  | { kind: 'type'; text: string }
  | { kind: 'takeDiagnosis'; diagnosis: Diagnosis }
  | { kind: 'change'; at: number; text: string }
  | { kind: 'leave' }
  /** `text` is what was read as the line; what was typed while it was read is kept. */
  | { kind: 'putLine'; line: RxLine; text: string }
  | { kind: 'addLines'; lines: readonly RxLine[] }
  | { kind: 'removeLine'; at: number }
  | { kind: 'insertLine'; at: number; line: RxLine }
  | { kind: 'moveLine'; at: number; by: number }
  | { kind: 'answer'; warningKey: string; reason: string }
  | { kind: 'replace'; draft: EncounterDraft };

export function noteOf(draft: EncounterDraft | null): Note {
  return { body: draft?.body ?? emptyBody, typing: draft?.typing ?? '', typingDiagnosis: '', changing: null };
}

/** 'dengue?' and '? dengue' are provisional, as doctors write it. */
export function readDiagnosis(text: string): Diagnosis | undefined {
  const name = text.replace(/^[\s?]+|[\s?]+$/g, '').replace(/\s+/g, ' ');
  if (name === '') return undefined;
  return { text: name.slice(0, 120), icd10: '', isProvisional: /^\s*\?|\?\s*$/.test(text) };
}

function swapped(lines: readonly RxLine[], at: number, by: number): RxLine[] {
  const to = at + by;
  const [one, other] = [lines[at], lines[to]];
  if (!one || !other) return [...lines];
  return lines.map((line, index) => (index === at ? other : index === to ? one : line));
}

function afterRemoval(changing: number | null, removed: number): number | null {
  if (changing === null || changing === removed) return null;
  return changing > removed ? changing - 1 : changing;
}

function withLines(note: Note, lines: RxLine[], more: Partial<Note> = {}): Note {
  return { ...note, ...more, body: { ...note.body, lines } };
}

/** The lines may be fewer than before: the smart line then no longer changes one of them. */
function withPart(note: Note, part: Partial<EncounterBody>): Note {
  const body = { ...note.body, ...part };
  const isGone = note.changing !== null && note.changing >= body.lines.length;
  return { ...note, body, ...(isGone ? { changing: null } : {}) };
}

export function nextNote(note: Note, act: NoteAct): Note {
  const { body } = note;
  switch (act.kind) {
    case 'write':
      return withPart(note, act.part);
    case 'typeDiagnosis':
      return { ...note, typingDiagnosis: act.text };
    case 'type':
      return { ...note, typing: act.text };
    case 'takeDiagnosis':
      return {
        ...note,
        typingDiagnosis: '',
        body: { ...body, diagnoses: [...body.diagnoses, act.diagnosis] },
      };
    case 'change':
      return { ...note, changing: act.at, typing: act.text };
    case 'leave':
      return { ...note, changing: null, typing: '' };
    case 'putLine': {
      const { changing } = note;
      const lines =
        changing === null
          ? [...body.lines, act.line]
          : body.lines.map((line, at) => (at === changing ? act.line : line));
      const { typing } = note;
      const typedSince = typing.startsWith(act.text) ? typing.slice(act.text.length) : typing;
      return withLines(note, lines, { typing: typedSince, changing: null });
    }
    case 'addLines':
      return withLines(note, [...body.lines, ...act.lines]);
    case 'removeLine':
      return withLines(
        note,
        body.lines.filter((_, at) => at !== act.at),
        { changing: afterRemoval(note.changing, act.at) },
      );
    case 'insertLine':
      return withLines(note, body.lines.toSpliced(act.at, 0, act.line));
    case 'moveLine':
      return withLines(note, swapped(body.lines, act.at, act.by));
    case 'answer': {
      const others = body.answers.filter(({ warningKey }) => warningKey !== act.warningKey);
      const answers =
        act.reason === '' ? others : [...others, { warningKey: act.warningKey, reason: act.reason }];
      return { ...note, body: { ...body, answers } };
    }
    case 'replace':
      return noteOf(act.draft);
  }
}

/** What is written so far, with the diagnosis that is still in its field. */
export function bodyOf({ body, typingDiagnosis }: Note): EncounterBody {
  const pending = readDiagnosis(typingDiagnosis);
  return pending ? { ...body, diagnoses: [...body.diagnoses, pending] } : body;
}

export type NoteRoom = {
  note: Note;
  body: EncounterBody;
  draft: EncounterDraft;
  act: (one: NoteAct) => void;
};

/** The note as it is typed. It begins with the kept draft and is never overwritten by a later answer of the server. */
export function useNote(visit: VisitView): NoteRoom {
  const [note, act] = useReducer(nextNote, visit.draft, noteOf);
  const body = useMemo(() => bodyOf(note), [note]);
  const draft = useMemo(() => ({ body, typing: note.typing }), [body, note.typing]);
  return { note, body, draft, act };
}

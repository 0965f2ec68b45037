import { useState } from 'react';
import type * as z from 'zod';
import type { Refusal } from '../../api/refusal.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { wordParams } from '../../ui/problem-words.ts';

/** What is typed and not saved, by person and place, so that closing a panel loses nothing. */
const kept = new Map<string, unknown>();

export type Typing<T> = {
  typed: T;
  /** Also what was put in the same stroke of a key, before the screen is drawn again. */
  latest: () => T;
  put: (more: Partial<T>) => void;
  /** The sentence under a field. */
  problem: (name: string) => string | undefined;
  refuse: (issues: readonly z.core.$ZodIssue[]) => void;
  refuseBy: (refusal: Refusal) => void;
  wasKept: boolean;
  startAgain: () => void;
  forget: () => void;
};

/** Fields as text; `atField` names where a refusal is said. */
export function useTyping<T extends object>(
  place: string,
  initial: T,
  atField: Readonly<Record<string, string>> = {},
): Typing<T> {
  const { sentence, t, language } = useLanguage();
  const { userId } = usePerson();
  const key = `${userId}/${place}`;
  const [typed, setTyped] = useState(() => (kept.get(key) as T | undefined) ?? initial);
  const [wasKept, setWasKept] = useState(() => kept.has(key));
  const [problems, setProblems] = useState<Readonly<Record<string, Said>>>({});

  return {
    typed,
    latest: () => (kept.get(key) as T | undefined) ?? typed,
    wasKept,
    put: more => {
      const next = { ...typed, ...(kept.get(key) as T | undefined), ...more };
      kept.set(key, next);
      setTyped(next);
    },
    problem: name => {
      const said = problems[name];
      if (!said) return undefined;
      return sentence(said.code, wordParams(said.data, language)) ?? t('problems.INVALID');
    },
    refuse: issues =>
      setProblems(Object.fromEntries(issues.map(({ path, message }) => [nameOf(path), said(message)]))),
    refuseBy: ({ code, data, fieldProblems }) => {
      const field = atField[code];
      const found = fieldProblems.map(one => [nameOf(one.path.split('.')), said(one.code)]);
      setProblems(Object.fromEntries(field ? [...found, [field, said(code, data)]] : found));
    },
    startAgain: () => {
      kept.delete(key);
      setTyped(initial);
      setProblems({});
      setWasKept(false);
    },
    forget: () => kept.delete(key),
  };
}

type Said = { code: string; data: Record<string, unknown> };

function said(code: string, data: Record<string, unknown> = {}): Said {
  return { code, data };
}

/** 'row.package.contents.0.uses' is said at 'package': the deepest part that has a field of its own. */
function nameOf(path: readonly PropertyKey[]): string {
  const [first = '', second] = path.map(String).filter(part => part !== 'row');
  return first === 'package' && second !== undefined && second !== 'contents' ? second : first;
}

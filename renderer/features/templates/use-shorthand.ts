import { useMemo, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  expandBefore,
  looksLikeMedicine,
  shorthandOf,
} from '#shared/features/templates/complaint-shorthand.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { usePerson } from '../../app/session.tsx';

/** What was just written in full: the field as it stands now and as it was typed. */
type Expanded = { now: string; before: string; typed: string; became: string };

export type ShorthandField = {
  expanded: Expanded | null;
  /** The medicine that stands in this field by mistake. */
  medicine: string | null;
  /** A keystroke: the text to keep, in full where a blank or comma ended shorthand. */
  typed: (text: string, caret: number) => string;
  /** Enter at the end of the field. */
  ended: (text: string) => string;
  /** The text as it was typed, when the last thing that happened was an expansion. */
  takenBack: (text: string) => string | undefined;
};

/** 'fev 3d' becomes 'Fever × 3 days' with the blank, comma or Enter after it, and back with Backspace or Ctrl Z. */
export function useShorthand(value: string): ShorthandField {
  const person = usePerson();
  const { answer } = useRead(
    contract.templates.shorthand,
    {},
    {
      enabled: person.may('templates:use'),
      staleMs: 3_600_000,
    },
  );
  const table = useMemo(() => shorthandOf(answer ?? []), [answer]);
  const [expanded, setExpanded] = useState<Expanded | null>(null);

  function expand(text: string, caret: number): string {
    const found = expandBefore(text, caret, table);
    setExpanded(found ? { now: found.text, before: text, typed: found.typed, became: found.became } : null);
    return found?.text ?? text;
  }

  return {
    expanded: expanded?.now === value ? expanded : null,
    medicine:
      value
        .split(/[,;\n]/)
        .find(part => looksLikeMedicine(part))
        ?.trim() ?? null,
    typed: (text, caret) => {
      const isEnd = text.length === value.length + 1 && caret === text.length && /[\s,;]$/.test(text);
      if (isEnd) return expand(text, caret);
      setExpanded(null);
      return text;
    },
    ended: text => expand(text, text.length),
    takenBack: text => {
      if (expanded?.now !== text) return undefined;
      setExpanded(null);
      return expanded.before;
    },
  };
}

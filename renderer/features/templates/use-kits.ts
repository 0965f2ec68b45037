import { contract } from '#shared/contract/index.ts';
import type { EncounterBody } from '#shared/features/encounters/encounter.schema.ts';
import type { KitFacts } from '#shared/features/templates/conditions.rules.ts';
import { misfitsOf } from '#shared/features/templates/conditions.rules.ts';
import { fittedLines, withKit } from '#shared/features/templates/kit.rules.ts';
import type { Kit, TextTemplate } from '#shared/features/templates/template.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { toast } from '../../ui/toasts.tsx';
import { lineName, misfitWords } from './kit-row.tsx';

function useTemplates() {
  const person = usePerson();
  return useRead(contract.templates.list, {}, { enabled: person.may('templates:change'), staleMs: 60_000 })
    .answer;
}

export function useKits(): readonly Kit[] {
  return (useTemplates() ?? []).filter(template => template.kind === 'kit');
}

export function useTexts(): readonly TextTemplate[] {
  return (useTemplates() ?? []).filter(template => template.kind === 'text');
}

type Write = (part: Partial<EncounterBody>) => void;

/** Puts what fits of a kit into the note and says what was left out and why; Undo takes it all back. */
export function useApplyKit(body: EncounterBody, facts: KitFacts, write: Write): (kit: Kit) => void {
  const t = useTranslation();
  return kit => {
    const { name, content } = kit;
    const part = withKit(body, content, facts);
    if (!part) {
      toast(
        t('templates.kitDoesNotFit', { name, why: misfitWords(t, misfitsOf(content.conditions, facts)) }),
      );
      return;
    }
    const { lines, advice, tests, orders } = body;
    const left = fittedLines(content, facts)
      .filter(({ misfits }) => misfits.length > 0)
      .map(({ line, misfits }) => `${lineName(line)} (${misfitWords(t, misfits)})`);
    write(part);
    const added = part.lines.length - lines.length;
    const words = left.length > 0 ? 'templates.kitAddedInPart' : 'templates.kitAdded';
    toast(t(words, { name, count: added, left: left.join(', ') }), {
      undo: () => write({ lines, advice, tests, orders }),
    });
  };
}

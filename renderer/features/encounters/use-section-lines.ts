import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { wholeSection } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import { useFormVersions } from '../forms/use-form-versions.ts';
import type { SectionLines } from './note-lines.ts';

/** Filled forms as lines of words, each by the version of the form that it was filled in with. */
export function useSectionLines(sections: readonly FilledSection[]): SectionLines {
  const { language } = useLanguage();
  const versions = useFormVersions(sections);
  return section => {
    const definition = versions.find(section);
    if (!definition) return [section.title];
    const { title, rows } = wholeSection(definition, section, language);
    return rows.map(([label, value]) => [`${title} · ${label}`, value].filter(Boolean).join(': '));
  };
}

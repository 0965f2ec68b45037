import { useEffect, useRef } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { VisitView } from '#shared/features/encounters/encounter.schema.ts';
import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import type { FormFacts } from '#shared/features/forms/section.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { toast } from '../../ui/toasts.tsx';
import classes from './forms.module.css';
import { SectionPanel } from './section.panel.tsx';
import { useFormVersions } from './use-form-versions.ts';

type SectionsInNoteProps = {
  visit: VisitView;
  sections: readonly FilledSection[];
  /** The sentence of a refused signature. */
  problem: string | undefined;
  onChange: (sections: FilledSection[]) => void;
  onNext: () => void;
};

/** What formulas may ask of this visit; the server reckons with the same facts at the signature. */
export function factsOfVisit(visit: VisitView): FormFacts {
  return {
    today: visit.onDate,
    birthOn: visit.banner.patient.birthOn,
    weightKg: visit.vitals?.values.weightKg ?? null,
    heightCm: visit.vitals?.values.heightCm ?? null,
  };
}

/** The specialty forms of today's note, between what was found and what it is called. */
export function SectionsInNote({ visit, sections, problem, onChange, onNext }: SectionsInNoteProps) {
  const t = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const versions = useFormVersions(sections);
  const { answer: earlier } = useRead(
    contract.encounters.lastSections,
    { visitId: visit.visitId },
    { enabled: sections.length > 0, staleMs: 600_000 },
  );
  useEffect(() => {
    if (!problem) return;
    // What is still being typed is judged once it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const frame = requestAnimationFrame(() => {
      root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [problem]);
  if (sections.length === 0) return null;
  const facts = factsOfVisit(visit);

  function remove(section: FilledSection): void {
    const before = [...sections];
    onChange(sections.filter(one => one !== section));
    toast(t('forms.removed', { title: section.title }), { undo: () => onChange(before) });
  }

  return (
    <div ref={root}>
      <ProblemNotice error={versions.error} onRetry={() => void versions.refetch()} />
      {problem && (
        <span className="tiny danger" role="alert">
          {problem}
        </span>
      )}
      {sections.map((section, place) => {
        const isAgain = sections.findIndex(({ formId }) => formId === section.formId) < place;
        const key = isAgain ? `${section.formId} ${place}` : section.formId;
        const definition = versions.find(section);
        if (!definition) {
          return (
            <p key={key} className={`small dim ${classes.section}`}>
              {versions.isWaiting ? section.title : t('forms.unknown', { title: section.title })}
            </p>
          );
        }
        return (
          <SectionPanel
            key={key}
            definition={definition}
            values={section.values}
            facts={facts}
            last={earlier?.find(one => one.section.formId === section.formId)}
            onChange={values => onChange(sections.map(one => (one === section ? { ...one, values } : one)))}
            onNext={onNext}
            onRemove={() => remove(section)}
          />
        );
      })}
    </div>
  );
}

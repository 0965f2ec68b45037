import type { FilledSection } from '#shared/features/forms/filled-section.schema.ts';
import { wholeSection } from '#shared/features/forms/section-print.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './forms.module.css';
import { useFormVersions } from './use-form-versions.ts';

/** The forms of a note that cannot be written in, each read by the version it was filled in with. */
export function SectionsReading({ sections }: { sections: readonly FilledSection[] }) {
  const { t, language } = useLanguage();
  const versions = useFormVersions(sections);
  return sections.map(section => {
    const definition = versions.find(section);
    const read = definition && wholeSection(definition, section, language);
    const title = read?.title ?? section.title;
    return (
      <section key={section.formId} className={classes.section} aria-label={title}>
        <h2 className="small strong">{title}</h2>
        {!definition && !versions.isWaiting && (
          <span className="small dim">{t('forms.unknown', { title: section.title })}</span>
        )}
        <dl className={classes.readings}>
          {read?.rows.map(([label, value]) => (
            <div key={label + value} className={classes.reading}>
              <dt className="small dim">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  });
}

import type { EncounterVersion } from '#shared/features/encounters/encounter.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { useClinicDay } from '../../app/session.tsx';
import { noteDifference, type PartDifference } from './note-lines.ts';
import { Section } from './section.tsx';
import classes from './signing.module.css';
import { useSectionLines } from './use-section-lines.ts';
import { momentWords } from './version-words.ts';

type VersionReadingProps = { version: EncounterVersion; before: EncounterVersion | undefined };

/** One signed version in full; what it took out of the one before and put in is marked by word, line and colour. */
export function VersionReading({ version, before }: VersionReadingProps) {
  const { t, language } = useLanguage();
  const { zone } = useClinicDay();
  const sectionLines = useSectionLines([...version.body.sections, ...(before?.body.sections ?? [])]);
  const parts = noteDifference({ t, sectionLines }, version.body, before?.body);
  const isChanged = parts.some(part => part.isChanged);
  return (
    <article aria-label={t('encounters.versionOf', { version: version.version })}>
      <div className="column">
        <h2 className="title">{t('encounters.versionOf', { version: version.version })}</h2>
        <span className="small dim">
          {version.doctorName}, {momentWords(version.signedAt, { zone, language })}
        </span>
        <span className="small dim">
          {before
            ? t(isChanged ? 'encounters.comparedWith' : 'encounters.sameAs', { version: before.version })
            : t('encounters.firstVersion')}
        </span>
      </div>
      {parts.map(part => (
        <Section key={part.word} label={t(part.word)}>
          <Lines part={part} />
        </Section>
      ))}
    </article>
  );
}

function Lines({ part }: { part: PartDifference }) {
  const { t } = useLanguage();
  return (
    <ul className={classes.lines}>
      {part.lines.map(({ text, change }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same line may stand twice, and nothing moves.
        <li key={at} className={classes.line} data-change={change}>
          <span className="tiny dim">
            {change === 'added' && t('encounters.lineAdded')}
            {change === 'removed' && t('encounters.lineRemoved')}
            {change === 'same' && '\u00a0'}
          </span>
          {change === 'added' ? <ins>{text}</ins> : change === 'removed' ? <del>{text}</del> : text}
        </li>
      ))}
    </ul>
  );
}

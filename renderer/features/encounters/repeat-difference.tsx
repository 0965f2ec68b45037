import type { RxLine } from '#shared/features/prescriptions/dose.schema.ts';
import { type Difference, differencesOf } from '#shared/features/prescriptions/repeat-difference.rules.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { useTranslation } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { doseColumns } from '../prescriptions/dose-columns.ts';
import classes from './repeat.module.css';
import type { Repeat } from './use-repeat.ts';

/** What is not as last time: the old struck out, the new underlined, in words too. */
export function LineDifference({ was, now }: { was: RxLine; now: RxLine }) {
  const t = useTranslation();
  const differences = differencesOf(was, now);
  return (
    <span className={classes.difference}>
      {differences.map(difference => {
        const words = wordsOf(t, difference, was, now);
        return (
          <span key={difference.part} className="no-wrap">
            {t('templates.was')} <del>{words.was || t('templates.nothingBefore')}</del> →{' '}
            <ins>{words.now || t('templates.nothingNow')}</ins>
          </span>
        );
      })}
    </span>
  );
}

function wordsOf(
  t: Translate,
  difference: Difference,
  was: RxLine,
  now: RxLine,
): { was: string; now: string } {
  if (difference.part !== 'duration') return difference;
  return { was: doseColumns(t, was.dose).howLong, now: doseColumns(t, now.dose).howLong };
}

type SinceLastTimeProps = { repeat: Repeat; lines: readonly RxLine[]; at: number };

/** Under a line of a repeated prescription: its difference from last time, or that it is new. */
export function SinceLastTime({ repeat, lines, at }: SinceLastTimeProps) {
  const t = useTranslation();
  const line = lines[at];
  if (!repeat.isRepeat || repeat.rows.length === 0 || !line) return null;
  const row = repeat.rows.find(one => one.at === at);
  if (row && row.state !== 'changed') return null;
  return (
    <div className={classes.underLine}>
      {row ? <LineDifference was={row.last} now={line} /> : <Chip tone="accent">{t('templates.isNew')}</Chip>}
    </div>
  );
}

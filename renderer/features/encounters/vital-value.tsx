import type { VitalFlag } from '#shared/features/encounters/vitals.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { flagWord } from './vital-words.ts';
import classes from './vitals.module.css';

const ARROWS: Record<VitalFlag, string> = { low: '↓', high: '↑', criticalLow: '↓↓', criticalHigh: '↑↑' };

/** A reading with its flag as colour, arrow and word; the word is for those who cannot see the others. */
export function VitalValue({ value, flag }: { value: string; flag: VitalFlag | undefined }) {
  const t = useTranslation();
  if (!flag) return <span className="strong no-wrap">{value}</span>;
  return (
    <span className={`${classes.flagged} strong no-wrap`} data-flag={flag} title={flagWord(t, flag)}>
      {value}
      <span className={classes.arrow} aria-hidden>
        {ARROWS[flag]}
      </span>
      <span className="visually-hidden"> {flagWord(t, flag)}</span>
    </span>
  );
}

import { IconAlertTriangle } from '@tabler/icons-react';
import { contract } from '#shared/contract/index.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { useClinicDay } from '../../app/session.tsx';
import classes from './day-board.module.css';

const DAYS_BACK = 7;
const LOOKED_AT_AGAIN_MS = 5 * 60_000;

/** A quiet line when earlier days left something undone; today's ends are still being worked on. */
export function LooseEndsLine() {
  const t = useTranslation();
  const open = useOpen();
  const { today } = useClinicDay();
  const { answer } = useRead(
    contract.reports.looseEnds,
    { daysBack: DAYS_BACK },
    { everyMs: LOOKED_AT_AGAIN_MS },
  );
  const count = (answer ?? []).filter(({ onDate }) => onDate < today).length;
  if (count === 0) return null;
  return (
    <button type="button" className={classes.looseEnds} onClick={open.looseEnds}>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{t(count === 1 ? 'reports.oneEarlierEnd' : 'reports.earlierEnds', { count })}</span>
      <span className={classes.look}>{t('reports.lookAtThem')}</span>
    </button>
  );
}

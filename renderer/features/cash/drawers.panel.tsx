import { Button } from '@mantine/core';
import { contract } from '#shared/contract/index.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useTranslation } from '../../app/language.tsx';
import { useOpen } from '../../app/open.ts';
import { usePerson } from '../../app/session.tsx';
import { Chip } from '../../ui/chip.tsx';
import { ExportFold } from '../../ui/export-fold.tsx';
import { BoxMoves } from './box-moves.panel.tsx';
import classes from './cash.module.css';
import { DifferenceWord } from './difference-word.tsx';

/** Whose drawers there are today; one's own and, for who may see all, everybody's can be opened. */
export function DrawersPanel({ onDate, safePaise }: { onDate: string; safePaise: number | undefined }) {
  const t = useTranslation();
  const open = useOpen();
  const person = usePerson();
  const reading = useRead(contract.cash.drawers, { onDate });
  const drawers = reading.answer ?? [];
  return (
    <section aria-label={t('cash.drawersToday')}>
      <h2 className="title">{t('cash.drawersToday')}</h2>
      {reading.answer && drawers.length === 0 && <p className="small dim">{t('cash.noDrawers')}</p>}
      <ul className={classes.drawers}>
        {drawers.map(drawer => (
          <li key={drawer.shiftId} className={classes.oneDrawer}>
            {drawer.isOwn || person.may('cash:readAll') ? (
              <span>
                <Button variant="subtle" size="compact-sm" onClick={() => open.drawer(drawer.shiftId)}>
                  {drawer.userName}
                </Button>
              </span>
            ) : (
              <span className="clip">{drawer.userName}</span>
            )}
            {drawer.countedCashPaise === null ? (
              <Chip tone="amber">{t('cash.stillOpen')}</Chip>
            ) : (
              <span className="small">
                <DifferenceWord paise={drawer.countedCashPaise - drawer.expectedCashPaise} />
              </span>
            )}
            <span className="small numeric">
              {formatRupees(drawer.countedCashPaise ?? drawer.expectedCashPaise)}
            </span>
          </li>
        ))}
      </ul>
      {drawers.length > 0 && (
        <ExportFold procedure={contract.cash.exportDrawers} input={{ onDate }} isNarrow />
      )}
      {safePaise !== undefined && (
        <dl className={classes.theBox}>
          <dt>{t('cash.theBox')}</dt>
          <dd className="numeric">{formatRupees(safePaise)}</dd>
        </dl>
      )}
      {safePaise !== undefined && person.may('day:close') && <BoxMoves />}
    </section>
  );
}

import { MATTER_WORDS } from '#shared/features/reports/day-sheet.grid.ts';
import type { DaySheet } from '#shared/features/reports/reports.contract.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './reports.module.css';

/** What the owner should see before signing the day. */
export function Matters({ sheet }: { sheet: DaySheet }) {
  const t = useTranslation();
  const { toLookAt } = sheet;
  return (
    <section className={classes.matters} aria-label={t('reports.toLookAt')}>
      <div className="row apart">
        <h2 className="title">{t('reports.toLookAt')}</h2>
        {toLookAt.length > 0 && (
          <span className="small amber strong">{t('reports.countOpen', { count: toLookAt.length })}</span>
        )}
      </div>
      {toLookAt.length === 0 ? (
        <p className={`small dim ${classes.nothing}`}>{t('reports.nothingToLookAt')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard.
        <ul className={classes.matterList} tabIndex={0} aria-label={t('reports.toLookAt')}>
          {toLookAt.map(({ kind, what, amountPaise }) => (
            <li key={`${kind} ${what}`} className={classes.matter}>
              <span className="column">
                <span className="small">{t(MATTER_WORDS[kind])}</span>
                <span className="tiny dim">{what}</span>
              </span>
              <span className="small no-wrap numeric">
                {amountPaise === null ? '' : formatRupees(amountPaise)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import type { GrowthDryRun } from '#shared/features/measures/growth.schema.ts';
import { useLanguage } from '../../app/language.tsx';
import { indicatorWord } from './growth-words.ts';
import classes from './measures.module.css';

/** What a chosen file holds, or every cell of it that is wrong. */
export function GrowthDryRunView({ found }: { found: GrowthDryRun }) {
  const { t, sentence } = useLanguage();
  const { standard, version, rowCount, groups, problems, problemCount } = found;
  if (problemCount === 0) {
    return (
      <div className="column" role="status">
        <span className="strong">{t('measures.tableFits', { standard, version, count: rowCount })}</span>
        {groups.map(({ indicator, sex, count }) => (
          <span key={`${indicator} ${sex}`} className="small dim">
            {t('measures.groupWords', {
              indicator: indicatorWord(t, indicator),
              sex: t(sex === 'F' ? 'measures.girls' : 'measures.boys'),
              count,
            })}
          </span>
        ))}
      </div>
    );
  }
  return (
    <>
      <p className="strong danger" role="alert">
        {t('measures.problemsFound', { count: problemCount })}
      </p>
      <div className={classes.table}>
        <table className="table">
          <thead>
            <tr>
              <th>{t('measures.row')}</th>
              <th>{t('measures.column')}</th>
              <th>{t('measures.typed')}</th>
              <th>{t('measures.problem')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, code, typed }) => (
              <tr key={`${row} ${column} ${code}`}>
                <td className="numeric">{row}</td>
                <td>{column}</td>
                <td>{typed}</td>
                <td>{sentence(code, { typed }) ?? code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length < problemCount && (
        <span className="tiny dim">{t('measures.onlyFirst', { count: problems.length })}</span>
      )}
    </>
  );
}

import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { DryRun, ImportProblem } from '#shared/features/imports/imports.contract.ts';
import { useLanguage } from '../../app/language.tsx';
import { countText } from './count-text.ts';
import classes from './imports.module.css';
import { saveText } from './save-text.ts';

type DryRunResultProps = {
  result: DryRun;
  takesDuplicates: boolean;
  isOff: boolean;
  /** The import is done: its own report counts now. */
  isFinished: boolean;
  onTakesDuplicates: (takes: boolean) => void;
};

type Part = 'problems' | 'duplicates';

/** How many could come, and row by row what keeps the others out. */
export function DryRunResult(props: DryRunResultProps) {
  const { result, takesDuplicates, isOff, isFinished, onTakesDuplicates } = props;
  const { t } = useLanguage();
  const [wanted, setWanted] = useState<Part>('problems');
  const { duplicateCount, problemCount, neverTakenCount } = result;
  const hasBoth = problemCount > 0 && duplicateCount > 0;
  const part: Part = hasBoth ? wanted : problemCount > 0 ? 'problems' : 'duplicates';
  const neverTaken = t('imports.neverTaken', { count: countText(neverTakenCount) });
  return (
    <>
      <div className={classes.figures}>
        <Figure count={result.goodCount} word={t('imports.good')} />
        <Figure count={problemCount} word={t('imports.problems')} isAmber={problemCount > 0} />
        <Figure count={duplicateCount} word={t('imports.duplicates')} isAmber={duplicateCount > 0} />
      </div>
      {hasBoth && (
        <SegmentedControl
          aria-label={t('imports.resultTitle')}
          fullWidth
          value={part}
          onChange={value => setWanted(value as Part)}
          data={[
            { value: 'problems', label: t('imports.problems') },
            { value: 'duplicates', label: t('imports.duplicates') },
          ]}
        />
      )}
      {problemCount + duplicateCount === 0 ? (
        <p className={`small dim ${classes.lists}`}>{t('imports.noProblems')}</p>
      ) : (
        <RowList part={part} result={result} />
      )}
      {!isFinished && (
        <div className={classes.resultFoot}>
          {duplicateCount > 0 && (
            <Checkbox
              label={t('imports.takesDuplicates')}
              description={neverTakenCount > 0 ? neverTaken : undefined}
              checked={takesDuplicates}
              disabled={isOff}
              onChange={event => onTakesDuplicates(event.currentTarget.checked)}
            />
          )}
          <Button variant="default" onClick={() => saveText(t('imports.reportName'), result.report)}>
            {t('imports.downloadReport')}
          </Button>
        </div>
      )}
    </>
  );
}

function RowList({ part, result }: { part: Part; result: DryRun }) {
  const { t } = useLanguage();
  const { problems, duplicates } = result;
  const isProblems = part === 'problems';
  const shownCount = isProblems ? new Set(problems.map(({ row }) => row)).size : duplicates.length;
  const count = isProblems ? result.problemCount : result.duplicateCount;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by keys
    <section className={classes.lists} aria-label={t(`imports.${part}`)} tabIndex={0}>
      <ul>
        {isProblems
          ? problems.map(problem => (
              <ProblemLine key={`${problem.row} ${problem.field} ${problem.code}`} problem={problem} />
            ))
          : duplicates.map(one => (
              <Line key={one.row} row={one.row} main={one.name}>
                {one.likeRow === null
                  ? t('imports.likeUhid', { uhid: one.likeUhid })
                  : t('imports.likeRow', { row: countText(one.likeRow) })}
              </Line>
            ))}
      </ul>
      {count > shownCount && (
        <p className={`tiny dim ${classes.more}`}>
          {t('imports.problemsFirst', { count: countText(shownCount) })}
        </p>
      )}
    </section>
  );
}

function Figure({ count, word, isAmber }: { count: number; word: string; isAmber?: boolean }) {
  return (
    <div className="column">
      <span className="tiny dim">{word}</span>
      <span className={`${classes.figure} numeric ${isAmber ? 'amber' : ''}`}>{countText(count)}</span>
    </div>
  );
}

function Line({ row, main, children }: { row: number; main: ReactNode; children: ReactNode }) {
  return (
    <li className={classes.line}>
      <span className="numeric dim small">{countText(row)}</span>
      <span className="column">
        <span className={`small ${classes.value}`}>{main}</span>
        <span className="tiny dim">{children}</span>
      </span>
    </li>
  );
}

function ProblemLine({ problem: { row, field, code, value } }: { problem: ImportProblem }) {
  const { t, sentence } = useLanguage();
  const words = sentence(code) ?? code;
  return (
    <Line row={row} main={value === '' ? '—' : value}>
      {field ? t(`imports.${field}`) : t('imports.wholeRow')}: {words}
    </Line>
  );
}

import type { LineReading } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './prescriptions.module.css';
import { isUnfinished, problemWords } from './problem-words.ts';

type LineWordsProps = {
  reading: LineReading | undefined;
  text: string;
  /** Enter was pressed on it and it is not whole. */
  isRefused: boolean;
  isForgotten: boolean;
  isChanging: boolean;
  lineNumber: number;
};

/** The line under the field: how it is read, what is missing, or what is wrong and where. */
export function LineWords(props: LineWordsProps) {
  const t = useTranslation();
  const { reading, text } = props;
  if (props.isForgotten && text.trim() !== '') {
    return (
      <div className={classes.words} role="alert">
        <span className="amber strong">{t('prescriptions.lineForgotten')}</span>
      </div>
    );
  }
  if (!reading || text.trim() === '') return <div className={classes.words} />;
  if (reading.line) {
    const [drug = '', ...rest] = reading.words.split(' · ');
    const isFree = reading.line.formularyId === null;
    return (
      <div className={classes.words}>
        <span className="accent strong">{drug}</span>
        <span className="dim">{rest.join(' · ')}</span>
        {isFree && <span className="amber strong no-wrap">{t('prescriptions.notChecked')}</span>}
        <span className="dim no-wrap push">
          {t(props.isChanging ? 'prescriptions.enterChanges' : 'prescriptions.enterAdds', {
            line: props.lineNumber,
          })}
        </span>
      </div>
    );
  }
  return <Problems {...props} reading={reading} />;
}

function Problems({ reading, text, isRefused }: LineWordsProps & { reading: LineReading }) {
  const t = useTranslation();
  const wrong = reading.problems.filter(problem => !isUnfinished(problem));
  const shown = wrong.length > 0 ? wrong : reading.problems;
  const tone = isRefused ? 'danger' : wrong.length > 0 ? 'amber' : 'dim';
  const help = reading.choices[0]?.doseHelp;
  return (
    <div className={classes.words} role={isRefused ? 'alert' : undefined}>
      {shown.slice(0, 2).map(problem => (
        <span key={`${problem.code} ${problem.at}`} className={tone}>
          {problem.fragment.trim() !== '' && problem.fragment !== text && problem.code !== 'NO_DOSE' && (
            <mark className={classes.fragment}>{problem.fragment.trim()}</mark>
          )}{' '}
          <span className={tone === 'dim' ? undefined : 'strong'}>{problemWords(t, problem)}</span>
        </span>
      ))}
      {help && tone === 'dim' && (
        <span className="dim clip push">{t('prescriptions.usualDose', { dose: help })}</span>
      )}
    </div>
  );
}

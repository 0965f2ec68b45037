import { useEffect, useRef } from 'react';
import type { DrugChoice } from '#shared/features/prescriptions/prescriptions.contract.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './prescriptions.module.css';

type LineChoicesProps = {
  id: string;
  optionId: (place: number) => string;
  choices: readonly DrugChoice[];
  /** The words of the line when they may also stand as free text. */
  asTyped: string | undefined;
  at: number;
  onChoose: (place: number) => void;
};

/** What the typed name may mean; arrows move, Enter takes. */
export function LineChoices({ id, optionId, choices, asTyped, at, onChoose }: LineChoicesProps) {
  const t = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollIntoView?.({ block: 'nearest' });
  }, []);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest' });
  });
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      className={classes.choices}
      aria-label={t('prescriptions.choices')}
    >
      {choices.map((choice, place) => (
        <Option
          key={choice.formularyId}
          id={optionId(place)}
          isAt={place === at}
          onChoose={() => onChoose(place)}
        >
          <span>
            <span className="strong">
              {choice.generic.toUpperCase()} {choice.strength}
            </span>{' '}
            <span className="dim">{choice.brand}</span>
          </span>
          <span className="dim no-wrap">{choice.form}</span>
          <span className="dim clip">{choice.doseHelp}</span>
        </Option>
      ))}
      {asTyped !== undefined && (
        <Option
          id={optionId(choices.length)}
          isAt={at === choices.length}
          onChoose={() => onChoose(choices.length)}
        >
          <span className="strong">{asTyped}</span>
          <span className="amber strong no-wrap">{t('prescriptions.notChecked')}</span>
          <span className="dim clip">{t('prescriptions.asTyped')}</span>
        </Option>
      )}
    </div>
  );
}

type OptionProps = { id: string; isAt: boolean; onChoose: () => void; children: React.ReactNode };

function Option({ id, isAt, onChoose, children }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isAt}
      className={classes.choice}
      onMouseDown={event => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

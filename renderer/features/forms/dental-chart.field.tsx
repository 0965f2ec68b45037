import { type KeyboardEvent, useRef, useState } from 'react';
import type { FormChoice } from '#shared/features/forms/form.schema.ts';
import { teethWords, wordIn } from '#shared/features/forms/section-print.rules.ts';
import { readTooth, TOOTH_ROWS, withTooth } from '#shared/features/forms/teeth.rules.ts';
import { useLanguage } from '../../app/language.tsx';
import classes from './forms.module.css';
import type { ControlProps } from './typed-value.field.tsx';

/** Each state gets the first letter of its English word that is still free; without one, a digit. */
export function stateLetters(states: readonly FormChoice[]): Map<string, string> {
  const taken = new Set<string>();
  const spares = '123456789abcdefghijklmnopqrstuvwxyz';
  return new Map(
    states.map(({ id, label }) => {
      const letters = label.en.toLowerCase().replace(/[^a-z]/g, '') + spares;
      const letter = [...letters].find(one => !taken.has(one)) ?? '';
      taken.add(letter);
      return [id, letter];
    }),
  );
}

const STEPS: Record<string, [rows: number, places: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The tooth that stands next to one; between rows of different length the same side of the middle is kept. */
function neighbour(rows: readonly (readonly string[])[], tooth: string, key: string): string | undefined {
  const [rowStep, placeStep] = STEPS[key] ?? [0, 0];
  const at = rows.findIndex(row => row.includes(tooth));
  const from = rows[at];
  const to = rows[at + rowStep];
  if (!from || !to) return undefined;
  const place = from.indexOf(tooth) + Math.round((to.length - from.length) / 2) + placeStep;
  return to[Math.max(0, Math.min(to.length - 1, place))];
}

type DentalProps = ControlProps & { states: readonly FormChoice[]; hasMilkTeeth: boolean };

/** The mouth as the dentist sees it: arrows move, a letter sets the state, Delete clears, Enter goes on. */
export function DentalChart({ states, hasMilkTeeth, ...props }: DentalProps) {
  const { t, language } = useLanguage();
  const chart = useRef<HTMLFieldSetElement>(null);
  const stored = Array.isArray(props.value) ? props.value : [];
  const stateOf = new Map(stored.flatMap(readTooth).flatMap(one => (one ? [[one.tooth, one.state]] : [])));
  const letters = stateLetters(states);
  const isMilk = (row: readonly string[]) => row.length < 16;
  const hasSetMilk = TOOTH_ROWS.filter(isMilk).some(row => row.some(tooth => stateOf.has(tooth)));
  const rows = TOOTH_ROWS.filter(row => hasMilkTeeth || hasSetMilk || !isMilk(row));
  const [here, setHere] = useState(rows[0]?.[0] ?? '');

  function set(tooth: string, state: string | undefined): void {
    const next = withTooth(stored, tooth, state === stateOf.get(tooth) ? undefined : state);
    props.onChange(next.length === 0 ? undefined : next);
  }

  function onKeyDown(event: KeyboardEvent, tooth: string): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(rows, tooth, event.key);
    const state = [...letters].find(([, letter]) => letter === event.key.toLowerCase())?.[0];
    if (event.key in STEPS) {
      if (next) chart.current?.querySelector<HTMLElement>(`[data-tooth="${next}"]`)?.focus();
    } else if (event.key === 'Enter') props.onNext();
    else if (event.key === 'Delete' || event.key === 'Backspace') set(tooth, undefined);
    else if (state) set(tooth, state);
    else return;
    event.preventDefault();
  }

  function wordOf(state: string | undefined): string {
    const choice = states.find(({ id }) => id === state);
    return choice ? wordIn(choice.label, language) : t('forms.toothSound');
  }

  return (
    <fieldset ref={chart} className={classes.chart} aria-label={props.label}>
      {rows.map(row => (
        <div key={row[0]} className={classes.teeth} data-milk={isMilk(row) || undefined}>
          {row.map(tooth => {
            const state = stateOf.get(tooth);
            return (
              <button
                key={tooth}
                type="button"
                data-tooth={tooth}
                data-section={tooth === here ? props.section : undefined}
                data-set={state !== undefined || undefined}
                className={classes.tooth}
                tabIndex={tooth === here ? 0 : -1}
                onFocus={() => setHere(tooth)}
                onKeyDown={event => onKeyDown(event, tooth)}
              >
                <span>{tooth}</span>
                <span className={classes.toothState} aria-hidden>
                  {state === undefined ? '' : letters.get(state)}
                </span>{' '}
                <span className="visually-hidden">{wordOf(state)}</span>
              </button>
            );
          })}
        </div>
      ))}
      <div className={classes.legend}>
        {states.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            tabIndex={-1}
            className={classes.legendState}
            onClick={() => set(here, id)}
          >
            <b>{letters.get(id)}</b> {wordIn(label, language)}
          </button>
        ))}
      </div>
      <span className="small">{teethWords(stored, states, language)}</span>
    </fieldset>
  );
}

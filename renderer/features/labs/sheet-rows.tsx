import type { KeyboardEvent } from 'react';
import { FLAG_WORDS, rangeWords } from '#shared/features/labs/results.grid.ts';
import { useLanguage } from '../../app/language.tsx';
import { shortDay } from '../../app/wall-clock.ts';
import { Chip } from '../../ui/chip.tsx';
import { flagTone, notComputedWords } from './lab-words.ts';
import classes from './labs.module.css';
import type { SheetRoom, ShownRow } from './use-sheet.ts';

type SheetRowsProps = {
  room: SheetRoom;
  isReading: boolean;
  outsideOrders: ReadonlySet<number>;
  /** Enter in the last field. */
  onEnd: () => void;
};

/** One row per test; Enter and the arrows go down the column of values. */
export function SheetRows({ room, isReading, outsideOrders, onEnd }: SheetRowsProps) {
  const { t } = useLanguage();

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const fields = [
      ...(event.currentTarget.closest('table')?.querySelectorAll<HTMLInputElement>('[data-value]') ?? []),
    ];
    const next = fields[fields.indexOf(event.currentTarget) + step];
    if (next) next.focus();
    else if (event.key === 'Enter') onEnd();
  }

  return (
    <table className={classes.sheet}>
      <thead>
        <tr>
          <th>{t('labs.tests')}</th>
          <th>{t('labs.value')}</th>
          <th>
            <span className="visually-hidden">{t('labs.kind')}</span>
          </th>
          <th>{t('labs.range')}</th>
          <th>{t('labs.earlier')}</th>
        </tr>
      </thead>
      <tbody>
        {room.rows.map((row, at) => (
          <tr key={row.key} data-group={row.orderId !== room.rows[at - 1]?.orderId || undefined}>
            <td>
              {row.name}
              {!row.isSure && <span className="tiny amber"> {t('labs.unsure')}</span>}
            </td>
            <td>
              {isReading ? (
                <ReadValue row={row} />
              ) : (
                <ValueField row={row} isFirst={at === 0} room={room} onKeyDown={onKeyDown} />
              )}
            </td>
            <td>
              <Verdict row={row} rows={room.rows} />
            </td>
            <td className="small">
              {!isReading && outsideOrders.has(row.orderId) && row.kind === 'number' ? (
                <RangeFields row={row} room={room} />
              ) : (
                <span title={row.limits.origin}>{rangeWords(t, row.limits)}</span>
              )}
            </td>
            <td>
              <Earlier row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReadValue({ row }: { row: ShownRow }) {
  return (
    <>
      <span className={row.flag ? 'strong numeric' : 'numeric'}>{row.value || '–'}</span>{' '}
      <span className="small dim">{row.value && row.unit}</span>
    </>
  );
}

type ValueFieldProps = {
  row: ShownRow;
  room: SheetRoom;
  isFirst: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

function ValueField({ row, room, isFirst, onKeyDown }: ValueFieldProps) {
  const list = `${row.key}-choices`;
  return (
    <span className={classes.valueCell}>
      <input
        data-value
        className={classes.value}
        data-text={row.kind === 'text' || undefined}
        aria-label={row.name}
        aria-invalid={row.problem !== null || undefined}
        value={row.typed}
        placeholder={row.isComputed ? row.value : ''}
        inputMode={row.kind === 'number' ? 'decimal' : 'text'}
        maxLength={200}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: whoever opens the sheet came to type the first value.
        autoFocus={isFirst}
        {...(row.choices.length > 0 ? { list } : {})}
        onChange={event => room.type(row.key, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {row.choices.length > 0 && (
        <datalist id={list}>
          {row.choices.map(choice => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
      <span className="small dim">{row.unit}</span>
    </span>
  );
}

/** Flag, what was computed, or what is wrong: a word beside every colour. */
function Verdict({ row, rows }: { row: ShownRow; rows: readonly ShownRow[] }) {
  const { t } = useLanguage();
  if (row.problem === 'NOT_PLAUSIBLE' && row.bound) {
    const { least, most } = row.bound;
    const { typed: value, unit } = row;
    return (
      <span className="small danger" role="alert">
        {t('labs.notPlausible', { value, unit, least, most })}
      </span>
    );
  }
  if (row.problem) {
    return (
      <span className="small danger" role="alert">
        {t('labs.notANumber')}
      </span>
    );
  }
  return (
    <span className="row">
      {row.flag && <Chip tone={flagTone(row.flag)}>{t(FLAG_WORDS[row.flag])}</Chip>}
      {row.isComputed && <span className="small dim">{t('labs.computed')}</span>}
      {row.notComputed && <span className="small dim">{notComputedWords(t, row.notComputed, rows)}</span>}
    </span>
  );
}

function RangeFields({ row, room }: { row: ShownRow; room: SheetRoom }) {
  const { t } = useLanguage();
  const field = (side: 'low' | 'high') => (
    <input
      className={classes.limit}
      aria-label={`${row.name} ${t(side === 'low' ? 'labs.rangeLow' : 'labs.rangeHigh')}`}
      inputMode="decimal"
      maxLength={9}
      value={row.range[side]}
      onChange={event => room.typeRange(row.key, { ...row.range, [side]: event.currentTarget.value })}
    />
  );
  return (
    <span className="row">
      {field('low')}–{field('high')}
    </span>
  );
}

function Earlier({ row }: { row: ShownRow }) {
  const { language } = useLanguage();
  return (
    <span className={classes.earlier}>
      {row.earlier.map(({ onDate, value, flag }) => (
        <span key={`${onDate}-${value}`} className="small">
          <span className={flag ? 'strong amber' : ''}>{value}</span>{' '}
          <span className="dim">{shortDay(onDate, language)}</span>
        </span>
      ))}
    </span>
  );
}

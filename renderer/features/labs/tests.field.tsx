import { type KeyboardEvent, useId, useRef } from 'react';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import classes from './tests.module.css';
import { useTestTyping } from './use-test-typing.ts';

type TestsFieldProps = {
  id: string;
  orders: readonly OrderLine[];
  onChange: (orders: OrderLine[]) => void;
  /** Enter in an empty field. */
  onNext: () => void;
  /** Where Alt ↓ of the note stops. */
  section?: string;
};

/** Tests as chips in one line: a name finds a test or a panel, Enter takes it, what no list knows stays free text. */
export function TestsField({ id, orders, onChange, onNext, section }: TestsFieldProps) {
  const t = useTranslation();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const typing = useTestTyping({ onTake: order => onChange([...orders, order]), onNext });
  const { choices, at, isOpen } = typing;

  function change(place: number, part: Partial<OrderLine> | null): void {
    onChange(orders.flatMap((one, index) => (index !== place ? [one] : part ? [{ ...one, ...part }] : [])));
    if (!part) field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey && event.key === 'Enter' && typing.text.trim() !== '') {
      // A test still being typed is taken first; the next Ctrl Enter signs.
      event.preventDefault();
      event.stopPropagation();
      void typing.take();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const isAtStart = typing.text === '' && orders.length > 0;
    if (isAtStart && (event.key === 'Backspace' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      if (event.key === 'Backspace') change(orders.length - 1, null);
      else (field.current?.previousElementSibling as HTMLElement | null)?.focus();
    } else typing.onKeyDown(event);
  }

  return (
    <div className={classes.line}>
      {orders.map((order, place) => (
        <TestChip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same test may stand twice, here and outside.
          key={place}
          order={order}
          onChange={part => change(place, part)}
        />
      ))}
      <input
        ref={field}
        id={id}
        data-section={section}
        className={classes.input}
        value={typing.text}
        maxLength={80}
        autoComplete="off"
        role="combobox"
        aria-expanded={isOpen}
        aria-autocomplete="list"
        {...(isOpen ? { 'aria-controls': list, 'aria-activedescendant': `${list}-${at}` } : {})}
        placeholder={orders.length === 0 ? t('labs.testsHint') : ''}
        onChange={event => typing.write(event.currentTarget.value)}
        onBlur={typing.leave}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div id={list} role="listbox" className={classes.choices} aria-label={t('labs.choices')}>
          {choices.map((choice, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's.
            <div
              key={choice.id}
              id={`${list}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              className={classes.choice}
              onMouseDown={event => event.preventDefault()}
              onClick={() => typing.choose(place)}
            >
              <span>{choice.name}</span>
              <span className="small dim">
                {choice.kind === 'panel' ? t('labs.panelOf', { count: choice.testCount }) : choice.group}
              </span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

type TestChipProps = { order: OrderLine; onChange: (part: Partial<OrderLine> | null) => void };

/** O sends it outside and back, U makes it urgent, Backspace takes it away; the arrows go along the line. */
function TestChip({ order, onChange }: TestChipProps) {
  const t = useTranslation();
  const toggles: Record<string, () => void> = {
    o: () => onChange({ place: order.place === 'here' ? 'outside' : 'here' }),
    u: () => onChange({ isUrgent: !order.isUrgent }),
    Backspace: () => onChange(null),
    Delete: () => onChange(null),
  };

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { previousElementSibling, nextElementSibling } = event.currentTarget;
    const act = toggles[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const next = event.key === 'ArrowLeft' ? previousElementSibling : nextElementSibling;
    if (act) act();
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') (next as HTMLElement | null)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const marks = [
    order.place === 'outside' ? t('labs.outside') : '',
    order.isUrgent ? t('labs.urgent') : '',
    order.testId === null ? t('labs.freeText') : '',
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={classes.chip}
      title={t('labs.chipKeys', { name: order.name })}
      onClick={event => event.currentTarget.focus()}
      onKeyDown={onKeyDown}
    >
      {order.name}
      {marks.length > 0 && (
        <span className={order.isUrgent ? 'small amber' : 'small dim'}> {marks.join(', ')}</span>
      )}
    </button>
  );
}

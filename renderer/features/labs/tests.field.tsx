import { type KeyboardEvent, useId, useRef } from 'react';
import { medicinesAmongTests } from '#shared/features/labs/medicine-among-tests.rules.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import { useTranslation } from '../../app/language.tsx';
import { isKey } from '../../ui/key-bindings.ts';
import { KeyHint } from '../../ui/keys.tsx';
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
  problem?: string | undefined;
  /** A medicine typed here by mistake goes to the medicines; false where it cannot go there now. */
  onMedicine?: (medicine: string) => boolean;
};

/** Tests as chips in one line: a name finds a test or a panel, Enter takes it, what no list knows stays free text. */
export function TestsField({ id, orders, onChange, onNext, section, problem, onMedicine }: TestsFieldProps) {
  const t = useTranslation();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const typing = useTestTyping({ onTake: order => onChange([...orders, order]), onNext });
  const { choices, at, isOpen } = typing;
  const [misplaced] = medicinesAmongTests(orders);
  const medicine = typing.medicine ?? (misplaced ? (orders[misplaced - 1]?.name ?? null) : null);

  function moveMedicine(): void {
    if (medicine === null || !onMedicine?.(medicine)) return;
    if (typing.medicine !== null) typing.write('');
    else onChange(orders.filter((_, index) => index + 1 !== misplaced));
  }

  function change(place: number, part: Partial<OrderLine> | null): void {
    onChange(orders.flatMap((one, index) => (index !== place ? [one] : part ? [{ ...one, ...part }] : [])));
    if (!part) field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (isKey(event.nativeEvent, 'Alt Enter') && medicine !== null) {
      event.preventDefault();
      moveMedicine();
      return;
    }
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
    <>
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
      {medicine !== null && (
        <MedicineHere medicine={medicine} {...(onMedicine ? { onMove: moveMedicine } : {})} />
      )}
      {problem && medicine !== null && (
        <span className="tiny danger" role="alert">
          {problem}
        </span>
      )}
    </>
  );
}

/** Nothing checks a medicine that stands among the tests, and no chemist looks for it there. */
function MedicineHere({ medicine, onMove }: { medicine: string; onMove?: () => void }) {
  const t = useTranslation();
  return (
    <span className={classes.medicine} role="status">
      <span className="amber strong">{t('labs.medicineHere', { medicine })}</span>{' '}
      {onMove && (
        <button type="button" tabIndex={-1} className={classes.move} onClick={onMove}>
          <KeyHint keys="Alt Enter">{t('templates.toMedicines')}</KeyHint>
        </button>
      )}
    </span>
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

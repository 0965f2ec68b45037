import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type NewBillLine, newBillLineSchema } from '#shared/features/billing/bill.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './bill-lines.module.css';
import { typedPaise } from './typed-bill.ts';

const PAUSE_MS = 90;
const USUAL_SAC = '999312';

type AddLineProps = { onAdd: (line: NewBillLine) => void; onClose: () => void };

/** Name or code with suggestions, then how many, then the rate; Enter moves on and adds at the last. */
export function AddLine({ onAdd, onClose }: AddLineProps) {
  const { t, sentence } = useLanguage();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [rate, setRate] = useState('');
  const [sacCode, setSacCode] = useState(USUAL_SAC);
  const [isPicked, setIsPicked] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const suggested =
    useRead(contract.billing.suggestLines, { text: asked }, { keepPrevious: true, enabled: !isPicked })
      .answer ?? [];
  const shown = isPicked ? [] : suggested;

  useEffect(() => box.current?.querySelector('input')?.focus(), []);

  function focus(name: string): void {
    const field = box.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    field?.focus();
    field?.select();
  }

  function pick(line: NewBillLine): void {
    setText(line.description);
    setRate(formatPaise(line.ratePaise, { decimals: line.ratePaise % 100 !== 0 }));
    setSacCode(line.sacCode);
    setIsPicked(true);
    setProblems({});
    focus('quantity');
  }

  function add(): void {
    const line = newBillLineSchema.safeParse({
      description: text,
      sacCode,
      quantity: Number(quantity || Number.NaN),
      ratePaise:
        rate.trim() === ''
          ? Number.NaN
          : (typedPaise(rate.replace(/^[-\u2212]/, '')) ?? Number.NaN) * (/^[-\u2212]/.test(rate) ? -1 : 1),
    });
    if (line.success) {
      onAdd(line.data);
      return;
    }
    const found = Object.fromEntries(
      line.error.issues.toReversed().map(issue => [String(issue.path[0]), issue.message]),
    );
    setProblems(found);
    focus(['description', 'quantity', 'ratePaise'].find(name => name in found) ?? 'description');
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { name } = event.target as HTMLInputElement;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (name === 'description' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const next = chosen + (event.key === 'ArrowDown' ? 1 : -1);
      setChosen(Math.max(-1, Math.min(shown.length - 1, next)));
    } else if (event.key === 'Enter') {
      const line = shown[chosen];
      if (name === 'description' && line) pick(line);
      else if (name === 'description' && text.trim() === '') onClose();
      else if (name === 'description') focus('quantity');
      else if (name === 'quantity' && rate.trim() === '') focus('ratePaise');
      else add();
    } else return;
    event.preventDefault();
  }

  const words = (name: string, fallback: string) =>
    problems[name] ? (sentence(problems[name]) ?? sentence(fallback)) : undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside, which are the interactive ones.
    <div ref={box} className={classes.add} onKeyDown={onKeyDown} role="presentation">
      <div className={classes.addFields}>
        <TextInput
          name="description"
          label={t('billing.item')}
          placeholder={t('billing.itemHint')}
          value={text}
          maxLength={160}
          autoComplete="off"
          role="combobox"
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(shown[chosen] ? { 'aria-activedescendant': `${id}-${chosen}` } : {})}
          error={words('description', 'REQUIRED')}
          onChange={event => {
            setText(event.currentTarget.value);
            setIsPicked(false);
            setChosen(-1);
          }}
        />
        <TextInput
          name="quantity"
          label={t('billing.quantity')}
          value={quantity}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          className={classes.number ?? ''}
          error={words('quantity', 'AT_LEAST_ONE')}
          onChange={event => setQuantity(event.currentTarget.value)}
        />
        <TextInput
          name="ratePaise"
          label={t('billing.rate')}
          value={rate}
          inputMode="decimal"
          maxLength={14}
          autoComplete="off"
          className={classes.number ?? ''}
          error={words('ratePaise', 'NOT_AN_AMOUNT')}
          onChange={event => setRate(event.currentTarget.value)}
        />
        <SaveButton keys="↵" onClick={add}>
          {t('common.add')}
        </SaveButton>
      </div>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('billing.suggestions')}
        className={classes.suggestions}
        hidden={shown.length === 0}
      >
        {shown.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys of its options.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox; see aria-activedescendant.
          <div
            key={line.description}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={classes.suggestion}
            onMouseDown={event => event.preventDefault()}
            onClick={() => pick(line)}
          >
            <span className="clip">{line.description}</span>
            <span className="small dim numeric">{formatPaise(line.ratePaise)}</span>
          </div>
        ))}
      </div>
      <span className="tiny dim">
        <Kbd>Esc</Kbd> {t('common.close')}
      </span>
    </div>
  );
}

import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import {
  type NewBillLine,
  newBillLineSchema,
  type SuggestedLine,
} from '#shared/features/billing/bill.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './bill-lines.module.css';
import { typedPaise } from './typed-bill.ts';

const PAUSE_MS = 90;
const USUAL_SAC = '999312';
const STANDARD = 'Standard';

type AddLineProps = {
  /** Whose prices are asked for, and by which list or company. */
  prices: { patientId: number; doctorId: number; listId: number | null; partyId: number | null };
  /** What was ordered and has no price yet: only its rate is typed. */
  startsWith: string;
  onAdd: (line: NewBillLine) => void;
  onClose: () => void;
};

/** What is typed in the rate's field, as paise; a minus is kept, so that it can be refused by name. */
function typedRate(text: string): number {
  if (text.trim() === '') return Number.NaN;
  const isNegative = /^[-\u2212]/.test(text);
  return (typedPaise(text.replace(/^[-\u2212]/, '')) ?? Number.NaN) * (isNegative ? -1 : 1);
}

/** Name or code with suggestions, then how many, then the rate; Enter moves on and adds at the last. */
export function AddLine({ prices, startsWith, onAdd, onClose }: AddLineProps) {
  const { t, sentence } = useLanguage();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const mayOverride = usePerson().may('prices:override');
  const [text, setText] = useState(startsWith);
  const [quantity, setQuantity] = useState('1');
  const [rate, setRate] = useState('');
  const [picked, setPicked] = useState<SuggestedLine | null>(null);
  const [reachedId, setReachedId] = useState<number>();
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const reading = useRead(
    contract.billing.suggestLines,
    { text: asked, ...prices },
    { keepPrevious: true, enabled: picked === null },
  );
  const shown = picked ? [] : (reading.answer ?? []);
  // Items of what stood here a letter ago are shown on: one that is not what stands here now waits for the answer.
  const isCurrent = asked === text.trim() && !reading.isPrevious;
  const chosen = reachedId === undefined ? -1 : shown.findIndex(({ line }) => line.itemId === reachedId);
  const fits = (shown[chosen]?.line.description ?? '').toLowerCase().includes(text.trim().toLowerCase());
  const pickReached = useOnceReady(
    isCurrent || (chosen >= 0 && fits),
    () => shown[chosen] && pick(shown[chosen]),
  );

  useEffect(() => {
    const [name, , priced] = box.current?.querySelectorAll('input') ?? [];
    (startsWith === '' ? name : priced)?.focus();
  }, [startsWith]);

  function focus(name: string): void {
    const field = box.current?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    field?.focus();
    field?.select();
  }

  function pick(found: SuggestedLine): void {
    const { line, prepaidUses, hasPrice } = found;
    const ratePaise = prepaidUses > 0 ? 0 : line.ratePaise;
    setText(line.description);
    setRate(hasPrice || prepaidUses > 0 ? formatPaise(ratePaise, { decimals: ratePaise % 100 !== 0 }) : '');
    setPicked(found);
    setProblems({});
    focus('quantity');
  }

  function add(): void {
    const ratePaise = typedRate(rate);
    const isPrepaid = picked !== null && picked.prepaidUses > 0 && ratePaise === 0;
    const line = newBillLineSchema.safeParse({
      ...(picked ? picked.line : { description: text, sacCode: USUAL_SAC, category: 'other' }),
      quantity: Number(quantity || Number.NaN),
      ratePaise,
      ...(isPrepaid && { isPrepaid }),
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
      setReachedId(shown[Math.max(-1, Math.min(shown.length - 1, next))]?.line.itemId);
    } else if (event.key === 'Enter') {
      if (name === 'description' && chosen >= 0) pickReached();
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
            setPicked(null);
            setReachedId(undefined);
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
          readOnly={!mayOverride && typeof picked?.line.listPricePaise === 'number'}
          onChange={event => setRate(event.currentTarget.value)}
        />
        <SaveButton keys="↵" onClick={add}>
          {t('common.add')}
        </SaveButton>
      </div>
      <Suggestions id={id} shown={shown} chosen={chosen} onPick={pick} />
      {picked && picked.prepaidUses > 0 && (
        <span className="tiny dim">{t('billing.prepaidHint', { count: picked.prepaidUses })}</span>
      )}
      <span className="tiny dim">
        <Kbd>Esc</Kbd> {t('common.close')}
      </span>
    </div>
  );
}

type SuggestionsProps = {
  id: string;
  shown: readonly SuggestedLine[];
  chosen: number;
  onPick: (found: SuggestedLine) => void;
};

/** What the catalogue holds for the letters, with its price for this person and list. */
function Suggestions({ id, shown, chosen, onPick }: SuggestionsProps) {
  const { t } = useLanguage();
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={t('billing.suggestions')}
      className={classes.suggestions}
      hidden={shown.length === 0}
    >
      {shown.map((found, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys of its options.
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox; see aria-activedescendant.
        <div
          key={found.line.itemId}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={classes.suggestion}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPick(found)}
        >
          <span className="clip">
            {found.line.description}
            {found.localName && <span className="small dim"> {found.localName}</span>}
          </span>
          <span className="small dim numeric no-wrap">
            {found.prepaidUses > 0
              ? t('billing.prepaidLeft', { count: found.prepaidUses })
              : `${found.listName === '' || found.listName === STANDARD ? '' : `${found.listName} · `}${
                  found.hasPrice ? formatPaise(found.line.ratePaise) : t('billing.noPrice')
                }`}
          </span>
        </div>
      ))}
    </div>
  );
}

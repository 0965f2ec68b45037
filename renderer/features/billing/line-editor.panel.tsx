import { NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import { type BillDraft, type NewBillLine, newBillLineSchema } from '#shared/features/billing/bill.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { formatPaise } from '#shared/kernel/money.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './bill-lines.module.css';
import { discountPaiseOf, typedPaise } from './typed-bill.ts';

/** What may be chosen for a line that was typed by hand; rooms and life-saving drugs come from the catalogue. */
const CLASSES = [
  'exempt',
  'medicine',
  'device',
  'cosmetic',
  'gst5',
  'gst12',
  'gst18',
] as const satisfies readonly TaxClass[];

type LineEditorProps = {
  line: NewBillLine;
  /** 'Line 2 of 3' */
  place: string;
  draft: Pick<BillDraft, 'chargesGst' | 'doctors' | 'doctorId'>;
  onSave: (line: NewBillLine) => void;
  onRemove: (() => void) | undefined;
  /** To the line before or after. */
  onMove: (by: 1 | -1) => void;
  onClose: () => void;
};

function rupeesText(paise: number): string {
  return formatPaise(paise, { decimals: paise % 100 !== 0 });
}

/** How many, at what rate, less what: '50' or '10 %'; Enter saves, the arrows go to other lines. */
export function LineEditor({ line, place, draft, onSave, onRemove, onMove, onClose }: LineEditorProps) {
  const { chargesGst, doctors } = draft;
  const { t, sentence } = useLanguage();
  const mayOverride = usePerson().may('prices:override');
  const box = useRef<HTMLDivElement>(null);
  const [quantity, setQuantity] = useState(String(line.quantity));
  const [rate, setRate] = useState(rupeesText(line.ratePaise));
  const [discount, setDiscount] = useState(line.discountPaise ? rupeesText(line.discountPaise) : '');
  const [taxClass, setTaxClass] = useState<TaxClass>(line.taxClass ?? 'exempt');
  const [doctorId, setDoctorId] = useState(line.doctorId ?? draft.doctorId);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const isByHand = line.itemId === undefined && line.kind === undefined;
  const rates = useRead(contract.catalogue.taxRates, {}, { enabled: isByHand && chargesGst }).answer ?? [];

  useEffect(() => {
    const field = box.current?.querySelector<HTMLInputElement>('[name="lineDiscount"]');
    field?.focus();
    field?.select();
  }, []);

  function discountOf(amountPaise: number): number {
    const percent = discount.trim().endsWith('%');
    const amount = discount.replace('%', '').trim();
    return discountPaiseOf({ kind: percent ? 'percent' : 'rupees', amount }, amountPaise) ?? Number.NaN;
  }

  function save(): void {
    const ratePaise = line.isPrepaid ? 0 : (typedPaise(rate) ?? Number.NaN);
    const count = Number(quantity || Number.NaN);
    const discountPaise = discountOf(count * ratePaise);
    const found = rates.find(row => row.taxClass === taxClass && row.standing === 'now');
    const { doctorId: _before, ...rest } = line;
    const next = newBillLineSchema.safeParse({
      ...rest,
      ...(doctorId !== draft.doctorId && { doctorId }),
      ...{ quantity: count, ratePaise, discountPaise },
      ...(isByHand && chargesGst && { taxClass, gstPermille: found?.gstPermille ?? 0 }),
    });
    const codes = next.success
      ? {}
      : Object.fromEntries(next.error.issues.map(issue => [String(issue.path[0]), issue.message]));
    if (next.success && discountPaise > count * ratePaise) codes.discountPaise = 'DISCOUNT_MORE_THAN_BILL';
    setProblems(codes);
    if (next.success && Object.keys(codes).length === 0) onSave(next.data);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement && event.key !== 'Enter') return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) save();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') onMove(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  }

  const words = (name: string) =>
    problems[name] ? (sentence(problems[name]) ?? sentence('NOT_AN_AMOUNT')) : undefined;
  const field = (
    name: string,
    label: string,
    value: string,
    onChange: (text: string) => void,
    isOff = false,
  ) => (
    <TextInput
      name={name}
      label={label}
      value={value}
      inputMode="decimal"
      maxLength={14}
      autoComplete="off"
      className={classes.number ?? ''}
      disabled={isOff}
      error={words(name === 'lineDiscount' ? 'discountPaise' : name)}
      onChange={event => onChange(event.currentTarget.value)}
    />
  );
  const isFixed = line.isPrepaid === true || (!mayOverride && typeof line.listPricePaise === 'number');
  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onClose }]}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside. */}
      <div ref={box} className={classes.add} role="presentation" onKeyDown={onKeyDown}>
        <div className={classes.editing}>
          <div className="clip">
            <div className="tiny dim">{place}</div>
            <div className="strong clip">{line.description}</div>
          </div>
          {field('quantity', t('billing.quantity'), quantity, setQuantity)}
          {field('ratePaise', t('billing.rate'), rate, setRate, isFixed)}
          {field('lineDiscount', t('billing.lineDiscount'), discount, setDiscount, line.isPrepaid === true)}
          <SaveButton keys="↵" onClick={save}>
            {t('common.save')}
          </SaveButton>
        </div>
        <div className="row">
          {doctors.length > 1 && (
            <NativeSelect
              label={t('billing.doneBy')}
              value={String(doctorId)}
              onChange={event => setDoctorId(Number(event.currentTarget.value))}
              data={doctors.map(({ userId, fullName }) => ({ value: String(userId), label: fullName }))}
            />
          )}
          {isByHand && chargesGst && (
            <NativeSelect
              label={t('catalogue.taxClass')}
              value={taxClass}
              onChange={event => setTaxClass(event.currentTarget.value as TaxClass)}
              data={CLASSES.map(value => ({ value, label: t(`billing.tax_${value}`) }))}
            />
          )}
        </div>
        <span className="tiny dim row">
          <KeyHint keys="↑ ↓">{t('billing.otherLine')}</KeyHint>
          <KeyHint keys="Esc">{t('common.close')}</KeyHint>
          {onRemove && (
            <button type="button" className={classes.plus} onClick={onRemove}>
              {t('billing.removeLine', { item: line.description })}
            </button>
          )}
        </span>
      </div>
    </KeyLayer>
  );
}

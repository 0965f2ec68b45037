import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { TaxClass } from '#shared/features/catalogue/tax.schema.ts';
import { codeProblemOfLine } from '#shared/features/catalogue/tax-code.rules.ts';
import { useRead } from '../../api/hooks.ts';
import { useLanguage } from '../../app/language.tsx';
import { usePerson } from '../../app/session.tsx';
import { KeyHint, KeyLayer } from '../../ui/keys.tsx';
import { useOnceReady } from '../../ui/once-ready.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import classes from './bill-lines.module.css';
import {
  hasCodeToType,
  hasTaxToChoose,
  isByHand,
  readTypedLine,
  type TypedLine,
  typedLineOf,
  withTaxClass,
} from './typed-line.ts';

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
  draft: Pick<BillDraft, 'chargesGst' | 'doctors' | 'doctorId' | 'codeRule'>;
  onSave: (line: NewBillLine) => void;
  onRemove: (() => void) | undefined;
  /** To the line before or after. */
  onMove: (by: 1 | -1) => void;
  onClose: () => void;
};

/** How many, at what rate, less what: '50' or '10 %'; Enter saves, the arrows go to other lines. */
export function LineEditor({ line, place, draft, onSave, onRemove, onMove, onClose }: LineEditorProps) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(() => typedLineOf(line, draft));
  const [problems, setProblems] = useState<Record<string, string>>(() =>
    codeProblemOfLine(line, draft.codeRule) ? { sacCode: 'TAX_CODE_NEEDED' } : {},
  );
  const isTaxed = hasTaxToChoose(line, draft);
  const rates = useRead(contract.catalogue.taxRates, {}, { enabled: isTaxed });
  const put = (part: Partial<TypedLine>) => setTyped(before => ({ ...before, ...part }));
  const focusCode = () => requestAnimationFrame(() => codeField(box.current)?.focus());

  useEffect(() => {
    const code = codeField(box.current);
    const field = code ?? box.current?.querySelector<HTMLInputElement>('[name="lineDiscount"]');
    field?.focus();
    field?.select();
  }, []);

  function save(): void {
    const read = readTypedLine(line, typed, { draft, rates: rates.answer ?? [] });
    setProblems('problems' in read ? read.problems : {});
    if ('line' in read) onSave(read.line);
    else if (read.problems.sacCode) focusCode();
  }

  // Without the rates a taxed line would be kept as one without tax.
  const saveOnce = useOnceReady(!isTaxed || rates.answer !== undefined, save);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLSelectElement && event.key !== 'Enter') return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) saveOnce();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') onMove(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  }

  return (
    <KeyLayer keys={[{ keys: 'Esc', label: t('common.close'), run: onClose }]}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys bubble up from the fields inside. */}
      <div ref={box} className={classes.add} role="presentation" onKeyDown={onKeyDown}>
        <div className={classes.editing}>
          <div className="clip">
            <div className="tiny dim">{place}</div>
            <div className="strong clip">{line.description}</div>
          </div>
          <Figures line={line} typed={typed} put={put} problems={problems} />
          <SaveButton keys="↵" onClick={saveOnce}>
            {t('common.save')}
          </SaveButton>
        </div>
        <ProblemNotice error={rates.error} onRetry={() => void rates.refetch()} />
        <Choices line={line} typed={typed} put={put} draft={draft} problems={problems} />
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

/** The field of the code while it is refused. */
function codeField(box: HTMLElement | null): HTMLInputElement | null {
  return box?.querySelector<HTMLInputElement>('[name="sacCode"][aria-invalid]') ?? null;
}

type PartProps = { line: NewBillLine; typed: TypedLine; put: (part: Partial<TypedLine>) => void };

function Figures({ line, typed, put, problems }: PartProps & { problems: Record<string, string> }) {
  const { t, sentence } = useLanguage();
  const mayOverride = usePerson().may('prices:override');
  const isFixed = line.isPrepaid === true || (!mayOverride && typeof line.listPricePaise === 'number');
  const fields = [
    { name: 'quantity', of: 'quantity', word: 'billing.quantity', isOff: false },
    { name: 'ratePaise', of: 'rate', word: 'billing.rate', isOff: isFixed },
    { name: 'lineDiscount', of: 'discount', word: 'billing.lineDiscount', isOff: line.isPrepaid === true },
  ] as const;
  const problemOf = (name: string) => {
    const code = problems[name === 'lineDiscount' ? 'discountPaise' : name];
    return code ? (sentence(code) ?? sentence('NOT_AN_AMOUNT')) : undefined;
  };
  return fields.map(({ name, of, word, isOff }) => (
    <TextInput
      key={name}
      name={name}
      label={t(word)}
      value={typed[of]}
      inputMode="decimal"
      maxLength={14}
      autoComplete="off"
      className={classes.number ?? ''}
      disabled={isOff}
      error={problemOf(name)}
      onChange={event => put({ [of]: event.currentTarget.value })}
    />
  ));
}

type ChoicesProps = PartProps & Pick<LineEditorProps, 'draft'> & { problems: Record<string, string> };

/** Who did it, and what decides its tax. */
function Choices({ line, typed, put, draft, problems }: ChoicesProps) {
  const { t, sentence } = useLanguage();
  const { codeRule } = draft;
  const { doctors } = draft;
  const isTaxed = hasTaxToChoose(line, draft);
  return (
    <div className={classes.choices}>
      {doctors.length > 1 && (
        <NativeSelect
          label={t('billing.doneBy')}
          value={String(typed.doctorId)}
          onChange={event => put({ doctorId: Number(event.currentTarget.value) })}
          data={doctors.map(({ userId, fullName }) => ({ value: String(userId), label: fullName }))}
        />
      )}
      {isTaxed && isByHand(line) && (
        <NativeSelect
          label={t('catalogue.taxClass')}
          value={typed.taxClass}
          onChange={event => put(withTaxClass(typed, event.currentTarget.value as TaxClass, codeRule))}
          data={CLASSES.map(value => ({ value, label: t(`billing.tax_${value}`) }))}
        />
      )}
      {hasCodeToType(line, typed, draft) && (
        <TextInput
          name="sacCode"
          label={t('catalogue.sacCode')}
          value={typed.sacCode}
          inputMode="numeric"
          maxLength={8}
          autoComplete="off"
          error={problems.sacCode && sentence(problems.sacCode, { digits: codeRule?.digits ?? 0 })}
          onChange={event => put({ sacCode: event.currentTarget.value })}
        />
      )}
      {isTaxed && line.taxClass === 'roomRent' && (
        <Checkbox
          label={t('billing.icuBed')}
          description={t('billing.icuBedAbout')}
          checked={typed.isIcu}
          onChange={event => put({ isIcu: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

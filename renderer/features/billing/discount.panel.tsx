import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { DiscountReason } from '#shared/features/approvals/approval.schema.ts';
import { discountReasonWord, reasonInWords } from '#shared/features/approvals/discount-reason.rules.ts';
import type { Category } from '#shared/features/catalogue/item.schema.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { formatRupees } from '#shared/kernel/money.ts';
import { useLanguage } from '../../app/language.tsx';
import { Chip } from '../../ui/chip.tsx';
import { KeyHint } from '../../ui/keys.tsx';
import { SuggestInput } from '../patients/suggest-input.panel.tsx';
import classes from './bill-lines.module.css';
import type { GivenApproval, Problems, TypedDiscount } from './typed-bill.ts';

type DiscountPanelProps = {
  discount: TypedDiscount;
  onChange: (discount: TypedDiscount) => void;
  onDone: () => void;
  problems: Problems;
  reasons: readonly DiscountReason[];
  /** The kinds of lines on the bill; a choice only where there are two. */
  categories: readonly Category[];
  /** The most one gives without asking; null while it is not known. */
  capPaise: number | null;
  isAboveCap: boolean;
  approval: GivenApproval | null;
};

const byWords = (words: string, typed: string) => words.toLowerCase().includes(typed.trim().toLowerCase());

type OfferedReason = { reasonId: number | 'other'; reason: string; words: string };

/** The list's reasons that go with what is typed; last, what is typed as words of one's own (BIL-6). */
function reasonsFor(
  { reason: typed, reasonId }: TypedDiscount,
  reasons: readonly DiscountReason[],
  t: Translate,
): OfferedReason[] {
  const offered = reasons
    .map(reason => ({ reasonId: reason.id, reason: discountReasonWord(t, reason) }))
    .filter(one => one.reasonId !== reasonId && byWords(one.reason, typed))
    .map(one => ({ ...one, words: one.reason }));
  const isOwn = typed.trim() !== '' && reasonId === null;
  const own = { reasonId: 'other' as const, reason: typed.trim() };
  return isOwn ? [...offered, { ...own, words: t('billing.otherReason', { reason: own.reason }) }] : offered;
}

/** Percent or rupees, of what, and why: never without a reason. Typing % or ₹ in the amount switches. */
export function DiscountPanel(props: DiscountPanelProps) {
  const { discount, onChange, onDone, problems, reasons, categories, capPaise, isAboveCap, approval } = props;
  const { t, sentence } = useLanguage();
  const words = (code: string | undefined) => (code ? (sentence(code) ?? t('problems.INVALID')) : undefined);

  function onAmountKey(event: KeyboardEvent): void {
    if (event.key === '%' || event.key === '₹') {
      onChange({ ...discount, kind: event.key === '%' ? 'percent' : 'rupees' });
    } else if (event.key === 'Enter') {
      if (discount.amount.trim() === '') onDone();
      else document.querySelector<HTMLElement>('[name="discountReason"]')?.focus();
    } else return;
    event.preventDefault();
  }

  return (
    <div className={classes.discount}>
      <div className="row apart">
        <h3 className="strong">{t('billing.discount')}</h3>
        {approval ? (
          <Chip tone="accent">{t('billing.approvedBy', { name: approval.approverName })}</Chip>
        ) : (
          <KeyHint keys="D" />
        )}
      </div>
      <div className={classes.discountFields}>
        <SegmentedControl
          className={classes.kind ?? ''}
          aria-label={t('billing.discountKind')}
          data={[
            { value: 'percent', label: '%' },
            { value: 'rupees', label: '₹' },
          ]}
          value={discount.kind}
          onChange={kind => onChange({ ...discount, kind: kind as TypedDiscount['kind'] })}
          fullWidth
        />
        <TextInput
          name="discountAmount"
          aria-label={t('billing.discount')}
          className={classes.number ?? ''}
          placeholder="0"
          inputMode="decimal"
          maxLength={12}
          autoComplete="off"
          value={discount.amount}
          error={words(problems.discount)}
          onChange={event => onChange({ ...discount, amount: event.currentTarget.value })}
          onKeyDown={onAmountKey}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter bubbles up from the field inside. */}
        <div
          role="presentation"
          className={classes.reason}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.defaultPrevented) return;
            event.preventDefault();
            onDone();
          }}
        >
          <SuggestInput
            name="discountReason"
            label={t('billing.discountReason')}
            listLabel={t('billing.discountReasons')}
            placeholder={t('billing.discountReasonHint')}
            maxLength={60}
            isPicky
            opensUp
            value={discount.reason}
            error={words(problems.reason)}
            onChange={reason =>
              onChange({ ...discount, reason, reasonId: reasonInWords(reasons, reason)?.id ?? null })
            }
            suggestions={reasonsFor(discount, reasons, t).map(({ reasonId, reason, words }) => ({
              id: String(reasonId),
              words,
              take: () => onChange({ ...discount, reason, reasonId }),
            }))}
          />
        </div>
        {categories.length > 1 && (
          <NativeSelect
            aria-label={t('billing.discountOf')}
            value={discount.scope}
            onChange={event =>
              onChange({ ...discount, scope: event.currentTarget.value as TypedDiscount['scope'] })
            }
            data={[
              { value: 'bill', label: t('billing.discountOfAll') },
              ...categories.map(category => ({
                value: category,
                label: t(`catalogue.category_${category}`),
              })),
            ]}
          />
        )}
      </div>
      {isAboveCap && !approval && capPaise !== null && (
        <p className="tiny dim">{t('billing.aboveCap', { cap: formatRupees(capPaise) })}</p>
      )}
    </div>
  );
}

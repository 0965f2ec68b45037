import { Kbd, NativeSelect } from '@mantine/core';
import type { BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { codeProblemOfLine, isOfNoValue } from '#shared/features/catalogue/tax-code.rules.ts';
import type { DocumentType } from '#shared/features/ledger/series.rules.ts';
import type { WordKey } from '#shared/i18n/translate.ts';
import { useLanguage } from '../../app/language.tsx';
import { useKeys } from '../../ui/key-bindings.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ApprovalPanel } from '../approvals/approval.panel.tsx';
import { AddLine } from './add-line.panel.tsx';
import classes from './bill-lines.module.css';
import { BillLines } from './bill-lines.panel.tsx';
import { BillSums } from './bill-sums.panel.tsx';
import { DiscountPanel } from './discount.panel.tsx';
import { LineEditor } from './line-editor.panel.tsx';
import { RecipientPanel } from './recipient.panel.tsx';
import type { NewBillState } from './use-new-bill.ts';

const PAPER_WORDS: Readonly<Record<DocumentType, WordKey>> = {
  billOfSupply: 'billing.billOfSupply',
  taxInvoice: 'billing.taxInvoice',
  invoiceCumBill: 'billing.invoiceCumBill',
};

type NewBillLinesProps = { draft: BillDraft; state: NewBillState; patientName: string };

/** What stands on the bill: lines to add, change and take away, the discount, and what it comes to. */
export function NewBillLines({ draft, state, patientName }: NewBillLinesProps) {
  const { t } = useLanguage();
  const { bill, amounts, problems, doing, changeLines, addLine, editLine, leaveLines } = state;
  const { lines, discount } = bill;
  const unpriced = draft.unpriced.filter(
    name => !lines.some(line => line.description.toLowerCase() === name.toLowerCase()),
  );

  function remove(index: number): void {
    changeLines(lines.filter((_, place) => place !== index));
    leaveLines();
  }

  useKeys([
    { keys: '+', label: t('billing.addLine'), run: () => addLine() },
    {
      keys: 'E',
      label: t('billing.editLines'),
      run: () => editLine(lines.length - 1),
      isOff: lines.length === 0 || doing.kind !== 'nothing',
    },
    { keys: 'D', label: t('billing.discount'), run: () => state.focusName('discountAmount') },
  ]);

  const categories = [...new Set(lines.flatMap(line => (line.category ? [line.category] : [])))];
  const discountWord =
    discount.kind === 'percent' && amounts.discountPaise > 0 && !lines.some(line => line.discountPaise)
      ? t('billing.discountPercent', { percent: discount.amount.trim() })
      : t('billing.discount');
  const placed = amounts.lines.map((line, index) => ({ ...line, otherState: state.otherStates[index] }));
  const paper = draft.chargesGst ? ` · ${t(PAPER_WORDS[amounts.documentType])}` : '';
  const number = draft.nextNumbers[amounts.documentType] ?? '';
  return (
    <section className={classes.section} aria-label={t('billing.newBill')}>
      <div className={classes.head}>
        <h2 className="title">{t('billing.newBill')}</h2>
        <ListChoice draft={draft} state={state} />
        <span className="tiny dim">{`${t('billing.nextNumber', { number })}${paper}`}</span>
      </div>
      <ProblemNotice error={state.pricingError} />
      {lines.length > 0 && (
        <BillLines
          lines={lines.map((line, index) => ({
            ...{ ...line, doneBy: performerOf(line, draft), otherState: state.otherStates[index] },
            codeProblem: isOfNoValue(line) ? null : codeProblemOfLine(line, draft.codeRule),
          }))}
          onEdit={editLine}
          {...(lines.length > 1 || draft.visitId === null ? { onRemove: remove } : {})}
        />
      )}
      {problems.noLines && (
        <p className="small danger" role="alert">
          {t('billing.noLines')}
        </p>
      )}
      <LineWork draft={draft} state={state} onRemove={remove} />
      {unpriced.map(name => (
        <button key={name} type="button" className={`${classes.plus} amber`} onClick={() => addLine(name)}>
          <Kbd>+</Kbd>
          {t('billing.unpriced', { item: name })}
        </button>
      ))}
      {state.isNamingBuyer && <RecipientPanel draft={draft} state={state} />}
      <div className={classes.foot}>
        {state.isAskingApproval ? (
          <ApprovalPanel
            kind="discount"
            amountPaise={state.givenPaise}
            patientId={draft.patientId}
            about={[patientName, discount.reason].filter(Boolean).join(', ')}
            onGranted={state.onApproved}
            onCancel={state.closeApproval}
          />
        ) : (
          <DiscountPanel
            discount={discount}
            onChange={state.changeDiscount}
            onDone={state.onDiscountDone}
            problems={problems}
            reasons={state.rules?.reasons ?? []}
            categories={categories}
            capPaise={state.capPaise}
            isAboveCap={state.isAboveCap}
            approval={state.approval}
          />
        )}
        <BillSums sums={{ ...amounts, lines: placed }} discountWord={discountWord} />
      </div>
    </section>
  );
}

/** Who did a line, where that is not the doctor of the bill. */
function performerOf({ doctorId }: NewBillLine, { doctors, doctorId: ofBill }: BillDraft): string {
  if (doctorId === undefined || doctorId === ofBill) return '';
  return doctors.find(({ userId }) => userId === doctorId)?.fullName ?? '';
}

/** A camp's list, or none; nothing to see where no list is left to the desk. */
function ListChoice({ draft, state }: Pick<NewBillLinesProps, 'draft' | 'state'>) {
  const { t } = useLanguage();
  const { lists } = draft;
  const isOff = lists.length === 0;
  useKeys([
    {
      ...{ keys: 'S', label: t('billing.priceList'), onStrip: false, isOff },
      run: () => state.focusName('priceList'),
    },
  ]);
  if (isOff) return null;
  return (
    <NativeSelect
      name="priceList"
      size="xs"
      className={classes.list ?? ''}
      label={t('billing.priceList')}
      value={String(state.bill.listId ?? '')}
      onChange={event => state.chooseList(Number(event.currentTarget.value) || null)}
      data={[
        { value: '', label: t('billing.usualPrices') },
        ...lists.map(({ listId, name }) => ({ value: String(listId), label: name })),
      ]}
    />
  );
}

type LineWorkProps = { draft: BillDraft; state: NewBillState; onRemove: (index: number) => void };

/** A line being added or changed; else the way to add one. */
function LineWork({ draft, state, onRemove }: LineWorkProps) {
  const { t } = useLanguage();
  const { bill, doing, changeLines, addLine, editLine, saveLine, leaveLines } = state;
  const { lines, listId = null, partyId = null } = bill;
  const editing = doing.kind === 'editing' ? lines[doing.index] : undefined;

  if (doing.kind === 'adding')
    return (
      <AddLine
        key={`${lines.length} ${doing.text}`}
        prices={{ patientId: draft.patientId, doctorId: draft.doctorId, listId, partyId }}
        startsWith={doing.text}
        onAdd={line => {
          changeLines([...lines, line]);
          addLine();
        }}
        onClose={leaveLines}
      />
    );
  if (editing && doing.kind === 'editing')
    return (
      <LineEditor
        key={doing.index}
        line={editing}
        place={t('billing.linePlace', { place: doing.index + 1, count: lines.length })}
        draft={draft}
        onSave={line => saveLine(doing.index, line)}
        onRemove={lines.length > 1 ? () => onRemove(doing.index) : undefined}
        onMove={by => editLine(doing.index + by)}
        onClose={leaveLines}
      />
    );
  return (
    <button type="button" className={classes.plus} onClick={() => addLine()}>
      <Kbd>+</Kbd>
      {t('billing.addLineHint')}
    </button>
  );
}

import { useState } from 'react';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { namesBuyer, type Recipient, recipientSchema } from '#shared/features/billing/recipient.rules.ts';
import { waitsForCode } from '#shared/features/catalogue/tax-code.rules.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import type { BillFigures } from './bill-figures.ts';
import type { BillFocus } from './bill-focus.ts';
import type { Problems, TypedBill } from './typed-bill.ts';

/** As typed so far; it begins with what the record says. */
export function typedRecipient({ recipient }: TypedBill, draft: BillDraft): Recipient {
  const { address, pinCode, stateCode } = draft.recipient;
  return recipient ?? { address, pinCode, stateCode };
}

type InvoiceAsks = {
  draft: BillDraft;
  bill: TypedBill;
  figures: BillFigures;
  focus: BillFocus;
  /** Opens a line, where it waits for its code. */
  openLine: (index: number) => void;
};

/** What rule 46 asks of a tax invoice before it is issued: the code of each taxed line, the buyer's address and state. */
export function useInvoiceAsks({ draft, bill, figures, focus, openLine }: InvoiceAsks) {
  // Which company's buyer the server asked for: it alone knows who has a GSTIN.
  const [askedFor, setAskedFor] = useState<number | null>();
  const partyId = bill.partyId ?? null;
  const isLarge = partyId === null && namesBuyer(figures.amounts.lines, draft.namesBuyerFromPaise);
  const isNamingBuyer = askedFor === partyId || (isLarge && !draft.recipient.isComplete);

  function problems(): Problems {
    const codeOf = bill.lines.findIndex(line => waitsForCode(line, draft.codeRule, false));
    const buyer = isNamingBuyer ? recipientSchema.safeParse(typedRecipient(bill, draft)) : null;
    const found = buyer?.error?.issues.map(({ path, message }) => [String(path[0]), message]);
    return { ...(codeOf >= 0 && { codeOf }), ...(found && { recipient: Object.fromEntries(found) }) };
  }

  return {
    isNamingBuyer,
    problems,
    /** The bill with the buyer that it must name, and with none otherwise. */
    named({ recipient: _typed, ...rest }: TypedBill): TypedBill {
      return { ...rest, ...(isNamingBuyer && { recipient: typedRecipient(bill, draft) }) };
    },
    onRefused(error: Refusal): void {
      if (isRefusal(error, 'LINE_NEEDS_TAX_CODE')) openLine(Number(error.data.lineNumber) - 1);
      if (!isRefusal(error, 'RECIPIENT_NEEDED')) return;
      setAskedFor(partyId);
      focus.name('recipientAddress');
    },
  };
}

import { useState } from 'react';
import { contract } from '#shared/contract/index.ts';
import type { BillDraft } from '#shared/features/billing/bill.schema.ts';
import { buyerOfDraft, otherStatesOf } from '#shared/features/billing/place-of-supply.rules.ts';
import {
  companyRefusalOf,
  namesBuyer,
  type Recipient,
  recipientSchema,
  taxedValuePaise,
} from '#shared/features/billing/recipient.rules.ts';
import { waitsForCode } from '#shared/features/catalogue/tax-code.rules.ts';
import type { PartyChoice } from '#shared/features/parties/party.schema.ts';
import { useRead } from '../../api/hooks.ts';
import { isRefusal, type Refusal } from '../../api/refusal.ts';
import { usePerson } from '../../app/session.tsx';
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
  // For which buyer, and from which value on, the server asked: what it knows may be newer than this draft.
  const [asked, setAsked] = useState<{ partyId: number | null; fromPaise: number }>();
  const partyId = bill.partyId ?? null;
  const { lines } = figures.amounts;
  const company = useCompany(draft.patientId, partyId);
  const isRegistered = company?.isRegistered ?? false;
  const isLarge = !isRegistered && namesBuyer(lines, draft.namesBuyerFromPaise);
  const wasAsked = asked?.partyId === partyId && taxedValuePaise(lines) >= asked.fromPaise;
  const isNamingBuyer = wasAsked || (isLarge && !draft.recipient.isComplete);
  const companyRefusal = company ? companyRefusalOf(lines, company) : null;
  const otherStates = otherStatesOf(lines, {
    ...buyerOfDraft(draft, { company, recipient: isNamingBuyer ? typedRecipient(bill, draft) : undefined }),
    ...(wasAsked && { namesBuyerFromPaise: asked.fromPaise }),
  });

  function problems(): Problems {
    const codeOf = lines.findIndex(line => waitsForCode(line, draft.codeRule, isRegistered));
    const buyer = isNamingBuyer ? recipientSchema.safeParse(typedRecipient(bill, draft)) : null;
    const found = buyer?.error?.issues.map(({ path, message }) => [String(path[0]), message]);
    return {
      ...(codeOf >= 0 && { codeOf }),
      ...(found && { recipient: Object.fromEntries(found) }),
      ...(companyRefusal && { company: companyRefusal }),
    };
  }

  return {
    ...{ isNamingBuyer, companyRefusal, otherStates, problems },
    /** The bill with the buyer that it must name, and with none otherwise. */
    named({ recipient: _typed, ...rest }: TypedBill): TypedBill {
      return { ...rest, ...(isNamingBuyer && { recipient: typedRecipient(bill, draft) }) };
    },
    onRefused(error: Refusal): void {
      if (isRefusal(error, 'LINE_NEEDS_TAX_CODE')) openLine(Number(error.data.lineNumber) - 1);
      if (!isRefusal(error, 'RECIPIENT_NEEDED')) return;
      setAsked({ partyId, fromPaise: taxedValuePaise(lines) });
      focus.name('recipientAddress');
    },
  };
}

/** What the server found wrong with the buyer as typed, by field; null where it is about something else. */
export function recipientProblems({ fieldProblems }: Refusal): Problems['recipient'] | null {
  const own = fieldProblems.filter(({ path }) => path.startsWith('recipient.'));
  if (own.length === 0 || own.length < fieldProblems.length) return null;
  return Object.fromEntries(own.map(({ path, code }) => [path.slice('recipient.'.length), code]));
}

/** On whose account the bill goes, of those that pay for the person. */
function useCompany(patientId: number, partyId: number | null): PartyChoice | undefined {
  const mayRead = usePerson().may('parties:read');
  const choices = useRead(
    contract.parties.ofPatient,
    { patientId },
    { enabled: mayRead && partyId !== null },
  );
  return choices.answer?.find(choice => choice.partyId === partyId);
}

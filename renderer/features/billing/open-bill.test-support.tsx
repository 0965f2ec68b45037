import userEvent from '@testing-library/user-event';
import type { NewBillLine, SuggestedLine } from '#shared/features/billing/bill.schema.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { bannerOf, lakshmi, patientOf } from '../patients/patients.test-support.ts';
import { board, row } from '../queue/board.test-support.ts';
import { BillScreen } from './bill.screen.tsx';
import { draft, issuedBill } from './bill.test-support.ts';

const reception = { userId: 5, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };

export function suggested(line: NewBillLine, more: Partial<SuggestedLine> = {}): SuggestedLine {
  return {
    line: { itemId: 31, category: 'investigation', listPricePaise: line.ratePaise, ...line },
    ...{ code: '', localName: '', listName: '', isPackage: false, hasPrice: true, prepaidUses: 0 },
    ...more,
  };
}

const rules = {
  caps: [],
  comingCaps: [],
  ownPermille: 100,
  reasons: [{ id: 1, code: 'seniorCitizen', label: 'Senior citizen' }],
};

/** The bill of a visit, as the desk opens it; every test has a visit of its own, for drafts are kept by visit. */
export function openBill(
  visit: number,
  billing: Handlers['billing'] = {},
  approvals: Handlers['approvals'] = {},
  parties: Handlers['parties'] = {},
) {
  const page = renderPage(<BillScreen visitId={visit} />, {
    session: reception,
    handlers: {
      queue: {
        dayBoard: () => board([row(visit, { state: 'toBill' }), row(9, { state: 'toBill', minutes: 1 })]),
      },
      patients: {
        banner: () => bannerOf(patientOf(lakshmi)),
      },
      billing: {
        draftForVisit: () => ({ ...draft, visitId: visit }),
        issue: () => issuedBill(),
        printBill: () => ({ pdf: 'JVBERi0=', fileName: 'bill.pdf' }),
        suggestLines: () => [],
        ...billing,
      },
      approvals: {
        discountRules: () => rules,
        approvers: () => [{ userId: 1, fullName: 'Anil Kulkarni', hasPin: true, canUsePin: true }],
        ...approvals,
      },
      parties,
    },
  });
  return { ...page, user: userEvent.setup() };
}

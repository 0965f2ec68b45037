import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import { draft } from './bill.test-support.ts';
import { openBill } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

let visit = 7000;

beforeEach(() => {
  visit += 1;
});

const aid: NewBillLine = {
  ...{ description: 'Hearing aid', sacCode: '9021', quantity: 1, ratePaise: 60_000_00 },
  ...{ taxClass: 'gst18', gstPermille: 180, category: 'consumable' },
};
const laser: NewBillLine = {
  ...{ description: 'Laser', sacCode: '999722', quantity: 1, ratePaise: 1_000_00, isTaxInclusive: true },
  ...{ taxClass: 'cosmetic', gstPermille: 180, category: 'procedure' },
};
const deccan = {
  ...{ partyId: 3, name: 'Deccan Mills', memberNumber: '', priceListName: '', freePaise: null },
  ...{ isRegistered: true, stateCode: '27', hasAddress: true },
};

function openTaxed(lines: NewBillLine[], companies: (typeof deccan)[] = []) {
  const taxed = { chargesGst: true, clinicState: '23', namesBuyerFromPaise: 50_000_00 };
  const page = openBill(
    visit,
    { draftForVisit: () => ({ ...draft, ...taxed, visitId: visit, lines }), priceLines: () => lines },
    {},
    { ofPatient: () => companies },
  );
  page.answer({ patients: { suggestPlaces: () => [] }, catalogue: { taxRates: () => [] } });
  return page;
}

/** Beside these words among the sums. */
function sumBeside(words: string): string | null | undefined {
  return screen.getByText(words).nextElementSibling?.textContent;
}

test('the state typed for the invoice says before Enter that the goods bear IGST, and of how much', async () => {
  const { user, inputsOf } = openTaxed([aid, laser]);
  const state = await screen.findByLabelText('State, GST code');
  expect(sumBeside('GST')).toBe('10,800.00');
  await user.selectOptions(state, '27');
  expect(sumBeside('IGST, goods supplied in Maharashtra (27)')).toBe('10,800.00');
  expect(sumBeside('GST within the rates')).toBe('(152.54)');
  screen.getByText('IGST 18 %');
  screen.getByText('GST 18 %');
  await user.selectOptions(state, '23');
  expect(screen.queryByText(/IGST/)).toBeNull();
  expect(inputsOf(contract.billing.issue)).toEqual([]);
});

test('so does a company that is registered in another state, and none for a service', async () => {
  const { user } = openTaxed([{ ...aid, ratePaise: 1_000_00 }], [deccan]);
  await screen.findByRole('button', { name: /P$/ });
  expect(screen.queryByText(/IGST/)).toBeNull();
  await user.keyboard('p');
  await waitFor(() => expect(sumBeside('IGST, goods supplied in Maharashtra (27)')).toBe('180.00'));
});

test('a service on its account stays in the state where it is performed', async () => {
  const { user } = openTaxed([laser], [deccan]);
  await screen.findByRole('button', { name: /P$/ });
  await user.keyboard('p');
  await screen.findByText('On the account of Deccan Mills');
  expect(sumBeside('GST within the rates')).toBe('(152.54)');
  expect(screen.queryByText(/IGST/)).toBeNull();
});

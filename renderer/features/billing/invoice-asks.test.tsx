import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { ShownTaxRate } from '#shared/features/catalogue/tax.schema.ts';
import { Refusal } from '../../api/refusal.ts';
import { draft, issuedBill } from './bill.test-support.ts';
import { openBill as openBillOf } from './open-bill.test-support.tsx';

const opened = vi.hoisted(() => ({ bill: vi.fn(), board: vi.fn(), patient: vi.fn() }));
vi.mock('../../app/open.ts', () => ({ useOpen: () => opened }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

let visit = 6000;

beforeEach(() => {
  vi.clearAllMocks();
  visit += 1;
});

const laser = (ratePaise: number): NewBillLine => ({
  ...{ description: 'Laser', sacCode: '999722', quantity: 1, ratePaise },
  ...{ taxClass: 'cosmetic', gstPermille: 180, category: 'procedure' },
});
const ofCatalogue: NewBillLine = {
  ...{ description: 'Gel', sacCode: '', quantity: 1, ratePaise: 10_000, itemId: 31, listPricePaise: 10_000 },
  ...{ taxClass: 'medicine', gstPermille: 50, category: 'medicine' },
};

const deviceRate: ShownTaxRate = {
  ...{ id: 4, taxClass: 'device', validFrom: '2025-09-22', treatment: 'taxable', gstPermille: 50 },
  ...{ overPaise: null, sparesIcu: false, needsItcNote: false, source: '', standing: 'now', addedByName: '' },
};

const mills = {
  ...{ partyId: 3, name: 'Narmada Mills', memberNumber: '', priceListName: '', freePaise: null },
  ...{ isRegistered: true, stateCode: '23', hasAddress: true },
};

function openBill(
  lines: NewBillLine[],
  issue: () => ReturnType<typeof issuedBill> = () => issuedBill(),
  company?: Partial<typeof mills>,
) {
  const registered = {
    ...{ chargesGst: true, namesBuyerFromPaise: 50_000_00 },
    codeRule: { digits: 4, isOptionalForUnregistered: true },
  };
  const page = openBillOf(
    visit,
    { draftForVisit: () => ({ ...draft, ...registered, visitId: visit, lines }), issue },
    {},
    { ofPatient: () => (company ? [{ ...mills, ...company }] : []) },
  );
  page.answer({
    patients: {
      suggestPlaces: ({ pinCode }) =>
        pinCode === '456001' ? [{ locality: '', city: 'Ujjain', pinCode, state: 'Madhya Pradesh' }] : [],
    },
    catalogue: { taxRates: () => [] },
  });
  return page;
}

async function pay(user: ReturnType<typeof openBill>['user']): Promise<void> {
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('u{Enter}');
}

test('an invoice of fifty thousand asks for address and state, and the PIN code brings the state', async () => {
  const { user, inputsOf } = openBill([laser(50_000_00)]);
  await screen.findByText('Buyer on the invoice');
  await pay(user);
  await screen.findByText('Choose the state');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN code')));
  await user.clear(screen.getByLabelText('Address'));
  await user.type(screen.getByLabelText('Address'), '14 Chandan Nagar, Ujjain{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN code')));
  await user.keyboard('456001');
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('State, GST code').value).toBe('23'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('State, GST code')));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.recipient).toEqual({
    ...{ address: '14 Chandan Nagar, Ujjain', pinCode: '456001', stateCode: '23' },
  });
});

test('a paisa less asks nothing', async () => {
  const { user, inputsOf } = openBill([laser(50_000_00 - 1)]);
  await screen.findByText('Laser');
  await pay(user);
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).not.toHaveProperty('recipient');
  expect(screen.queryByText('Buyer on the invoice')).toBeNull();
});

test('what the server alone knows is asked too: a company without a GSTIN', async () => {
  const { user } = openBill([laser(10_000)], () => {
    throw new Refusal('RECIPIENT_NEEDED', { limitPaise: 50_000_00 });
  });
  await screen.findByText('Laser');
  await pay(user);
  await screen.findByText(/of ₹50,000 or more in taxed value names the buyer/);
  screen.getByText('Buyer on the invoice');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Address')));
});

test('a taxed line by hand without its code opens at Enter with the cursor in the field', async () => {
  const byHand = { ...laser(90_000), description: 'Brace', sacCode: '', taxClass: 'device' as const };
  const { user, inputsOf } = openBill([byHand]);
  await screen.findByText('HSN missing');
  await pay(user);
  await screen.findByText('A taxed item needs its HSN or SAC, at least 4 digits');
  expect(inputsOf(contract.billing.issue)).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('SAC or HSN')));
  await user.keyboard('902{Enter}');
  await screen.findByText('Four, six or eight digits');
  await user.keyboard('1{Enter}');
  await waitFor(() => expect(screen.queryByLabelText('SAC or HSN')).toBeNull());
  expect(screen.queryByText('HSN missing')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]?.lines[0]).toMatchObject({ sacCode: '9021' });
});

test('a line of the catalogue without its code is marked and goes on: the law lets it for a patient', async () => {
  const { user, inputsOf } = openBill([ofCatalogue]);
  await screen.findByText('HSN missing');
  await pay(user);
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
});

test('another kind of thing brings its usual code, and leaves one that was typed', async () => {
  const plain = { ...laser(90_000), description: 'Syrup', sacCode: '999312', gstPermille: 0 };
  const { user } = openBill([{ ...plain, taxClass: 'exempt' }]);
  await screen.findByText('Syrup');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('e');
  const tax = await screen.findByLabelText('Tax');
  expect(screen.queryByLabelText('SAC or HSN')).toBeNull();
  await user.selectOptions(tax, 'medicine');
  const code = screen.getByLabelText<HTMLInputElement>('SAC or HSN');
  expect(code.value).toBe('3004');
  await user.selectOptions(tax, 'gst18');
  expect(code.value).toBe('');
  await user.type(code, '330499');
  await user.selectOptions(tax, 'device');
  expect(code.value).toBe('330499');
});

test('a line saved before the rates have come waits for them and is kept with its tax', async () => {
  const plain = { ...laser(90_000), description: 'Brace', sacCode: '999312', gstPermille: 0 };
  const { user, answer } = openBill([{ ...plain, taxClass: 'exempt' }]);
  let haveCome = (_rates: ShownTaxRate[]) => {};
  const late = new Promise<ShownTaxRate[]>(resolve => {
    haveCome = resolve;
  });
  answer({ catalogue: { taxRates: () => late } });
  await screen.findByText('Brace');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Cash')));
  await user.keyboard('e');
  await user.selectOptions(await screen.findByLabelText('Tax'), 'device');
  await user.type(screen.getByLabelText('Less (₹ or %)'), '{Enter}');
  screen.getByLabelText('Tax');
  haveCome([deviceRate]);
  await waitFor(() => expect(screen.queryByLabelText('Tax')).toBeNull());
  screen.getByText(/GST 5 %/);
});

test('an invoice that the server asked the buyer of waits for him no longer once it is smaller', async () => {
  let answers = 0;
  const { user, inputsOf } = openBill([laser(60_000)], () => {
    answers += 1;
    if (answers === 1) throw new Refusal('RECIPIENT_NEEDED', { limitPaise: 50_000_00 });
    return issuedBill();
  });
  await screen.findByText('Laser');
  await pay(user);
  await screen.findByText('Buyer on the invoice');
  await user.clear(screen.getByLabelText('Discount'));
  await user.type(screen.getByLabelText('Discount'), '5');
  await waitFor(() => expect(screen.queryByText('Buyer on the invoice')).toBeNull());
  await user.clear(screen.getByLabelText('Discount'));
  await screen.findByText('Buyer on the invoice');
  expect(inputsOf(contract.billing.issue)).toHaveLength(1);
});

test('a PIN code of another state is said at its field, and stays as it was typed', async () => {
  const { user, inputsOf } = openBill([laser(50_000_00)], () => {
    const problems = [{ path: 'recipient.pinCode', code: 'PIN_CODE_OF_ANOTHER_STATE' }];
    throw new Refusal('INVALID_INPUT', { problems });
  });
  await screen.findByText('Buyer on the invoice');
  await user.clear(screen.getByLabelText('Address'));
  await user.type(screen.getByLabelText('Address'), '5 MG Road, Pune');
  await user.type(screen.getByLabelText('PIN code'), '411001');
  await user.selectOptions(screen.getByLabelText('State, GST code'), '23');
  await user.click(screen.getByLabelText('Cash'));
  await pay(user);
  await screen.findByText('This PIN code is in another state');
  expect(inputsOf(contract.billing.issue)).toHaveLength(1);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('PIN code')));
  expect(screen.getByLabelText<HTMLInputElement>('PIN code').value).toBe('411001');
});

const consultation: NewBillLine = {
  ...{ description: 'Consultation', sacCode: '999312', quantity: 1, ratePaise: 60_000 },
};

test('taxed and exempt lines for a company with a GSTIN are said before anything is sent', async () => {
  const { user, inputsOf } = openBill([laser(10_000), consultation], undefined, {});
  await screen.findByRole('button', { name: /P$/ });
  expect(screen.queryByText(/on two papers/)).toBeNull();
  await user.keyboard('p');
  await screen.findByText(/taxed and exempt lines on two papers/);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.hasAttribute('data-party')).toBe(true));
  expect(inputsOf(contract.billing.issue)).toEqual([]);
});

test('so is the address that such a company lacks', async () => {
  const { user } = openBill([laser(10_000)], undefined, { hasAddress: false });
  await screen.findByRole('button', { name: /P$/ });
  await user.keyboard('p');
  await screen.findByText(/added under Companies on credit, Change details/);
});

test('a company without a GSTIN is a buyer like any other', async () => {
  const without = { isRegistered: false, stateCode: '', hasAddress: false };
  const { user, inputsOf } = openBill([laser(10_000), consultation], undefined, without);
  await screen.findByRole('button', { name: /P$/ });
  await user.keyboard('p{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
});

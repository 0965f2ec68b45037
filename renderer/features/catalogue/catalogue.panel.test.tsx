import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { ItemRow, ShownItem } from '#shared/features/catalogue/item.schema.ts';
import type { ShownTaxRate } from '#shared/features/catalogue/tax.schema.ts';
import { addDays } from '#shared/kernel/local-date.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Handlers } from '../../api/test-client.ts';
import { renderPage } from '../../app/test-page.tsx';
import { longDay } from '../../app/wall-clock.ts';
import { CataloguePanel } from './catalogue.panel.tsx';

const row: ItemRow = {
  ...{ name: 'Dressing', localName: 'ड्रेसिंग', code: 'DRS', category: 'procedure', sacCode: '999312' },
  ...{ taxClass: 'exempt', isTaxInclusive: false, package: null },
};
const dressing: ShownItem = {
  ...{ id: 7, version: 3, row, isRetired: false, origin: 'typed', usedCount: 4, lastRatePaise: null },
  ...{ ratePaise: 15_000, plannedFrom: null, codeProblem: null },
};
const medicine: ShownTaxRate = {
  ...{ id: 5, taxClass: 'medicine', validFrom: '2025-09-22', treatment: 'taxable', gstPermille: 50 },
  ...{ overPaise: null, sparesIcu: false, needsItcNote: false, source: 'Notification 9/2025' },
  ...{ standing: 'now', addedByName: '' },
};

function open(more: Handlers['catalogue'] = {}, session?: Parameters<typeof renderPage>[1]) {
  const page = renderPage(<CataloguePanel />, {
    ...session,
    handlers: {
      catalogue: {
        show: () => ({ items: [dressing], total: 1, unpriced: 0, learned: 0, withoutCode: 0 }),
        item: () => ({ item: dressing, prices: [], contentNames: [] }),
        saveItem: () => ({ itemId: 8, version: 1 }),
        setPrice: () => ({ priceId: 1 }),
        priceLists: () => [],
        savePriceList: () => ({ listId: 2 }),
        taxRates: () => [medicine],
        addTaxRate: () => ({ id: 9 }),
        starters: () => [],
        ...more,
      },
      users: { list: () => [] },
    },
  });
  return { ...page, user: userEvent.setup() };
}

test('a service is written by keys alone', async () => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Name'), 'Suturing');
  await user.type(screen.getByLabelText('Short code'), 'sut');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.catalogue.saveItem)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.saveItem)).toMatchObject([
    {
      changes: null,
      row: { name: 'Suturing', code: 'SUT', sacCode: '999312', taxClass: 'exempt', package: null },
    },
  ]);
});

test('a price is set from the list in two strokes and what is typed', async () => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('{Enter}');
  const price = await screen.findByLabelText('Price');
  await waitFor(() => expect(document.activeElement).toBe(price));
  await user.keyboard('1,250.50{Enter}');
  await screen.findByText('Price written');
  expect(inputsOf(contract.catalogue.setPrice)).toMatchObject([{ itemId: 7, listId: 1, ratePaise: 125_050 }]);
});

test.each([
  ['-5', 'Cannot be less than zero'],
  ['10000001', 'That amount is too large'],
  ['many', 'An amount in rupees, please'],
  ['', 'How much?'],
])('a price of "%s" is refused at its field', async (typed, sentence) => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('{Enter}');
  const price = await screen.findByLabelText('Price');
  // What the case before typed is kept.
  await user.clear(price);
  await user.type(price, `${typed}{Enter}`);
  await screen.findByText(sentence);
  expect(inputsOf(contract.catalogue.setPrice)).toEqual([]);
});

test('what is wrong is said at its field, and what was typed stays, also after Esc', async () => {
  const { user } = open({
    saveItem: () => {
      throw new Refusal('ITEM_NAME_TAKEN', { itemId: 7, isRetired: true });
    },
  });
  await screen.findByText('₹150.00');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Name'), 'Dressing');
  await user.clear(screen.getByLabelText('SAC or HSN'));
  await user.type(screen.getByLabelText('SAC or HSN'), '99{Control>}{Enter}{/Control}');
  await screen.findByText('Four, six or eight digits');
  await user.type(screen.getByLabelText('SAC or HSN'), '9312{Control>}{Enter}{/Control}');
  await screen.findByText(/Another service has this name/);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByLabelText('Name')).toBeNull());
  await user.keyboard('+');
  expect((await screen.findByLabelText<HTMLInputElement>('Name')).value).toBe('Dressing');
  await user.click(screen.getByRole('button', { name: 'Start again' }));
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('');
});

test('a taxed service without its code is marked, found by the mark, and refused at the field', async () => {
  const taxed = { ...dressing, row: { ...row, taxClass: 'medicine' as const, sacCode: '' } };
  const { user, inputsOf } = open({
    show: () => ({
      ...{ items: [{ ...taxed, codeProblem: 'missing' }], total: 1, unpriced: 0, learned: 0 },
      withoutCode: 1,
    }),
    item: () => ({ item: { ...taxed, version: 4 }, prices: [], contentNames: [] }),
    saveItem: () => {
      throw new Refusal('TAX_CODE_NEEDED', { digits: 6 });
    },
  });
  await screen.findByText('HSN missing');
  await user.click(screen.getByRole('button', { name: '1 with HSN or SAC to complete' }));
  await waitFor(() => expect(inputsOf(contract.catalogue.show).at(-1)?.which).toBe('noCode'));
  await user.keyboard('{Enter}');
  await user.click(await screen.findByRole('button', { name: /Save the service/ }));
  await screen.findByText('A taxed item needs its HSN or SAC, at least 6 digits');
});

test('goods have a unit of the list; a code of a service says that there is none', async () => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Name'), 'Paracetamol');
  const unit = screen.getByLabelText<HTMLSelectElement>('Unit (UQC)');
  expect(unit.disabled).toBe(true);
  await user.clear(screen.getByLabelText('SAC or HSN'));
  await user.type(screen.getByLabelText('SAC or HSN'), '3004');
  expect([unit.disabled, unit.value]).toEqual([false, 'NOS']);
  await user.selectOptions(unit, 'TBS-TABLETS');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.catalogue.saveItem)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.saveItem)[0]?.row).toMatchObject({ sacCode: '3004', unit: 'TBS' });
});

test('a package says what it holds', async () => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Name'), 'Five dressings');
  await user.selectOptions(screen.getByLabelText('Kind', { selector: 'form select' }), 'package');
  await user.selectOptions(await screen.findByLabelText('Service 1'), '7');
  await user.type(screen.getByLabelText('How often, service 1'), '5{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.catalogue.saveItem)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.saveItem)).toMatchObject([
    { row: { package: { contents: [{ itemId: 7, uses: 5 }], validDays: 90, isTransferable: false } } },
  ]);
});

test('a night list is written as times are said', async () => {
  const { user, inputsOf } = open();
  await user.keyboard('2');
  await screen.findByText('Only the standard list so far');
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Name of the list'), 'Night');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Choose a class, a doctor, a kind, days or hours');
  await user.type(screen.getByLabelText('From what time'), '8 pm');
  await user.type(screen.getByLabelText('To what time'), '8');
  await user.type(screen.getByLabelText('More or less than standard'), '25{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.catalogue.savePriceList)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.savePriceList)).toMatchObject([
    {
      changes: null,
      row: { name: 'Night', fromMinute: 1_200, toMinute: 480, adjustPermille: 250, weekdays: [] },
    },
  ]);
});

test('a tax rate shows its source, and a new one needs one', async () => {
  const { user, inputsOf } = open();
  await user.keyboard('3');
  const table = await screen.findByRole('table');
  expect(within(table).getByText('Notification 9/2025')).toBeTruthy();
  expect(within(table).getByText('5 %')).toBeTruthy();
  await user.keyboard('+');
  await user.type(await screen.findByLabelText('Rate'), '8{Control>}{Enter}{/Control}');
  await screen.findByText('Needed');
  await user.type(screen.getByLabelText('Source'), 'Notification 1/2027{Control>}{Enter}{/Control}');
  await waitFor(() => expect(inputsOf(contract.catalogue.addTaxRate)).toHaveLength(1));
  expect(inputsOf(contract.catalogue.addTaxRate)).toMatchObject([
    { taxClass: 'medicine', treatment: 'taxable', gstPermille: 80, source: 'Notification 1/2027' },
  ]);
});

test('usual services are taken over but for those left out', async () => {
  const starter = {
    sacCode: '999312',
    taxClass: 'exempt' as const,
    category: 'procedure' as const,
    localName: '',
  };
  const { user, inputsOf } = open({
    show: () => ({ items: [], total: 0, unpriced: 0, learned: 0, withoutCode: 0 }),
    starters: () => [
      { ...starter, code: 'ECG', name: 'ECG', isTaken: false },
      { ...starter, code: 'NEB', name: 'Nebulisation', isTaken: false },
      { ...starter, code: 'DRS', name: 'Dressing', isTaken: true },
    ],
    takeStarters: () => ({ added: 1 }),
  });
  await screen.findByText('No services yet');
  await user.click(screen.getAllByRole('button', { name: 'Usual services' })[0] as HTMLElement);
  await user.click(await screen.findByLabelText('ECG'));
  expect(screen.queryByLabelText('Dressing')).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('1 services taken over');
  expect(inputsOf(contract.catalogue.takeStarters)).toEqual([{ codes: ['NEB'] }]);
});

test('the desk reads prices and changes none', async () => {
  const desk = { userId: 2, fullName: 'Kavita Nair', roles: ['receptionist' as const], signedInAt: 0 };
  const { user } = open({}, { session: desk });
  await screen.findByText('₹150.00');
  expect(screen.queryByRole('button', { name: /Add a service/ })).toBeNull();
  await user.keyboard('{Enter}');
  const name = await screen.findByLabelText<HTMLInputElement>('Name');
  expect(name.closest('fieldset')?.disabled).toBe(true);
  expect(screen.queryByLabelText('Price')).toBeNull();
});

test('Enter in the day of a price writes the price of that day', async () => {
  const { user, inputsOf } = open();
  await screen.findByText('₹150.00');
  await user.keyboard('{Enter}');
  const price = await screen.findByLabelText('Price');
  await user.clear(price);
  await user.type(price, '200');
  const today = screen.getByLabelText<HTMLInputElement>('From').value;
  await user.clear(screen.getByLabelText('From'));
  await user.type(screen.getByLabelText('From'), '40{Enter}');
  await screen.findByText('Price written');
  const [sent] = inputsOf(contract.catalogue.setPrice);
  expect(longDay(addDays(sent?.validFrom ?? '', -40), 'en', true)).toBe(today);
});

import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { BillDraft, NewBillLine } from '#shared/features/billing/bill.schema.ts';
import type { ShownTaxRate } from '#shared/features/catalogue/tax.schema.ts';
import { draft } from './bill.test-support.ts';
import { openBill } from './open-bill.test-support.tsx';
import { readTypedLine, typedLineOf } from './typed-line.ts';

vi.mock('../../app/open.ts', () => ({ useOpen: () => ({ bill: vi.fn(), board: vi.fn() }) }));
vi.mock('../../ui/pdf.tsx', () => ({ printPdf: async () => undefined }));

let visit = 4000;
beforeEach(() => {
  visit += 1;
});

const dressing: NewBillLine = {
  ...{ description: 'Dressing', sacCode: '999312', quantity: 1, ratePaise: 50_000 },
  ...{ itemId: 31, listPricePaise: 50_000, category: 'procedure' },
};
const byHand = { description: 'Ambulance', sacCode: '999312', quantity: 1, ratePaise: 30_000 };

test('a camp’s list is chosen by S and the arrow; the lines follow it and the bill names it', async () => {
  const withLists: BillDraft = {
    ...{ ...draft, visitId: visit, lines: [dressing, byHand] },
    lists: [{ listId: 4, name: 'Camp' }],
  };
  const { user, inputsOf } = openBill(visit, {
    draftForVisit: () => withLists,
    priceLines: ({ lines, listId }) =>
      (lines ?? []).map(line =>
        line.itemId === 31 && listId === 4
          ? { ...dressing, ratePaise: 10_000, listPricePaise: 10_000 }
          : line,
      ) as NewBillLine[],
  });
  await screen.findByText('by hand', { exact: false });
  await user.keyboard('s');
  const select = screen.getByLabelText('Price list');
  await waitFor(() => expect(document.activeElement).toBe(select));
  await user.selectOptions(select, 'Camp');
  await screen.findAllByText('100.00');
  document.querySelector<HTMLElement>('input[data-mode="cash"]')?.focus();
  await user.keyboard('c{Enter}');
  await waitFor(() => expect(inputsOf(contract.billing.issue)).toHaveLength(1));
  expect(inputsOf(contract.billing.issue)[0]).toMatchObject({
    ...{ listId: 4, lines: [{ ratePaise: 10_000 }, { ratePaise: 30_000 }] },
    payments: [{ mode: 'cash', amountPaise: 40_000 }],
  });
});

const room: NewBillLine = {
  ...{ description: 'Private room, a day', sacCode: '999311', quantity: 2, ratePaise: 600_000, itemId: 40 },
  ...{ taxClass: 'roomRent', gstPermille: 50, category: 'room' },
};
const rent: ShownTaxRate = {
  ...{ id: 1, taxClass: 'roomRent', validFrom: '2022-07-18', treatment: 'taxable', gstPermille: 50 },
  ...{
    overPaise: 500_000,
    sparesIcu: true,
    needsItcNote: true,
    source: 'x',
    standing: 'now',
    addedByName: '',
  },
};
const gstDraft = {
  ...{ chargesGst: true, doctorId: 2 },
  codeRule: { digits: 4, isOptionalForUnregistered: true },
};

test('an ICU bed, and a room that a discount brings within 5,000 a day, bear no tax at once', () => {
  const read = (more: object) => {
    const found = readTypedLine(
      room,
      { ...typedLineOf(room, gstDraft), ...more },
      { draft: gstDraft, rates: [rent] },
    );
    if (!('line' in found)) throw new Error('The line is refused.');
    return found.line;
  };
  expect(read({})).toMatchObject({ gstPermille: 50 });
  expect(read({ isIcu: true })).toMatchObject({ gstPermille: 0, isIcu: true });
  expect(read({ discount: '2000' })).toMatchObject({ gstPermille: 0, discountPaise: 200_000 });
  expect(read({ discount: '1999.99' })).toMatchObject({ gstPermille: 50 });
});

test('the room’s line has the ICU bed to tick, other lines have not', async () => {
  const rooms: BillDraft = { ...draft, visitId: visit, chargesGst: true, lines: [dressing, room] };
  const { user } = openBill(visit, { draftForVisit: () => rooms });
  await screen.findByText('Private room, a day', { exact: false });
  await user.click(screen.getByRole('button', { name: 'Change Private room, a day' }));
  expect(await screen.findByLabelText('ICU bed')).toBeTruthy();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('button', { name: 'Change Dressing' }));
  await screen.findByText('Line 1 of 2');
  expect(screen.queryByLabelText('ICU bed')).toBeNull();
});

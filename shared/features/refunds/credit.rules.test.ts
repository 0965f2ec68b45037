import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CreditableBill, type CreditableLine, creditAmounts, tooMuchOf } from './credit.rules.ts';

function lineOf(lineNumber: number, quantity: number, valuePaise: number, taxPaise = 0): CreditableLine {
  const cgstPaise = Math.floor(taxPaise / 2);
  return {
    ...{ lineNumber, quantity, valuePaise, cgstPaise, sgstPaise: taxPaise - cgstPaise },
    ...{ creditedQuantity: 0, creditedPaise: 0, creditedCgstPaise: 0, creditedSgstPaise: 0 },
  };
}

/** The bill after a credit note, as the next one finds it. */
function credited(bill: CreditableBill, chosen: { lineNumber: number; quantity: number }[]): CreditableBill {
  const { lines, totalPaise } = creditAmounts(bill, chosen);
  return {
    ...bill,
    creditedPaise: bill.creditedPaise + totalPaise,
    lines: bill.lines.map(line => {
      const own = lines.find(one => one.lineNumber === line.lineNumber);
      if (!own) return line;
      return {
        ...line,
        creditedQuantity: line.creditedQuantity + own.quantity,
        creditedPaise: line.creditedPaise + own.amountPaise,
        creditedCgstPaise: line.creditedCgstPaise + own.cgstPaise,
        creditedSgstPaise: line.creditedSgstPaise + own.sgstPaise,
      };
    }),
  };
}

test('a third of a line takes a third of its value and of its tax', () => {
  const bill = { lines: [lineOf(1, 3, 31_500, 1_500)], totalPaise: 31_500, creditedPaise: 0 };
  expect(creditAmounts(bill, [{ lineNumber: 1, quantity: 1 }])).toEqual({
    lines: [{ lineNumber: 1, quantity: 1, amountPaise: 10_500, cgstPaise: 250, sgstPaise: 250 }],
    ...{ taxPaise: 500, roundOffPaise: 0, totalPaise: 10_500 },
  });
});

test('more than is left, a line that is not there and a line twice are each too much', () => {
  const bill = { lines: [lineOf(1, 3, 300), lineOf(2, 1, 100)], totalPaise: 400, creditedPaise: 0 };
  const after = credited(bill, [{ lineNumber: 1, quantity: 2 }]);
  expect(tooMuchOf(after, [{ lineNumber: 1, quantity: 2 }])).toEqual([1]);
  expect(tooMuchOf(after, [{ lineNumber: 9, quantity: 1 }])).toEqual([9]);
  const once = { lineNumber: 2, quantity: 1 };
  expect(tooMuchOf(after, [once, once])).toEqual([2]);
  expect(tooMuchOf(after, [{ lineNumber: 1, quantity: 1 }, once])).toEqual([]);
});

test('any bill credited piece by piece: the notes come to its total, its lines and its tax, exactly', () => {
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 9 }),
    valuePaise: fc.integer({ min: 500, max: 5_000_000 }),
    taxPermille: fc.constantFrom(0, 50, 120, 180),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), drawn => {
      const lines = drawn.map(({ quantity, valuePaise, taxPermille }, index) =>
        lineOf(
          index + 1,
          quantity,
          valuePaise,
          Math.round((valuePaise * taxPermille) / (1_000 + taxPermille)),
        ),
      );
      const sum = lines.reduce((all, { valuePaise }) => all + valuePaise, 0);
      let bill: CreditableBill = { lines, totalPaise: Math.round(sum / 100) * 100, creditedPaise: 0 };
      let tax = 0;
      for (const { lineNumber, quantity } of lines) {
        for (let piece = 0; piece < quantity; piece += 1) {
          const note = creditAmounts(bill, [{ lineNumber, quantity: 1 }]);
          expect(note.totalPaise).toBeGreaterThanOrEqual(0);
          expect(note.totalPaise).toBe(
            note.lines.reduce((all, { amountPaise }) => all + amountPaise, 0) + note.roundOffPaise,
          );
          tax += note.taxPaise;
          bill = credited(bill, [{ lineNumber, quantity: 1 }]);
        }
      }
      expect(bill.creditedPaise).toBe(bill.totalPaise);
      expect(tax).toBe(lines.reduce((all, { cgstPaise, sgstPaise }) => all + cgstPaise + sgstPaise, 0));
    }),
  );
});

test('of a bill to the paisa every note is what its pieces are worth, and together they are the whole bill', () => {
  const piece = fc.record({
    quantity: fc.integer({ min: 1, max: 5 }),
    valuePaise: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), pieces => {
      const lines = pieces.map(({ quantity, valuePaise }, index) => lineOf(index + 1, quantity, valuePaise));
      const totalPaise = lines.reduce((all, { valuePaise }) => all + valuePaise, 0);
      let bill: CreditableBill = { lines, totalPaise, creditedPaise: 0, rounding: 'paisa' };
      for (const { lineNumber, quantity } of lines) {
        for (let count = 0; count < quantity; count += 1) {
          const note = creditAmounts(bill, [{ lineNumber, quantity: 1 }]);
          expect(note.roundOffPaise).toBe(0);
          expect(note.totalPaise).toBe(note.lines[0]?.amountPaise);
          bill = credited(bill, [{ lineNumber, quantity: 1 }]);
        }
      }
      expect(bill.creditedPaise).toBe(totalPaise);
    }),
  );
});

test.each([260, 232, 150, 120])(
  'ten tablets at %i paise given back one by one: every note is of rupees, nothing is left',
  each => {
    const valuePaise = each * 10;
    const taxPaise = Math.round((valuePaise * 120) / 1_120);
    const totalPaise = Math.round(valuePaise / 100) * 100;
    let bill: CreditableBill = { lines: [lineOf(1, 10, valuePaise, taxPaise)], totalPaise, creditedPaise: 0 };
    const piece = [{ lineNumber: 1, quantity: 1 }];
    let tax = 0;
    for (let count = 0; count < 10; count += 1) {
      const note = creditAmounts(bill, piece);
      expect(note.totalPaise).toBeGreaterThanOrEqual(100);
      expect(note.totalPaise % 100).toBe(0);
      tax += note.taxPaise;
      bill = credited(bill, piece);
    }
    expect([bill.creditedPaise, tax]).toEqual([totalPaise, taxPaise]);
  },
);

test('of packages the used sessions stay charged, with their share of the tax; the least used go first', () => {
  const packages = { ...lineOf(1, 2, 800_000, 80_000), usedPaise: [0, 100_000] };
  const bill = { lines: [packages], totalPaise: 800_000, creditedPaise: 0 };
  expect(creditAmounts(bill, [{ lineNumber: 1, quantity: 1 }])).toMatchObject({
    lines: [{ amountPaise: 400_000, keptPaise: 0, cgstPaise: 20_000, sgstPaise: 20_000 }],
  });
  expect(creditAmounts(bill, [{ lineNumber: 1, quantity: 2 }])).toMatchObject({
    ...{ totalPaise: 700_000, taxPaise: 70_000 },
    lines: [{ amountPaise: 700_000, keptPaise: 100_000 }],
  });
  const worn = { ...packages, usedPaise: [500_000, 500_000] };
  const all = creditAmounts({ ...bill, lines: [worn] }, [{ lineNumber: 1, quantity: 2 }]);
  expect(all).toMatchObject({ totalPaise: 0, taxPaise: 0, lines: [{ amountPaise: 0, keptPaise: 800_000 }] });
});

test('a dear line beside one of a few paise is credited whole; a rest of half a rupee keeps its rupee', () => {
  const dear = { lineNumber: 1, quantity: 1 };
  const besides = (paise: number) => {
    const lines = [lineOf(1, 1, 50_000), lineOf(2, 1, paise)];
    const bill = { lines, totalPaise: Math.round((50_000 + paise) / 100) * 100, creditedPaise: 0 };
    const { totalPaise } = creditAmounts(bill, [dear]);
    const after = credited(bill, [dear]);
    return [totalPaise, creditAmounts(after, [{ lineNumber: 2, quantity: 1 }]).totalPaise];
  };
  expect(besides(30)).toEqual([50_000, 0]);
  expect(besides(49)).toEqual([50_000, 0]);
  expect(besides(50)).toEqual([50_000, 100]);
  const low = { lines: [lineOf(1, 1, 49_970), lineOf(2, 1, 60)], totalPaise: 50_000, creditedPaise: 0 };
  expect(creditAmounts(low, [dear]).totalPaise).toBe(49_900);
});

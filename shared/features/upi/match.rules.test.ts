import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AwaitingTaking, type OpenTransfer, suggestMatches } from './match.rules.ts';

const DAY = '2026-11-21';

function taking(paymentId: number, amountPaise: number, reference = '', more = {}): AwaitingTaking {
  return { paymentId, patientId: paymentId, onDate: DAY, amountPaise, reference, ...more };
}
function transfer(id: number, amountPaise: number, utr: string, more = {}): OpenTransfer {
  return { id, onDate: DAY, utr, amountPaise, leftPaise: amountPaise, description: '', ...more };
}
const found = (takings: AwaitingTaking[], transfers: OpenTransfer[]) =>
  [...suggestMatches(takings, transfers)].map(([paymentId, { kind, rowId }]) => [paymentId, kind, rowId]);

test('a whole number fits on whatever day the bank booked it', () => {
  const late = transfer(7, 600, '632511220001', { onDate: '2026-11-23' });
  expect(found([taking(1, 600, '632511220001')], [late])).toEqual([[1, 'utr', 7]]);
});

test('a whole number with another amount is a mismatch, and its transfer is offered to nobody else', () => {
  const rows = [transfer(7, 500, '632511220001')];
  expect(found([taking(1, 600, '632511220001'), taking(2, 500)], rows)).toEqual([[1, 'mismatch', 7]]);
});

test('the last six digits need amount and day; one wrong digit in front does no harm', () => {
  const rows = [transfer(7, 600, '632511220001')];
  expect(found([taking(1, 600, '220001')], rows)).toEqual([[1, 'lastSix', 7]]);
  expect(found([taking(1, 600, '932511220001')], rows)).toEqual([[1, 'lastSix', 7]]);
  expect(found([taking(1, 650, '220001')], rows)).toEqual([[1, 'mismatch', 7]]);
  expect(found([taking(1, 600, '220001', { onDate: '2026-11-20' })], rows)).toEqual([]);
});

test('amount and day suggest only where both stand alone', () => {
  const one = transfer(7, 600, '632511220001');
  const two = transfer(8, 600, '632511220002');
  expect(found([taking(1, 600)], [one])).toEqual([[1, 'amountAndDay', 7]]);
  expect(found([taking(1, 600), taking(2, 600)], [one])).toEqual([]);
  expect(found([taking(1, 600)], [one, two])).toEqual([]);
  // What fits by its number stands aside, and the rest is alone again.
  expect(found([taking(1, 600, '632511220001'), taking(2, 600)], [one, two])).toEqual([
    [1, 'utr', 7],
    [2, 'amountAndDay', 8],
  ]);
});

test('a transfer fits the paper that its QR named, on whatever day, if the amount is that too', () => {
  const late = { onDate: '2026-11-23', description: 'UPI-ASHA RAO-632511220001-Bill B/26-27/000123' };
  const named = transfer(7, 600, '632511220001', late);
  const one = taking(1, 600, '', { paper: 'B/26-27/000123' });
  const two = taking(2, 600, '', { paper: 'B/26-27/000124' });
  const other = { ...two, amountPaise: 500 };
  expect(found([other, one], [named, transfer(8, 500, '632511220002')])).toEqual([
    [1, 'named', 7],
    [2, 'amountAndDay', 8],
  ]);
  // The number in a QR is a forecast: of two who paid the same that day, either may have been shown it.
  expect(found([two, one], [named, transfer(8, 600, '632511220002')])).toEqual([]);
  expect(found([{ ...two, onDate: '2026-11-20' }, one], [named])).toEqual([[1, 'named', 7]]);
  expect(found([one], [{ ...named, leftPaise: 500 }])).toEqual([]);
  expect(found([{ ...one, paymentId: 3 }, one], [named])).toEqual([]);
  const advance = taking(4, 600, '', { paper: 'AD/26-27/000123' });
  expect(found([advance], [named])).toEqual([]);
  const bare = { description: 'AD2627000123', onDate: '2026-11-22' };
  expect(found([advance], [transfer(9, 600, '632511220003', bare)])).toEqual([[4, 'named', 9]]);
});

test('another number typed at the desk makes paper, amount and day a mismatch, and the same end does not', () => {
  const row = transfer(7, 600, '632511220001', { description: 'UPI-Bill B/26-27/000123' });
  for (const typed of ['632599990001', '990001', '9001']) {
    expect(found([taking(1, 600, typed)], [row]), typed).toEqual([[1, 'mismatch', 7]]);
    expect(found([taking(1, 600, typed, { paper: 'B/26-27/000123' })], [row]), typed).toEqual([
      [1, 'mismatch', 7],
    ]);
  }
  const late = { ...row, onDate: '2026-11-23' };
  for (const typed of ['', '0001', '220001']) {
    expect(found([taking(1, 600, typed, { paper: 'B/26-27/000123' })], [late]), typed).toEqual([
      [1, 'named', 7],
    ]);
  }
});

test('the waiting paper is looked for in all the words, and two waiting ones name nobody', () => {
  const words = 'UPI-ASHA RAO-5000041735@YBL-B/26-27/000100-Bill B/26-27/000123';
  const row = transfer(7, 600, '632511220001', { description: words, onDate: '2026-11-22' });
  const one = taking(1, 600, '', { paper: 'B/26-27/000123' });
  expect(found([one], [row])).toEqual([[1, 'named', 7]]);
  const two = taking(2, 600, '', { paper: 'B/26-27/000100', onDate: '2026-11-20' });
  expect(found([one, two], [row])).toEqual([]);
});

test('two bills of one person under one number fit together, of two people not', () => {
  const rows = [transfer(7, 600, '632511220001')];
  const bills = (patientId: number) => [
    taking(1, 400, '632511220001', { patientId: 1 }),
    taking(2, 200, '632511220001', { patientId }),
  ];
  expect(found(bills(1), rows)).toEqual([
    [1, 'utr', 7],
    [2, 'utr', 7],
  ]);
  expect(found(bills(2), rows).map(([, kind]) => kind)).toEqual(['mismatch', 'mismatch']);
});

test('a transfer that is used up suggests nothing but its own mismatch', () => {
  const used = [transfer(7, 600, '632511220001', { leftPaise: 0 })];
  expect(found([taking(1, 600)], used)).toEqual([]);
  expect(found([taking(1, 600, '632511220001')], used)).toEqual([[1, 'mismatch', 7]]);
});

test('whatever stands in the lists, no transfer is suggested beyond what is left of it, nor a taking twice', () => {
  const utr = fc.constantFrom('632511220001', '632511220002', '732511220001', '632511220003');
  const day = fc.constantFrom('2026-11-20', DAY);
  const amount = fc.constantFrom(100, 200, 300);
  const takings = fc.array(
    fc.record({
      ...{ patientId: fc.integer({ min: 1, max: 3 }), onDate: day, amountPaise: amount },
      reference: fc.oneof(utr, fc.constantFrom('', '220001', '220002', '12345')),
      paper: fc.constantFrom('B/26-27/000001', 'AD/26-27/000001', 'R/26-27/000001'),
    }),
    { maxLength: 12 },
  );
  const rows = fc.uniqueArray(
    fc.record({
      ...{ utr, onDate: day, amountPaise: amount, share: fc.constantFrom(0, 1, 1, 1) },
      description: fc.constantFrom('', 'UPI-Bill B/26-27/000001', 'UPI/AD2627000001'),
    }),
    { selector: row => row.utr, maxLength: 4 },
  );
  fc.assert(
    fc.property(takings, rows, (waiting, transfers) => {
      const numbered = waiting.map((one, index) => ({ ...one, paymentId: index + 1 }));
      const open = transfers.map((one, index) => ({
        ...{ ...one, id: index + 1, leftPaise: one.amountPaise * one.share },
      }));
      const suggested = suggestMatches(numbered, open);
      for (const row of open) {
        const those = numbered.filter(({ paymentId }) => {
          const one = suggested.get(paymentId);
          return one?.rowId === row.id && one.kind !== 'mismatch';
        });
        const sum = those.reduce((total, { amountPaise }) => total + amountPaise, 0);
        if (those.length > 0) expect(sum).toBe(row.leftPaise);
        expect(new Set(those.map(({ patientId, onDate }) => `${patientId} ${onDate}`)).size).toBeLessThan(2);
      }
    }),
    { numRuns: 2_000 },
  );
});

import { expect, test } from 'vitest';
import { qrReferencesIn } from '../billing/qr-reference.rules.ts';
import { type AwaitingTaking, type OpenTransfer, suggestMatches } from './match.rules.ts';
import { isOfQr, transfersByQr } from './qr-match.rules.ts';

const DAY = '2026-11-21';
const ASHA = 'PQ7K2M9X4R';
const IMRAN = 'PQ7K2M9X5T';

test.each([
  ['as it was shown', 'UPI-ASHA RAO-632511220001-PQ7K2M9X4R Bill B/26-27/000123', [ASHA]],
  ['in small letters, between strokes', 'upi/cr/632511220001/pq7k2m9x4r/ybl', [ASHA]],
  ['behind the figures of the paper', 'Bill B/26-27/000123PQ7K2M9X4R', [ASHA]],
  ['twice', 'PQ7K2M9X4R PQ7K2M9X4R', [ASHA]],
  ['cut short', 'UPI-632511220001-PQ7K2M9', ['PQ7K2M9']],
  ['cut to what could be anything', 'UPI-632511220001-PQ7K2M', []],
  ['a payer’s address', 'UPI-PQ7K2M9X4R@YBL PQ7K2M9X4R.x@okaxis', []],
  ['a longer word', 'PQ7K2M9X4R77 XPQ7K2M9X4R', []],
  ['letters that are never used', 'PQ7KOM9XIR', []],
  ['words', 'PQRST TRANSFER PQ FEE', []],
])('%s', (_, words, said) => {
  expect(qrReferencesIn(words)).toEqual(said);
});

test('words that two of our QRs fit, or that name a second one, are of neither', () => {
  const found = (description: string) => [...transfersByQr(new Set([ASHA, IMRAN]), [{ description }]).keys()];
  expect(found('x PQ7K2M9')).toEqual([]);
  expect(found('x PQ7K2M9X4')).toEqual([ASHA]);
  expect(found(`${ASHA} ${IMRAN}`)).toEqual([]);
  expect(found('PQ1ABCDEFG')).toEqual([]);
  expect(isOfQr({ description: `${ASHA} ${IMRAN}` }, ASHA)).toBe(false);
  expect(isOfQr({ description: 'FEE' }, ASHA)).toBe(false);
  expect(isOfQr({ description: ASHA }, '')).toBe(false);
});

function taking(paymentId: number, qrReference: string, more = {}): AwaitingTaking {
  return {
    paymentId,
    patientId: paymentId,
    onDate: DAY,
    amountPaise: 600,
    reference: '',
    qrReference,
    ...more,
  };
}
function transfer(id: number, description: string, more = {}): OpenTransfer {
  const utr = `63251122000${id}`;
  return { id, onDate: DAY, utr, amountPaise: 600, leftPaise: 600, description, ...more };
}
const found = (takings: AwaitingTaking[], transfers: OpenTransfer[]) =>
  [...suggestMatches(takings, transfers)].map(([paymentId, { kind, rowId }]) => [paymentId, kind, rowId]);

test('a QR fits on whatever day the bank booked it, before the paper, the sum and the day', () => {
  const rows = [
    transfer(1, `${ASHA} Bill B/26-27/000124`, { onDate: '2026-11-23' }),
    transfer(2, `${IMRAN} Bill B/26-27/000123`),
  ];
  const takings = [
    taking(1, ASHA, { paper: 'B/26-27/000123' }),
    taking(2, IMRAN, { paper: 'B/26-27/000124' }),
  ];
  expect(found(takings, rows)).toEqual([
    [1, 'qr', 1],
    [2, 'qr', 2],
  ]);
});

test('what came by another QR fits by the number that was typed, and by no guess', () => {
  const paper = 'B/26-27/000123';
  const row = transfer(1, `${ASHA} Bill ${paper}`);
  expect(found([taking(1, '', { reference: '220001' })], [row])).toEqual([[1, 'lastSix', 1]]);
  expect(found([taking(1, '', { paper })], [row])).toEqual([]);
  expect(found([taking(1, IMRAN, { paper })], [row])).toEqual([]);
  // Where the bank says nothing of a QR, the guess is as good as ever.
  expect(found([taking(1, IMRAN)], [transfer(1, 'UPI-IMRAN')])).toEqual([[1, 'amountAndDay', 1]]);
});

test('several receipts of one QR fit together or not at all', () => {
  const parts = (patientId: number) => [
    taking(1, ASHA, { patientId: 1, amountPaise: 400 }),
    taking(2, ASHA, { patientId, amountPaise: 200 }),
  ];
  expect(found(parts(1), [transfer(1, ASHA)]).map(([, kind]) => kind)).toEqual(['qr', 'qr']);
  expect(found(parts(2), [transfer(1, ASHA)]).map(([, kind]) => kind)).toEqual(['mismatch', 'mismatch']);
  const left = transfer(1, ASHA, { leftPaise: 200 });
  expect(found([taking(2, ASHA, { amountPaise: 200 })], [left])).toEqual([[2, 'qr', 1]]);
  expect(found([taking(2, ASHA)], [{ ...left, leftPaise: 0 }])).toEqual([]);
});

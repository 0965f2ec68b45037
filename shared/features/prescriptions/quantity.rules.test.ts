import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDose } from './dose-notation.rules.ts';
import { totalQuantity } from './quantity.rules.ts';

function quantityOf(
  notation: string,
  form: string,
  more: { strength?: string; reviewInDays?: number; packSize?: number } = {},
) {
  const { dose } = parseDose(notation, { reviewDateKnown: true });
  if (!dose) throw new Error(`${notation} does not read`);
  return totalQuantity({ dose, form, ...more });
}

// notation | form | used up | handed over
const COMPUTED = `
1-0-1 5d | tablet | 10 tab | 10 tab
1-1-1 5d | tablet | 15 tab | 15 tab
1/2-0-1/2 5d | tablet | 5 tab | 5 tab
1/2-0-0 5d | tablet | 3 tab | 3 tab
1/4-0-1/2 7d | tablet | 6 tab | 6 tab
1.5-0-1 3d | tablet | 8 tab | 8 tab
1-1-1-1 1w | tablet | 28 tab | 28 tab
1 od 1m | tablet | 30 tab | 30 tab
1 bd 3 months | SR tablet | 180 tab | 180 tab
1 hs 2 weeks | capsule | 14 cap | 14 cap
1 q6h 3d | tablet | 12 tab | 12 tab
1 q8h 5d | tablet | 15 tab | 15 tab
1 q24h 5d | DT | 5 tab | 5 tab
1 od eod 5d | tablet | 3 tab | 3 tab
1 od eod 6d | tablet | 3 tab | 3 tab
1-0-1 eod 10d | tablet | 10 tab | 10 tab
1 weekly 8 weeks | capsule | 8 cap | 8 cap
3 weekly 4w | tablet | 12 tab | 12 tab
1 weekly 30d | capsule | 5 cap | 5 cap
1 fortnightly 4 weeks | tablet | 2 tab | 2 tab
1 monthly 3 months | injection | 3 inj | 3 inj
1 stat | tablet | 1 tab | 1 tab
2 stat | tablet | 2 tab | 2 tab
1 sos x 10 doses | tablet | 10 tab | 10 tab
1 sos max 3/day 3d | tablet | 9 tab | 9 tab
1 sos gap 6h 2d | tablet | 8 tab | 8 tab
1 tds sos 3d | tablet | 9 tab | 9 tab
1-0-2 x 5 doses | tablet | 7 tab | 7 tab
4 x 5d > 2 x 5d > 1 x 5d | tablet | 35 tab | 35 tab
1-0-1 x 5d > 1-0-0 x 5d > 1/2-0-0 x 5d | tablet | 18 tab | 18 tab
1 od 5d | sachet | 5 sachet | 5 sachet
1 hs 3d | vaginal tablet | 3 pessary | 3 pessary
1 bd 5d | respules | 10 respule | 10 respule
1 od 5d | | 5 nos | 5 nos
5 ml tds 3d | syrup | 45 mL | 60 mL
10-0-10 ml 5d | syrup | 100 mL | 100 mL
5 ml tds 5d | suspension | 75 mL | 100 mL
2.5 ml bd 5d | syrup | 25 mL | 60 mL
7.5 ml tds 7d | syrup | 157.5 mL | 200 mL
15 ml tds 10d | syrup | 450 mL | 2 × 200 mL + 60 mL
15 ml hs 30d | solution | 450 mL | 2 × 200 mL + 60 mL
20 ml bd 10d | linctus | 400 mL | 2 × 200 mL
5 ml bd 7d | dry syrup | 70 mL | 60 mL + 30 mL
2.5 ml bd 5d | dry syrup | 25 mL | 30 mL
0.5 ml tds 5d | oral drops | 7.5 mL | 15 mL
5 ml bd 5d | | 50 mL | 60 mL
1 drop qid 5d | eye drops | 1 mL | 5 mL
1 drop qid both eyes 5d | eye drops | 2 mL | 5 mL
2 drops q2h 7d | eye drops | 8.4 mL | 2 × 5 mL
1 drop bd 3 months | eye drops | 9 mL | 3 × 5 mL
2 drops tds both ears 7d | ear drops | 4.2 mL | 5 mL
2 drops bd each nostril 5d | nasal drops | 2 mL | 10 mL
2 puffs bd 1m | inhaler (MDI) | 120 puff | 1 inhaler
2 puffs qid 1m | inhaler (MDI) | 240 puff | 2 inhalers
2 sprays od each nostril 1m | nasal spray | 120 spray | 1 spray
1 bd 2w | cream | 1 tube | 1 tube
1 application tds to continue | gel | 1 tube | 1 tube
1 hs | lotion | 1 bottle | 1 bottle
2 ftu bd 7d | ointment | 14 g | 15 g
2 g qid 7d | gel | 56 g | 2 × 30 g
3 g bd 7d | powder | 42 g | 42 g
`;

describe('total quantity', () => {
  test.each(
    COMPUTED.trim()
      .split('\n')
      .map(line => line.split(/ *\| */)),
  )('%s of %s', (notation = '', form = '', used, text) => {
    const quantity = quantityOf(notation, form.trim());
    expect(quantity.ok && `${quantity.amount} ${quantity.unit}`).toBe(used);
    expect(quantity.ok && quantity.text).toBe(text);
  });

  test('insulin is handed over in vials or pens of its strength', () => {
    const vial = quantityOf('10-0-8 units 1m', 'injection', { strength: '40 IU/mL' });
    expect(vial).toMatchObject({ ok: true, amount: 540, unit: 'units', text: '2 vials' });
    const pen = quantityOf('10 units hs 1m', 'injection pen', { strength: '100 IU/mL' });
    expect(pen).toMatchObject({
      ok: true,
      amount: 300,
      text: '1 pen',
      containers: [{ count: 1, size: 300 }],
    });
    expect(quantityOf('6 units hs 2 months', 'injection pen', { strength: '300 IU/mL' })).toMatchObject({
      text: '2 pens',
    });
  });

  test('"to continue" and "till review" last until the review', () => {
    expect(quantityOf('1 od to continue', 'tablet', { reviewInDays: 28 })).toMatchObject({ text: '28 tab' });
    expect(quantityOf('1-0-1 till review', 'tablet', { reviewInDays: 14 })).toMatchObject({ text: '28 tab' });
  });

  test('the pack that the clinic buys replaces the assumed one', () => {
    expect(quantityOf('2 puffs qid 1m', 'inhaler (MDI)', { packSize: 200 })).toMatchObject({
      text: '2 inhalers',
    });
    expect(quantityOf('5 ml tds 10d', 'syrup', { packSize: 170 })).toMatchObject({
      amount: 150,
      text: '170 mL',
    });
  });

  test.each([
    ['1-0-1', 'tablet', 'NO_DURATION'],
    ['1 od to continue', 'tablet', 'TO_CONTINUE_NEEDS_REVIEW_DATE'],
    ['1 od till review', 'tablet', 'TILL_REVIEW_NEEDS_DATE'],
    ['1 sos', 'tablet', 'AS_NEEDED_WITHOUT_LIMIT'],
    ['1 sos 5d', 'tablet', 'AS_NEEDED_WITHOUT_LIMIT'],
    ['5 ml tds 5d', 'tablet', 'UNIT_DOES_NOT_FIT_FORM'],
    ['1 tds 5d', 'syrup', 'UNIT_DOES_NOT_FIT_FORM'],
    ['10 units bd 5d', 'syrup', 'UNIT_DOES_NOT_FIT_FORM'],
    ['40 mg x 5d > 20 mg x 5d', 'tablet', 'UNIT_DOES_NOT_FIT_FORM'],
    ['1/2 od 5d', 'capsule', 'CAPSULE_CANNOT_BE_SPLIT'],
    ['10 units hs 5d', 'injection', 'STRENGTH_NEEDED'],
    ['1 od 5d', 'gas', 'FORM_HAS_NO_RULE'],
  ])('%s of %s is left to the doctor: %s', (notation, form, reason) => {
    expect(quantityOf(notation, form)).toEqual({ ok: false, reason });
  });

  test('what is handed over is never less than what is used, and never a bottle too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90 }), (halves, days) => {
        const quantity = quantityOf(`${halves / 2} ml bd ${days} days`, 'syrup');
        if (!quantity.ok) throw new Error(quantity.reason);
        const handed = (quantity.containers ?? []).reduce((sum, each) => sum + each.count * each.size, 0);
        expect(quantity.amount).toBe(halves * days);
        expect(handed).toBeGreaterThanOrEqual(quantity.amount);
        expect(handed - quantity.amount).toBeLessThan(100);
      }),
    );
  });

  test('tablets of a pattern are the halves of all days, rounded up once', () => {
    const half = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(half, half, half, fc.integer({ min: 1, max: 60 }), (a, b, c, days) => {
        fc.pre(a + b + c > 0);
        const quantity = quantityOf(`${a / 2}-${b / 2}-${c / 2} ${days} days`, 'tablet');
        expect(quantity).toMatchObject({ ok: true, amount: Math.ceil(((a + b + c) * days) / 2) });
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { type CountedVisit, type FeeQuestion, feeStandingOf } from './fee-validity.rules.ts';

const MEERA = 2;
const ARVIND = 6;
const WEEK_ONCE = { days: 7, visits: 1 };

type Past = {
  on: string;
  doctor?: number;
  is?: 'paid' | 'unpaid' | 'free' | 'emergency' | 'freeEmergency' | 'notCalled';
};

/** What a patient's record says, visit by visit; number and order are one. */
function questionOf(past: readonly Past[], onDate: string, more: Partial<FeeQuestion> = {}): FeeQuestion {
  const visits = past.map(
    ({ on, doctor = MEERA, is = 'free' }, index): CountedVisit => ({
      ...{ visitId: index + 1, doctorId: doctor, onDate: on },
      isEmergency: is === 'emergency' || is === 'freeEmergency',
      isCharged: is === 'paid' || is === 'unpaid' || is === 'emergency',
      isGivenFree: is === 'free' || is === 'freeEmergency',
      hasComeToPass: is !== 'notCalled',
    }),
  );
  const paid = visits
    .filter((_, index) => past[index]?.is === 'paid')
    .map(({ visitId, doctorId, onDate: on }) => ({
      visitId,
      doctorId,
      onDate: on,
      billNumber: `B/${visitId}`,
    }));
  return { doctorId: MEERA, onDate, feePaise: 60_000, visit: null, paid, visits, ...more };
}

describe('a follow-up is free', () => {
  test.each<[string, Past[], string, boolean]>([
    ['never without an earlier consultation', [], '2026-11-21', false],
    ['the day after a paid one', [{ on: '2026-11-20', is: 'paid' }], '2026-11-21', true],
    ['on the same day as the paid one', [{ on: '2026-11-21', is: 'paid' }], '2026-11-21', true],
    ['on the seventh day', [{ on: '2026-11-14', is: 'paid' }], '2026-11-21', true],
    ['not on the eighth', [{ on: '2026-11-13', is: 'paid' }], '2026-11-21', false],
    ['not while the bill is not paid in full', [{ on: '2026-11-20', is: 'unpaid' }], '2026-11-21', false],
    ['not with another doctor', [{ on: '2026-11-20', is: 'paid', doctor: ARVIND }], '2026-11-21', false],
    ['not from an emergency', [{ on: '2026-11-20', is: 'emergency' }], '2026-11-21', false],
    ['not a second time', [{ on: '2026-11-18', is: 'paid' }, { on: '2026-11-19' }], '2026-11-21', false],
    [
      'again after the next paid one, whatever is left of the first',
      [{ on: '2026-11-16', is: 'paid' }, { on: '2026-11-17' }, { on: '2026-11-19', is: 'paid' }],
      '2026-11-21',
      true,
    ],
    [
      'although the other doctor was seen free meanwhile',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-18', is: 'paid', doctor: ARVIND },
        { on: '2026-11-19', doctor: ARVIND },
      ],
      '2026-11-21',
      true,
    ],
    [
      'although an emergency came between',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-19', is: 'emergency' },
      ],
      '2026-11-21',
      true,
    ],
    [
      'although a charged and still unpaid visit came between',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-19', is: 'unpaid' },
      ],
      '2026-11-21',
      true,
    ],
    [
      'although somebody came between, was not called and went home',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-19', is: 'notCalled' },
      ],
      '2026-11-21',
      true,
    ],
    [
      'not while another visit of the day waits to be',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-21', is: 'notCalled' },
      ],
      '2026-11-21',
      false,
    ],
    [
      'not a second time because the free one was called an emergency afterwards',
      [
        { on: '2026-11-18', is: 'paid' },
        { on: '2026-11-19', is: 'freeEmergency' },
      ],
      '2026-11-21',
      false,
    ],
    ['over the end of a financial year', [{ on: '2027-03-29', is: 'paid' }], '2027-04-02', true],
    ['over the end of February', [{ on: '2028-02-25', is: 'paid' }], '2028-03-03', true],
    [
      'not from a consultation that is still to come',
      [{ on: '2026-11-22', is: 'paid' }],
      '2026-11-21',
      false,
    ],
  ])('%s', (_, past, onDate, isFree) => {
    expect(feeStandingOf(questionOf(past, onDate), WEEK_ONCE).isFree).toBe(isFree);
  });

  test('six visits with two free ones each are charged twice: the first and the fourth', () => {
    const charged: number[] = [];
    const past: Past[] = [];
    for (let day = 0; day < 6; day++) {
      const on = `2026-11-0${day + 1}`;
      const { isFree } = feeStandingOf(questionOf(past, on), { days: 30, visits: 2 });
      past.push({ on, is: isFree ? 'free' : 'paid' });
      if (!isFree) charged.push(day + 1);
    }
    expect(charged).toEqual([1, 4]);
  });

  test('with its last day, what is left and the bill it comes from', () => {
    const question = questionOf([{ on: '2026-11-20', is: 'paid' }], '2026-11-21');
    expect(feeStandingOf(question, { days: 8, visits: 2 })).toEqual({
      ...{ isFree: true, feePaise: 0, freeUntil: '2026-11-28', freeLeft: 2 },
      ...{ paidOn: '2026-11-20', paidBillNumber: 'B/1' },
    });
  });

  test('not the first visit of a day because the second was paid', () => {
    const past: Past[] = [
      { on: '2026-11-21', is: 'unpaid' },
      { on: '2026-11-21', is: 'paid' },
    ];
    const asked = (visitId: number) =>
      feeStandingOf(questionOf(past, '2026-11-21', { visit: { visitId, isEmergency: false } }), WEEK_ONCE)
        .isFree;
    expect([asked(1), asked(3)]).toEqual([false, true]);
  });

  test('and stays so when it is asked about after later visits', () => {
    const past: Past[] = [{ on: '2026-11-18', is: 'paid' }, { on: '2026-11-19' }, { on: '2026-11-20' }];
    const first = questionOf(past, '2026-11-19', { visit: { visitId: 2, isEmergency: false } });
    const second = questionOf(past, '2026-11-20', { visit: { visitId: 3, isEmergency: false } });
    expect([feeStandingOf(first, WEEK_ONCE).isFree, feeStandingOf(second, WEEK_ONCE).isFree]).toEqual([
      true,
      false,
    ]);
  });

  test('never for the emergency itself, never for the paid visit itself, and not where the clinic gives none', () => {
    const past: Past[] = [{ on: '2026-11-20', is: 'paid' }];
    const asEmergency = questionOf(past, '2026-11-21', { visit: { visitId: 9, isEmergency: true } });
    const itself = questionOf(past, '2026-11-20', { visit: { visitId: 1, isEmergency: false } });
    const none = feeStandingOf(questionOf(past, '2026-11-21'), { days: 0, visits: 1 });
    expect(feeStandingOf(asEmergency, WEEK_ONCE)).toMatchObject({ isFree: false, feePaise: 60_000 });
    expect(feeStandingOf(itself, WEEK_ONCE).isFree).toBe(false);
    expect(none.isFree).toBe(false);
  });
});

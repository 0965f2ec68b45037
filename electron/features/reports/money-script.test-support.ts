import fc from 'fast-check';
import { MONEY_MODES, type MoneyMode } from '#shared/features/ledger/ledger.rules.ts';
import type { Desk } from './money-world.test-support.ts';

export const FIRST_DAY = '2027-03-28';

const desk = fc.constantFrom<Desk>('owner', 'receptionist');
const mode = fc.constantFrom<MoneyMode>(...MONEY_MODES);
const permille = fc.integer({ min: 1, max: 1_200 });
const which = fc.nat(10_000);
const person = fc.nat(2);
/** What several cashiers may do. */
export const actionArbitrary = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('bill' as const),
      ...{ desk, person },
      lines: fc.array(
        fc.record({
          ratePaise: fc.integer({ min: 0, max: 90_000 }),
          quantity: fc.integer({ min: 1, max: 3 }),
          taxClass: fc.constantFrom('exempt' as const, 'exempt' as const, 'gst5' as const, 'gst18' as const),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      discountPermille: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
      parts: fc.array(fc.record({ mode, permille }), { maxLength: 3 }),
      isOnAccount: fc.nat(3).map(one => one === 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pay' as const), desk, person, mode, permille }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('advance' as const),
      ...{ desk, person, mode },
      amountPaise: fc.integer({ min: 1, max: 100_000 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('apply' as const), desk, person, which, permille }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cancel' as const), desk, which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('credit' as const),
      ...{ desk, which },
      restTo: fc.constantFrom('advance' as const, 'payBack' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('askBack' as const), desk, person, permille }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payBack' as const), desk, which, mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse' as const), desk, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('writeOff' as const), which, permille }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('settle' as const), which, permille }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settlementBack' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('coPay' as const), desk, which, permille }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('companyWriteOff' as const), which, permille }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('askAgain' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('package' as const),
      ...{ desk, person, permille: fc.nat(1_000), isOnAccount: fc.boolean() },
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('session' as const), desk, person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('spend' as const),
      ...{ desk, mode },
      amountPaise: fc.integer({ min: 1, max: 20_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('round' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unspend' as const), desk, which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('payShare' as const), mode }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('shareBack' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('nextDay' as const),
      isClosed: fc.boolean(),
      lostPaise: fc.constantFrom(0, 0, 1_000),
      slipOffPaise: fc.constantFrom(null, null, 0, -500, 2_000),
    }),
  },
);
export type Action = typeof actionArbitrary extends fc.Arbitrary<infer A> ? A : never;
export type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { ruleFor } from '#shared/features/shares/share.rules.ts';
import { addDays, fromDayNumber, toDayNumber } from '#shared/kernel/local-date.ts';
import { cash, TODAY } from '../../server/test-books.test-support.ts';
import { closeTestClinics, PEOPLE } from '../../server/test-clinic.ts';
import { accountsOf } from '../../server/test-dues.test-support.ts';
import { dueNow, earnedOnRow, rulesOf } from './due.ts';
import * as dueSql from './due-lines.sql.ts';
import { DOCTOR, openShareBooks, type ShareBooks } from './shares.test-support.ts';

const { billing, dues, refunds, shares } = contract;
const which = fc.nat(1_000);
const permille = fc.integer({ min: 1, max: 1_000 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('bill' as const),
      rates: fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 3 }),
      isMixed: fc.boolean(),
      permille: fc.integer({ min: 0, max: 1_000 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pay' as const), permille }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('credit' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rule' as const), permille, back: fc.nat(6) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('payOut' as const), back: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeBack' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('nextDay' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
type World = { books: ShareBooks; today: string; billIds: number[]; payoutIds: number[] };

const pick = (ids: readonly number[], at: number) => ids[at % Math.max(1, ids.length)] ?? 0;
/** What the clinic refuses does not happen. */
const tried = (act: Promise<unknown>) => act.catch(() => undefined);

async function issue({ books, billIds }: World, one: Extract<Step, { kind: 'bill' }>): Promise<void> {
  const paise = Math.floor((one.rates.reduce((sum, rate) => sum + rate, 0) * one.permille) / 1_000);
  const lines = one.rates.map((ratePaise, at) => ({
    ...{ description: 'Dressing', sacCode: '999312', quantity: 2, ratePaise },
    ...(one.isMixed && at === 0 ? { doctorId: PEOPLE.secondDoctor } : {}),
  }));
  const bill = await books.bill(0, { lines, payments: paise > 0 ? [cash(paise)] : [] });
  billIds.push(bill.id);
}

async function act(world: World, one: Step): Promise<void> {
  const { books, billIds, payoutIds } = world;
  if (one.kind === 'bill') return issue(world, one);
  if (one.kind === 'nextDay') {
    world.today = addDays(world.today, 1);
    return books.at(`${world.today}T10:00`);
  }
  if (one.kind === 'rule') {
    await books.rule({ permille: one.permille, validFrom: addDays(world.today, -one.back) });
  } else if (one.kind === 'payOut') {
    const paid = await tried(books.payOut({ toDate: addDays(world.today, -one.back) }));
    if (paid) payoutIds.push((paid as { id: number }).id);
  } else if (one.kind === 'takeBack') {
    const payoutId = pick(payoutIds, one.which);
    if (payoutId) await tried(books.owner.call(shares.takeBack, { payoutId, reason: 'Wrong' }));
  } else if (one.kind === 'pay') {
    const { patientId } = books;
    const { duePaise } = await books.desk.call(dues.balance, { patientId });
    const amountPaise = Math.floor((duePaise * one.permille) / 1_000);
    if (amountPaise > 0)
      await tried(books.desk.call(dues.receive, { patientId, payments: [cash(amountPaise)] }));
  } else if (billIds.length > 0) await undo(world, one.kind, pick(billIds, one.which));
}

async function undo({ books }: World, kind: 'credit' | 'cancel' | 'reverse', billId: number): Promise<void> {
  const about = { billId, reason: 'Not done' };
  if (kind === 'cancel') await tried(books.owner.call(refunds.cancelBill, { ...about, approvalId: null }));
  else if (kind === 'credit') {
    const lines = [{ lineNumber: 1, quantity: 1 }];
    await tried(books.owner.call(refunds.creditNote, { ...about, lines, restTo: 'advance' }));
  } else {
    const { payments } = await books.desk.call(billing.get, { billId });
    const entryId = payments[0]?.id;
    if (entryId) await tried(books.owner.call(refunds.reverseReceipt, { entryId, reason: 'By card' }));
  }
}

/** By reading everything there is, instead of what moved since the last payout. */
function dueOfAll({ books, today }: World) {
  const { reader } = books.owner.server.house.opened().db;
  const rules = rulesOf(reader, DOCTOR);
  const toDay = toDayNumber(today);
  const everything = {
    fromDay: 0,
    toDay,
    paidUpTo: toDay,
    lastLedgerId: Number.MAX_SAFE_INTEGER,
    rulesFrom: 0,
  };
  return dueSql
    .list(reader, { doctorId: DOCTOR, ...everything })
    .map(row => ({ row, rule: ruleFor(rules, row, fromDayNumber(row.onDate)) }))
    .map(({ row, rule }) => ({ ...row, sharePaise: earnedOnRow(row, rule).sharePaise }));
}

test('after any walk, what moved since the last payout is all that is due, and the payouts are the shares of what stands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async steps => {
      const books = await openShareBooks({ permille: 437 });
      const world: World = { books, today: TODAY, billIds: [], payoutIds: [] };
      for (const one of steps) await act(world, one);
      const all = dueOfAll(world);
      const { reader } = books.owner.server.house.opened().db;
      const { lines } = dueNow(reader, DOCTOR, world.today);
      const due = (
        rows: readonly { billId: number; lineNumber: number; sharePaise: number; beforePaise: number }[],
      ) =>
        rows
          .filter(row => row.sharePaise !== row.beforePaise)
          .map(row => [row.billId, row.lineNumber, row.sharePaise - row.beforePaise]);
      expect(due(lines)).toEqual(due(all));
      const given = all.reduce((sum, row) => sum + row.beforePaise, 0);
      const accounts = accountsOf(books.owner);
      expect(accounts.expenses ?? 0).toBe(given);
      expect((accounts.bank ?? 0) + (accounts.tdsPayable ?? 0)).toBe(-given || 0);
      await closeTestClinics();
    }),
    { numRuns: 15 },
  );
}, 120_000);

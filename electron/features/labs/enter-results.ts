import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { CriticalValue, LabEntry, LabResult, LabSheet } from '#shared/features/labs/lab.schema.ts';
import { flagOf, limitsFor, problemOf, type ValueProblem } from '#shared/features/labs/lab-flag.rules.ts';
import { computeTest } from '#shared/features/labs/lab-formulas.rules.ts';
import { type LabTest, testsOfOrder } from '#shared/features/labs/lab-list.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { labListOf } from './lab-list.ts';
import { getOrder, moveOrder } from './lab-orders.ts';
import { criticalsOf, ordersOfOne, sheetOf, whoOf } from './lab-sheet.ts';
import * as ordersSql from './orders.sql.ts';
import * as resultsSql from './results.sql.ts';

type Typed = LabEntry['values'][number];
type Asked = { order: ordersSql.StoredOrder; test: LabTest; typed: Typed | undefined };

/** Every test of every order with what was typed for it; a value for a test nobody ordered is refused. */
function askedTests(ctx: WriteContext, orders: readonly ordersSql.StoredOrder[], entry: LabEntry): Asked[] {
  const list = labListOf(ctx);
  const asked = orders.flatMap(order =>
    testsOfOrder(list, order.itemId).map(test => ({
      ...{ order, test },
      typed: entry.values.find(one => one.orderId === order.orderId && one.testId === test.id),
    })),
  );
  if (entry.values.some(one => !asked.some(({ typed }) => typed === one)))
    throw new AppError('NOT_FOUND', { what: 'labTest' });
  return asked;
}

function assertReadable(asked: readonly Asked[]): void {
  const problems = asked.flatMap(({ order, test, typed }) => {
    const code: ValueProblem | null = typed ? problemOf(typed.value, test) : null;
    return code ? [{ orderId: order.orderId, testId: test.id, code }] : [];
  });
  if (problems.length > 0) throw new AppError('VALUES_REFUSED', { problems });
  if (asked.every(({ typed }) => !typed || typed.value === '')) throw new AppError('NOTHING_ENTERED');
}

function assertStanding(ctx: WriteContext, orders: readonly ordersSql.StoredOrder[], entry: LabEntry): void {
  if (entry.measuredOn > ctx.today()) throw new AppError('MEASURED_IN_FUTURE');
  if (orders.some(({ state }) => state === 'cancelled')) throw new AppError('ORDER_CANCELLED');
  if (entry.labName === '' && orders.some(({ place }) => place === 'outside'))
    throw new AppError('LAB_NAME_NEEDED');
  const versionOf = new Map(entry.orders.map(({ orderId, version }) => [orderId, version]));
  if (orders.some(({ orderId, entryVersion }) => versionOf.get(orderId) !== entryVersion))
    throw new AppError('CHANGED_MEANWHILE');
}

/** The outside laboratory's own range stands before every list; critical limits stay those of the list. */
function limitsOf({ order, test, typed }: Asked, who: LabSheet['who'], labName: string): LabResult['limits'] {
  const listed = limitsFor(test, who);
  const { low, high, text, criticalLow, criticalHigh, origin } = listed;
  const range = order.place === 'outside' ? typed?.range : null;
  if (!range) return { low, high, text, criticalLow, criticalHigh, origin };
  return { ...range, criticalLow, criticalHigh, origin: labName };
}

type Reading = { who: LabSheet['who']; labName: string; heightCm: number | null };

function resultsOf(asked: readonly Asked[], { who, labName, heightCm }: Reading): LabResult[] {
  const valueFor = (testId: string) =>
    asked.find(({ test, typed }) => test.id === testId && typed && typed.value !== '')?.typed?.value ?? '';
  return asked.flatMap(one => {
    const { order, test, typed } = one;
    const measured = typed?.value ?? '';
    const computed = measured === '' ? computeTest(test.id, valueFor, { ...who, heightCm }) : undefined;
    const value = computed?.kind === 'computed' ? computed.value : measured;
    if (value === '') return [];
    const limits = limitsOf(one, who, labName);
    const { name, unit, specimen, method, loinc } = test;
    return [
      {
        ...{ orderId: order.orderId, testId: test.id, name, unit, specimen, method, loinc, value, limits },
        ...{ flag: flagOf(value, test, limits), isComputed: measured === '' },
      },
    ];
  });
}

/** Saves a new version of what was measured; nothing entered before is changed. */
export function enter(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.enter>): LabSheet {
  const orderIds = input.orders.map(({ orderId }) => orderId);
  const orders = ordersOfOne(ctx.db, orderIds);
  assertStanding(ctx, orders, input);
  const asked = askedTests(ctx, orders, input);
  assertReadable(asked);
  const { labName, measuredOn, heightCm, comment } = input;
  const who = whoOf(getPerson(ctx.db, orders[0].patientId), measuredOn);
  const results = resultsOf(asked, { who, labName, heightCm });
  for (const order of orders) {
    const own = results.filter(({ orderId }) => orderId === order.orderId);
    if (own.some(({ isComputed }) => !isComputed) || own.length === testCount(asked, order))
      saveEntry(ctx, order, { labName, measuredOn, heightCm, comment, results: own });
  }
  ctx.subject('patient', who.patientId, { orderIds });
  return sheetOf(ctx, orderIds);
}

function testCount(asked: readonly Asked[], { orderId }: ordersSql.StoredOrder): number {
  return asked.filter(({ order }) => order.orderId === orderId).length;
}

type Entry = Pick<resultsSql.StoredEntry, 'labName' | 'measuredOn' | 'heightCm' | 'comment' | 'results'>;

function saveEntry(ctx: WriteContext, order: ordersSql.StoredOrder, entry: Entry): void {
  const { orderId } = order;
  const version = order.entryVersion + 1;
  resultsSql.insertEntry(ctx.db, {
    ...{ ...entry, orderId, version },
    ...{ enteredAt: ctx.now(), enteredBy: ctx.session.userId },
  });
  moveOrder(ctx, order, {
    event: 'entered',
    detail: { version },
    standing: { entryVersion: version, untoldCount: untoldOf(ctx, orderId) },
  });
}

function untoldOf(ctx: WriteContext, orderId: number): number {
  return criticalsOf(ctx.db, orderId).filter(({ call }) => call === null).length;
}

/** Who was told a critical value; it counts for exactly the value that stands, not for one typed later. */
export function logCall(
  ctx: WriteContext,
  input: ParsedInputOf<typeof labsContract.logCall>,
): CriticalValue[] {
  const order = getOrder(ctx.db, input.orderId);
  const critical = criticalsOf(ctx.db, order.orderId).find(({ testId }) => testId === input.testId);
  if (!critical) throw new AppError('NOT_CRITICAL');
  if (input.toldAt > ctx.now()) throw new AppError('TOLD_IN_FUTURE');
  resultsSql.insertCall(ctx.db, {
    ...{ ...input, value: critical.value },
    ...{ at: ctx.now(), by: ctx.session.userId },
  });
  const untoldCount = untoldOf(ctx, order.orderId);
  ordersSql.saveStanding(ctx.db, order.orderId, order.since, { ...order, untoldCount });
  ctx.subject('labOrder', order.orderId, { testId: input.testId });
  return criticalsOf(ctx.db, order.orderId);
}

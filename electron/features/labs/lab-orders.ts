import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { LabOrder } from '#shared/features/labs/lab.schema.ts';
import type { LabList } from '#shared/features/labs/lab-list.rules.ts';
import type { labsContract } from '#shared/features/labs/labs.contract.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import type { ReadableDb } from '../../database/db.ts';
import { takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { getPerson } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { labListOf } from './lab-list.ts';
import * as ordersSql from './orders.sql.ts';

export function getOrder(db: ReadableDb, orderId: number): ordersSql.StoredOrder {
  const order = ordersSql.find(db, orderId);
  if (!order) throw new AppError('NOT_FOUND', { what: 'labOrder' });
  return order;
}

export function orderView(db: ReadableDb, order: ordersSql.StoredOrder): LabOrder {
  const { orderId, itemId, name, place, state, sampleNumber, orderedAt, orderedByName, reportSerial } = order;
  const last = state === 'cancelled' ? ordersSql.listEvents(db, orderId).at(-1) : undefined;
  return {
    ...{ orderId, itemId, name, place, state, sampleNumber, orderedAt, orderedByName, reportSerial },
    isUrgent: order.isUrgent === 1,
    version: order.entryVersion,
    cancelReason: last ? String(JSON.parse(last.detail).reason ?? '') : '',
  };
}

type Change = {
  event: 'collected' | 'entered' | 'released' | 'cancelled';
  detail: Record<string, unknown>;
  standing?: Partial<ordersSql.Standing>;
};

/** Appends the event and moves the standing after it; the only way either happens. */
export function moveOrder(ctx: WriteContext, order: ordersSql.StoredOrder, change: Change): void {
  const { event, detail, standing } = change;
  ordersSql.appendEvent(ctx.db, {
    ...{ orderId: order.orderId, event, detail },
    ...{ at: ctx.now(), by: ctx.session.userId },
  });
  ordersSql.saveStanding(ctx.db, order.orderId, ctx.now(), { ...order, ...standing, state: event });
}

type Placed = { patientId: number; visitId: number | null; isFromNote: boolean };

/** The name of the list, so that a typed one cannot lie about what was ordered. */
function insertOrder(ctx: WriteContext, list: LabList, line: OrderLine, placed: Placed): number {
  const itemId = line.testId ?? '';
  const name = list.panels.get(itemId)?.name ?? list.tests.get(itemId)?.name ?? line.name;
  const by = ctx.session.userId;
  const orderId = ordersSql.insert(ctx.db, {
    ...{ ...placed, itemId, name, place: line.place, isUrgent: line.isUrgent },
    ...{ at: ctx.now(), by },
  });
  const detail = { isFromNote: placed.isFromNote };
  ordersSql.appendEvent(ctx.db, { orderId, event: 'ordered', detail, at: ctx.now(), by });
  return orderId;
}

function isOnList(list: LabList, { testId }: OrderLine): boolean {
  if (testId === null) return false;
  const test = list.tests.get(testId);
  return list.panels.has(testId) || (test !== undefined && !test.isRetired);
}

type NoteOrders = {
  patientId: number;
  visitId: number;
  lines: readonly OrderLine[];
  /** Why what is no longer asked for is cancelled. */
  reason?: string;
};

const sameOrder = (order: ordersSql.StoredOrder, line: OrderLine) =>
  order.itemId === line.testId && order.place === line.place;

/**
 * What a signed note asks for becomes orders; called again for an amended or a void note (no lines), it cancels what is
 * no longer asked for and adds what is new. What already has results stays. Free text is not ordered: nobody could
 * enter its result.
 */
export function placeOrders(ctx: WriteContext, { patientId, visitId, lines, reason }: NoteOrders): void {
  const list = labListOf(ctx);
  const asked = lines.filter(line => isOnList(list, line));
  const standing = ordersSql
    .listOfVisit(ctx.db, visitId)
    .filter(({ isFromNote, state }) => isFromNote === 1 && state !== 'cancelled');
  const gone = standing.filter(order => !asked.some(line => sameOrder(order, line)));
  for (const order of gone) {
    if (order.state === 'ordered' || order.state === 'collected')
      moveOrder(ctx, order, { event: 'cancelled', detail: { reason: reason ?? 'note amended' } });
  }
  const fresh = asked.filter(
    (line, at) =>
      !standing.some(order => sameOrder(order, line)) &&
      asked.findIndex(one => one.testId === line.testId && one.place === line.place) === at,
  );
  for (const line of fresh) insertOrder(ctx, list, line, { patientId, visitId, isFromNote: true });
  if (gone.length + fresh.length > 0) ctx.alsoChanges('labs');
}

export function order(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.order>): LabOrder[] {
  const list = labListOf(ctx);
  const unknown = input.lines.flatMap((line, at) => (isOnList(list, line) ? [] : [at + 1]));
  if (unknown.length > 0) throw new AppError('TEST_NOT_ON_LIST', { lineNumbers: unknown });
  const patientId = getPerson(ctx.db, input.patientId).id;
  const { visitId } = input;
  if (visitId !== null && getPerson(ctx.db, getVisit(ctx.db, visitId).patientId).id !== patientId)
    throw new AppError('NOT_FOUND', { what: 'visit' });
  const ids = input.lines.map(line =>
    insertOrder(ctx, list, line, { patientId, visitId, isFromNote: false }),
  );
  ctx.subject('patient', patientId, { orderIds: ids, visitId });
  return ids.map(id => orderView(ctx.db, getOrder(ctx.db, id)));
}

export function cancel(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.cancel>) {
  const orders = [...new Set(input.orderIds)].map(id => getOrder(ctx.db, id));
  if (orders.some(({ reportId }) => reportId !== null)) throw new AppError('ALREADY_RELEASED');
  const open = orders.filter(({ state }) => state !== 'cancelled');
  for (const one of open)
    moveOrder(ctx, one, {
      event: 'cancelled',
      detail: { reason: input.reason },
      standing: { untoldCount: one.untoldCount },
    });
  ctx.subject('patient', orders[0]?.patientId ?? null, { orderIds: input.orderIds });
  return { cancelledCount: open.length };
}

/** '261121-003': the day and the sample of that day. */
function takeSampleNumber(ctx: WriteContext): string {
  const day = ctx.today().slice(2).replaceAll('-', '');
  return `${day}-${String(takeNextNumber(ctx.db, 'labSample', day)).padStart(3, '0')}`;
}

export function collect(ctx: WriteContext, input: ParsedInputOf<typeof labsContract.collect>) {
  const orders = [...new Set(input.orderIds)].map(id => getOrder(ctx.db, id));
  const [first] = orders;
  if (!first || orders.some(({ patientId }) => patientId !== first.patientId))
    throw new AppError('NOT_FOUND', { what: 'labOrder' });
  if (orders.some(({ place }) => place === 'outside')) throw new AppError('MEASURED_OUTSIDE');
  if (orders.some(({ state }) => state !== 'ordered')) throw new AppError('ALREADY_COLLECTED');
  const sampleNumber = takeSampleNumber(ctx);
  ordersSql.insertSample(ctx.db, {
    ...{ number: sampleNumber, patientId: first.patientId },
    ...{ at: ctx.now(), by: ctx.session.userId },
  });
  for (const one of orders)
    moveOrder(ctx, one, { event: 'collected', detail: { sampleNumber }, standing: { sampleNumber } });
  ctx.subject('patient', first.patientId, { orderIds: input.orderIds, sampleNumber });
  return { sampleNumber };
}

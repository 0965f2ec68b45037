import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import type { OrderLine } from '#shared/features/labs/order-line.schema.ts';
import type { TestClinic } from '../../server/test-clinic.ts';

export const { labs } = contract;
export const LIPIDS = 'PNL02';
export const POTASSIUM = 'LAB054';
export const CREATININE = 'LAB050';
export const here = (testId: string, more: Partial<OrderLine> = {}): OrderLine => ({
  ...{ testId, name: 'typed', place: 'here' as const, isUrgent: false },
  ...more,
});

export async function personOf(clinic: TestClinic, more = {}): Promise<number> {
  const desk = await clinic.as('receptionist');
  const { id } = await desk.call(contract.patients.register, {
    ...{ fullName: 'Lakshmi Raghavan', phone: '5000041735', birthOn: '1974-05-01', birthIsEstimated: false },
    ...{ sex: 'F' as const, ...more },
  });
  return id;
}

export async function orderedBy(
  clinic: TestClinic,
  patientId: number,
  ...lines: OrderLine[]
): Promise<number[]> {
  const orders = await clinic.call(labs.order, { patientId, lines });
  return orders.map(({ orderId }) => orderId);
}

type Values = Record<string, string>;
type EntryMore = Partial<InputOf<typeof labs.enter>>;

/** Enters values for one order as it stands. */
export async function enter(clinic: TestClinic, orderId: number, values: Values, more: EntryMore = {}) {
  const { orders } = await clinic.call(labs.sheet, { orderIds: [orderId] });
  return clinic.call(labs.enter, {
    orders: orders.map(order => ({ orderId: order.orderId, version: order.version })),
    values: Object.entries(values).map(([testId, value]) => ({ orderId, testId, value })),
    measuredOn: '2026-11-21',
    ...more,
  });
}

export async function releasedBy(doctor: TestClinic, orderId: number, more = {}) {
  const { orders } = await doctor.call(labs.sheet, { orderIds: [orderId] });
  return doctor.call(labs.release, {
    orders: orders.map(order => ({ orderId: order.orderId, version: order.version })),
    ...more,
  });
}

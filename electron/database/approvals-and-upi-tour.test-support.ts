import { contract } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { BANK_CSV, statementFile } from '../features/upi/statements.test-support.ts';
import { OWNER_PASSWORD, PEOPLE } from '../server/test-clinic.ts';

type Caller = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

export async function tourTheApprovals(desk: Caller, owner: Caller, patientId: number): Promise<void> {
  const { approvals } = contract;
  await desk(approvals.approvers, { kind: 'discount' });
  await desk(approvals.grant, {
    ...{ kind: 'discount', amountPaise: 10_000, patientId, about: 'Staff' },
    ...{ approverId: PEOPLE.owner, secret: OWNER_PASSWORD },
  });
  await desk(approvals.discountRules, {});
  await owner(approvals.setDiscountCap, { role: 'receptionist', permille: 150 });
  const { reasons } = await owner(approvals.addDiscountReason, { label: 'Temple trust' });
  await owner(approvals.retireDiscountReason, { reasonId: reasons.at(-1)?.id ?? 0 });
}

/** Needs a UPI taking of the last 31 days. */
export async function tourTheUpi(call: Caller): Promise<void> {
  const { upi } = contract;
  const file = statementFile(BANK_CSV);
  const { layout } = await call(upi.inspectStatement, file);
  await call(upi.importStatement, { ...file, layout });
  const { takings } = await call(upi.awaiting, {});
  await call(upi.exportList, { list: 'waiting', format: 'csv' });
  const paymentId = takings[0]?.paymentId ?? 0;
  await call(upi.confirm, { paymentId, utr: '632511229998' });
  await call(upi.unconfirm, { paymentId, reason: 'Of another person' });
}

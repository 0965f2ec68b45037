import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import {
  type ApprovalUse,
  spendApproval,
  type UsedApproval,
} from '../features/approvals/approvals.service.ts';
import type { WriteContext } from './service.ts';
import { OWNER_PASSWORD, PEOPLE, type TestClinic } from './test-clinic.ts';

export const OWNER_PIN = '2719';

export type Asked = InputOf<typeof contract.approvals.grant>;

/** A discount of ₹100 for the first patient, approved by the owner's PIN. */
export const askedDiscount: Asked = {
  ...{ kind: 'discount', amountPaise: 10_000, patientId: 1, about: 'Bill of Asha Rao, staff' },
  ...{ approverId: PEOPLE.owner, secret: OWNER_PIN },
};

/** Two patients, and an owner whose PIN works. */
export async function readyToApprove(owner: TestClinic): Promise<TestClinic> {
  await owner.call(contract.users.setPin, { password: OWNER_PASSWORD, pin: OWNER_PIN });
  const desk = await owner.as('receptionist');
  for (const [fullName, phone] of [
    ['Asha Rao', '5000041735'],
    ['Imran Shaikh', '5000041736'],
  ] as const) {
    await desk.call(contract.patients.register, {
      ...{ fullName, phone, sex: 'F', birthOn: '1984-11-21', birthIsEstimated: true },
    });
  }
  return desk;
}

/** Spends an approval as a write of this person does: in one transaction, whole or not at all. */
export function spend(clinic: TestClinic, use: Partial<ApprovalUse> & { approvalId: number }): UsedApproval {
  const { session } = clinic.connection;
  if (!session) throw new Error('Nobody is signed in.');
  return clinic.server.house.opened().db.transaction(db =>
    spendApproval({ db, session, now: clinic.clock.now, alsoChanges: () => {} } as unknown as WriteContext, {
      ...{ kind: 'discount', amountPaise: 10_000, patientId: 1, entity: 'bill', entityId: 1 },
      ...use,
    }),
  );
}

import type { WritableDb } from '../../electron/database/db.ts';
import { appendAuditRow } from '../../electron/features/audit/audit-chain.ts';
import type { Staff, VisitPlan } from './visit-record.ts';

type Happened = { at: number; by: number; action: string };

function happeningsOf({ times, doctor }: VisitPlan, staff: Staff): Happened[] {
  const desk = staff.receptionists[0] ?? staff.owner.userId;
  const steps: [number | undefined, number, string][] = [
    [times.arrivedAt, desk, 'token.issued'],
    [times.vitalsAt, staff.nurseId, 'vitals.recorded'],
    [times.leftAt, desk, 'token.moved'],
    [times.calledAt, doctor.userId, 'token.called'],
    [times.signedAt, doctor.userId, 'encounter.signed'],
    [times.billedAt, desk, 'bill.issued'],
  ];
  return steps.flatMap(([at, by, action]) => (at === undefined ? [] : [{ at, by, action }]));
}

/** The morning as the audit log tells it, in the order in which it happened. */
export function recordTodaysAudit(
  db: WritableDb,
  { auditKey, staff, nameOf }: { auditKey: Buffer; staff: Staff; nameOf: (userId: number) => string },
  visits: readonly { plan: VisitPlan; visitId: number }[],
): void {
  const happened = visits
    .flatMap(({ plan, visitId }) => happeningsOf(plan, staff).map(step => ({ ...step, plan, visitId })))
    .sort((a, b) => a.at - b.at || a.visitId - b.visitId);
  for (const { at, by, action, plan, visitId } of happened) {
    appendAuditRow(db, auditKey, {
      at,
      userId: by,
      personName: nameOf(by),
      connection: 'window:generated',
      action,
      outcome: 'ok',
      entity: 'visit',
      entityId: visitId,
      detail: { patientId: plan.regular.person.id },
    });
  }
}

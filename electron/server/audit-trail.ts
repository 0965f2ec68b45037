import type { WritableDb } from '../database/db.ts';
import { type AuditEntry, appendAuditRow } from '../features/audit/audit-chain.ts';
import type { ClinicHouse } from './clinic-house.ts';
import type { FaultLog } from './ports.ts';

const MOST_WAITING = 1_000;
const ONE_VIEW_MS = 5 * 60_000;

export type AuditTrail = {
  /** In the caller's transaction, with the change it records. */
  within(db: WritableDb, entry: AuditEntry): void;
  /** In a transaction of its own: refusals, faults, tasks. Kept back while the clinic is closed or its disk full. */
  alone(entry: AuditEntry): void;
  /** After the reply, many in one transaction; a chart refetched by live changes counts once in five minutes. */
  afterReply(entry: AuditEntry): void;
  flush(): void;
};

/** The one writer of the audit log. */
export function auditTrail(house: ClinicHouse, logFault: FaultLog): AuditTrail {
  let waiting: AuditEntry[] = [];
  let isScheduled = false;
  const lastViewed = new Map<string, number>();

  function flush(): void {
    isScheduled = false;
    const clinic = house.openOrNull();
    if (!clinic || waiting.length === 0) return;
    const entries = waiting;
    waiting = [];
    try {
      clinic.db.transaction(db => {
        for (const entry of entries) appendAuditRow(db, clinic.auditKey, entry);
      });
    } catch (error) {
      // What was done is done and answered; its row is written as soon as the disk takes it.
      waiting = [...entries, ...waiting].slice(0, MOST_WAITING);
      logFault('audit', error, 'audit');
    }
  }

  function keepForLater(entry: AuditEntry): void {
    // Before anyone has opened the clinic a stranger could fill the memory with failed tries.
    if (waiting.length < MOST_WAITING) waiting.push(entry);
  }

  house.onOpened(() => setImmediate(flush));
  house.onClosing(flush);

  return {
    within(db, entry) {
      appendAuditRow(db, house.opened().auditKey, entry);
    },
    alone(entry) {
      keepForLater(entry);
      flush();
    },
    afterReply(entry) {
      const view = `${entry.userId} ${entry.action} ${entry.entity} ${entry.entityId}`;
      const before = lastViewed.get(view);
      if (before !== undefined && entry.at - before < ONE_VIEW_MS) return;
      if (lastViewed.size > 5_000) lastViewed.clear();
      lastViewed.set(view, entry.at);
      keepForLater(entry);
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(flush);
    },
    flush,
  };
}

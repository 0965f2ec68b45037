import type { Role } from '#shared/contract/permissions.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { WriteContext } from '../../electron/server/service.ts';

export type Actor = { userId: number; fullName: string; roles: readonly Role[] };
export type Subject = { entity: string; entityId: number | null; detail: Record<string, unknown> };
export type House = { auditKey: Buffer; lists: ReferenceLists; zone: string };
export type Moment = { db: WritableDb; onDate: LocalDate; at: number };

/** What a person's own call would bring with it at that moment. */
export function contextOf(
  { auditKey, lists, zone }: House,
  actor: Actor,
  { db, onDate, at }: Moment,
  named: (subject: Subject) => void = () => {},
): WriteContext {
  return {
    session: { ...actor, signedInAt: at },
    now: () => at,
    today: () => onDate,
    zone,
    lists,
    auditKey,
    db,
    subject: (entity, entityId, detail = {}) => named({ entity, entityId, detail }),
    alsoChanges: () => {},
  };
}

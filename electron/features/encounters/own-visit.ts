import { AppError } from '#shared/contract/app-error.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getVisit, type Visit } from '../queue/queue.service.ts';
import { getPerson } from '../users/users.service.ts';
import * as encountersSql from './encounters.sql.ts';

/** A doctor without a registration number writes for others and signs nothing; not having one is set in Settings. */
export function isAssistant({ db, session }: Pick<ReadContext | WriteContext, 'db' | 'session'>): boolean {
  return session.roles.includes('doctor') && getPerson(db, session.userId).doctor?.registrationNumber === '';
}

/** Author = session (SEC-3): only the visit's own doctor signs it. */
export function ownVisit(ctx: WriteContext, visitId: number): Visit {
  const visit = getVisit(ctx.db, visitId);
  if (visit.doctorId !== ctx.session.userId) throw new AppError('NOT_YOUR_VISIT');
  return visit;
}

/** A visit to write in: the own one, or any doctor's unsigned one for an assistant. */
export function visitToWrite(ctx: WriteContext, visitId: number): Visit {
  const visit = getVisit(ctx.db, visitId);
  if (visit.doctorId !== ctx.session.userId && !isAssistant(ctx)) throw new AppError('NOT_YOUR_VISIT');
  return visit;
}

/** The signed version that somebody changes; refused when a newer one was signed meanwhile. */
export function signedVersion(
  ctx: WriteContext,
  visitId: number,
  fromVersion: number,
): encountersSql.StoredEncounter {
  const current = encountersSql.findCurrent(ctx.db, visitId);
  if (!current) throw new AppError('NOT_SIGNED');
  if (current.version !== fromVersion) throw new AppError('AMENDED_MEANWHILE', { version: current.version });
  return current;
}

import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import { daysBetween } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { WriteContext } from '../../server/service.ts';
import { membersOf } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getDoctor } from '../users/users.service.ts';
import * as appointmentsSql from './appointments.sql.ts';
import { type Spot, spotAt, type Where } from './doctor-days.ts';
import { minutesInto, type Wall, wallOf } from './timetable.ts';

export function assertDoctorSits(db: ReadableDb, doctorId: number): void {
  if (!getDoctor(db, doctorId).isActive) throw new AppError('NOT_FOUND', { what: 'doctor' });
}

/** The slot, or the refusal that says why the doctor is not to be had then. */
export function getOpenSpot(db: ReadableDb, wall: Wall, where: Where): Spot {
  const spot = spotAt(db, wall, where);
  if (!spot) {
    const isOver = where.startMinute < minutesInto(where.onDate, wall);
    throw new AppError(isOver ? 'TIME_HAS_PASSED' : 'NOT_IN_A_SESSION');
  }
  if (spot.slot.state === 'closed') throw new AppError('DOCTOR_AWAY');
  return spot;
}

/** One booking per person, doctor and day, whichever of a merged person's records it stands under. */
export function assertNotBookedTwice(db: ReadableDb, patientId: number, { doctorId, onDate }: Where): void {
  const booked = appointmentsSql
    .listOfPatientsOn(db, membersOf(db, patientId), onDate)
    .find(appointment => appointment.doctorId === doctorId && appointment.state === 'booked');
  if (!booked) return;
  throw new AppError('ALREADY_BOOKED', { appointmentId: booked.id, startMinute: booked.startMinute });
}

function fullness({ slot, session, bookedCount }: Spot): AppError | null {
  const { taken, capacity } = slot;
  if (taken >= capacity) return new AppError('SLOT_TAKEN', { taken, capacity });
  const quota = session.phoneQuota;
  return quota !== null && bookedCount >= quota ? new AppError('QUOTA_REACHED', { quota }) : null;
}

function firstFree(seats: readonly number[]): number {
  const used = new Set(seats);
  let seat = 1;
  while (used.has(seat)) seat++;
  return seat;
}

/** The seat that is left in a slot; beyond its capacity or the quota only with a reason and the permission. */
export function takeSeat(
  ctx: WriteContext,
  spot: Spot,
  { where, overbookReason }: { where: Where; overbookReason: string },
): appointmentsSql.Seat {
  const full = fullness(spot);
  if (full && overbookReason === '') throw full;
  if (full && !isAllowed(ctx.session.roles, 'appointments:overbook')) throw new AppError('MAY_NOT_OVERBOOK');
  return {
    seat: firstFree(appointmentsSql.listSeats(ctx.db, where)),
    capacity: spot.slot.capacity,
    overbookReason: full ? overbookReason : '',
  };
}

/** The slot a new booking may have: open, not over, not too far ahead, and the person not booked there already. */
export function getBookableSpot(ctx: WriteContext, patientId: number, where: Where): Spot {
  assertDoctorSits(ctx.db, where.doctorId);
  const wall = wallOf(ctx);
  const { bookAheadDays } = clinicAndSettings(ctx.db).settings;
  if (daysBetween(wall.today, where.onDate) > bookAheadDays) throw new AppError('TOO_FAR_AHEAD');
  const spot = getOpenSpot(ctx.db, wall, where);
  if (spot.slot.state === 'past') throw new AppError('TIME_HAS_PASSED');
  assertNotBookedTwice(ctx.db, patientId, where);
  return spot;
}

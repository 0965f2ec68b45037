import { AppError } from '#shared/contract/app-error.ts';
import { isAllowed } from '#shared/contract/permissions.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { Appointment } from '#shared/features/appointments/appointment.schema.ts';
import type { Priority, queueContract, VisitState } from '#shared/features/queue/queue.contract.ts';
import { turnOf } from '#shared/features/queue/queue.rules.ts';
import { formatByPattern, periodOfPattern } from '#shared/kernel/number-pattern.ts';
import { takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { bookingToday, getAppointment, markArrived } from '../appointments/appointments.service.ts';
import { getPerson, membersOf, noteVisit } from '../patients/patients.service.ts';
import { clinicAndSettings } from '../settings/settings.service.ts';
import { getActiveDoctor } from './moves.ts';
import * as queueSql from './queue.sql.ts';
import { findOpenVisit, lastNightOf, refusalAtTheDoor, takeToken } from './sittings.ts';
import { appendEvent, getVisit, summaryOf } from './visits.ts';
import { instantOf } from './wall-clock.ts';

type GiveToken = ParsedInputOf<typeof queueContract.giveToken>;
type Arrive = ParsedInputOf<typeof queueContract.arrive>;

type Arrival = {
  patientId: number;
  doctorId: number;
  token: (visitId: number) => string;
  priority: Priority;
  complaint: string;
  booking: Appointment | null;
  overbookReason: string;
};

/** The running OPD number; a pattern that was changed may meet a number of the old one, which is passed over. */
function takeVisitNumber(ctx: WriteContext): string {
  const { settings } = clinicAndSettings(ctx.db);
  const { visitNumberPattern: pattern, uhidPrefix } = settings;
  const today = ctx.today();
  for (;;) {
    const next = takeNextNumber(ctx.db, 'visit', periodOfPattern(pattern, today));
    const number = formatByPattern(pattern, uhidPrefix, today, next);
    if (!queueSql.isNumberUsed(ctx.db, number)) return number;
  }
}

function assertNotQueued(ctx: WriteContext, patientId: number, doctorId: number): void {
  const open = findOpenVisit(ctx, patientId, doctorId);
  if (open) throw new AppError('ALREADY_IN_QUEUE', { visitId: open.id, token: open.token });
}

function beginVisit(ctx: WriteContext, arrival: Arrival): queueSql.Visit {
  const { booking, doctorId, priority, complaint } = arrival;
  const patient = getPerson(ctx.db, arrival.patientId);
  const patientId = patient.id;
  const arrivedAt = ctx.now();
  const id = queueSql.nextVisitId(ctx.db);
  const token = arrival.token(id);
  const { nurseSeesFirst } = clinicAndSettings(ctx.db).settings;
  const state: VisitState = nurseSeesFirst && priority !== 'emergency' ? 'arrived' : 'waiting';
  queueSql.insert(ctx.db, {
    ...{ id, patientId, doctorId, token, state, priority, complaint, arrivedAt },
    onDate: ctx.today(),
    number: takeVisitNumber(ctx),
    turnAt: turnOf(arrivedAt, booking && instantOf(ctx, booking.onDate, booking.startMinute)),
    isOverbooked: arrival.overbookReason !== '' || (booking?.isOverbooked ?? false),
    appointmentId: booking?.id ?? null,
    isFirst: !membersOf(ctx.db, patientId).some(id => queueSql.hasEarlierVisit(ctx.db, id)),
    createdBy: ctx.session.userId,
  });
  const visit = getVisit(ctx.db, id);
  appendEvent(ctx, visit, state, {
    event: 'issued',
    detail: { token, reason: arrival.overbookReason },
  });
  noteVisit(ctx.db, patient, ctx.today());
  ctx.subject('visit', id, { patientId, token, number: visit.number });
  ctx.alsoChanges('patients', 'appointments');
  return visit;
}

/** The visit of a booking, with the number that was promised; an emergency goes by an E, and the promised one is used up. */
function beginBooked(
  ctx: WriteContext,
  booking: Appointment,
  { priority, complaint }: Pick<Arrival, 'priority' | 'complaint'>,
): queueSql.Visit {
  const { doctorId } = booking;
  const visit = beginVisit(ctx, {
    ...{ booking, priority, complaint, overbookReason: '' },
    patientId: booking.patientId,
    doctorId,
    token: visitId =>
      priority === 'emergency' ? takeToken(ctx, { doctorId, letter: 'E', visitId }) : booking.token,
  });
  markArrived(ctx, booking.id, visit.id);
  return visit;
}

/** The booking that waits to be honoured today, or in last night's sitting while it runs. */
function findBooking(ctx: WriteContext, patientId: number, doctorId: number): Appointment | undefined {
  const lastNight = lastNightOf(ctx, doctorId)?.onDate;
  const days = lastNight ? [lastNight, ctx.today()] : [ctx.today()];
  for (const onDate of days) {
    const booking = bookingToday(ctx.db, patientId, doctorId, onDate);
    if (booking) return booking;
  }
  return undefined;
}

/** Refuses what the sitting forbids; past the last number or the quota a reason and the permission let in. */
function reasonToLetIn(ctx: WriteContext, input: GiveToken): string {
  if (input.kind === 'emergency') return '';
  const refusal = refusalAtTheDoor(ctx, input.doctorId);
  if (!refusal) return '';
  if (refusal.code === 'DOCTOR_AWAY' || input.overbookReason === '') {
    throw new AppError(refusal.code, refusal.data);
  }
  if (!isAllowed(ctx.session.roles, 'appointments:overbook')) throw new AppError('MAY_NOT_OVERBOOK');
  return input.overbookReason;
}

export function giveToken(ctx: WriteContext, input: GiveToken) {
  const patient = getPerson(ctx.db, input.patientId);
  const doctor = getActiveDoctor(ctx, input.doctorId);
  assertNotQueued(ctx, patient.id, doctor.userId);
  const isEmergency = input.kind === 'emergency';
  const priority: Priority = isEmergency ? 'emergency' : input.priority;
  const booking = findBooking(ctx, patient.id, doctor.userId);
  if (booking) {
    return { ...summaryOf(beginBooked(ctx, booking, { ...input, priority })), isFromBooking: true };
  }
  const overbookReason = reasonToLetIn(ctx, input);
  const of = { doctorId: doctor.userId, letter: isEmergency ? ('E' as const) : ('A' as const) };
  const visit = beginVisit(ctx, {
    ...{ priority, overbookReason, complaint: input.complaint, booking: null },
    ...{ patientId: patient.id, doctorId: doctor.userId },
    token: visitId => takeToken(ctx, { ...of, visitId }),
  });
  return { ...summaryOf(visit), isFromBooking: false };
}

export function arrive(ctx: WriteContext, { appointmentId, complaint }: Arrive) {
  const booking = getAppointment(ctx.db, appointmentId);
  ctx.subject('appointment', booking.id, { patientId: booking.patientId });
  if (booking.state !== 'booked') throw new AppError('NOT_POSSIBLE_ANY_MORE', { state: booking.state });
  const isToday =
    booking.onDate === ctx.today() || lastNightOf(ctx, booking.doctorId)?.onDate === booking.onDate;
  if (!isToday) throw new AppError('NOT_TODAY', { onDate: booking.onDate });
  assertNotQueued(ctx, booking.patientId, booking.doctorId);
  getActiveDoctor(ctx, booking.doctorId);
  return summaryOf(beginBooked(ctx, booking, { priority: 'routine', complaint }));
}

import { formatToken } from '#shared/features/appointments/token.rules.ts';
import type { NewVitals } from '#shared/features/encounters/vitals.schema.ts';
import type { Priority, VisitState } from '#shared/features/queue/queue.contract.ts';
import { defaultSettings } from '#shared/features/settings/settings.schema.ts';
import { financialYearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatByPattern, periodOfPattern } from '#shared/kernel/number-pattern.ts';
import type { WritableDb } from '../../electron/database/db.ts';
import { contentHashOf, insertEncounter } from '../../electron/features/encounters/encounters.service.ts';
import type { ReferenceLists } from '../../electron/features/prescriptions/reference-lists.ts';
import type { Doctor } from '../../electron/features/users/users.service.ts';
import { formatNumber } from '../../electron/server/number-series.ts';
import type { MoneyDesk, Numbers, Settling } from './desk.ts';
import type { LabDesk } from './lab-desk.ts';
import type { LineReader } from './prescription-lines.ts';
import type { Random } from './random.ts';
import type { EventRow, RowWriter, VisitRow } from './rows.ts';
import { type Comer, isChildOn } from './turnout.ts';
import type { Vaccinations } from './vaccinations.ts';
import { noteOf, vitalsOf } from './visit-story.ts';

export type Staff = {
  owner: { userId: number; fullName: string };
  receptionists: readonly number[];
  nurseId: number;
  doctors: readonly Doctor[];
};

/** When each thing of a visit happened; what has not happened yet is missing. */
export type VisitTimes = {
  arrivedAt: number;
  vitalsAt?: number;
  calledAt?: number;
  signedAt?: number;
  billedAt?: number;
  leftAt?: number;
};

export type VisitPlan = Comer & {
  onDate: LocalDate;
  doctor: Doctor;
  tokenNumber: number;
  priority: Priority;
  times: VisitTimes;
  isHeld?: boolean;
  settling?: Settling;
};

export type Recorder = {
  db: WritableDb;
  rows: RowWriter;
  desk: MoneyDesk;
  numbers: Numbers;
  random: Random;
  lists: ReferenceLists;
  readLine: LineReader;
  staff: Staff;
  /** null: nothing clinical is written, only who came and what was paid. */
  parts: NoteParts | null;
};

/** What a note has beside words and medicines, each with draws of its own. */
export type NoteParts = { labs: LabDesk; vaccines: Vaccinations; forms: Random };
type Clerk = Recorder & { parts: NoteParts };

type Step = { event: string; to: VisitState; at: number; by: number; detail?: object };

function stepsOf(plan: VisitPlan, { staff, random }: Recorder, token: string, billId: number | null): Step[] {
  const { times, doctor, isHeld } = plan;
  const desk = random.pick(staff.receptionists);
  const steps: Step[] = [
    { event: 'issued', to: 'waiting', at: times.arrivedAt, by: desk, detail: { token } },
  ];
  if (isHeld) steps.push({ event: 'held', to: 'held', at: times.arrivedAt + 240_000, by: desk });
  if (times.leftAt) {
    steps.push({
      event: 'left',
      to: 'left',
      at: times.leftAt,
      by: desk,
      detail: { reason: 'Could not wait' },
    });
  }
  if (times.calledAt)
    steps.push({ event: 'called', to: 'withDoctor', at: times.calledAt, by: doctor.userId });
  if (times.signedAt) steps.push({ event: 'seen', to: 'toBill', at: times.signedAt, by: doctor.userId });
  if (times.billedAt)
    steps.push({ event: 'billed', to: 'done', at: times.billedAt, by: desk, detail: { billId } });
  return steps;
}

function eventsOf(steps: readonly Step[]): EventRow[] {
  return steps.map(({ event, to, at, by, detail = {} }, index) => ({
    ...{ event, to, at, by, detail },
    from: steps[index - 1]?.to ?? 'waiting',
  }));
}

type Seen = { visitId: number; signedAt: number; vitals: NewVitals | null };

function sign(recorder: Clerk, plan: VisitPlan, { visitId, signedAt, vitals }: Seen): void {
  const { regular, illness, onDate, doctor } = plan;
  const { person } = regular;
  const { body, check } = noteOf(recorder, { regular, illness, onDate, vitals });
  const year = financialYearOf(onDate);
  const { qualification, council, registrationNumber } = doctor.profile;
  const unhashed = {
    patientId: regular.person.id,
    visitId,
    version: 1,
    onDate,
    serial: formatNumber('RX', year, recorder.numbers.take('prescription', year)),
    doctorId: doctor.userId,
    doctor: { fullName: doctor.fullName, qualification, council, registrationNumber },
    body,
    signedAt,
    amendment: null,
    enteredBy: null,
  };
  insertEncounter(recorder.db, {
    ...unhashed,
    checkRecord: { ...check },
    contentHash: contentHashOf(unhashed),
  });
  recorder.parts.labs.send(recorder.db, { person, visitId, onDate, doctor, lines: body.orders, signedAt });
  if (illness.isChronic) regular.taking = body.lines;
}

function numberOf(onDate: LocalDate, numbers: Numbers): string {
  const { visitNumberPattern: pattern, uhidPrefix } = defaultSettings;
  const number = numbers.take('visit', periodOfPattern(pattern, onDate));
  return formatByPattern(pattern, uhidPrefix, onDate, number);
}

/** Vitals, vaccines and the signed note. */
function recordCare(recorder: Clerk, plan: VisitPlan, visitId: number): void {
  const { rows, random, staff, numbers, parts } = recorder;
  const { regular, illness, onDate, times } = plan;
  const { person } = regular;
  const vitals = times.vitalsAt ? vitalsOf(random, person, illness, onDate) : null;
  if (times.vitalsAt && vitals) {
    const of = { id: numbers.take('vitalsId', ''), patientId: person.id, visitId };
    rows.vitals({ ...of, at: times.vitalsAt, by: staff.nurseId }, vitals);
    if (times.signedAt && isChildOn(person, onDate)) {
      parts.vaccines.visit(recorder.db, { ...{ person, visitId, onDate, at: times.signedAt } });
    }
  }
  if (times.signedAt) sign(recorder, plan, { visitId, signedAt: times.signedAt, vitals });
}

/** Writes everything that a visit leaves behind, as far as it has come; returns its id. */
export function recordVisit(recorder: Recorder, plan: VisitPlan): number {
  const { rows, staff, numbers, desk } = recorder;
  const { regular, illness, onDate, doctor, times } = plan;
  const id = numbers.take('visitId', '');
  const billId = times.billedAt ? numbers.take('billId', '') : null;
  const token = formatToken('A', plan.tokenNumber);
  const steps = stepsOf(plan, recorder, token, billId);
  const last = steps.at(-1);
  const row: VisitRow = {
    id,
    patientId: regular.person.id,
    onDate,
    doctorId: doctor.userId,
    tokenNumber: plan.tokenNumber,
    token,
    number: numberOf(onDate, numbers),
    state: last?.to ?? 'waiting',
    priority: plan.priority,
    isFirst: regular.lastVisitOn === null,
    arrivedAt: times.arrivedAt,
    stateSince: last?.at ?? times.arrivedAt,
    hasVitals: recorder.parts !== null && times.vitalsAt !== undefined,
    billId,
    createdBy: steps[0]?.by ?? staff.owner.userId,
  };
  rows.visit(row, eventsOf(steps));
  if (times.calledAt && times.signedAt) rows.consultationTime(row, times.calledAt, times.signedAt);
  if (recorder.parts) recordCare({ ...recorder, parts: recorder.parts }, plan, id);
  if (times.billedAt && billId !== null) {
    desk.bill(regular, { billId, visitId: id, at: times.billedAt, onDate, doctor, illness }, plan.settling);
  }
  regular.lastVisitOn = onDate;
  regular.lastDoctorId = doctor.userId;
  regular.lastSeenAt = times.arrivedAt;
  return id;
}

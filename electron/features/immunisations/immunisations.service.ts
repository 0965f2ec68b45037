import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { NewImmunisation } from '#shared/features/immunisations/immunisation.schema.ts';
import type { immunisationsContract } from '#shared/features/immunisations/immunisations.contract.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { daysBetween } from '#shared/kernel/local-date.ts';
import type { ServiceOf, WriteContext } from '../../server/service.ts';
import { getPerson, membersOf } from '../patients/patients.service.ts';
import { getVisit } from '../queue/queue.service.ts';
import { chart, schedulesOf } from './chart.ts';
import { dueList, exportDueList } from './due-list.ts';
import { workOutDues } from './dues.ts';
import { exportChart } from './export-chart.ts';
import { plansOf, standingDoses } from './followed.ts';
import * as immunisationsSql from './immunisations.sql.ts';
import { printCard } from './print-card.ts';

export { insert as insertDose, insertPlan } from './immunisations.sql.ts';

type Contract = typeof immunisationsContract;

/** A dose given here is written down within a week; what is older was read from a card. Our choice. */
const WRITTEN_WITHIN_DAYS = 7;

function assertPossible(ctx: WriteContext, one: NewImmunisation, birthOn: string): void {
  if (one.givenOn < birthOn) throw new AppError('GIVEN_BEFORE_BIRTH');
  if (one.givenOn > ctx.today()) throw new AppError('GIVEN_IN_FUTURE');
  if (one.place !== 'here') return;
  if (daysBetween(one.givenOn, ctx.today()) > WRITTEN_WITHIN_DAYS) throw new AppError('GIVEN_HERE_LONG_AGO');
  if (one.expiresOn !== null && one.expiresOn < one.givenOn) throw new AppError('VACCINE_EXPIRED');
}

function record(ctx: WriteContext, input: ParsedInputOf<Contract['record']>): { id: number } {
  const person = getPerson(ctx.db, input.patientId);
  const vaccine = ctx.lists.vaccines.get(input.code);
  if (!vaccine) throw new AppError('NO_SUCH_VACCINE');
  assertPossible(ctx, input, person.birthOn);
  if (input.visitId !== null) {
    const { patientId } = getVisit(ctx.db, input.visitId);
    if (!membersOf(ctx.db, person.id).includes(patientId)) throw new AppError('VISIT_OF_SOMEBODY_ELSE');
  }
  const same = standingDoses(ctx.db, person.id).find(
    ({ code, givenOn }) => code === input.code && givenOn === input.givenOn,
  );
  if (same) throw new AppError('ALREADY_RECORDED', { id: same.id });
  const id = immunisationsSql.insert(ctx.db, {
    ...input,
    patientId: person.id,
    vaccine: vaccine.name,
    recordedAt: ctx.now(),
    recordedBy: ctx.session.userId,
  });
  followFromFirstDose(ctx, person, input.code);
  workOutDues(ctx, [person.id]);
  ctx.subject('patient', person.id, { immunisationId: id, code: input.code, place: input.place });
  return { id };
}

const FOLLOWED_SCHEDULE = 'NIS';
const FOLLOWED_UNDER_YEARS = 16;

/** From the first dose on a child is followed up; an adult with a tetanus shot is not asked for polio drops. */
function followFromFirstDose(ctx: WriteContext, { id, birthOn }: Patient, code: string): void {
  if (ageOn(birthOn, ctx.today()).years >= FOLLOWED_UNDER_YEARS || plansOf(ctx, id).standing) return;
  const given = ctx.lists.vaccines.get(code)?.antigens ?? [];
  const isOfSchedule = ctx.lists.immunisations.some(
    row =>
      row.schedule === FOLLOWED_SCHEDULE &&
      ctx.lists.vaccines.get(row.code)?.antigens.every(antigen => given.includes(antigen)),
  );
  if (isOfSchedule)
    addPlan(ctx, { patientId: id, schedule: FOLLOWED_SCHEDULE, startOn: null, isAutomatic: true });
}

function standing(ctx: WriteContext, id: number): immunisationsSql.StoredImmunisation {
  const stored = immunisationsSql.find(ctx.db, id);
  if (!stored) throw new AppError('NOT_FOUND', { what: 'immunisation' });
  if (stored.withdrawnBecause !== null) throw new AppError('ALREADY_WITHDRAWN');
  return stored;
}

function withdraw(ctx: WriteContext, { id, reason }: ParsedInputOf<Contract['withdraw']>) {
  const { patientId } = standing(ctx, id);
  immunisationsSql.insertWithdrawal(ctx.db, {
    ...{ id, reason: reason.trim(), at: ctx.now(), by: ctx.session.userId },
  });
  workOutDues(ctx, [patientId]);
  ctx.subject('patient', patientId, { immunisationId: id });
  return {};
}

function noteReaction(ctx: WriteContext, input: ParsedInputOf<Contract['noteReaction']>) {
  const { patientId } = standing(ctx, input.id);
  immunisationsSql.insertReaction(ctx.db, {
    ...{ immunisationId: input.id, text: input.text.trim(), isSerious: input.isSerious ? 1 : 0 },
    ...{ recordedAt: ctx.now(), recordedBy: ctx.session.userId },
  });
  ctx.subject('patient', patientId, { immunisationId: input.id, isSerious: input.isSerious });
  return {};
}

function addPlan(ctx: WriteContext, plan: Omit<immunisationsSql.NewPlan, 'at' | 'by'>): void {
  immunisationsSql.insertPlan(ctx.db, { ...plan, at: ctx.now(), by: ctx.session.userId });
}

function choosePlan(ctx: WriteContext, input: ParsedInputOf<Contract['choosePlan']>) {
  const { schedule, startOn } = input;
  if (!schedulesOf(ctx).includes(schedule)) throw new AppError('NO_SUCH_SCHEDULE');
  const needsStart = ctx.lists.immunisations.some(row => row.schedule === schedule && row.anchor === 'start');
  if (needsStart && startOn === null) throw new AppError('START_NEEDED');
  if (startOn !== null && startOn > ctx.today()) throw new AppError('START_IN_FUTURE');
  const { id: patientId } = getPerson(ctx.db, input.patientId);
  addPlan(ctx, { patientId, schedule, startOn: needsStart ? startOn : null, isAutomatic: false });
  workOutDues(ctx, [patientId]);
  ctx.subject('patient', patientId, { schedule });
  return {};
}

export const immunisationsService = {
  chart,
  exportChart,
  record,
  withdraw,
  noteReaction,
  choosePlan,
  dueList,
  exportDueList,
  printCard,
} satisfies ServiceOf<Contract>;

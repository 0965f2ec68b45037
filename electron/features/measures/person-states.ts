import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type { measuresContract } from '#shared/features/measures/measures.contract.ts';
import { standingOf } from '#shared/features/measures/person-standing.rules.ts';
import type {
  NewPersonState,
  PersonStanding,
  PersonState,
  PersonStates,
} from '#shared/features/measures/person-state.schema.ts';
import { dueOnByLastPeriod } from '#shared/features/measures/pregnancy.rules.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { mayBePregnant } from '#shared/features/prescriptions/checks/person-facts.ts';
import { ageOn } from '#shared/kernel/age.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { ReadContext, WriteContext } from '../../server/service.ts';
import { getPerson, ofAllRecords } from '../patients/patients.service.ts';
import { measureRows } from './measure-rows.ts';
import * as statesSql from './person-states.sql.ts';

/** The longest that a pregnancy is still reckoned from a last period, and a scan looks ahead. */
const LONGEST_PREGNANCY_DAYS = 315;

function historyOf(db: ReadableDb, patientId: number): PersonState[] {
  return ofAllRecords(db, patientId, recordId => statesSql.listOfRecord(db, recordId)).sort(
    (a, b) => b.id - a.id,
  );
}

/** What holds today of a person's answers, over all their records. */
export function personStandingOf(db: ReadableDb, patientId: number, onDate: LocalDate): PersonStanding {
  return standingOf(historyOf(db, patientId), measureRows().limits, onDate);
}

function isAskedOf({ sex, birthOn }: Patient, onDate: LocalDate): boolean {
  const age = ageOn(birthOn, onDate);
  return mayBePregnant({ sex, ageMonths: age.years * 12 + age.months });
}

function statesOf(db: ReadableDb, person: Patient, onDate: LocalDate): PersonStates {
  const history = historyOf(db, person.id);
  return {
    standing: standingOf(history, measureRows().limits, onDate),
    isAsked: isAskedOf(person, onDate),
    hasPregnantAlert: person.alerts.some(
      ({ kind, until }) => kind === 'pregnant' && (until === null || until >= onDate),
    ),
    history,
  };
}

export function states(ctx: ReadContext, input: ParsedInputOf<typeof measuresContract.states>): PersonStates {
  ctx.subject('patient', input.patientId);
  return statesOf(ctx.db, getPerson(ctx.db, input.patientId), ctx.today());
}

const fieldProblem = (path: string, code: string) =>
  new AppError('INVALID_INPUT', { problems: [{ path: `state.${path}`, code }] });

/** A day that no pregnancy of today could have is a slip of the key, refused at its field. */
function assertPossible(state: NewPersonState, today: LocalDate): void {
  if (state.kind !== 'pregnancy') return;
  const { lastPeriodOn, dueOnByScan, endedOn } = state;
  if (lastPeriodOn && lastPeriodOn > today) throw fieldProblem('lastPeriodOn', 'DAY_NOT_YET');
  if (lastPeriodOn && lastPeriodOn < addDays(today, -LONGEST_PREGNANCY_DAYS))
    throw fieldProblem('lastPeriodOn', 'TOO_LONG_AGO');
  if (dueOnByScan && dueOnByScan < addDays(today, -measureRows().limits.pregnancyOverAfterDueDays))
    throw fieldProblem('dueOnByScan', 'TOO_LONG_AGO');
  if (dueOnByScan && dueOnByScan > addDays(today, LONGEST_PREGNANCY_DAYS))
    throw fieldProblem('dueOnByScan', 'TOO_FAR_AHEAD');
  if (endedOn && endedOn > today) throw fieldProblem('endedOn', 'DAY_NOT_YET');
}

type Written = Pick<
  PersonState,
  'lastPeriodOn' | 'cycleDays' | 'dueOn' | 'isDueByScan' | 'endedOn' | 'gestationDays'
>;
const nothing: Written = {
  ...{ lastPeriodOn: null, cycleDays: null, dueOn: null, isDueByScan: false, endedOn: null },
  gestationDays: null,
};

function writtenOf(state: NewPersonState): Written {
  if (state.kind === 'gestationAtBirth') return { ...nothing, gestationDays: state.gestationDays };
  if (state.kind !== 'pregnancy') return nothing;
  if (state.answer === 'ended') return { ...nothing, endedOn: state.endedOn };
  if (state.answer !== 'yes') return nothing;
  const { lastPeriodOn, cycleDays, dueOnByScan } = state;
  const byPeriod = lastPeriodOn ? dueOnByLastPeriod(lastPeriodOn, cycleDays) : null;
  return {
    ...nothing,
    lastPeriodOn,
    cycleDays: lastPeriodOn ? cycleDays : null,
    dueOn: dueOnByScan ?? byPeriod,
    isDueByScan: dueOnByScan !== null,
  };
}

export function recordState(
  ctx: WriteContext,
  input: ParsedInputOf<typeof measuresContract.recordState>,
): PersonStates {
  const person = getPerson(ctx.db, input.patientId);
  const { state } = input;
  const today = ctx.today();
  if (state.kind !== 'gestationAtBirth' && !isAskedOf(person, today))
    throw new AppError('NOT_ASKED_OF_THIS_PERSON');
  assertPossible(state, today);
  statesSql.insert(ctx.db, {
    ...writtenOf(state),
    ...{ patientId: person.id, kind: state.kind, answer: state.answer, askedOn: today },
    ...{ recordedAt: ctx.now(), recordedBy: ctx.session.userId },
  });
  ctx.subject('patient', person.id, { kind: state.kind });
  // The checks ask about pregnancy and feeding.
  ctx.alsoChanges('encounters', 'prescriptions');
  return statesOf(ctx.db, person, today);
}

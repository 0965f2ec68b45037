import { AppError } from '#shared/contract/app-error.ts';
import type { ParsedInputOf } from '#shared/contract/procedure.ts';
import type {
  EncounterBody,
  HeededAlert,
  SignedEncounter,
} from '#shared/features/encounters/encounter.schema.ts';
import type { encountersContract } from '#shared/features/encounters/encounters.contract.ts';
import { isNothingWritten } from '#shared/features/encounters/note.rules.ts';
import type { Voided } from '#shared/features/encounters/signing.schema.ts';
import { medicinesAmongTests } from '#shared/features/labs/medicine-among-tests.rules.ts';
import { needsReason } from '#shared/features/prescriptions/checks/finding.schema.ts';
import { financialYearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import { formatNumber, takeNextNumber } from '../../server/number-series.ts';
import type { WriteContext } from '../../server/service.ts';
import { placeOrders } from '../labs/labs.service.ts';
import { markSeen, type Visit } from '../queue/queue.service.ts';
import { learnFrom } from '../templates/templates.service.ts';
import { getDoctor } from '../users/users.service.ts';
import { logAlerts } from './alert-log.ts';
import { checkMedicines, personFactsOf } from './check-medicines.ts';
import { contentHashOf } from './content-hash.ts';
import { answerBySigning } from './countersigning.ts';
import { assertSeen } from './drafting.ts';
import * as draftsSql from './drafts.sql.ts';
import * as encountersSql from './encounters.sql.ts';
import { ownVisit } from './own-visit.ts';
import { withSectionsToSign } from './sections.ts';
import { partyOf } from './signed-party.ts';

export function signedView(encounter: encountersSql.StoredEncounter, voided: Voided | null): SignedEncounter {
  const { visitId, version, onDate, doctorId, doctor, serial, body, contentHash, signedAt } = encounter;
  return {
    ...{ visitId, version, onDate, doctorId, serial, body, contentHash, signedAt, voided },
    doctorName: doctor.fullName,
    amendReason: encounter.amendment?.reason ?? '',
    enteredByName: encounter.enteredBy?.fullName ?? '',
  };
}

/** `keptFollowUpOn`: the day a signed version already named may be over when it is amended. */
function assertComplete(ctx: WriteContext, body: EncounterBody, keptFollowUpOn: LocalDate | null): void {
  if (isNothingWritten(body)) throw new AppError('NOTHING_WRITTEN');
  const misplaced = medicinesAmongTests(body.orders);
  if (misplaced.length > 0) throw new AppError('MEDICINE_AMONG_TESTS', { lineNumbers: misplaced });
  const { followUpOn } = body;
  if (followUpOn !== null && followUpOn < ctx.today() && followUpOn !== keptFollowUpOn) {
    throw new AppError('FOLLOW_UP_IN_PAST');
  }
  const openEnded = body.lines.flatMap((line, index) =>
    line.dose.duration?.kind === 'tillReview' ? [index + 1] : [],
  );
  if (openEnded.length > 0 && followUpOn === null) {
    throw new AppError('REVIEW_DATE_REQUIRED', { lineNumbers: openEnded });
  }
}

function registeredDoctor(ctx: WriteContext): encountersSql.DoctorSnapshot {
  const { fullName, profile } = getDoctor(ctx.db, ctx.session.userId);
  const { qualification, council, registrationNumber } = profile;
  if (registrationNumber === '') throw new AppError('REGISTRATION_NUMBER_MISSING');
  return { fullName, qualification, council, registrationNumber };
}

/** The checks of the medicines with an answer to each that asks for one. */
function checkedAndAnswered(ctx: WriteContext, { patientId, id: visitId }: Visit, body: EncounterBody) {
  const check = checkMedicines(ctx, {
    ...{ patientId, visitId, lines: body.lines, stops: body.stops, sections: body.sections },
  });
  const reasons = new Map(
    body.answers
      .filter(({ reason }) => reason !== '')
      .map(({ warningKey, reason }) => [warningKey, reason] as const),
  );
  const unanswered = check.warnings.filter(warning => needsReason(warning) && !reasons.has(warning.key));
  if (unanswered.length > 0) throw new AppError('WARNINGS_NOT_ANSWERED', { warnings: unanswered });
  return { check, reasons };
}

type NewVersion = {
  visit: Visit;
  body: EncounterBody;
  heeded: readonly HeededAlert[];
  /** Of the first version it is taken from the series once everything else is well. */
  serialOf: () => string;
  before: encountersSql.StoredEncounter | null;
  reason: string;
  isAnew: boolean;
  enteredBy: encountersSql.StoredEncounter['enteredBy'];
};

/** The one way in which a version is signed, the first or a later one; the author is the session's person. */
export function signVersion(ctx: WriteContext, signing: NewVersion): encountersSql.StoredEncounter {
  const { visit, before } = signing;
  const body = withSectionsToSign(ctx, visit, signing.body);
  assertComplete(ctx, body, before?.body.followUpOn ?? null);
  const doctor = registeredDoctor(ctx);
  const { check, reasons } = checkedAndAnswered(ctx, visit, body);
  const unhashed = {
    patientId: visit.patientId,
    visitId: visit.id,
    version: (before?.version ?? 0) + 1,
    onDate: visit.onDate,
    serial: signing.serialOf(),
    doctorId: ctx.session.userId,
    ...{ doctor, body },
    signedAt: ctx.now(),
    amendment: before && amendmentOf(before, signing),
    enteredBy: signing.enteredBy,
    party: partyOf(ctx, visit),
  };
  const encounter = { ...unhashed, checkRecord: { ...check }, contentHash: contentHashOf(unhashed) };
  const { version, serial, contentHash } = encounter;
  encountersSql.insert(ctx.db, encounter);
  placeOrders(ctx, { patientId: visit.patientId, visitId: visit.id, lines: body.orders });
  logAlerts(ctx, {
    ...{ visitId: visit.id, version, reasons, heeded: signing.heeded, warnings: check.warnings },
  });
  draftsSql.deleteDraft(ctx.db, visit.id);
  ctx.subject('visit', visit.id, {
    ...{ patientId: visit.patientId, version, serial, contentHash },
    ...{ lines: body.lines.length, answeredWarnings: body.answers.length },
  });
  ctx.alsoChanges('prescriptions', 'reports');
  return encounter;
}

function amendmentOf({ contentHash }: encountersSql.StoredEncounter, { reason, isAnew }: NewVersion) {
  return { reason, previousHash: contentHash, ...(isAnew && { isAnew }) };
}

function takeSerial(ctx: WriteContext): string {
  const year = financialYearOf(ctx.today());
  return formatNumber('RX', year, takeNextNumber(ctx.db, 'prescription', year));
}

export function sign(
  ctx: WriteContext,
  input: ParsedInputOf<typeof encountersContract.sign>,
): SignedEncounter {
  const visit = ownVisit(ctx, input.visitId);
  if (encountersSql.findCurrent(ctx.db, visit.id)) throw new AppError('ALREADY_SIGNED');
  if (visit.state === 'left') throw new AppError('VISIT_LEFT');
  assertSeen(ctx, visit.id, input.seenSavedAt);
  const enteredBy = answerBySigning(ctx, visit.id);
  const encounter = signVersion(ctx, {
    ...{ visit, body: input.body, heeded: input.heeded, before: null, reason: '', isAnew: false, enteredBy },
    serialOf: () => takeSerial(ctx),
  });
  const { ageMonths, weightKg } = personFactsOf(ctx, visit.patientId);
  const { body } = input;
  learnFrom(ctx, { doctorId: visit.doctorId, onDate: ctx.today(), body, ageMonths, weightKg });
  markSeen(ctx, visit.id);
  return signedView(encounter, null);
}

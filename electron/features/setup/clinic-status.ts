import type { ClinicStatus, OpenProblem } from '#shared/features/setup/setup.contract.ts';
import { localDateAt } from '#shared/kernel/local-date.ts';
import { listPeople } from '../../keys/keyring.ts';
import type { ClinicHouse, OpenClinic } from '../../server/clinic-house.ts';
import type { TaskContext } from '../../server/service.ts';
import { PROGRAM_VERSION } from '../../server/version.ts';
import { lastGoodBackupAt } from '../backup/backup.service.ts';
import { countWaiting } from '../queue/queue.service.ts';
import { clinicAndSettings, isDemoClinic, isRecoveryConfirmed } from '../settings/settings.service.ts';
import { listPeopleForLockScreen } from '../users/users.service.ts';

const DEFAULT_ZONE = 'Asia/Kolkata';

/** What a screen may know before anyone has signed in: staff and counts, never a patient. */
export function clinicStatus(ctx: TaskContext): ClinicStatus {
  const { house, connection, host } = ctx;
  const clinic = house.openOrNull();
  const zone = clinic?.zone ?? DEFAULT_ZONE;
  const problem = house.problem();
  const known = clinic ? openDetails(clinic, localDateAt(ctx.now(), zone)) : closedDetails(house, problem);
  return {
    ...known,
    problem,
    session: connection.session ? { ...connection.session, roles: [...connection.session.roles] } : null,
    lockedBy: connection.lockedBy,
    today: localDateAt(ctx.now(), zone),
    zone,
    version: PROGRAM_VERSION,
    hostAbilities: (['pickFolder', 'printPdf', 'openPdf', 'openWaitingScreen'] as const).filter(
      ability => host[ability] !== undefined,
    ),
  };
}

type Details = Omit<
  ClinicStatus,
  'problem' | 'session' | 'lockedBy' | 'today' | 'zone' | 'version' | 'hostAbilities'
>;

function openDetails(clinic: OpenClinic, today: string): Details {
  const db = clinic.db.reader;
  const { clinic: profile, settings } = clinicAndSettings(db);
  const isDemo = isDemoClinic(db);
  return {
    state: isDemo || isRecoveryConfirmed(db) ? 'open' : 'recoveryPending',
    clinicName: profile.name,
    people: listPeopleForLockScreen(db, clinic.provenUsers),
    screenLanguage: settings.screenLanguage,
    idleLockMinutes: settings.idleLockMinutes,
    waitingCount: countWaiting(db, today),
    lastBackupAt: lastGoodBackupAt(db),
    isDemo,
  };
}

function closedDetails(house: ClinicHouse, problem: OpenProblem | null): Details {
  const isNew = house.isNew();
  const isReadable = !isNew && problem?.startsWith('RING_') !== true;
  const people = isReadable ? listPeople(house.ring()) : [];
  return {
    state: isNew ? 'new' : problem ? 'blocked' : 'closed',
    clinicName: null,
    people: people.map(person => ({ ...person, roles: [], canUsePin: false })),
    screenLanguage: 'en',
    idleLockMinutes: 10,
    waitingCount: null,
    lastBackupAt: null,
    isDemo: false,
  };
}

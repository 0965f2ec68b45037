import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { NewPerson } from '#shared/features/users/user.schema.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { type ClinicServer, startClinicServer } from '../../electron/server/start.ts';
import { PEOPLE, STAFF_PASSWORD, sampleClinic, sampleStaff } from '../../electron/server/test-clinic.ts';
import { putDeskToWork, todayInIndia, wallInIndia } from './desk-at-work.ts';
import { closeAheadOfTheClock, moneyDays, putMoneyToWork } from './money-at-work.ts';

/** Calls as the owner, before any window is open. */
export type OwnerCall = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;

async function confirmSheet(server: ClinicServer, call: OwnerCall): Promise<void> {
  const { askGroups } = await call(contract.setup.recoverySheet, {});
  const groups = server.house.recoveryCodeOnPaper?.code.split('-') ?? [];
  const answers = askGroups.map(group => ({ group, text: groups[group - 1] ?? '' }));
  await call(contract.setup.confirmRecoverySheet, { answers });
}

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** Both doctors sit around the clock, so that a story may be told at any hour. */
async function openSittings(call: OwnerCall, validFrom: LocalDate): Promise<void> {
  for (const doctorId of [PEOPLE.doctor, PEOPLE.secondDoctor]) {
    await call(contract.appointments.setSchedule, {
      doctorId,
      validFrom,
      sessions: EVERY_DAY.flatMap(weekday =>
        [0, 720].map(startMinute => ({
          ...{ weekday, startMinute, endMinute: startMinute + 720, mode: 'slots' as const, slotMinutes: 15 },
        })),
      ),
    });
  }
}

/** Writes for the doctors and signs nothing: a council's number is not there yet. */
const ASSISTANT: NewPerson = {
  ...{ fullName: 'Dr Tara Menon', signInName: 'tara', roles: ['doctor'], password: STAFF_PASSWORD },
  doctor: {
    ...{ qualification: 'MBBS', council: '', registrationNumber: '', speciality: '', room: '' },
    consultationFeePaise: 0,
  },
};

export type Prepared =
  | 'people'
  | 'assistant'
  | 'sittings'
  | 'desk at work'
  | 'money at work'
  | 'closed ahead';

const DAYS_OF_WORK = 6;

function firstDayOf(prepared: Prepared): LocalDate {
  if (prepared === 'money at work') return moneyDays()[0];
  return prepared === 'desk at work' ? addDays(todayInIndia(), -DAYS_OF_WORK) : todayInIndia();
}

/** Lays a set-up clinic with its six people into the folder, by the product's own procedures. */
export async function prepareClinic(folderPath: string, prepared: Prepared): Promise<void> {
  const firstDay = firstDayOf(prepared);
  let now = firstDay === todayInIndia() ? undefined : wallInIndia(firstDay, '09:00');
  const clock = {
    now: () => now ?? Date.now(),
    set(instant: number) {
      now = instant;
    },
  };
  const server = startClinicServer({
    ...{ folderPath, host: { kind: 'headless' }, withJobs: false, now: clock.now },
  });
  const connection = server.connect('test');
  const call: OwnerCall = (procedure, input) =>
    server.call(connection, nameOf(procedure), input) as Promise<OutputOf<typeof procedure>>;
  await call(contract.setup.create, sampleClinic);
  for (const person of sampleStaff) await call(contract.users.add, person);
  if (prepared === 'assistant') await call(contract.users.add, ASSISTANT);
  await confirmSheet(server, call);
  if (prepared === 'sittings' || prepared === 'desk at work') await openSittings(call, firstDay);
  if (prepared === 'desk at work') await putDeskToWork(server, call, clock);
  if (prepared === 'money at work') await putMoneyToWork(server, clock);
  if (prepared === 'closed ahead') await closeAheadOfTheClock(server, clock);
  await server.stop();
}

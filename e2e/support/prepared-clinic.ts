import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { type ClinicServer, startClinicServer } from '../../electron/server/start.ts';
import { PEOPLE, sampleClinic, sampleStaff } from '../../electron/server/test-clinic.ts';

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
async function openSittings(call: OwnerCall): Promise<void> {
  for (const doctorId of [PEOPLE.doctor, PEOPLE.secondDoctor]) {
    await call(contract.appointments.setSchedule, {
      doctorId,
      validFrom: new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format(),
      sessions: EVERY_DAY.flatMap(weekday =>
        [0, 720].map(startMinute => ({
          ...{ weekday, startMinute, endMinute: startMinute + 720, mode: 'slots' as const, slotMinutes: 15 },
        })),
      ),
    });
  }
}

/** Lays a set-up clinic with its six people into the folder, by the product's own procedures. */
export async function prepareClinic(folderPath: string, options: { hasSittings: boolean }): Promise<void> {
  const server = startClinicServer({ folderPath, host: { kind: 'headless' }, withJobs: false });
  const connection = server.connect('test');
  const call: OwnerCall = (procedure, input) =>
    server.call(connection, nameOf(procedure), input) as Promise<OutputOf<typeof procedure>>;
  await call(contract.setup.create, sampleClinic);
  for (const person of sampleStaff) await call(contract.users.add, person);
  await confirmSheet(server, call);
  if (options.hasSittings) await openSittings(call);
  await server.stop();
}

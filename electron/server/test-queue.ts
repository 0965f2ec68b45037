import { contract } from '#shared/contract/index.ts';
import type { InputOf, OutputOf } from '#shared/contract/procedure.ts';
import type { DoctorQueue, QueueRow } from '#shared/features/queue/queue.contract.ts';
import type { ClinicSettings } from '#shared/features/settings/settings.schema.ts';
import { openTestClinic, PEOPLE, type TestClinic } from './test-clinic.ts';

const { appointments, patients, queue, settings } = contract;

type Given = OutputOf<typeof queue.giveToken>;
type Act = InputOf<typeof queue.act>;

export type TestQueue = {
  desk: TestClinic;
  owner: TestClinic;
  doctor: TestClinic;
  /** The wall clock moves and everybody signs in again, as after a night. */
  at(wall: string): Promise<void>;
  person(fullName?: string): Promise<number>;
  walkIn(more?: Partial<InputOf<typeof queue.giveToken>>): Promise<Given>;
  /** Sittings of every weekday for Dr Meera. */
  sitting(startMinute: number, endMinute: number, more?: object): Promise<void>;
  book(patientId: number, startMinute: number, onDate?: string): Promise<number>;
  act(input: Act): Promise<OutputOf<typeof queue.act>>;
  column(doctorId?: number): Promise<DoctorQueue>;
  row(visitId: number): Promise<QueueRow>;
  change(settings: Partial<ClinicSettings>): Promise<void>;
};

/** 'A', 'B' … 'Z', 'BA': a name holds no figures. */
function lettersOf(number: number): string {
  return number.toString(26).replace(/./g, digit => String.fromCharCode(65 + Number.parseInt(digit, 26)));
}

export async function openTestQueue(): Promise<TestQueue> {
  const owner = await openTestClinic({ role: 'owner' });
  let registered = 0;
  const test: TestQueue = {
    owner,
    desk: await owner.as('receptionist'),
    doctor: await owner.as('doctor'),
    async at(wall) {
      owner.clock.set(`${wall}+05:30`);
      test.owner = await owner.as('owner');
      test.desk = await owner.as('receptionist');
      test.doctor = await owner.as('doctor');
    },
    async person(fullName = '') {
      registered += 1;
      const patient = await test.desk.call(patients.register, {
        fullName: fullName || `Person ${lettersOf(registered)}`,
        phone: `50000${String(40_000 + registered)}`,
        ...{ birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F' as const },
        notADuplicateBecause: 'Another person',
      });
      return patient.id;
    },
    async walkIn(more = {}) {
      const patientId = more.patientId ?? (await test.person());
      owner.clock.advance(60_000);
      return test.desk.call(queue.giveToken, { patientId, doctorId: PEOPLE.doctor, ...more });
    },
    async sitting(startMinute, endMinute, more = {}) {
      const sessions = [0, 1, 2, 3, 4, 5, 6].map(weekday => ({
        ...{ weekday, startMinute, endMinute, mode: 'slots' as const, slotMinutes: 10 },
        ...more,
      }));
      await test.owner.call(appointments.setSchedule, {
        ...{ doctorId: PEOPLE.doctor, validFrom: '2026-11-21', sessions },
      });
    },
    async book(patientId, startMinute, onDate = '2026-11-21') {
      const booked = await test.desk.call(appointments.book, {
        ...{ patientId, doctorId: PEOPLE.doctor, onDate, startMinute },
      });
      return booked.id;
    },
    act: input => test.desk.call(queue.act, input),
    async column(doctorId = PEOPLE.doctor) {
      const board = await test.desk.call(queue.dayBoard, {});
      const column = board.doctors.find(one => one.doctorId === doctorId);
      if (!column) throw new Error('no such doctor on the board');
      return column;
    },
    async row(visitId) {
      const board = await test.desk.call(queue.dayBoard, {});
      const row = board.doctors.flatMap(({ rows }) => rows).find(one => one.visitId === visitId);
      if (!row) throw new Error('no such visit on the board');
      return row;
    },
    async change(changes) {
      const now = await test.owner.call(settings.get, {});
      await test.owner.call(settings.change, { ...now, settings: { ...now.settings, ...changes } });
    },
  };
  return test;
}

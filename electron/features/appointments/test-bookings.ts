import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { PEOPLE, type TestClinic } from '../../server/test-clinic.ts';

type SessionInput = InputOf<typeof contract.appointments.setSchedule>['sessions'][number];

/** Saturday 21 November 2026 is the test clinic's today, 11:42. */
export const TODAY = '2026-11-21';
export const TEN = 600;
export const NOON = 720;

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6] as const;

/** 10:00 to 13:00 in slots of ten minutes, one person each, every day of the week. */
export function morning(more: Partial<SessionInput> = {}): SessionInput[] {
  return EVERY_DAY.map(weekday => ({
    ...{ weekday, startMinute: TEN, endMinute: 780, mode: 'slots', slotMinutes: 10 },
    ...more,
  }));
}

/** 22:00 to 2:00, every night. */
export function nights(more: Partial<SessionInput> = {}): SessionInput[] {
  return morning({ startMinute: 1_320, endMinute: 1_560, slotMinutes: 30, ...more });
}

export async function sits(
  clinic: TestClinic,
  sessions: SessionInput[],
  { doctorId = PEOPLE.doctor as number, validFrom = TODAY } = {},
) {
  const owner = await clinic.as('owner');
  return owner.call(contract.appointments.setSchedule, { doctorId, validFrom, sessions });
}

const NAMES = 'Asha Baldev Chitra Devika Esther Farida Gopal Hema Irfan Jaya Kiran Lata'.split(' ');

/** As many people as are wished, each with a number of their own. */
export async function register(clinic: TestClinic, count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index++) {
    const { id } = await clinic.call(contract.patients.register, {
      fullName: `${NAMES[index % NAMES.length]} ${'Rao Malviya Menon Pillai Lobo Khan'.split(' ')[index % 6]}`,
      phone: `50000${String(41_700 + index)}`,
      ...{ birthOn: '1980-01-01', birthIsEstimated: true, sex: 'F', notADuplicateBecause: 'test' },
    });
    ids.push(id);
  }
  return ids;
}

type Booking = Partial<InputOf<typeof contract.appointments.book>> & {
  patientId: number;
  startMinute: number;
};

export function book(clinic: TestClinic, booking: Booking) {
  return clinic.call(contract.appointments.book, {
    ...{ doctorId: PEOPLE.doctor, onDate: TODAY },
    ...booking,
  });
}

import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { Doctor } from '../../electron/features/users/users.service.ts';
import type { Random } from './random.ts';
import { type Comer, isChildOn } from './turnout.ts';
import type { VisitPlan } from './visit-record.ts';

export const MINUTE_MS = 60_000;
const MORNING = { fromMinute: 9 * 60 + 30, minutes: 230 };
const EVENING = { fromMinute: 17 * 60 + 30, minutes: 165 };
export const DAY_END_MINUTE = 21 * 60;

/** The instant at which a day of the sample clinic begins; India keeps one offset all year. */
export function startOfDay(onDate: LocalDate): number {
  return Date.parse(`${onDate}T00:00:00+05:30`);
}

/** Children go to the paediatrician, if there is one. */
export function doctorFor(doctors: readonly Doctor[], comer: Comer, onDate: LocalDate): Doctor {
  const seesChildren = (doctor: Doctor) => /paed|child/i.test(doctor.profile.speciality);
  const isChild = isChildOn(comer.regular.person, onDate);
  const doctor = doctors.find(each => seesChildren(each) === isChild) ?? doctors[0];
  if (!doctor) throw new Error('a clinic without a doctor sees nobody');
  return doctor;
}

/** A day that is over: everyone came in the morning or the evening, and nearly everyone was seen and billed. */
export function pastDay(
  random: Random,
  comers: readonly Comer[],
  doctors: readonly Doctor[],
  onDate: LocalDate,
): VisitPlan[] {
  const start = startOfDay(onDate);
  const inMorning = Math.ceil(comers.length * 0.6);
  const tokens = new Map<number, number>();
  return comers.map((comer, index) => {
    const session = index < inMorning ? MORNING : EVENING;
    const place = index < inMorning ? index / inMorning : (index - inMorning) / (comers.length - inMorning);
    const arrivedAt = start + Math.round((session.fromMinute + place * session.minutes) * MINUTE_MS);
    const doctor = doctorFor(doctors, comer, onDate);
    const tokenNumber = (tokens.get(doctor.userId) ?? 0) + 1;
    tokens.set(doctor.userId, tokenNumber);
    const calledAt = arrivedAt + random.whole(6, 28) * MINUTE_MS;
    const signedAt = calledAt + random.whole(4, 11) * MINUTE_MS;
    const billedAt = signedAt + random.whole(1, 5) * MINUTE_MS;
    const hasVitals = random.chance(0.75);
    const isLeaving = random.chance(0.015);
    return {
      ...comer,
      onDate,
      doctor,
      tokenNumber,
      priority: random.chance(0.02) ? 'urgent' : 'routine',
      times: isLeaving
        ? { arrivedAt, leftAt: calledAt }
        : {
            arrivedAt,
            ...(hasVitals ? { vitalsAt: arrivedAt + 2 * MINUTE_MS } : {}),
            calledAt,
            signedAt,
            billedAt,
          },
    };
  });
}

import { contract, nameOf } from '#shared/contract/index.ts';
import type { AnyProcedure, InputOf, OutputOf } from '#shared/contract/procedure.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { OWNER_PASSWORD, PEOPLE, STAFF_PASSWORD } from '../../electron/server/sample-clinic.test-support.ts';
import type { ClinicServer } from '../../electron/server/start.ts';

export type Call = <P extends AnyProcedure>(procedure: P, input: InputOf<P>) => Promise<OutputOf<P>>;
type NewPatient = InputOf<typeof contract.patients.register>;
type Staff = { owner: Call; desk: Call; doctor: Call };

/** The wall clock of a clinic that is being prepared. */
export type MovableClock = { now(): number; set(instant: number): void };

const { appointments, encounters, patients, queue } = contract;
/** From today, until Dr Meera is away for a day. */
export const LEAVE_IN_DAYS = 2;
const MINUTE = 60_000;
const meera = PEOPLE.doctor;
const arvind = PEOPLE.secondDoctor;

export function todayInIndia(): LocalDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format();
}

export function wallInIndia(onDate: LocalDate, time: string): number {
  return Date.parse(`${onDate}T${time}:00+05:30`);
}

/** Signed in once for the whole week: a session of the product would end with the day. */
export async function signedIn(server: ClinicServer, userId: number, clock: MovableClock): Promise<Call> {
  const connection = server.connect('test');
  const password = userId === PEOPLE.owner ? OWNER_PASSWORD : STAFF_PASSWORD;
  await server.call(connection, nameOf(contract.users.signIn), { userId, password });
  return (procedure, input) => {
    if (connection.session) connection.session = { ...connection.session, signedInAt: clock.now() };
    return server.call(connection, nameOf(procedure), input) as Promise<OutputOf<typeof procedure>>;
  };
}

const NOTICE = {
  textEn:
    'We write down your name, phone, address and what is needed to treat you. It is kept in this clinic alone. You may ask to see it, to have it corrected, or take your agreement back.',
  textHi:
    'हम आपका नाम, फ़ोन, पता और इलाज के लिए ज़रूरी बातें लिखते हैं। यह सब केवल इसी क्लिनिक में रहता है। आप इसे देख सकते हैं, ठीक करा सकते हैं या अपनी सहमति वापस ले सकते हैं।',
};

/** Everybody the screens need to show: a namesake, a mother and her son, a name that is too long for any line. */
async function registerPeople({ owner, desk }: Staff, today: LocalDate) {
  await owner(patients.addNotice, NOTICE);
  const referrer = await desk(patients.addReferrer, {
    ...{ name: 'Dr Sunil Jain, Jain Nursing Home', kind: 'doctor', phone: '5000030001' },
  });
  let phone = 5_000_041_700;
  const register = async (
    fullName: string,
    sex: 'F' | 'M',
    birthOn: string,
    more: Partial<NewPatient> = {},
  ) => {
    phone += 1;
    const { id } = await desk(patients.register, {
      ...{ fullName, sex, birthOn, birthIsEstimated: true, phone: String(phone), locality: 'Vijay Nagar' },
      ...{ city: 'Indore', notADuplicateBecause: 'Says she is another person', ...more },
    });
    return id;
  };
  return {
    lakshmi: await register('Lakshmi Raghavan', 'F', '1974-03-11', {
      ...{ localName: 'लक्ष्मी राघवन', relativeName: 'Raghavan Iyer', altPhone: '5000041790' },
      ...{ address: '21/3, Scheme 54, behind the post office', pinCode: '452010', referrerId: referrer.id },
      ...{ oldNumber: 'OLD-4471', tags: ['Diabetes camp', 'Staff family'] },
      alerts: [
        { kind: 'infectious', note: 'Chickenpox in the house', until: addDays(today, 9) },
        { kind: 'vip', note: '', until: null },
      ],
      consents: {
        noticeVersion: 1,
        language: 'hi',
        purposes: { care: true, messages: true, research: false },
      },
    }),
    laxmi: await register('Laxmi Raghavan', 'F', '1974-03-11'),
    ravi: await register('Ravi Sen', 'M', '1975-08-02', { locality: 'Palasia' }),
    meena: await register('Meena Das', 'F', '1993-01-20', { phone: '5000041737' }),
    aarav: await register('Aarav Das', 'M', '2019-06-30', {
      ...{ phone: '5000041737', phoneRelation: 'child' },
      guardian: { fullName: 'Meena Das', relation: 'mother', idType: 'Voter card', idLast4: '4410' },
    }),
    longest: await register('Venkatanarasimharajuvaripeta Subrahmanyam Iyengar', 'M', '1948-12-01', {
      locality: 'Scheme 140, behind Agrawal Public School',
    }),
    farida: await register('Farida Khan', 'F', '1990-04-02', { locality: 'Khajrana' }),
    gopal: await register('Gopal Krishna Tiwari', 'M', '1961-05-17', { locality: 'Rau' }),
    sunita: await register('Sunita Bai Chouhan', 'F', '1985-09-09', { locality: 'Mhow' }),
    irfan: await register('Irfan Qureshi', 'M', '1988-02-14', { locality: 'Bhawarkua' }),
    kamla: await register('Kamla Devi Verma', 'F', '1957-10-30', { locality: 'Rajendra Nagar' }),
  };
}

type People = Awaited<ReturnType<typeof registerPeople>>;

async function seen({ doctor }: Staff, visitId: number, followUpOn: LocalDate | null): Promise<void> {
  await doctor(queue.call, { visitId });
  await doctor(encounters.sign, {
    visitId,
    body: {
      ...{
        complaints: 'Fever and body ache',
        findings: '',
        stops: [],
        sections: [],
        orders: [],
        tests: '',
        advice: 'Rest',
        followUpOn,
        answers: [],
      },
      ...{ diagnoses: [{ text: 'Viral fever', icd10: 'B34.9', isProvisional: true }], lines: [] },
    },
  });
}

/** Days that left something undone: unbilled visits, missed bookings, people asked to come again. */
async function livePast(staff: Staff, people: People, today: LocalDate, clock: MovableClock): Promise<void> {
  const { desk } = staff;
  const at = (daysAgo: number, time: string) => clock.set(wallInIndia(addDays(today, -daysAgo), time));
  const walkIn = async (patientId: number) =>
    (await desk(queue.giveToken, { patientId, doctorId: meera })).visitId;
  const book = async (patientId: number, inDays: number, startMinute: number) =>
    (
      await desk(appointments.book, {
        patientId,
        doctorId: meera,
        onDate: addDays(today, inDays),
        startMinute,
      })
    ).id;
  const missed = [await book(people.farida, -4, 600), await book(people.farida, -3, 600)];
  at(5, '10:00');
  await seen(staff, await walkIn(people.kamla), addDays(today, -2));
  await seen(staff, await walkIn(people.longest), today);
  at(2, '11:00');
  await desk(appointments.markNoShow, { appointmentIds: missed, reason: 'Phone not answered' });
  await seen(staff, await walkIn(people.sunita), addDays(today, 4));
  await book(people.irfan, -1, 690);
  at(1, '12:00');
  const overdue = await desk(encounters.followUps, { fromDate: addDays(today, -9), toDate: today });
  const [first] = overdue.filter(one => one.patientId === people.kamla);
  if (first)
    await desk(encounters.noteFollowUpCall, { visitId: first.visitId, result: 'noAnswer', note: '' });
  await walkIn(people.gopal);
}

/** Bookings of today and of the days ahead, and a leave that strands two people. */
async function bookAhead({ desk }: Staff, people: People, today: LocalDate): Promise<void> {
  const book = (patientId: number, inDays: number, startMinute: number, more: object = {}) =>
    desk(appointments.book, {
      ...{ patientId, doctorId: meera, onDate: addDays(today, inDays), startMinute, ...more },
    });
  await book(people.farida, 0, 585, { note: 'Reports of last month' });
  await book(people.longest, 0, 1_020, { kind: 'followUp' });
  await book(people.aarav, 0, 630, { doctorId: arvind, kind: 'vaccine' });
  await book(people.farida, 1, 600);
  await book(people.longest, 1, 615, { kind: 'procedure' });
  await book(people.ravi, 1, 660, { note: 'Wife comes along' });
  await book(people.meena, 1, 675, { doctorId: arvind });
  await book(people.gopal, LEAVE_IN_DAYS, 600);
  await book(people.longest, LEAVE_IN_DAYS, 720);
  const places = [4, 11, 18].map(days => ({ onDate: addDays(today, days), startMinute: 645 }));
  await desk(appointments.bookSeries, {
    ...{
      patientId: people.sunita,
      doctorId: meera,
      label: 'Physiotherapy',
      kind: 'procedure',
      total: 6,
      places,
    },
  });
  const off = addDays(today, LEAVE_IN_DAYS);
  await desk(appointments.addClosure, {
    ...{ doctorId: meera, fromDate: off, toDate: off, reason: 'Conference in Bhopal' },
  });
}

/** A morning half done: one row in every state, some urgent, one doctor away. */
async function fillQueues(staff: Staff, people: People, clock: MovableClock): Promise<void> {
  const { desk } = staff;
  const walkIn = async (patientId: number, complaint: string, doctorId: number = meera) => {
    clock.set(Math.min(Date.now(), clock.now() + 2 * MINUTE));
    return (await desk(queue.giveToken, { patientId, doctorId, complaint })).visitId;
  };
  const act = (input: InputOf<typeof queue.act>) => desk(queue.act, input);
  await seen(staff, await walkIn(people.ravi, 'Report to show'), null);
  const called = await walkIn(people.meena, 'Cough since three weeks, worse at night');
  const skipped = await walkIn(people.gopal, 'Swollen feet');
  await desk(queue.call, { visitId: skipped });
  await act({ action: 'skip', visitId: skipped });
  await desk(queue.call, { visitId: called });
  const held = await walkIn(people.irfan, 'Blood test first');
  await act({ action: 'hold', visitId: held });
  const urgent = await walkIn(people.lakshmi, 'Chest pain since morning');
  await act({ action: 'prioritise', visitId: urgent, priority: 'urgent', reason: 'Chest pain, sweating' });
  await walkIn(people.sunita, 'Fever, shivering and body ache since four days', arvind);
  const gone = await walkIn(people.laxmi, '', arvind);
  await act({ action: 'leave', visitId: gone, reason: 'Could not wait' });
  const unknown = await desk(patients.registerUnknown, {
    ...{ sex: 'M', aboutYears: 40, foundAt: 'Sarwate bus stand', broughtBy: '108 ambulance' },
  });
  await desk(queue.giveToken, {
    ...{ patientId: unknown.id, doctorId: meera, kind: 'emergency', complaint: 'Found unconscious' },
  });
  await desk(queue.setAway, { doctorId: arvind, isAway: true, reason: 'Round in the ward' });
}

/** A week of a clinic's life by its own procedures, as the people who would do it; the clock ends at the present. */
export async function putDeskToWork(server: ClinicServer, owner: Call, clock: MovableClock): Promise<void> {
  const today = todayInIndia();
  const staff: Staff = {
    owner,
    desk: await signedIn(server, PEOPLE.receptionist, clock),
    doctor: await signedIn(server, meera, clock),
  };
  const people = await registerPeople(staff, today);
  await livePast(staff, people, today, clock);
  clock.set(wallInIndia(today, '00:01'));
  await bookAhead(staff, people, today);
  clock.set(Math.max(clock.now(), Date.now() - 50 * MINUTE));
  await fillQueues(staff, people, clock);
  clock.set(Date.now());
}

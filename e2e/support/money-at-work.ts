import { contract } from '#shared/contract/index.ts';
import type { InputOf } from '#shared/contract/procedure.ts';
import { dateRange } from '#shared/kernel/date-ranges.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { PEOPLE } from '../../electron/server/sample-clinic.test-support.ts';
import type { ClinicServer } from '../../electron/server/start.ts';
import { type Call, type MovableClock, signedIn, todayInIndia, wallInIndia } from './desk-at-work.ts';

type NewBill = InputOf<typeof contract.billing.issue>;
type NewLine = NewBill['lines'][number];
type NewPayment = NewBill['payments'][number];

const { billing, cash, dues, patients, refunds, reports, settings } = contract;

/** The tenth and the eleventh of the last whole month: whatever the day of the test, key L shows them. */
export function moneyDays(): [LocalDate, LocalDate] {
  const first = addDays(dateRange('lastMonth', todayInIndia()).fromDate, 9);
  return [first, addDays(first, 1)];
}

const paid = (mode: NewPayment['mode'], rupees: number, reference = ''): NewPayment => ({
  ...{ mode, amountPaise: rupees * 100, reference },
});
const line = (description: string, rupees: number, more: Partial<NewLine> = {}): NewLine => ({
  ...{ description, quantity: 1, ratePaise: rupees * 100, ...more },
});

/** A paper of supply with GST on it needs a number to collect it under. */
async function registerForGst(owner: Call): Promise<void> {
  const now = await owner(settings.get, {});
  await owner(settings.change, { ...now, clinic: { ...now.clinic, gstin: '23ABCDE1234F1Z5' } });
}

async function people(desk: Call): Promise<{ asha: number; imran: number; farida: number }> {
  const register = async (fullName: string, phone: string, sex: 'F' | 'M') =>
    (
      await desk(patients.register, {
        ...{ fullName, phone, sex, birthOn: '1984-05-01', birthIsEstimated: true, city: 'Indore' },
      })
    ).id;
  return {
    asha: await register('Asha Rao', '5000041735', 'F'),
    imran: await register('Imran Shaikh', '5000041736', 'M'),
    farida: await register('Farida Khan', '5000041737', 'F'),
  };
}

/** The only drawer of the day holds what it should. */
async function closeTheDay(owner: Call, onDate: LocalDate): Promise<void> {
  const { drawerToCount } = await owner(reports.daySheet, { onDate });
  const { expectedCashPaise = 0 } = drawerToCount ?? {};
  await owner(reports.closeDay, {
    ...{ onDate, expectedCashPaise },
    count: { notes: {}, coinsPaise: expectedCashPaise },
  });
}

/**
 * Two closed days of the last month. Received: cash 600 + 300 + 1,000 in advance, UPI 500 + 200, card 1,050, together
 * 3,650. Billed and standing: 600 + 500 + 1,050 (50 of it GST) + 800, of which 300 is due; one bill of 700 is
 * cancelled; 40 went out for tea.
 */
export async function putMoneyToWork(server: ClinicServer, clock: MovableClock): Promise<void> {
  const [first, second] = moneyDays();
  const owner = await signedIn(server, PEOPLE.owner, clock);
  const desk = await signedIn(server, PEOPLE.receptionist, clock);
  await registerForGst(owner);
  const { asha, imran, farida } = await people(desk);
  const bill = (patientId: number, lines: NewLine[], payments: NewPayment[], more: Partial<NewBill> = {}) =>
    desk(billing.issue, { patientId, visitId: null, doctorId: PEOPLE.doctor, lines, payments, ...more });

  clock.set(wallInIndia(first, '10:30'));
  await bill(asha, [line('Consultation', 600)], [paid('cash', 600)]);
  await bill(imran, [line('Child consultation', 500)], [paid('upi', 500, '412815550142')], {
    doctorId: PEOPLE.secondDoctor,
  });
  const tablets = line('Metformin 500', 1_000, { sacCode: '30049099', taxClass: 'medicine' });
  await bill(farida, [tablets], [paid('card', 1_050, '004417')]);
  clock.set(wallInIndia(first, '20:30'));
  await closeTheDay(owner, first);

  clock.set(wallInIndia(second, '11:00'));
  await bill(asha, [line('Dressing', 800)], [paid('cash', 300), paid('upi', 200, '412815550143')]);
  await desk(dues.takeAdvance, { patientId: farida, payments: [paid('cash', 1_000)] });
  const wrong = await bill(imran, [line('Nebulisation', 700)], []);
  await desk(refunds.cancelBill, { billId: wrong.id, reason: 'Wrong patient' });
  await desk(cash.recordExpense, {
    ...{ category: 'Tea and water', paidTo: 'Gupta Stores', amountPaise: 4_000, mode: 'cash' },
  });
  clock.set(wallInIndia(second, '20:30'));
  await closeTheDay(owner, second);
  clock.set(Date.now());
}

/** A day that was billed and closed while the clock stood six weeks ahead; it is right again when the desk opens. */
export async function closeAheadOfTheClock(server: ClinicServer, clock: MovableClock): Promise<void> {
  const ahead = addDays(todayInIndia(), 42);
  clock.set(wallInIndia(ahead, '20:00'));
  const owner = await signedIn(server, PEOPLE.owner, clock);
  const desk = await signedIn(server, PEOPLE.receptionist, clock);
  const { asha } = await people(desk);
  await desk(billing.issue, {
    ...{ patientId: asha, visitId: null, doctorId: PEOPLE.doctor },
    ...{ lines: [line('Consultation', 600)], payments: [paid('cash', 600)] },
  });
  await closeTheDay(owner, ahead);
  clock.set(Date.now());
}

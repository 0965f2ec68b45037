import { billAmounts, sumPaise } from '#shared/features/billing/bill.rules.ts';
import type { NewBillLine, NewPayment } from '#shared/features/billing/bill.schema.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { financialYearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import { billDoctorOf, partyOf } from '../../electron/features/billing/bill-record.ts';
import type { Doctor } from '../../electron/features/users/users.service.ts';
import { formatNumber } from '../../electron/server/number-series.ts';
import type { Illness } from './illness.ts';
import type { MoneyWriter } from './money-rows.ts';
import type { Random } from './random.ts';
import type { Regular } from './turnout.ts';

const CONSULTATION_SAC = '999312';
const FOLLOW_UP_DAYS_MS = 7 * 86_400_000;
const DISCOUNT_REASONS = ['senior citizen', 'staff family', 'could not pay more'];

export type Numbers = {
  /** The next of a gapless series: 'bill', 'receipt', 'prescription', 'uhid'. */
  take(series: string, period: string): number;
};

export type Billed = {
  billId: number;
  visitId: number;
  at: number;
  onDate: LocalDate;
  doctor: Doctor;
  illness: Illness;
};
export type Settling = 'asUsual' | 'inFull' | 'inPart';

/** The money desk: one bill per visit, most of it paid at once, old dues paid at a later visit. */
export function moneyDesk({
  random,
  rows,
  numbers,
  cashiers,
  splitShare = 0,
}: {
  random: Random;
  rows: MoneyWriter;
  numbers: Numbers;
  cashiers: readonly number[];
  /** Of the bills that are paid in full: in two modes. */
  splitShare?: number;
}) {
  function linesOf(regular: Regular, { doctor, illness, at }: Billed): NewBillLine[] {
    const { speciality, consultationFeePaise } = doctor.profile;
    const isFollowUp = regular.lastDoctorId === doctor.userId && at - regular.lastSeenAt < FOLLOW_UP_DAYS_MS;
    const consultation: NewBillLine = {
      // A follow-up at half the fee is no fee of the doctor's: it stands under its own words.
      ...(!isFollowUp && { kind: 'consultation' as const }),
      description: `${isFollowUp ? 'Follow-up' : 'Consultation'}, ${speciality}`,
      sacCode: CONSULTATION_SAC,
      quantity: 1,
      ratePaise: isFollowUp ? consultationFeePaise / 2 : consultationFeePaise,
    };
    const { procedure } = illness;
    if (!procedure || !random.chance(0.35)) return [consultation];
    return [consultation, { ...procedure, sacCode: CONSULTATION_SAC, quantity: 1 }];
  }

  function paymentOf(amountPaise: number): NewPayment {
    const mode = random.weighted([
      ['cash', 45],
      ['upi', 47],
      ['card', 8],
    ] as const);
    const hasReference = mode !== 'cash' && random.chance(0.94);
    const digits = mode === 'upi' ? 12 : 6;
    const reference = hasReference ? String(random.whole(10 ** (digits - 1), 10 ** digits - 1)) : '';
    return { mode, amountPaise, reference };
  }

  function inTwo(totalPaise: number): NewPayment[] {
    const first = Math.floor(totalPaise / 20_000) * 10_000;
    const parts = [first, totalPaise - first].filter(part => part > 0);
    return parts.map(paymentOf);
  }

  function paymentsFor(totalPaise: number, settling: Settling): NewPayment[] {
    if (totalPaise === 0) return [];
    const isShort = settling === 'inPart' || (settling === 'asUsual' && random.chance(0.035));
    if (!isShort)
      return splitShare > 0 && random.chance(splitShare) ? inTwo(totalPaise) : [paymentOf(totalPaise)];
    const paid = Math.floor((totalPaise * random.whole(0, 6)) / 1_000) * 100;
    return paid === 0 ? [] : [paymentOf(paid)];
  }

  function receive(
    payment: NewPayment,
    to: {
      billId: number;
      patientId: number;
      doctorId: number;
      onDate: LocalDate;
      at: number;
      cashierId: number;
    },
  ): void {
    const year = financialYearOf(to.onDate);
    rows.payment({
      receiptNumber: formatNumber('R', year, numbers.take('receipt', year)),
      billId: to.billId,
      patientId: to.patientId,
      doctorId: to.doctorId,
      onDate: to.onDate,
      ...payment,
      receivedAt: to.at,
      cashierId: to.cashierId,
    });
  }

  function takeOldDues(regular: Regular, { doctor, onDate, at }: Billed, cashierId: number): void {
    for (const due of regular.dues.splice(0)) {
      if (!random.chance(0.7)) regular.dues.push(due);
      else {
        const to = {
          billId: due.billId,
          patientId: regular.person.id,
          doctorId: doctor.userId,
          onDate,
          at,
          cashierId,
        };
        receive(paymentOf(due.duePaise), to);
      }
    }
  }

  return {
    bill(regular: Regular, billed: Billed, settling: Settling = 'asUsual'): void {
      const { billId, visitId, doctor, onDate, at } = billed;
      const cashierId = random.pick(cashiers);
      const lines = linesOf(regular, billed);
      const isDiscounted = random.chance(0.04);
      const amounts = billAmounts({ lines, discountPaise: isDiscounted ? 10_000 : 0 });
      const payments = paymentsFor(amounts.totalPaise, settling);
      const duePaise = amounts.totalPaise - sumPaise(payments);
      const year = financialYearOf(onDate);
      takeOldDues(regular, billed, cashierId);
      rows.bill({
        ...amounts,
        id: billId,
        number: formatNumber('B', year, numbers.take('bill', year)),
        onDate,
        issuedAt: at,
        patientId: regular.person.id,
        visitId,
        doctorId: doctor.userId,
        party: partyOf(regular.person as unknown as Patient, onDate),
        doctor: billDoctorOf(doctor),
        discountReason: isDiscounted ? random.pick(DISCOUNT_REASONS) : '',
        cashierId,
      });
      const to = { billId, patientId: regular.person.id, doctorId: doctor.userId, onDate, at, cashierId };
      for (const payment of payments) receive(payment, to);
      if (duePaise > 0) regular.dues.push({ billId, duePaise });
    },
  };
}

export type MoneyDesk = ReturnType<typeof moneyDesk>;

import type * as z from 'zod';
import { AppError } from '#shared/contract/app-error.ts';
import type { Bill, billLineOfListSchema, Payment } from '#shared/features/billing/bill.schema.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { formatAge } from '#shared/kernel/age.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { Doctor } from '../users/users.service.ts';
import * as billingSql from './billing.sql.ts';

export type BillParty = Bill['party'];
/** The doctor as he stood when the bill was issued. */
export type BillDoctor = {
  fullName: string;
  qualification: string;
  council: string;
  registrationNumber: string;
};
export type BillOfList = z.infer<typeof billLineOfListSchema>;

/** The patient as the bill will always say. */
export function partyOf(patient: Patient, onDate: LocalDate): BillParty {
  const age = formatAge(patient.birthOn, onDate, patient.birthIsEstimated);
  const place = [patient.city, patient.pinCode].filter(part => part).join(' ');
  return {
    fullName: patient.fullName,
    ageAndSex: patient.sex === 'U' ? age : `${age}, ${patient.sex}`,
    uhid: patient.uhid,
    address: [patient.address, patient.locality, place].filter(part => part).join(', '),
    phone: patient.phone,
  };
}

export function billDoctorOf({ fullName, profile }: Doctor): BillDoctor {
  const { qualification, council, registrationNumber } = profile;
  return { fullName, qualification, council, registrationNumber };
}

function paymentOf(row: billingSql.PaymentRow): Payment {
  return { ...row, onDate: fromDayNumber(row.onDate) };
}

/** A bill with its lines and payments, and the doctor's letterhead as frozen; NOT_FOUND when there is none. */
export function getBillRecord(db: ReadableDb, billId: number): { bill: Bill; doctor: BillDoctor } {
  const row = billingSql.findBill(db, billId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'bill' });
  const { doctorSnapshot, party, onDate, ...figures } = row;
  const doctor = JSON.parse(doctorSnapshot) as BillDoctor;
  const bill: Bill = {
    ...figures,
    onDate: fromDayNumber(onDate),
    doctorName: doctor.fullName,
    party: JSON.parse(party) as BillParty,
    lines: billingSql
      .listLines(db, billId)
      .map(({ kind, ...line }) => (kind === 'consultation' ? { ...line, kind } : line)),
    paidPaise: row.totalPaise - row.duePaise,
    payments: billingSql.listPayments(db, billId).map(paymentOf),
  };
  return { bill, doctor };
}

export function getBill(db: ReadableDb, billId: number): Bill {
  return getBillRecord(db, billId).bill;
}

export function billOfList({ party, onDate, ...row }: billingSql.BillListRow): BillOfList {
  const { fullName, uhid } = JSON.parse(party) as BillParty;
  return { ...row, onDate: fromDayNumber(onDate), fullName, uhid };
}

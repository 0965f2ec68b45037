import { AppError } from '#shared/contract/app-error.ts';
import type { Bill, BillOfList, IssuedLine, Payment } from '#shared/features/billing/bill.schema.ts';
import type { Patient } from '#shared/features/patients/patient.schema.ts';
import { shortAge } from '#shared/kernel/age.ts';
import { fromDayNumber, type LocalDate } from '#shared/kernel/local-date.ts';
import type { ReadableDb } from '../../database/db.ts';
import type { DoctorAtHead } from '../../ledger/letterheads.ts';
import { districtOfPin } from '../patients/patients.service.ts';
import type { Doctor } from '../users/users.service.ts';
import * as billingSql from './billing.sql.ts';
import type { BillListRow } from './bills-list.sql.ts';

export type BillParty = Bill['party'];
/** The doctor as he stood when the bill was issued. */
export type BillDoctor = DoctorAtHead;

/** The patient as the bill will always say. */
export function partyOf(patient: Patient, onDate: LocalDate): BillParty {
  const state = districtOfPin(patient.pinCode)?.state;
  const place = [patient.city, patient.pinCode].filter(part => part).join(' ');
  return {
    fullName: patient.fullName,
    age: shortAge(patient.birthOn, onDate, patient.birthIsEstimated),
    sex: patient.sex,
    uhid: patient.uhid,
    address: [patient.address, patient.locality, place].filter(part => part).join(', '),
    phone: patient.phone,
    ...(state && { state }),
  };
}

export function billDoctorOf({ fullName, profile }: Doctor): BillDoctor {
  const { qualification, council, registrationNumber } = profile;
  return { fullName, qualification, council, registrationNumber };
}

function paymentOf(row: billingSql.PaymentRow): Payment {
  return { ...row, onDate: fromDayNumber(row.onDate) };
}

function lineOf(row: billingSql.IssuedLineRow): IssuedLine {
  const { kind, itemId, doctorId, isTaxInclusive, isPrepaid, otherState, ...line } = row;
  const netPaise = line.amountPaise - line.discountPaise - line.billDiscountPaise;
  return {
    ...line,
    isTaxInclusive: isTaxInclusive === 1,
    taxablePaise: isTaxInclusive ? netPaise - line.cgstPaise - line.sgstPaise : netPaise,
    ...(kind === 'consultation' && { kind }),
    ...(itemId !== null && { itemId }),
    ...(doctorId !== null && { doctorId }),
    ...(otherState !== '' && { otherState }),
    ...(isPrepaid === 1 && { isPrepaid: true as const }),
  };
}

/** A bill with its lines and payments, and the doctor's letterhead as frozen; NOT_FOUND when there is none. */
export function getBillRecord(db: ReadableDb, billId: number): { bill: Bill; doctor: BillDoctor } {
  const row = billingSql.findBill(db, billId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'bill' });
  const { doctorSnapshot, party, onDate, isCancelled, ...figures } = row;
  const doctor = JSON.parse(doctorSnapshot) as BillDoctor;
  const bill: Bill = {
    ...figures,
    ...billingSql.getSettled(db, billId),
    isCancelled: isCancelled === 1,
    onDate: fromDayNumber(onDate),
    doctorName: doctor.fullName,
    party: JSON.parse(party) as BillParty,
    lines: billingSql.listLines(db, billId).map(lineOf),
    payments: billingSql.listPayments(db, billId).map(paymentOf),
  };
  return { bill, doctor };
}

export function getBill(db: ReadableDb, billId: number): Bill {
  return getBillRecord(db, billId).bill;
}

export function billOfList({ party, onDate, isCancelled, ...row }: BillListRow): BillOfList {
  const { fullName, uhid } = JSON.parse(party) as BillParty;
  return { ...row, isCancelled: isCancelled === 1, onDate: fromDayNumber(onDate), fullName, uhid };
}

import type { NewClinic } from '#shared/features/setup/setup.contract.ts';
import type { NewPerson } from '#shared/features/users/user.schema.ts';

/** Printed on the terminal and worth nothing: they open invented patients only. */
export type Secrets = { password: string; pin: string };

export const sampleOwner = { fullName: 'Dr Meera Kulkarni', signInName: 'meera' };

const council = 'Madhya Pradesh Medical Council';

export const sampleClinic: Omit<NewClinic, 'owner'> = {
  clinic: {
    name: 'Sanjeevani Clinic',
    addressLine: '14, Anand Bazaar Road',
    city: 'Indore',
    pinCode: '452001',
    stateCode: '23',
    phone: '5000040100',
    email: '',
    hours: '9:30–1:30, 5:30–8:30',
    registrationNumber: 'MP/IND/2021/0417',
    gstin: '',
    zone: 'Asia/Kolkata',
  },
  doctor: {
    isOwner: true,
    fullName: '',
    signInName: '',
    password: '',
    profile: {
      qualification: 'MD (Medicine)',
      council,
      registrationNumber: 'MP-18342',
      speciality: 'General medicine',
      room: '2',
      consultationFeePaise: 60_000,
    },
  },
  screenLanguage: 'en',
  patientLanguage: 'hi',
  prescriptionPaper: 'A5',
  prescriptionLetterhead: 'printed',
  billPaper: 'A5',
  slipPaper: '80mm',
  billSeriesPrefix: 'B',
  upiAddress: 'sanjeevani@examplebank',
  backupFolder: '',
};

export const sampleStaff: readonly Omit<NewPerson, 'password'>[] = [
  {
    fullName: 'Dr Arvind Solanki',
    signInName: 'arvind',
    roles: ['doctor'],
    doctor: {
      qualification: 'MD (Paediatrics)',
      council,
      registrationNumber: 'MP-20417',
      speciality: 'Paediatrics',
      room: '3',
      consultationFeePaise: 50_000,
    },
  },
  { fullName: 'Kavita Nair', signInName: 'kavita', roles: ['receptionist'], doctor: null },
  { fullName: 'Sunita Toppo', signInName: 'sunita', roles: ['nurse'], doctor: null },
  { fullName: 'Ravi Verma', signInName: 'ravi', roles: ['accountant'], doctor: null },
];

/** In the order in which the people are made: the owner first. */
export const sampleSecrets: readonly Secrets[] = [
  { password: 'quiet river stones 41', pin: '4826' },
  { password: 'paper kite august 63', pin: '7194' },
  { password: 'brass kettle morning 7', pin: '2583' },
  { password: 'copper lantern rain 28', pin: '6407' },
  { password: 'mango ledger sunday 95', pin: '9361' },
];

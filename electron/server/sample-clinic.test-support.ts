import type { NewClinic } from '#shared/features/setup/setup.contract.ts';
import type { NewPerson } from '#shared/features/users/user.schema.ts';

/** Saturday 21 November 2026, 11:42 in Indore. */
export const TEST_NOW = Date.parse('2026-11-21T06:12:00Z');

export const OWNER_PASSWORD = 'quiet river stones 41';
export const STAFF_PASSWORD = 'brass kettle morning 7';

export const sampleClinic: NewClinic = {
  clinic: {
    name: 'Sanjeevani Clinic',
    addressLine: '14, Anand Bazaar Road',
    city: 'Indore',
    pinCode: '452001',
    stateCode: '23',
    phone: '7315550148',
    email: '',
    hours: '9:30–1:30, 5:30–8:30',
    registrationNumber: 'MP/IND/2021/0417',
    gstin: '',
    zone: 'Asia/Kolkata',
  },
  owner: { fullName: 'Anil Kulkarni', signInName: 'anil', password: OWNER_PASSWORD },
  doctor: {
    isOwner: false,
    fullName: 'Dr Meera Kulkarni',
    signInName: 'meera',
    password: STAFF_PASSWORD,
    profile: {
      qualification: 'MD (Medicine)',
      council: 'Madhya Pradesh Medical Council',
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

export const sampleStaff: readonly NewPerson[] = [
  {
    fullName: 'Kavita Nair',
    signInName: 'kavita',
    roles: ['receptionist'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Sunita Toppo',
    signInName: 'sunita',
    roles: ['nurse'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Ravi Verma',
    signInName: 'ravi',
    roles: ['accountant'],
    password: STAFF_PASSWORD,
    doctor: null,
  },
  {
    fullName: 'Dr Arvind Solanki',
    signInName: 'arvind',
    roles: ['doctor'],
    password: STAFF_PASSWORD,
    doctor: {
      qualification: 'MD (Paediatrics)',
      council: 'Madhya Pradesh Medical Council',
      registrationNumber: 'MP-20417',
      speciality: 'Paediatrics',
      room: '3',
      consultationFeePaise: 50_000,
    },
  },
];

/** Who plays which role in the sample clinic. */
export const PEOPLE = {
  owner: 1,
  doctor: 2,
  receptionist: 3,
  nurse: 4,
  accountant: 5,
  secondDoctor: 6,
} as const;
